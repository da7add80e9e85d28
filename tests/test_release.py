"""The version that Sverka writes into its files."""

from importlib.metadata import version

import pytest

import align
from align import release


@pytest.fixture
def uninstalled(monkeypatch):
    """No installation of Sverka can be found."""
    monkeypatch.setattr(release, "installed", _missing)
    release._installed.cache_clear()
    yield
    release._installed.cache_clear()


def test_the_version_is_that_of_the_installed_distribution():
    assert release.version("unknown") == version("sverka")


def test_the_package_states_its_version():
    assert align.__version__ == release.version("unknown")


@pytest.mark.usefixtures("uninstalled")
def test_without_an_installation_the_fallback_is_used():
    assert release.version("unknown") == "unknown"


def _missing(name):
    raise release.PackageNotFoundError(name)
