"""Kazakh."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Quotes, Ranges, Stops, words

_STOPS = Stops(
    heads=words(
        """проф доц акад ген полк т.б.мыс мыс қ к даң ауд обл д-р ред инж кан рет.қар ы.ғ ғ.д м.а
        ш"""
    ),
    numbered=words("№ б бет сур кест т баб ст тел тарм көш"),
    tails=words("т.б т.с.с т.с"),
    either=words(
        """млн млрд мың ж жж ғ ғғ тг б.з.д б.з б.э.д қаң ақп сәу мам шіл қыр қаз жел ЖШС АҚ м"""
    ),
    openers=words(
        """ол бұл олар мен сен біз сіз сол осы анау кім не қайда қашан неге қалай егер өйткені
        бірақ және немесе ал онда енді мұнда емес бар жоқ да де тек әлі мүмкін барлық көп алдымен
        ақыры сондықтан кейін бұрын бір әр бүгін ертең кеше оның біздің сондай мұндай тағы"""
    ),
    headings=words("тарау бөлім бап қосымша кесте сурет кітап тармақ сабақ параграф том"),
    lettered=words("жоспар нүкте класс топ дәрумен түзу"),
)

_NEGATION = Negation(
    free=("тегін", r"тұр\w*|төле\w*"),
    forbids="тыйым",
    answers=("иә|бәрі|әрқашан", "жоқ|ешқашан|ешкім"),
    openly=(
        (
            r"емес\w*|жоқ\w*|\w{2,}[мбп](?:ай|ей)(?:ды|ді|м[ыі]н|с[ыі]ң|т[ыі]н|м[ыі]з|)|"
            r"\w{2,}[мбп](?:ады|еді)\w{0,3}|\w{2,}[мбп](?:аған|еген)\w*|ешқандай|ешкім|"
            "ешқашан"
        ),
    ),
    plainly=(r"\w{3,}с[ыі]з\w*|бас тарт\w*|тыйым\w*|жетіспе\w*",),
    somehow=(
        (
            r"аз|дейін|орнына|басқа|қарсы|жоғалт\w*|күмән\w*|қиын|тек|ғана|тым|ұмыт\w*|"
            r"қал\w+|әлі"
        ),
    ),
    idioms=("ғана емес|тек қана емес|емес пе",),
    put_in="емес ",
    near=(2, 0),
    before=4,
    repeats="ешқандай|ешкім|ешқашан",
)

LANGUAGE = Language(
    "kk",
    marks=Marks(
        interrogatives=(r"кім\w*|не|неге|неліктен|қалай|қайда|қайдан|қандай|қашан|қанша|неше|қай"),
        reports=r"сұра\w*",
        requests="атаңыз|сипаттаңыз|түсіндіріңіз|айтыңыз",
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"жартысы\w*|жарты",
            Fraction(1, 3): r"үштен бір\w*",
            Fraction(2, 3): r"үштен екі\w*",
            Fraction(1, 4): r"төрттен бір\w*",
            Fraction(3, 4): r"төрттен үш\w*",
        },
    ),
    ranges=Ranges(start_after="[дтн]ен|[дтн]ан", end_after="[гқк][аае]|ге|ке|дейін"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
    quotes=Quotes(points_out=True),
)
