"""Finnish."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    numbered,
    words,
)

_STOPS = Stops(
    heads=words(
        """tri prof esim ks vrt mm ts eli kpl s.o toim suom synt hra rva nti ent noin v.t vt n
        so"""
    ),
    numbered=words("nro n:o s luku kuva taul klo art kohta mom vol vs puh"),
    tails=words("jne yms etc tms ynnä"),
    either=words("milj mrd huhti eaa jaa e.kr j.kr eKr jKr Oy Ab Inc Ltd vsk"),
    openers=words(
        """hän he se ne minä sinä me te tämä nämä tuo nuo joka jotka mikä kuka missä mistä mihin
        miksi miten milloin kun jos koska vaikka että mutta ja tai eli sekä niin nyt sitten silloin
        siellä täällä tässä siinä siitä sen sitä ei en et emme eivät on oli ovat olivat voi myös
        vain jo vielä ehkä joskus kaikki monet moni jokainen ensin lopuksi kuitenkin siksi näin
        jälkeen ennen kanssa vuonna tänään huomenna eilen"""
    ),
    headings=words("luku osa artikla liite taulukko kuva kirja näytös kappale jakso pykälä"),
    lettered=words("suunnitelma piste luokka tyyppi vitamiini ryhmä kohta"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"ilmai\w*|maksutto\w*|maksuton\w*", r"maks\w*"),
    forbids=r"kielle\w+|kielt[oäi]\w*|ei saa",
    opposes=r"unoh\w+|"
    r"vastust\w*|vastaan|kieltäyt\w*|epäil\w*|protest\w*",
    answers=("kyllä|joo|kaikki|aina|molemmat", "ei|en|ei koskaan|ei kukaan|ei mitään"),
    openly=(
        (
            r"ei(?!vät \w+ ei)|en|et|emme|ette|eivät|älä|älkää|eikä|eivätkä|enkä|ettei\w*|"
            r"ellei\w*|eihän|eikö"
        ),
    ),
    plainly=(
        (
            r"ilman|epä\w{3,}|\w{3,}(?:t[oö]n|ttom\w+|ttöm\w+)|\w{3,}m[aä]tt[aä]|"
            r"kiel[tl]\w*|kieltä\w*|hylkä\w*|hylät\w*|puut[te]\w*|puuttu\w*|estä\w*|estää|"
            r"välttä\w*|tuskin|harvoin|epäonn\w*|tekemättä|mahdoto\w*|vailla"
        ),
    ),
    somehow=(
        (
            r"vähän|asti|sijaan|paitsi|vastaan|menettä\w*|menet\w*|epäil\w*|vaike\w*|vain|"
            r"ainoastaan|liian|muu\w*|mui\w*|toi[ns]\w*|lopet\w*|unoh\w*|jää\w*|jäi\w*|"
            r"vielä|edelleen|huono\w*|ennen|kunnes"
        ),
    ),
    idioms=("ei (?:vain|ainoastaan|pelkästään)|vai ei|tai ei|ellei",),
    put_in="ei ",
    near=(0, 2),
)
_MODALITY = Modality(
    duty=(
        r"täyty\w*|pitää|piti|pitäisi|on pakko|velvolli\w*|tarvitse\w*|tulee|"
        r"on \w+(?:tava|tävä)"
    ),
    leave=(
        r"voi\w*|saa|saavat|saatt\w+|ehkä|mahdolli\w*|todennäköi\w*|lupa|pysty\w*|"
        r"kykene\w*"
    ),
)

LANGUAGE = Language(
    "fi",
    calendar=Calendar(
        weekdays=numbered(
            "maanantaisin maanantain maanantaista maanantaihin, tiistaisin tiistain "
            "tiistaista tiistaihin, keskiviikkoisin keskiviikon keskiviikosta keskiviikkoon, "
            "torstaisin torstain torstaista torstaihin, perjantaisin perjantain perjantaista "
            "perjantaihin, lauantaisin lauantain lauantaista lauantaihin, sunnuntaisin "
            "sunnuntain sunnuntaista sunnuntaihin",
            0,
        ),
    ),
    opposites={
        "left": r"vasem\w*|vasen|vasemma\w*",
        "right": (
            "oike(?:a|alla|alle|alta|an|aan|alla puolella)(?= (?:puol|kä|jal|silm|ranta|"
            r"kulma)\w*)|oikealle|oikealla"
        ),
        "north": r"pohjois\w*|pohjoi\w*",
        "south": r"etelä\w*",
        "east": r"itä\w*|idä\w*",
        "west": r"län[st]\w*",
    },
    marks=Marks(
        interrogatives=(
            "kuka|kenen|ketä|ketkä|mikä|mitä|mitkä|minkä|milloin|koska|missä|mihin|mistä|"
            r"miksi|miten|kuinka|montako|paljonko|kumpi|millainen|millaisia|\w+k[oö]\b"
        ),
        reports=r"kysy\w*|ihmettel\w*",
        requests="mainitse|luettele|kuvaile|selitä|kerro|nimeä",
    ),
    measures=Measures(
        compounds=True,
        coins={
            "cent": "sentti senttiä sentin",
            "penny": "penny pennyä penniä",
            "kopeck": "kopeekkaa kopeekka",
            "ore": "äyri äyriä",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "puolet|puolella|puolelta|puoleen",
            Fraction(1, 3): r"kolmasosa\w*|kolmannes\w*|kolmannek\w+",
            Fraction(2, 3): "kaksi kolmasosaa|kaksi kolmannesta",
            Fraction(1, 4): r"neljäsosa\w*|neljännes\w*|neljännek\w+",
            Fraction(3, 4): "kolme neljäsosaa|kolme neljännestä",
            Fraction(1, 5): r"viidesosa\w*|viidennes\w*",
        },
    ),
    ranges=Ranges(
        start_after="(?::?(?:st[aä]|lt[aä]))", end_after="(?::?(?:iin|een|[aä]{2}n|lle))"
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("””", "»»")),
    stemmer="finnish",
)
