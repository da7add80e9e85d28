"""Russian first, and its relatives: years, units, initials."""

from __future__ import annotations

import re

from align.segment.rules import Judge, Rules, Stop, razdel_judge, sentencex_judge, words

_YEARS = words("г гг в вв р рр ст с.г т.г г.г")
_AFTER_NUMBER = re.compile(
    r"[\[(«]?(?:[~≈]?\d[\d–—-]*(?:-?[а-яёії]{1,2})?|[IVXLХ]+(?:[–—-][IVXLХ]+)?)"
)
_UNITS = words(
    """м км см мм дм га кв.м куб.м км/ч м/с кг мг т ц л мл с сек мин ч час р руб коп долл тыс
        млн млрд трлн чел шт экз стр проц град грн крб"""
)
_GLUED = re.compile(r"(\d[\d–-]*(?:-х)?)(г|гг)")
# A clause with a finite verb, or the dash that stands for one, can be complete. Endings will do:
# past tense, present tense, short participle; the nouns that share them are few.
_PREDICATE = re.compile(
    r"""\ [—–]\ | \b(?:быть|есть|нет|мог|смог|ш[её]л|вош[её]л|нужно|можно|важно)\b
    | \b(?!(?:начал[ао]|канал|материал|персонал|капитал|журнал|финал|филиал|детали|модели
        |если|мысли|отрасли|угла|\w*(?:числ|масл|смысл|ремесл)[аои])\b)
    (?: \w{2,}[аиыуяё]л[аои]?(?:с[ья])? | \w{2,}[сзгкхшбр]л[аои](?:сь)?
      | \w{2,}[аяуюе]ет(?:ся)? | \w{2,}[аяуюе]ют(?:ся)? | \w{3,}[дврчжш]ит(?:ся)? | \w+[аяуеи]тся
      | \w+[аяу]ем(?:ся)? | \w{4,}[ае]н[аоы] | \w{4,}(?:(?<!ст)а|е)н
      | \w{3,}(?:ав|ив|ував)(?:ся)? | \w{3,}ться | \w+ється )\b""",
    re.VERBOSE,
)
# In the middle of a clause a name after the year stands in an oblique case.
_OBLIQUE = re.compile(r"\w{2,}(?:ом|ем|ым|им|ой|ей|ою|ами|ями|ого|его|ому|ему|ых|их|ии)")


def _habit(stop: Stop) -> bool | None:
    if stop.marks != "." or stop.closers:
        return None
    word, previous = stop.word.lower(), stop.previous
    if glued := _GLUED.fullmatch(word):
        previous, word = glued.groups()
    if "." in word and word in _YEARS:
        return _after_year(stop)
    if not _AFTER_NUMBER.fullmatch(previous):
        return None
    if word in _YEARS and not (word == "ст" and previous[-1].isdigit()):
        return _after_year(stop)
    if word in _UNITS:
        return not stop.following[0].isdigit()
    return None


def _after_year(stop: Stop) -> bool:
    """«… 8 мая 2015 г. Они» ends a sentence, «В 2015 г. Россия» does not."""
    if stop.opens:
        return True
    if stop.following[0].isdigit() or _OBLIQUE.fullmatch(stop.following):
        return False
    return _PREDICATE.search(stop.text, max(stop.start, stop.mark - 300), stop.mark) is not None


def _lower_case_only(judge: Judge) -> Judge:
    """Ask about words in lower case: «Пол.» is a name, though «пол.» would be an abbreviation."""

    def ask(word: str, following: str) -> bool:
        return not word[0].islower() or judge(word, following)

    return ask


_RUSSIAN = Rules(
    judge=_lower_case_only(razdel_judge()),
    heads=words(
        """т.е т.к т.н т.наз т.ч и.о к.т.н к.ф.н д.т.н д.ф.н к.и.н д.и.н ф.-м.н чл корр акад проф
        доц канд д-р г-н г-жа тов ул пр просп пер пл бул наб пос дер д с п г х р о оз ж-д обл
        корп оф каб ком ауд эт подполк лейт серж адм мл св прп архиеп еп митр свящ нач зам зав
        пом ред сост пер см ср напр ок гос внутр юр физ Дж Вс Вл Ал Ст Ю Я Е Св англ исп яп греч
        тж Mr Mrs Ms Dr St"""
    ),
    numbered=words(
        """ст ч п пп гл стр рис табл илл разд прил абз т кн кв вып род ум No янв фев февр мар апр
        авг сен сент окт ноя нояб дек"""
    ),
    tails=words(
        """т.д т.п др пр тыс млн млрд трлн руб долл коп проц ч.т.д н.э р.х л.с у.е с.ш ю.ш"""
    ),
    either=words("им тел гр ген полк кап букв лат фр гор Inc Ltd Co Corp U.S U.K U.S.A D.C Jr Sr"),
    openers=words(
        """а без будем будет будут была были было бы в вам вас ваш ваша ваше ваши ведь вместе во
        возможно вообще вот все всего всё всем всех вы где да давайте далее даже для до его ее
        её ему если есть еще ещё же за зачем здесь и из из-за или им именно иначе их к как каков
        какова какие какой какая какое каждый каждая когда кого кому конечно которые который
        кроме кто кстати куда ли либо лишь лично между меня мне многие может можно мой моя мои
        мы на над надеюсь надеемся надо наконец нам например нас наш наша наше наши не нельзя
        несмотря нет ни никто ничего но ну нужно об обо однако он она они оно опять от отсюда
        очень перед по повторю под поэтому позже пока после потом потому почему при про просто
        пусть раз разве с сам само самое сами свой свои сегодня сейчас сначала снова со согласно
        среди так также такая такие такое такой там тем теперь тогда того тоже только том тот
        точно три ту тут ты у уверен уже хотя хотел хотим чем через что чтобы чья эта эти это
        этим этих этой этом этот этого этому я далеко подчеркну напомню отмечу добавлю считаю
        считаем думаю полагаю речь впрочем вопрос ответ благодаря более впервые вчера завтра два
        двое один одна одно первый первая второй оба обе скажу сказал"""
    ),
    plain=words("нем кит ит пол лит ком пт"),
    habit=_habit,
)

_UKRAINIAN = Rules(
    judge=_lower_case_only(sentencex_judge("uk")),
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
    habit=_habit,
)

_POLISH = Rules(
    judge=sentencex_judge("pl"),
    heads=words(
        """np tzn tj tzw prof dr hab inż mgr gen płk kpt św ul al pl os im m.in ks bp abp red lek
        pan śp ok"""
    ),
    numbered=words("nr art ust pkt poz str rozdz t s rys tab"),
    tails=words("itd itp tys mln mld zł gr godz r w n.e p.n.e"),
    openers=words(
        """a ale bo był była było były co czy dlatego dla do gdy gdzie i ich ile ja jak jako jednak
        jego jej jest jeśli już kiedy kto który lecz mimo my na nad nie nikt o od ona one oni
        ono on oraz po pod podczas potem przed przez przy również są ta tak także tam te ten to
        tu tym w we wczoraj więc wy z za ze że dziś jutro teraz wtedy"""
    ),
)


def rules(lang: str) -> Rules:
    """Give the rules of a Slavic language; those without lists of their own ask sentencex."""
    known = {"ru": _RUSSIAN, "be": _RUSSIAN, "uk": _UKRAINIAN, "pl": _POLISH}
    return known.get(lang) or Rules(judge=sentencex_judge(lang), ordinals=lang != "bg")
