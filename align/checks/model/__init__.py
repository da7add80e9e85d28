"""The data that checks read and return: findings, glossaries, dismissals, other documents."""
