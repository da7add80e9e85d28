"""Hungarian."""

from __future__ import annotations

from align.languages.model import Language, Modality, Negation, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """dr prof özv ifj id gróf br szt Szt pl ill ún vö ford szerk fszt stb.pl tkp ezr őrgy szds
        hdgy mgr kb u al ui tel"""
    ),
    numbered=words("sz old o ábra tábl fej köt évf bek pont art ld lásd r. cikk §"),
    tails=words("stb satöbbi s.í.t etc"),
    either=words(
        """mrd milliárd Ft fill krt út i.e i.sz kr.e kr.u jan febr márc ápr máj jún júl aug szept
        okt nov dec Kft Rt Zrt Nyrt Bt Inc Ltd"""
    ),
    openers=words(
        """ő ők az a ez azt ezt ezek azok én te mi ti ki hol mikor miért hogyan ha mert bár hogy de
        és vagy akkor most ott itt nem van volt voltak lesz is csak már még talán minden sok
        először végül azonban ezért után előtt egy nincs igen ma holnap tegnap így úgy mint amikor
        aki ami amely szerint között pedig"""
    ),
    headings=words(
        """fejezet rész cikk melléklet táblázat ábra könyv kötet szakasz felvonás lecke bekezdés"""
    ),
    lettered=words("terv pont osztály típus vitamin csoport egyenes"),
    ordinals=True,
)

_NEGATION = Negation(
    openly=(
        (
            r"nem(?!zet|csak|es|rég)|ne(?!m)|nincs\w*|sincs\w*|soha|sohasem|senki\w*|"
            r"semmi\w*|sehol|egyik sem|sem"
        ),
    ),
    plainly=(
        (
            r"nélkül\w*|\w{3,}(?:t[ae]lan|t[ae]len|atlan|etlen)\w*|elutasít\w*|"
            r"visszautasít\w*|hiány\w*|tilos|tilt\w*|megakadályoz\w*|elkerül\w*|alig|"
            r"ritkán|képtelen\w*|tagad\w*|megtagad\w*|nem-\w+"
        ),
    ),
    somehow=(
        (
            r"kevés\w*|kev[eé]s\w*|amíg|helyett|kivéve|ellen\w*|veszt\w*|elveszít\w*|"
            r"kétel\w*|nehéz\w*|nehezen|csak|csupán|túl|más\w*|abbahagy\w*|elfelej\w*|"
            r"marad\w*|még|rossz\w*"
        ),
    ),
    idioms=("nemcsak|nem csak|nem csupán|vagy (?:nem|sem)|hacsak nem|ha nem",),
    put_in="nem ",
    repeats=r"soha|sohasem|senki\w*|semmi\w*|sehol|sem|sincs\w*",
)
_MODALITY = Modality(
    duty=r"kell\w*|köteles\w*|muszáj|szükséges\w*|kötelező\w*",
    leave=r"\w{2,}h[ae]t\w*|lehet\w*|talán|esetleg|valószínű\w*|szabad|képes\w*",
)

LANGUAGE = Language(
    "hu",
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„”", "»«")),
    stemmer="hungarian",
)
