"""Facts about texts that nobody stated: they are from the template of a file, or name the account
or the program with which it was made.
"""

from __future__ import annotations

import re

#: Names of accounts and programs that stand where an author should.
_NOBODY = re.compile(
    r"""
    (?:(?:ms|microsoft|windows|office|default|local|home|the|new)[ _-]*)*
    (?:
        users?(?:[ _-]?name)? | account | admin(?:istrator)?s? | root | guest | owner
        | author | test | unknown(?:[ ]author)? | nobody | none | null | n/?a | no[ ]?name
        | pc | computer | home | work | office | windows | microsoft
        | utilisateur | benutzer | usuario | usuário | utente | gebruiker | użytkownik | uživatel
        | kullanıcı | kullanici | korisnik | autor | auteur | verfasser | unbekannt
        | пользователь | юзер | админ(?:истратор)? | гость | владелец | автор | учетная[ ]запись
        | неизвест(?:но|ный|ен)(?:[ ]автор)? | нет | пк | компьютер | дом | користувач | корисник
        | 用户 | 使用者 | ユーザー | 사용자 | مستخدم
        | acer | asus | dell | hp | lenovo | samsung | toshiba | sony | msi | compaq
        | python-docx | openpyxl | docx4j | apache[ ]poi | aspose(?:[ ].*)? | pandoc | calibre.*
        | word | libre[ ]?office | open[ ]?office(?:\.org)? | google[ ]docs | wordpress | un-?named
    )
    (?:[ _-]*(?:windows|microsoft|office|pc|пк|user|\d+))*
    | [\W\d_]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: Titles that programs give to a text without one.
_UNTITLED = re.compile(
    r"(?:untitled|no title|(?:word |new |microsoft word )?document|документ(?: microsoft word)?"
    r"|без (?:названия|имени)|unbenannt|sans titre|sin título|title|название|заголовок)[ _-]*\d*"
    r"|microsoft word -.*|(?:power)?point presentation|презентация powerpoint|[\W\d_]*",
    re.IGNORECASE,
)
#: When well-known templates were made.
_TEMPLATES = frozenset({"2013-12-23"})  # of python-docx
#: Programs without a clock write the first day of theirs. There were no such files before.
_FIRST_YEAR = "1985"


def is_nobody(name: str) -> bool:
    """Whether a name is that of no person: of an account, a program, or only signs."""
    return _NOBODY.fullmatch(name.strip()) is not None


def is_untitled(title: str) -> bool:
    """Whether a title is only what a program calls a text without one."""
    return _UNTITLED.fullmatch(title.strip()) is not None


def is_of_template(created: str) -> bool:
    """Whether a file cannot have been made on this day (YYYY-MM-DD): its template was, or its
    program did not know the date.
    """
    return created in _TEMPLATES or created < _FIRST_YEAR
