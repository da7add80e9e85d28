"""The version that Sverka writes into its files."""

from importlib.metadata import version

from align import release


def test_the_version_is_that_of_the_installed_distribution():
    assert release.version("unknown") == version("sverka")


def test_without_an_installation_the_fallback_is_used(monkeypatch):
    monkeypatch.setattr(release, "installed", _missing)
    assert release.version("unknown") == "unknown"


def _missing(name):
    raise release.PackageNotFoundError(name)
