"""XML of other kinds: its text, never its tags."""

from __future__ import annotations

import pytest

from align import pipeline
from align.errors import LoadError
from align.loaders import Options, load

HEAD = '<?xml version="1.0"?>\n'


def texts(data: str, name: str = "lamp.xml") -> list[str]:
    loaded = load((name, data.encode()), "en")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


def notes(data: str) -> str:
    return " ".join(map(str, load(("lamp.xml", data.encode()), "en").notes))


def test_docbook_is_read_with_its_headings():
    data = f"""{HEAD}<article lang="en"><articleinfo><author><surname>Marsh</surname></author>
</articleinfo><section><title>The lock</title><para>The lock was <emphasis>opened</emphasis>
in the morning.</para></section></article>"""
    assert texts(data) == ["The lock", "The lock was opened in the morning."]
    assert load(("lamp.xml", data.encode())).paragraphs[0].kind == "title"


def test_dita_is_read_with_its_steps():
    data = """<!DOCTYPE task PUBLIC "-//OASIS//DTD DITA Task//EN" "task.dtd">
<task id="lock" xml:lang="en"><title>Open the lock</title><prolog><author>Marsh</author></prolog>
<taskbody><steps><step><cmd>Press <uicontrol>Open</uicontrol>.</cmd><info>It is slow.</info></step>
</steps></taskbody></task>"""
    assert texts(data, "lock.dita") == ["Open the lock", "Press Open.", "It is slow."]


CODE = {
    "DocBook": f"""{HEAD}<article><para>Write this:<programlisting>open(<option>lock</option>)
go()</programlisting>Then wait.</para><screen>open --lock</screen></article>""",
    "DITA": """<!DOCTYPE topic PUBLIC "-//OASIS//DTD DITA Topic//EN" "topic.dtd">
<topic id="a"><title>Write this:</title><body><p>Then <codeblock>open(<varname>lock</varname>)
go()</codeblock>wait.</p><screen>open --lock</screen></body></topic>""",
}


@pytest.mark.parametrize("kind", CODE)
def test_code_is_left_out_with_a_note_or_kept(kind):
    left_out = load(("lamp.xml", CODE[kind].encode()), "en")
    assert "open" not in left_out.text
    assert left_out.notes == ("blocks of program code were left out: 2 (--code keeps them)",)
    kept = pipeline.load(("lamp.xml", CODE[kind].encode()), "en", Options(code=True))
    assert kept.sentence_texts[0] == "Write this:"
    assert {"open(lock) go()", "open --lock"} < set(kept.sentence_texts)
    assert [part.kind for part in kept.paragraphs].count("code") == 2


def test_text_around_code_is_two_paragraphs():
    assert texts(CODE["DocBook"]) == ["Write this:", "Then wait."]


def test_footnotes_follow_the_text():
    data = f"{HEAD}<article><para>The lock<footnote><para>An old one.</para></footnote> is open."
    assert texts(f"{data}</para><para>Nobody came.</para></article>") == [
        "The lock is open.",
        "Nobody came.",
        "An old one.",
    ]


def test_entities_with_a_text_are_put_in_place():
    data = """<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [
<!ENTITY harbour "Port Ellery"><!ENTITY % more SYSTEM "more.ent"> %more; ]>
<article><para>The lock of &harbour; is open&mdash;so &lockname; says.</para></article>"""
    assert texts(data) == ["The lock of Port Ellery is open\u2014so lockname says."]
    assert "(the first: lockname)" in notes(data)


def test_entities_that_expand_without_end_are_refused():
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 100}">' for n in range(1, 8))
    data = f'{HEAD}<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]><a>&e7;&e7;</a>'
    with pytest.raises(LoadError):
        load(("lamp.xml", data.encode()), "en")


def test_an_unknown_kind_is_read_and_reported():
    data = f"""{HEAD}<deck><slide><line>The lamp was <hot>lit</hot> again.</line>
<line>Nobody <hot>rang</hot> the bell.</line></slide></deck>"""
    assert texts(data) == ["The lamp was lit again.", "Nobody rang the bell."]
    assert "its root is deck" in notes(data)


def test_pages_inside_xml_lose_their_tags():
    feed = "<rss><item><description>&lt;p&gt;The lamp is &lt;b&gt;lit&lt;/b&gt;.&lt;/p&gt;"
    assert texts(f"{HEAD}{feed}</description></item></rss>") == ["The lamp is lit."]


def test_parts_in_other_files_are_reported():
    data = f"""{HEAD}<book xmlns:xi="http://www.w3.org/2001/XInclude"><title>The lock</title>
<xi:include href="two.xml"/><para>The lock was opened in the morning.</para></book>"""
    assert "in other files were not read: 1" in notes(data)


def test_xml_without_a_declaration_is_known_by_its_tags():
    data = "<chapter id='lock'><title>The lock</title><para>It is open.</para></chapter>\n<!-- -->"
    assert texts(data, "lock.txt") == ["The lock", "It is open."]


def test_damaged_xml_is_refused_not_read_with_its_tags():
    with pytest.raises(LoadError, match="not a valid XML file"):
        texts(f"{HEAD}<article><para>The lock is open.</article>")


@pytest.mark.parametrize("text", ["<sighs> Nobody came.", "<b>Nobody</b> came.", "< 5 lamps"])
def test_a_text_that_begins_with_a_bracket_is_plain(text):
    assert texts(f"{text}\n\nThe lamp was lit.", "lamp.txt")[0] == text


LAW = """<akomaNtoso><debate><meta><identification><FRBRExpression><FRBRlanguage language="eng"/>
</FRBRExpression></identification><notes><note><p>About the file.</p></note></notes></meta>
<debateBody><heading>The lock</heading><speech><from>Ms Marsh</from><p>It opens at
<recordedTime>noon</recordedTime><authorialNote><p>By day only.</p></authorialNote>, as before.</p>
</speech></debateBody></debate></akomaNtoso>"""


def test_debates_are_read_without_what_is_said_about_them():
    assert texts(LAW) == ["The lock", "Ms Marsh", "It opens at noon, as before.", "By day only."]
    assert "unknown kind" not in notes(LAW)


def test_debates_state_their_language():
    assert load(("lamp.xml", LAW.encode())).lang == "en"
