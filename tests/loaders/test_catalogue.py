"""Catalogues of gettext: messages and their translations."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import holds_pair, load, load_pair
from align.text import Fact

HEAD = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LAMP = 'msgid "The lamp of the harbour is lit."\nmsgstr "Лампа в порту зажжена."\n\n'


def pairs(text: str, head: str = HEAD) -> list[tuple[str, str]]:
    made = load_pair(("lamps.po", (head + text).encode()))
    return [(made.src_text(bead), made.tgt_text(bead)) for bead in made.beads]


def test_each_message_is_a_bead():
    made = load_pair(("lamps.po", (HEAD + LAMP).encode()))
    assert pairs(LAMP) == [("The lamp of the harbour is lit.", "Лампа в порту зажжена.")]
    assert (made.src.lang, made.tgt.lang, made.src.notes) == ("en", "ru", ())


def test_it_is_recognised_by_its_content():
    data = ("# Licence\n" * 900 + HEAD + LAMP).encode()
    assert holds_pair(("lamps", data))
    assert load(("lamps.txt", data), "ru").text == "Лампа в порту зажжена."


def test_long_messages_are_on_several_lines():
    text = 'msgid ""\n"The lamp\\n"\n"is lit."\nmsgstr ""\n"Лампа "\n"горит."\n'
    assert pairs(text) == [("The lamp is lit.", "Лампа горит.")]


def test_plural_forms_are_the_first_and_the_last():
    forms = "".join(f'msgstr[{k}] "{text}"\n' for k, text in enumerate(("лампа", "лампы", "ламп")))
    text = f'{LAMP}msgid "%d lamp"\nmsgid_plural "%d lamps"\n{forms}'
    assert pairs(text)[1:] == [("%d lamp", "лампа"), ("%d lamps", "ламп")]
    assert (
        "further plural forms were left out: 1"
        in load_pair(("lamps.po", (HEAD + text).encode())).src.notes
    )


def test_fuzzy_and_obsolete_messages_are_left_out_with_a_note():
    text = f'{LAMP}#, fuzzy\nmsgid "Oil."\nmsgstr "Вино."\n\n#~ msgid "Bell."\n#~ msgstr "Звон."\n'
    assert pairs(text)[1:] == [("Oil.", "")]
    assert load_pair(("lamps.po", (HEAD + text).encode())).src.notes[:2] == (
        "fuzzy translations were left out: 1",
        "obsolete messages were left out: 1",
    )


def test_comments_context_and_places_are_kept():
    text = f'# ask Ida\n#. on the pier\n#: lamp.c:7\n#, c-format\nmsgctxt "menu"\n{LAMP}'
    facts = load_pair(("lamps.po", (HEAD + text).encode())).src.sentences[0].facts
    assert set(facts) == {
        Fact("unit", "note", "translator", "ask Ida"),
        Fact("unit", "note", "developer", "on the pier"),
        Fact("unit", "prop", "reference", "lamp.c:7"),
        Fact("unit", "prop", "flags", "c-format"),
        Fact("unit", "prop", "context", "menu"),
    }


def test_the_header_states_the_encoding():
    data = (HEAD.replace("UTF-8", "KOI8-R") + LAMP).encode("koi8-r")
    assert load_pair(("lamps.po", data)).tgt.sentence_texts == ("Лампа в порту зажжена.",)


def test_messages_are_in_english_unless_they_clearly_are_not():
    german = 'msgid "Die Lampe im Hafen wurde am Freitagabend wieder angezündet."\nmsgstr "Да."\n'
    assert load_pair(("lamps.po", (HEAD + german).encode())).src.lang == "de"
    assert (
        load_pair(("lamps.po", (HEAD + 'msgid "Oil"\nmsgstr "Масло"\n').encode())).src.lang == "en"
    )


def test_one_side_can_be_read_alone():
    data = (HEAD + LAMP).encode()
    assert load(("lamps.po", data)).text == "The lamp of the harbour is lit."


@pytest.mark.parametrize("text", ["", 'msgid "a"\nmsgstr[x] "b"\n'])
def test_one_that_cannot_be_read_is_refused(text):
    with pytest.raises(LoadError, match="not a valid gettext catalogue"):
        load_pair(("lamps.po", (HEAD + text).encode()))
