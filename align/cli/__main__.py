"""``python -m align.cli`` is the command."""

from align.cli import main

main()
