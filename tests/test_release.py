"""The version that Sverka writes into what it makes."""

from importlib.metadata import version

from align import release


def test_the_version_is_that_of_the_installed_distribution():
    assert release.version("unknown") == version("sverka")


def test_what_was_never_installed_says_otherwise(monkeypatch):
    monkeypatch.setattr(release, "installed", _missing)
    assert release.version("unknown") == "unknown"


def _missing(name):
    raise release.PackageNotFoundError(name)
