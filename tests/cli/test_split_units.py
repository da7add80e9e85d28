"""Cutting the units of a file, with abbreviations of one's own."""

from pathlib import Path

from click.testing import CliRunner

from align import cli

TMX = (
    '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>The bonz. Varn '
    'came home. It rained.</seg></tuv><tuv xml:lang="ru"><seg>Варн вернулся. Шёл дождь.</seg></tuv>'
    "</tu></body></tmx>"
)


def imported(folder: Path, *options: str) -> str:
    (folder / "a.tmx").write_text(TMX, encoding="utf-8")
    (folder / "own.toml").write_text('[en]\nnever = ["bonz."]\n', encoding="utf-8")
    done = CliRunner().invoke(cli.main, ["import", str(folder / "a.tmx"), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_units_are_cut_with_abbreviations_of_ones_own(tmp_path):
    own = str(tmp_path / "own.toml")
    assert "The bonz. Varn came home." in imported(
        tmp_path, "--split-units", "--abbreviations", own
    )
