"""Time each file loader on repeated characters: reading must take linear time.

    nice python benchmarks/hostile_loaders.py [--kilobytes 100] [--seconds 10] [--kind NAME]

For each kind of file, a short pattern is repeated up to the given size. The text is read as if it
were Russian and split into sentences. Each input runs in a separate process, which is stopped after
the given seconds of processor time, so that other work on the machine does not count. The output
shows for each kind its slowest pattern and the patterns that take more than --slow seconds. Exits
with 1 if an input took too long.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from fuzz_files import BOOK, WORD, packed

EN = "The lamp of Tarn was lit again on Friday evening, and nobody rang the bell."
RU = "В пятницу вечером в Тарне снова зажгли лампу, и никто не звонил в колокол."

#: Characters, used alone and before or after a letter, a space and a line break.
SIGNS = "*_`[]|(){}#><&-•.,:;\"'«»=~\\/!—"
PATTERNS = (
    *SIGNS,
    *(f"{sign}a" for sign in "*_`[|(<&-.:\"'«»~\\!"),
    *(f"{sign} " for sign in '*`|>-•.:"»!—'),
    *(f"{sign}\n" for sign in "*|>-#=.:\\—"),
    *(f"A{sign} B" for sign in "*.:-"),
    *" \t\n\r\u00a0\u200b\u2028aAЯ1中",
    *("a ", "a\n", "A\n\n", " \n", "1. ", "](", "[](", "[a](", "![", "[^a]: ", "[a]: b\n", "<a"),
    *("</a", "<b>", "<!--", "<?", "<p>", "</p>", "<br>", "<div>", "<td>", "<li>", "<p>a", "<li>a"),
    *(
        "<h1>a",
        "<p>A b.</p>",
        "<b>a:</b>b",
        "<table><tr><td>a",
        "<div class=nav>a",
        "<a href=#a>a</a>",
    ),
    *(
        "**a ",
        "a** ",
        "~~a",
        "`a``",
        "```\n",
        "***\n",
        "- a\n",
        "> a\n",
        ">>",
        "- - ",
        "1) a\n",
        "|a|b|\n",
    ),
    *(
        "|-|\n",
        "# a\n",
        "a\n===\n",
        "    a\n",
        "a  \n",
        "&amp;",
        "&#",
        "http://a ",
        "a@b.c ",
        "Q: a?\n\n",
    ),
    *(
        "A b: a\n\n",
        "A. ",
        "А. ",
        "т. д. ",
        "1.1. ",
        "12:00 ",
        "». ",
        "!? ",
        "— А. ",
        "A-",
        "a'a",
        "00:00 ",
    ),
    *(
        "{\\i1}",
        "<00:00.000>",
        '",',
        '"a"',
        '"\n',
        "a,b\n",
        "\\u0000",
        "\\'",
        "\\par ",
        "{\\",
        "\\line ",
    ),
    *("footnote:[", "link:a[", "link:a[b] ", "<<a", "<<a,b>>", "[[a", "{a}", "{a}[", "((a", "((("),
    *(
        "pass:[",
        "`+a",
        "+++a",
        "+a ",
        '"`a',
        "'`a ",
        "[a]#",
        "**a",
        "__a ",
        "^a",
        "~a",
        "\\*",
        "(C)",
    ),
    *(
        "a:: ",
        "a::\n",
        ":a: b\n",
        ":a: {a}{a}b\n",
        "include::a[]\n",
        "ifdef::a[]\n",
        "ifdef::a[",
        "[a]\n",
    ),
    *(
        "====\n",
        "----\n",
        "|===\n",
        "|===\n|a\n",
        "a|",
        "\\|",
        ".a\n",
        "== a\n",
        "+\n",
        " a\n\n",
        "//\n",
    ),
    *("é", "ё ", "日本。", "\u0301", "\ufffd"),
)


def cued(text: str) -> str:
    """Return subtitles whose first cue is ``text``."""
    first = f"1\n00:00:01,000 --> 00:00:02,000\n{EN}\n{text}\n"
    return f"{first}\n2\n00:00:03,000 --> 00:00:04,000\n{EN}\n"


def many_cues(text: str) -> str:
    """Return subtitles with a cue for each line of ``text``."""
    lines = [line for line in text.split("\n") if line.strip()] or ["a"]
    lines = lines if len(lines) > 1 else [text[k : k + 20] for k in range(0, len(text), 20)]
    stamp = "{}\n00:{:02}:{:02},000 --> 00:{:02}:{:02},900\n{}\n"
    return "\n".join(
        stamp.format(k + 1, k // 60 % 60, k % 60, k // 60 % 60, k % 60, line)
        for k, line in enumerate(lines)
    )


def page(body: str) -> str:
    """Return a page with this body."""
    return f"<!doctype html><html><head><title>Tarn</title></head><body>{body}</body></html>"


def rtf(text: str) -> str:
    """Return ``text`` as RTF."""
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    signs = "".join(c if c < "\x80" else f"\\u{min(ord(c), 32767)}?" for c in escaped)
    return "{\\rtf1\\ansi " + signs.replace("\n", "\\par\n") + "}"


def xliff(text: str) -> str:
    """Return a unit whose source is ``text``."""
    return f"""<xliff version="1.2"><file source-language="en" target-language="ru"><body>
<trans-unit id="1"><source>{EN} {html.escape(text)}</source><target>{RU}</target></trans-unit>
</body></file></xliff>"""


def tmx(text: str) -> str:
    """Return a unit whose English side is ``text``."""
    return f"""<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{EN}
{html.escape(text)}</seg></tuv><tuv xml:lang="ru"><seg>{RU}</seg></tuv></tu></body></tmx>"""


def tei(text: str) -> str:
    """Return a text with ``text`` in a paragraph."""
    return f"<TEI><text><body><p>{EN} {html.escape(text)} {EN}</p><p>{EN}</p></body></text></TEI>"


def fodt(text: str) -> str:
    """Return an OpenDocument text with ``text`` in a paragraph."""
    return (
        '<office:document xmlns:office="o" xmlns:x="x"><office:body><office:text>'
        f"<x:p>{EN} {html.escape(text)} {EN}</x:p><x:p>{EN}</x:p>"
        "</office:text></office:body></office:document>"
    )


def docx(text: str) -> bytes:
    """Return a Word document with ``text`` in a paragraph."""
    body = WORD["word/document.xml"].decode()
    start = body.index("<w:body")
    start = body.index(">", start) + 1
    run = f'<w:p><w:r><w:t xml:space="preserve">{EN} {html.escape(text)} {EN}</w:t></w:r></w:p>'
    return packed(
        {
            **WORD,
            "word/document.xml": (body[:start] + run + body[start:]).encode("utf-8", "replace"),
        }
    )


def epub(text: str) -> bytes:
    """Return a book whose chapter is ``text``."""
    return packed({**BOOK, "a.xhtml": page(f"<p>{EN} {html.escape(text)}</p>").encode()})


#: The file name for each kind, and a function that makes a file of a repeated pattern.
KINDS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "plain text, run": ("x.txt", lambda run: f"{EN}\n\n{EN} {run} {EN}\n\n{EN}"),
    "plain text, alone": ("x.txt", lambda run: run + EN),
    "plain text, lines": ("x.txt", lambda run: f"{EN}\n{run}\n{RU}"),
    "plain text, Russian": ("x.txt", lambda run: f"{RU}\n\n{RU}{run}{RU}\n\n{RU}"),
    "plain text, cp1251": ("x.txt", lambda run: f"{RU}\n{run}\n{RU}".encode("cp1251", "ignore")),
    "plain text, copied": (
        "x.txt",
        lambda run: f"11 March 201614:37\n\n{EN}\n\n• en-GB1 ru-RU1\n\n{run}\n\n{EN}",
    ),
    "HTML, article": (
        "x.html",
        lambda run: page(f"<article><p>{EN}</p><p>{html.escape(run)}</p><p>{EN}</p></article>"),
    ),
    "HTML, no article": (
        "x.html",
        lambda run: page(f"<div><p>{EN}</p><p>{html.escape(run)} {EN}</p><p>{EN} {EN}</p></div>"),
    ),
    "HTML, body only": ("x.html", lambda run: page(html.escape(run) + EN)),
    "HTML, title": (
        "x.html",
        lambda run: page(f"<article><h1>Tarn</h1><p>{EN}</p><p>{EN}</p></article>").replace(
            "Tarn", html.escape(run) + "Tarn"
        ),
    ),
    "HTML, class": (
        "x.html",
        lambda run: page(f'<article><p class="{html.escape(run)}">{EN}</p><p>{EN}</p></article>'),
    ),
    "HTML, raw": ("x.html", lambda run: page(f"<article><p>{EN}</p>{run}<p>{EN}</p></article>")),
    "HTML, raw, no article": (
        "x.html",
        lambda run: page(f"<div><p>{EN}</p>{run}<p>{EN}</p></div>"),
    ),
    "Markdown": ("x.md", lambda run: f"{EN}\n\n{run}\n\n{EN}"),
    "Markdown, inline": ("x.md", lambda run: f"{EN}\n\n{EN}{run}{EN}\n\n{EN}"),
    "reStructuredText": ("x.rst", lambda run: f"{EN}\n\n{run}\n\n{EN}"),
    "AsciiDoc": ("x.adoc", lambda run: f"{EN}\n\n{run}\n\n{EN}"),
    "AsciiDoc, inline": ("x.adoc", lambda run: f"{EN}\n\n{EN} {run} {EN}\n\n{EN}"),
    "AsciiDoc, cell": ("x.adoc", lambda run: f"{EN}\n\n|===\n|{EN} a|{run}\n|===\n\n{EN}"),
    "subtitles, srt": ("x.srt", cued),
    "subtitles, vtt": ("x.vtt", lambda run: "WEBVTT\n\n" + cued(run).replace(",000", ".000")),
    "subtitles, many": ("x.srt", many_cues),
    "subtitles, head": (
        "x.vtt",
        lambda run: f"WEBVTT\n\n{run}\n\n" + cued(EN).replace(",000", ".000"),
    ),
    "RTF": ("x.rtf", lambda run: rtf(f"{EN}\n{EN} {run} {EN}\n{EN}")),
    "RTF, raw": ("x.rtf", lambda run: "{\\rtf1\\ansi " + f"{EN} {run} {EN}" + "}"),
    "CSV": ("x.csv", lambda run: f'{EN},{RU}\n"{run.replace(chr(34), chr(34) * 2)}",{RU}\n'),
    "CSV, raw": ("x.csv", lambda run: f'"{EN}","{RU}"\n"{EN}","{RU}"\n{run}\n'),
    "TSV": ("x.tsv", lambda run: f"{EN}\t{RU}\n{run}\t{RU}\n"),
    "JSON lines": ("x.jsonl", lambda run: json.dumps({"src_text": EN + run, "tgt_text": RU})),
    "TMX": ("x.tmx", tmx),
    "XLIFF": ("x.xlf", xliff),
    "TEI": ("x.xml", tei),
    "OpenDocument": ("x.fodt", fodt),
    "Word": ("x.docx", docx),
    "EPUB": ("x.epub", epub),
}


def read(name: str, data: bytes) -> None:
    """Do what ``align.load`` does, in this process."""
    from align import loaders, segment
    from align.errors import SverkaError
    from align.loaders.raw import Raw

    read_here = getattr(loaders, "load_here", loaders.load_raw)
    with suppress(SverkaError):
        segment.split(read_here(Raw(name, data), "ru"))


def timed(name: str, data: bytes, seconds: float) -> float:
    """Return the processor time of reading in a separate process; infinity if stopped."""
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, seconds)  # ends the process
        try:
            read(name, data)
        except BaseException as error:  # noqa: BLE001
            print("!", name, type(error).__name__, str(error)[:200], file=sys.stderr, flush=True)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    return float("inf") if os.WIFSIGNALED(status) else used.ru_utime + used.ru_stime


def inputs(kind: str, size: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield the pattern, file name and content of each input."""
    name, make = KINDS[kind]
    for pattern in dict.fromkeys(PATTERNS):
        run = pattern * (size // len(pattern.encode()))
        made = make(run)
        yield pattern, name, made.encode("utf-8", "replace") if isinstance(made, str) else made


def main() -> None:
    """Time all kinds, or the named one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kilobytes", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10.0, help="for one input")
    parser.add_argument("--kind", help="only kinds that begin so")
    parser.add_argument("--slow", type=float, default=1.0, help="print patterns that take longer")
    options = parser.parse_args()
    for name, make in KINDS.values():  # so that imports are not timed
        made = make("a b")
        read(name, made.encode() if isinstance(made, str) else made)
    print("| kind | slowest pattern | seconds | slow patterns |\n|---|---|---|---|", flush=True)
    held = True
    for kind in KINDS:
        if options.kind and not kind.startswith(options.kind):
            continue
        took = {
            pattern: timed(name, data, options.seconds)
            for pattern, name, data in inputs(kind, 1000 * options.kilobytes)
        }
        worst = max(took, key=lambda one: took[one])
        slow = [one for one in took if took[one] > options.slow]
        held = held and took[worst] < options.seconds
        told = ", ".join(f"{one!r} {took[one]:.1f}" for one in slow)
        print(f"| {kind} | {worst!r} | {took[worst]:.2f} | {told} |", flush=True)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
