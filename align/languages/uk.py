"""Ukrainian."""

from __future__ import annotations

from align.languages.model import Labels, Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """т.зв т.б т.к т.є акад проф доц ім вул просп пл бул пров м с смт обл р-н ген полк св напр
        див пор буд кв оф тов гр д-р п о пп Дж"""
    ),
    numbered=words("ст ч п пп гл стор рис табл розд дод т кн вип"),
    tails=words("т.д т.п ін тис млн млрд трлн грн крб руб коп дол н.е р.х"),
    either=words("Inc Ltd Co Corp U.S U.K D.C"),
    openers=words(
        """а без але був була були було бо в вам вас ваш вже ви від він вона вони воно все всі втім
        для до дуже є за зараз згідно з і із її їх його й як яка який якщо коли крім хто куди
        між мені ми може можна моя мій на над надалі нам нас наш наша наші не ні ніхто однак
        отже перед під пізніше після по поки потім при про сьогодні та так також такі там тепер
        тим то тоді той тому тут ти у усе усі хоча це цей ці ця через чи чому що щоб я"""
    ),
    only_small=True,
)

LANGUAGE = Language(
    "uk",
    quotes=Quotes(("«»", "„“", "“”"), points_out=True),
    stops=_STOPS,
    labels=Labels(question=words("питання"), answer=words("відповідь")),
)
