"""The command, as the tests of commands run it."""

import pytest
from click.testing import CliRunner

from align.cli import main


@pytest.fixture
def sverka():
    """Runs the command with some options, and returns its result."""

    def run(*options):
        return CliRunner().invoke(main, [str(option) for option in options])

    return run
