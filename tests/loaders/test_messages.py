"""Catalogues of messages in one language: each is a text, two of them are paired by key."""

from __future__ import annotations

import pytest

import align
from align import pipeline
from align.errors import LoadError
from align.loaders import load, load_keyed
from align.text import Fact

PROPERTIES = (
    "# a comment\nlit=The lamp of the harbour is lit.\noil : Clean\\\n    \\ oil\\u0021\n",
    "oil=Чистое масло!\nlit=\\u041bампа в порту зажжена.\n",
)
ANDROID = (
    """<resources><!-- no --><string name="lit">The <b>lamp</b> of the harbour\\'s lit.</string>
<string name="oil">Clean oil!</string></resources>""",
    """<resources><string name="oil">"Чистое масло!"</string>
<string name="lit">Лампа в порту зажжена.</string></resources>""",
)
APPLE = (
    '/* "no" = "no"; */\n"lit" = "The lamp of the harbour is lit.";\noil = "Clean oil!";\n',
    '"oil" = "Чистое масло!";\n"lit" = "Лампа в порту зажжена.";\n',
)
JSON = (
    '{"a": {"lit": "The lamp of the harbour is lit.", "@lit": {"x": "y"}}, "oil": "Clean oil!"}',
    '{"oil": "Чистое масло!", "a": {"lit": "Лампа в порту зажжена."}, "n": 5}',
)
YAML = (
    "en:\n  a:\n    lit: The lamp of the harbour is lit.\n  oil: Clean oil!\n",
    "ru:\n  oil: Чистое масло!\n  a:\n    lit: >\n      Лампа в порту\n      зажжена.\n",
)


def _resx(lit: str, oil: str) -> str:
    data = f'<data name="lit"><value>{lit}</value><comment>no</comment></data>'
    return f'<root><resheader name="v"/>{data}<data name="oil"><value>{oil}</value></data></root>'


RESX = (
    _resx("The lamp of the harbour is lit.", "Clean oil!"),
    _resx("Лампа в порту зажжена.", "Чистое масло!"),
)
KINDS = {
    "harbour.properties": PROPERTIES,
    "strings.xml": ANDROID,
    "harbour.strings": APPLE,
    "harbour.json": JSON,
    "harbour.yml": YAML,
    "harbour.resx": RESX,
}


@pytest.mark.parametrize("name", KINDS)
def test_two_catalogues_are_paired_by_key(name):
    """The order of the source counts, whatever the order of the translation is."""
    sources = (
        (f"{lang}/{name}", text.encode())
        for lang, text in zip(("en", "ru"), KINDS[name], strict=True)
    )
    made = align.pair(*sources)
    found = [(made.src_text(bead), made.tgt_text(bead)) for bead in made.beads]
    assert [tgt for _, tgt in found] == ["Лампа в порту зажжена.", "Чистое масло!"]
    assert found[1][0] == "Clean oil!"
    assert (made.src.lang, made.tgt.lang, made.method) == ("en", "ru", "imported")
    assert made.tgt.source == f"ru/{name}"


@pytest.mark.parametrize("name", KINDS)
def test_one_catalogue_is_a_text(name):
    document = load((name, KINDS[name][0].encode()), "en")
    texts = [document.paragraph_text(part) for part in document.paragraphs]
    assert texts[1:] == ["Clean oil!"]
    assert texts[0].startswith("The lamp of the harbour")


def pairs(name: str, src: str, tgt: str) -> list[tuple[str, str]]:
    made = load_keyed((name, src.encode()), (name, tgt.encode()), "en", "ru")
    assert made
    return [(made.src_text(bead), made.tgt_text(bead)) for bead in made.beads]


def test_messages_of_one_side_become_null_beads():
    assert pairs("a.properties", "a=Oil\nb=Lamp\nc=Bell", "c=Звон\na=Масло\nd=Море") == [
        ("Oil", "Масло"),
        ("Lamp", ""),
        ("Bell", "Звон"),
        ("", "Море"),
    ]


def test_the_key_is_kept_as_a_fact():
    made = load_keyed(
        ("a.json", b'{"a": {"b": "Oil"}}'), ("b.json", b'{"a": {"b": "Huile"}}'), "en", "fr"
    )
    assert made
    assert made.src.sentences[0].facts == (Fact("unit", "prop", "key", "a.b"),)


def test_catalogues_without_common_keys_are_texts():
    sources = (("a.json", b'{"a": "Oil burns."}'), ("b.json", '{"b": "Масло горит."}'.encode()))
    assert load_keyed(*sources, "en", "ru") is None
    assert pipeline.pair(*sources, src_lang="en", tgt_lang="ru", method="length").method == "length"


def test_a_catalogue_and_a_text_are_aligned():
    sources = (("a.json", b'{"a": "Oil burns."}'), ("b.txt", "Масло горит.".encode()))
    assert load_keyed(*sources) is None


@pytest.mark.parametrize(
    "name",
    ["m_ru.properties", "ru.json", "values-ru/strings.txt", "ru.lproj/a.strings", "i18n/ru/a.yml"],
)
def test_the_name_says_the_language(name):
    texts = {"properties": "a=Да", "json": '{"a": "Да"}', "strings": '"a" = "Да";', "yml": "a: Да"}
    kind = name.rpartition(".")[2]
    text = texts.get(kind, '<resources><string name="a">Да</string></resources>')
    assert load((name, text.encode())).lang == "ru"


def test_first_and_last_plural_forms_are_read():
    src = '<resources><plurals name="a"><item quantity="one">lamp</item>'
    tgt = src.replace("lamp", "лампа")
    src += '<item quantity="other">lamps</item></plurals></resources>'
    tgt += (
        '<item quantity="few">лампы</item><item quantity="other">ламп</item></plurals></resources>'
    )
    assert pairs("a.xml", src, tgt) == [("lamp", "лампа"), ("lamps", "ламп")]
    src, tgt = "a: {one: lamp, other: lamps}", "a: {one: лампа, few: лампы, other: ламп}"
    assert pairs("a.yml", src, tgt) == [("lamp", "лампа"), ("lamps", "ламп")]


def test_what_is_not_to_be_translated_is_left_out_with_a_note():
    data = (
        '<resources><string name="a" translatable="false">X</string><string name="b">Oil</string>'
    )
    document = load(("a.xml", f"{data}</resources>".encode()), "en")
    assert document.text == "Oil"
    assert document.notes == ("units marked as not to be translated were left out: 1",)


def test_utf_16_is_read():
    data = '"a" = "Масло горит.";'.encode("utf-16")
    assert load(("a.strings", data), "ru").text == "Масло горит."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", "{"),
        ("a.json", "[" * 100_000),
        ("a.json", "{}"),
        ("a.yml", "a: *b"),
        ("a.yml", "a: !!python/object/apply:os.getcwd []"),
        (
            "a.yml",
            "\n".join(
                f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9 if n else ['x'])}]" for n in range(12)
            ),
        ),
        ("a.strings", "nothing here"),
        ("a.properties", "# nothing here"),
        ("a.xml", '<resources><string name="a"/></resources>'),
    ],
)
def test_a_damaged_or_empty_catalogue_is_refused(name, data):
    with pytest.raises(LoadError):
        load((name, data.encode()), "en")


@pytest.mark.parametrize(
    "name", ["lamp.properties", "res/values/strings.xml", "en.lproj/Localizable.strings"]
)
def test_a_pair_of_surrogates_is_one_sign(name):
    """Java, Android and Apple write a sign outside the basic plane so; half of it is no sign."""
    text = r"The lamp is lit \ud83d\udca1 \ud83d now."
    said = {
        "properties": f"lit={text}",
        "xml": f'<resources><string name="lit">{text}</string></resources>',
        "strings": f'"lit" = "{text}";',
    }[name.rpartition(".")[2]]
    assert load((name, said.encode()), "en").text == "The lamp is lit 💡 \ufffd now."
