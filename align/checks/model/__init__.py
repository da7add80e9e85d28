"""What a check says, and what it is told: findings, profiles, glossaries, dismissals."""
