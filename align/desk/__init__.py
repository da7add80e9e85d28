"""The review desk: Streamlit pages to open, align, review and download texts.

``command`` returns the command line that opens it; ``sverka view`` runs it.
By hand, in a checkout::

    streamlit run app.py -- --src en.txt --tgt ru.txt

The arguments after ``--`` are optional: ``--src`` and ``--tgt`` (paths,
both or neither), ``--src-lang``, ``--tgt-lang``, ``--src-encoding``, ``--tgt-encoding``,
``--repair``, ``--keep-segments``, ``--code``, ``--abbreviations``, ``--method``,
``--languagetool``, ``--weights``, ``--lexicon`` and ``--encoder``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from align.loaders.raw import USUAL, Options

#: The script that Streamlit runs if there is no ``app.py``, as outside a checkout.
PAGE = Path(__file__).with_name("page.py")

#: The settings of ``.streamlit/config.toml`` in a checkout; an installed package has no such file.
SETTINGS: dict[str, str | int | bool] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "none",
    # A full garbage collection after each run took longer than the run itself and delayed every
    # edit.
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "server.address": "127.0.0.1",
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 64,
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    "theme.baseRadius": "6px",
    "theme.light.primaryColor": "#8f3b28",
    "theme.light.backgroundColor": "#fdfcf9",
    "theme.light.secondaryBackgroundColor": "#f3f0e8",
    "theme.light.textColor": "#24211d",
    "theme.light.borderColor": "#dcd7cb",
    "theme.light.linkColor": "#8f3b28",
    "theme.light.greenColor": "#3f7d58",
    "theme.light.yellowColor": "#b8902a",
    "theme.light.orangeColor": "#c4571a",
    "theme.light.orangeTextColor": "#96400e",
    "theme.light.blueColor": "#2f6ba8",
    "theme.light.violetColor": "#7a56b3",
    "theme.dark.primaryColor": "#de9a7d",
    "theme.dark.backgroundColor": "#191816",
    "theme.dark.secondaryBackgroundColor": "#24221f",
    "theme.dark.textColor": "#e8e3d9",
    "theme.dark.borderColor": "#3b3832",
    "theme.dark.linkColor": "#e3a88e",
    "theme.dark.greenColor": "#6fb58c",
    "theme.dark.yellowColor": "#d8b453",
    "theme.dark.orangeColor": "#ef8f4f",
    "theme.dark.orangeTextColor": "#f5a873",
    "theme.dark.blueColor": "#6ea8de",
    "theme.dark.violetColor": "#b198e0",
}

#: The same settings as options of ``streamlit run``.
FLAGS: tuple[str, ...] = tuple(
    f"--{name}={str(value).lower() if isinstance(value, bool) else value}"
    for name, value in SETTINGS.items()
)


def command(  # noqa: PLR0913 (all but the first two are keywords)
    src: str | Path | None = None,
    tgt: str | Path | None = None,
    *,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    method: str | None = None,
    abbreviations: str | Path | None = None,
    reading: tuple[Options, Options] = (USUAL, USUAL),
    languagetool: str | None = None,
    weights: str | Path | None = None,
    lexicon: str | Path | None = None,
    encoder: str | None = None,
    port: int | None = None,
    options: Iterable[str] = (),
) -> list[str]:
    """Return the command line that serves the desk, for ``src`` and ``tgt`` if given.

    ``reading`` says how the two files are read. Without ``port``, Streamlit chooses one (8501 and
    up). ``options`` are passed to
    ``streamlit run`` last and override the others, for example
    ``--server.headless=false`` to open a browser.
    """
    chosen = {
        "--src": src,
        "--tgt": tgt,
        "--src-lang": src_lang,
        "--tgt-lang": tgt_lang,
        "--method": method,
        "--abbreviations": abbreviations,
        "--src-encoding": reading[0].encoding,
        "--tgt-encoding": reading[1].encoding,
        "--languagetool": languagetool,
        "--weights": weights,
        "--lexicon": lexicon,
        "--encoder": encoder,
    }
    arguments = [f"{name}={value}" for name, value in chosen.items() if value]
    flags = {
        "--repair": reading[0].repair,
        "--keep-segments": reading[0].keep_segments,
        "--code": reading[0].code,
    }
    arguments += [name for name, wanted in flags.items() if wanted]
    where = [f"--server.port={port}"] if port else []
    streamlit = [sys.executable, "-m", "streamlit", "run", str(PAGE)]
    return [*streamlit, *FLAGS, *where, *options, "--", *arguments]
