"""Words that web pages put around and between the paragraphs of an article, in many languages.

``captions.toml`` lists them. They are compared with whole blocks, or with the start of short
blocks; never with words inside a sentence.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Literal

_LISTS: dict[str, str] = tomllib.loads(
    resources.files(__package__).joinpath("captions.toml").read_text(encoding="utf-8")
)


def _any(name: str) -> str:
    """Return an expression for the entries of the list ``name``, the longest first."""
    lines = (line.strip() for line in _LISTS[name].splitlines())
    entries = [line for line in lines if line and not line.startswith("#")]
    return "|".join(sorted(entries, key=len, reverse=True))


_SIGNS = r"[\s|·•,/:;.…!»«›‹>→←+\-–—()\d]*+"
# Each word is matched once, in one way: a text of many words must not take exponential time.
_LABELS = re.compile(rf"{_SIGNS}(?:(?>{_any('label')})(?!\w){_SIGNS})++", re.IGNORECASE)
_OPENING = re.compile(rf"[(>*\s▶►→–—-]*(?:{_any('opening')})", re.IGNORECASE)
_INVITATION = re.compile(rf"[*\s]*(?:{_any('invitation')})", re.IGNORECASE)
_NOTICE = re.compile(rf"[(\[*\s]*(?:{_any('notice')})", re.IGNORECASE)
_EMBEDDED = re.compile(_any("embedded"), re.IGNORECASE)
_CHANNEL = re.compile(rf"\b(?:{_any('channel')})\b|\s@\w", re.IGNORECASE)

# A photographer's name after a caption, and a source of the picture.
_CREDIT = re.compile(
    r"[(\[](?:image|photo|picture|pic|foto|bild|quelle|credit|source|crédit|фото)s?\s?[:©/]"
    r"[^()]{0,80}[)\]]\s*$"
    r"|(?:getty images?|shutterstock|istock(?:photo)?(?:\.com)?"
    r"|/\s?(?:AP|AFP|dpa|Reuters|PAP|ТАСС|РИА Новости))\W{0,3}$",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    r"(?i:by|written by|words by|von|text|par|por|di|da|door|av|af|przez|autor(?:in|ka|zy)?|author"
    r"|auteur|автор|текст)\s?:?\s+\W?[A-ZÀ-ÞА-ЯЁŁŚŻ@]",
)
_TIME = re.compile(
    r"\b(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|uhr|h)?|(?:19|20)\d\d|[ap]\.m\.)(?!\w)"
    r"|\b\d+\s?(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\.?\s(?:ago|read)\b"
    r"|\b(?:vor|hace|il y a|há)\s\d+\s\w+|\b\d+\s\w+\s(?:назад|тому|temu|fa|geleden|sedan|siden)\b"
    r"|^(?:today|yesterday|gestern|heute|hier|aujourd'hui|ayer|hoy|сегодня|вчера)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(rf"\W*(?:{_any('contact')})\W*", re.IGNORECASE)
_REACHED = re.compile(
    r"\S+@\S+\.\w{2,}|(?:^|\s)@\w{3}|(?:\+|\b00)[\d\s()/.–-]{8,}"
    r"|\b(?:tel|phone|fax|telefon|mobile?|тел|факс)\b\D{0,20}\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}|@\w+")

BoxKind = Literal["links", "box", "section", "contents"]

_KINDS: tuple[BoxKind, ...] = ("links", "box", "section", "contents")
_TITLE = {kind: re.compile(rf"\W*(?:{_any(kind)})\W*", re.IGNORECASE) for kind in _KINDS}
_TITLE_CHARS = 90


def is_label(text: str) -> bool:
    """Whether ``text`` consists only of the labels of buttons, counters and advertisements."""
    return len(text) <= _TITLE_CHARS and _LABELS.fullmatch(text) is not None


def box(text: str) -> BoxKind | None:
    """Return the kind of box that begins with the title ``text``, or None."""
    if len(text) > _TITLE_CHARS:
        return None
    return next((kind for kind in _KINDS if _TITLE[kind].fullmatch(text)), None)


def is_contact(text: str) -> bool:
    """Whether ``text`` is the title of the contacts of a press office or an author."""
    return len(text) <= _TITLE_CHARS and _CONTACT.fullmatch(text) is not None


def reaches(text: str) -> bool:
    """Whether ``text`` has the number of a telephone or the address of a mailbox."""
    return _REACHED.search(text) is not None


def refers(text: str) -> bool:
    """Whether ``text`` begins like a reference to another page, a list of topics or a credit."""
    return _OPENING.match(text) is not None or _CREDIT.search(text) is not None


def invites(text: str) -> bool:
    """Whether ``text`` begins with an invitation to the reader, such as to subscribe."""
    return _INVITATION.match(text) is not None


def is_notice(text: str) -> bool:
    """Whether ``text`` begins like a notice about the page or its site, such as who pays for it, or
    invites the reader to a newsletter or a social network.
    """
    if _NOTICE.match(text):
        return True
    return invites(text) and _CHANNEL.search(text) is not None


def stands_for_embedded(text: str) -> bool:
    """Whether ``text`` begins like the words in place of a post or film of another site."""
    return _EMBEDDED.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether ``text`` begins like the line that names the author."""
    return _BYLINE.match(text) is not None


def tells_time(text: str) -> bool:
    """Whether ``text`` contains a time, a year or words such as *1 day ago*."""
    return _TIME.search(text) is not None


def is_address(text: str) -> bool:
    """Whether ``text`` is an address on the web or of a mailbox, or a name with ``@``."""
    return _ADDRESS.fullmatch(text) is not None
