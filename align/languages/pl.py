"""Polish."""

from __future__ import annotations

import re
from fractions import Fraction

from align.languages.model import (
    Calendar,
    Inside,
    Labels,
    Language,
    Marks,
    Measures,
    Modality,
    Names,
    Negation,
    Numeral,
    Numerals,
    NumeralWords,
    Quotes,
    Ranges,
    Stops,
    numbered,
    words,
)

_STOPS = Stops(
    heads=words(
        """np tzn tj tzw p prof dr hab inż mgr lic gen płk ppłk mjr kpt ppor por sierż adm św ul
        al pl os m.in ks bp abp red lek dyr śp ok wg wz dot ang niem ros fr łac ur zm zob
        gen.bryg gen.dyw gen.broni bryg dyw asp nadkom podkom kom insp podinsp plut szer st pil
        druż dh hm wyd tłum oprac przeł min maks prok adw arch kard ojc pw bł wicedyr kier zast
        z-ca m.st woj pow gm sp miesz gł gen.abp wł pt tzw.im z.d"""
    ),
    numbered=words(
        """nr art ust pkt poz str rozdz t rys tab par zał cz fig il ilustr lit ppkt sygn dz
        kol tel nru vol tabl kl zad m"""
    ),
    tails=words("itd itp tys mln mld bln zł gr godz w etc i.in in"),
    either=words(
        """im Inc Ltd Co Corp U.S U.K D.C sp.j S.A z.o.o p.n.e n.e przed.Chr po.Chr sty lut mar
        kwi cze sie wrz paź gru sp.z.o.o"""
    ),
    openers=words(
        """a ale bo był była było były co czy dlatego dla do gdy gdzie i ich ile ja jak jako jednak
        jego jej jest jeśli już kiedy kto który lecz mimo my na nad nie nikt o od ona one oni
        ono on oraz po pod podczas potem przed przez przy również są ta tak także tam te ten to
        tu tym w we wczoraj więc wy z za ze że dziś jutro teraz wtedy aby choć chociaż dopiero
        dzięki jedni każdy nagle następnie natomiast niech obok oto pan pani ponieważ później
        skąd tylko wreszcie według wszyscy wszystko zanim zaś zawsze znowu żeby"""
    ),
    headings=words(
        """rozdział część artykuł załącznik tabela rysunek księga akt scena tom lekcja ćwiczenie
        krok reguła twierdzenie lemat definicja przykład zadanie pytanie temat etap dział
        paragraf odsłona aneks"""
    ),
    lettered=words(
        """witamina witaminy plan punkt klasa typ grupa prosta prostej zbiór kąt wierzchołek
        wariant blok litera lub"""
    ),
    orders=("cie",),
    measures=words("s"),
    years=words("r w"),
)
_LABELS = Labels(
    question=words("pytanie pyt"),
    answer=words("odpowiedź odp"),
    asker=words("dziennikarz dziennikarka reporter reporterka korespondent prowadzący prowadząca"),
    letters=("p", "o"),
    directions=words("do od dla nr"),
    particles=words("i z ze de van von der"),
    nobody=words(
        """adres aktualizacja cel data drodzy dzieci e-mail kontakt miejsce państwo panie panowie
        podsumowanie przykład przykłady przypis przypisy przyjaciele spis streszczenie szanowni
        tabela tagi temat treść tytuł uwaga uwagi wideo wniosek wnioski wynik wyniki zdjęcie
        źródło źródła"""
    ),
)
_ADJECTIVES = numbered(
    "styczniow, lutow, marcow, kwietniow, majow, czerwcow, lipcow, sierpniow, wrześniow, "
    "październikow, listopadow, grudniow"
)
_ADJECTIVE_ENDINGS = ["y", "a", "e", "ego", "ej", "emu", "ą", "ym", "ych", "ymi"]
_CALENDAR = Calendar(
    people=words("maja"),
    holidays={
        (1, 1): r"nowy rok|nowego roku|nowym rokiem",
        (2, 14): r"walentynk",
        (3, 8): r"d(?:zień|nia|niu) kobiet",
        (5, 1): r"święt\w+ pracy",
        (5, 3): r"święt\w+ konstytucji",
        (10, 31): r"halloween",
        (11, 11): r"święt\w+ niepodległości",
        (12, 24): r"wigili",
        (12, 25): r"boż\w+ narodzeni",
        (12, 31): r"sylwest",
    },
    months=numbered(
        "styczniu styczniem, lutym, marcu marcem, kwietniu kwietniem, maju majem, "
        "czerwcu czerwcem, lipcu lipcem, sierpniu sierpniem, wrześniu wrześniem, "
        "październiku październikiem, listopadzie listopadem, grudniu grudniem"
    ),
    mentions={
        **numbered(",,, kwi,,,,, wrz, paź,, gru"),
        **{stem + end: month for stem, month in _ADJECTIVES.items() for end in _ADJECTIVE_ENDINGS},
    },
    weekdays=numbered(
        "poniedziałku poniedziałkiem poniedziałkowi poniedziałki poniedziałków poniedziałkowy "
        "poniedziałkowa poniedziałkowe poniedziałkowego poniedziałkowej poniedziałkowym, "
        "wtorku wtorkiem wtorkowi wtorki wtorków wtorkowy wtorkowa wtorkowe wtorkowego wtorkowej "
        "wtorkowym, "
        "środy środę środzie środą środowy środowe środowego środowej środowym, "
        "czwartku czwartkiem czwartkowi czwartki czwartków czwartkowy czwartkowa czwartkowe "
        "czwartkowego czwartkowej czwartkowym, "
        "piątku piątkiem piątkowi piątki piątków piątkowy piątkowa piątkowe piątkowego piątkowej "
        "piątkowym, "
        "soboty sobotę sobocie sobotą sobót sobotni sobotnia sobotnie sobotniego sobotniej, "
        "niedzieli niedzielę niedzielą niedziele niedziel niedzielny niedzielna niedzielne "
        "niedzielnego niedzielnej niedzielnym",
        first=0,
    ),
)
_NEGATION = Negation(
    free=(r"bezpłatn\w*|darmow\w*|za darmo|gratis", r"koszt\w*|\w*płac\w*|opłat\w*"),
    forbids=r"nie wolno|zabr[ao]ni\w+|zakaz\w*|wzbronion\w+",
    opposes=r"zapom(?:n|in)\w*|"
    r"sprzeciw(?:ko|n[yai])?|przeciw(?:ko|n[yai])?|odm[óa]w\w*|wątp\w*|zaprzecz\w*|protest\w*|waha\w*",
    answers=(
        "tak|wszystkie|wszyscy|wszystko|zawsze|oba|obie",
        "nie|nigdy|nikt|nic|żaden|żadna|żadne|żadnego|żadnej|nigdzie|nikogo",
    ),
    openly=("nie|niema",),
    plainly=(
        "ani|bez|bez(?!piecz|pośred|względ|ustan|cen)\\w{3,}|żad(?:en|n\\w+)",
        (
            "nie(?!któr|ch|dziel|dług|gdyś|m(?:iec|c|k)|b(?:o|ios|iesk|aw)|dawn|dźwied|co\\b|raz\\b|"
            "mal|ust|mniej|ledwo|zbęd|opodal|jak|stety|zmiern|zwyk|wolnik|podległ|wiel|wiast)\\w{3,}"
        ),
        "odm[óa]w\\w*|brak\\w*|pozbawi\\w*|ledwo|ledwie|mało|rzadko|zaprzecz\\w*|zabr[ao]ni\\w*",
        (
            "unik\\w*|niemożliw\\w*|"
            "(?:nigdy|nic|nikt|nikogo|nigdzie)(?: \\w+)?(?=\\s*[.,;:!?»”—–]|$)"
        ),
    ),
    somehow=(
        "przesta\\w+|oprócz|poza|zamiast|odrzuc\\w*|odwoł\\w*|utra[ct]\\w*|strac\\w*|przeszk\\w*",
        "owszem|ależ|wątp\\w*|trudno|tylko|jedynie|zbyt|inaczej|inn\\w+|woln\\w+ od|zapom\\w*",
        "pamięta\\w*|pozosta\\w*|zosta\\w+|dopiero|jeszcze|nadal|wciąż|błęd\\w*|źle|za|przeciw\\w*",
    ),
    idioms=(
        (
            r"nie (?:więcej|mniej|później|wcześniej|dalej) niż|nie przekracza\w*|"
            "nie(?:daleko|dawno)"
        ),
        (
            "nie (?:tylko|mniej|więcej|raz|ostatni\\w*|licząc|mówiąc|wspominając|tak dawno|później|"
            "wcześniej|lada|inaczej)|a nie|czy nie|albo nie|lub nie|o ile nie|jeśli nie|gdyby nie|"
            "byle nie|omal nie|mało nie|dopóki (?:\\S+ ){0,4}?nie|póki (?:\\S+ ){0,4}?nie|czyż nie|"
            "(?:na|w|o|przez|za|po|pod|nad|przed|między) nie"
        ),
    ),
    put_in="nie ",
    wants=(
        r"(?<!\w)(?<!\bi )(?<!\ba )(?:nigdy|nic|niczego|niczym|nikt|nikogo|nikomu|nikim|nigdzie)"
        r"(?!\w)"
    ),
    partners=r"(?<!\w)(?:nie\w*|bez\w*|brak\w*|ani|niż|jak)(?!\w)",
    extends="lub|albo|czy",
)
_MODALITY = Modality(
    duty=(
        r"mus\w+|powin\w+|mają? obowiązek|należy|należało|trzeba|konieczn\w*|zobowiązan\w*|"
        r"wymaga\w*|zmuszon\w*|obowiązkow\w*|potrzeb\w+"
    ),
    leave=(
        r"mo(?:że|żesz|żemy|żecie|gą|gę|żna|żliw\w*|gł\w*)|mógł\w*|wolno|prawdopodobn\w*|"
        r"pozw[oa]l\w*|zdoln\w*|zdoła\w*|potrafi\w*|chyba|uda\w*"
    ),
)
_MEASURES = Measures(
    coins={
        "cent": "cent centy centów centami centach centa eurocent eurocentów eurocenty",
        "penny": "pens pensy pensów pensa",
        "grosz": "grosz grosze groszy groszami",
        "kopeck": "kopiejka kopiejki kopiejek",
    },
    phrases={
        "punkt procentowy": "percentage-point", "punktu procentowego": "percentage-point",
        "punkty procentowe": "percentage-point", "punktów procentowych": "percentage-point",
    },
    money={"zł": "zloty"},
    units={"doba": "day", "doby": "day", "dobę": "day", "dób": "day", "latach": "year",
           "latami": "year", "dniach": "day", "dniami": "day", "dniom": "day", "kilo": "kilogram"},
    endings="a u em e y i ów om ami ach ę ą o",
)  # fmt: skip
_NAMES = Names(
    titles=(
        r"Pan(?:a|u|em|i|ią|ie|ów|owie|om)?|Prezyden\w+|Premier\w*|Wicepremier\w*|Minist(?:er|r)\w*|"
        r"Przewodnicząc\w+|Sekretarz\w*|Genera\w+|Kr[óo]l\w*|Ksi(?:ądz|ęd|ąż|ęż)\w*|Święt\w*|"
        r"Papież\w*|Dyrektor\w*|Senator\w*|Ambasador\w*|Profesor\w*|Doktor\w*|Kapitan\w*|"
        r"Pułkownik\w*|Major\w*|Burmistrz\w*|Hrabi\w+|Lord\w*|Sir"
    ),
    abbreviations=(
        "dr|prof|mgr|inż|hab|gen|płk|ppłk|mjr|kpt|por|św|bp|abp|ks|ul|al|pl|os|art|ust|nr|str|red"
    ),
    common=(
        r"Rad[ayęąz]\w*|Komit(?:et|ec)\w*|Komisj\w+|Rząd\w*|Sejm\w*|Senat|Senatu|Parlament\w*|"
        r"Uni[aięą]\w*|Federacj\w+|Republik\w+|Zjednoczon\w+|Narod\w+|B[oó][gż]\w*|Internet\w*|"
        r"Wielkanoc\w*|Uniwersytet\w*|Urz[ąę]d\w*|Agencj\w+|Bank\w*|Pola[kc]\w*|Niem\w{1,4}|"
        r"Rosjan\w*|Żyd\w*|Angli[kc]\w*|Francuz\w*|Amerykan\w*|Kości[oó]ł\w*|Wojn\w+"
    ),
    countries=words("USA ZSRR KRLD ChRL ZEA NRD RFN TV SI"),
    customs={
        "White House": ("Biały Dom", "Białego Domu", "Białym Domu", "Białemu Domowi",),
        "AI": ("SI",), "DPRK": ("KRLD",), "EU": ("UE",), "GDP": ("PKB",), "IAEA": ("MAEA",),
        "ICC": ("MTK",), "ILO": ("MOP",), "IMF": ("MFW",), "OSCE": ("OBWE",), "PRC": ("ChRL",),
        "UAE": ("ZEA",), "UN": ("ONZ",), "US": ("USA",), "USSR": ("ZSRR",),
        "Aachen": ("Akwizgran",), "Charles": ("Karol",), "Christ": ("Chrystus",),
        "Cologne": ("Kolonia",), "Danube": ("Dunaj",), "Dresden": ("Drezno",),
        "Elizabeth": ("Elżbieta",), "Florence": ("Florencja",), "Geneva": ("Genewa",),
        "George": ("Jerzy",), "James": ("Jakub",), "Jesus": ("Jezus",), "John": ("Jan",),
        "Leipzig": ("Lipsk",), "Louis": ("Ludwik",), "Lviv": ("Lwów",), "Milan": ("Mediolan",),
        "Moses": ("Mojżesz",), "Munich": ("Monachium",), "Naples": ("Neapol",), "Oder": ("Odra",),
        "Peter": ("Piotr",), "Rhine": ("Ren",), "Seine": ("Sekwana",), "Stephen": ("Szczepan",),
        "Thames": ("Tamiza",), "Tiber": ("Tyber",), "Venice": ("Wenecja",), "Vistula": ("Wisła",),
        "William": ("Wilhelm",),
    },
)  # fmt: skip
_FUNCTION_WORDS = words(
    """i w na z do nie się jest że to o jak po za od dla ale przez są był była było lub oraz a który
    która które jego jej ich czy co tak już tylko może przed między"""
)

_HARD = ["y", "a", "e", "ego", "ej", "emu", "ym", "ą", "ych", "ymi", "i"]
_UNITS = {
    2: "dwa dwie dwaj dwóch dwu dwom dwoma dwiema", 3: "trzy trzej trzech trzem trzema",
    4: "cztery czterej czterech czterem czterema", 5: "pięć pięciu pięcioma",
    6: "sześć sześciu sześcioma", 7: "siedem siedmiu siedmioma", 8: "osiem ośmiu ośmioma",
    9: "dziewięć dziewięciu dziewięcioma", 10: "dziesięć dziesięciu dziesięcioma",
    11: "jedenaście jedenastu jedenastoma", 12: "dwanaście dwunastu dwunastoma",
    13: "trzynaście trzynastu trzynastoma", 14: "czternaście czternastu czternastoma",
    15: "piętnaście piętnastu piętnastoma", 16: "szesnaście szesnastu szesnastoma",
    17: "siedemnaście siedemnastu siedemnastoma", 18: "osiemnaście osiemnastu osiemnastoma",
    19: "dziewiętnaście dziewiętnastu dziewiętnastoma",
}  # fmt: skip
_TENS = {
    20: "dwadzieścia dwudziestu dwudziestoma", 30: "trzydzieści trzydziestu trzydziestoma",
    40: "czterdzieści czterdziestu czterdziestoma",
    50: "pięćdziesiąt pięćdziesięciu pięćdziesięcioma", 60: "sześćdziesiąt sześćdziesięciu",
    70: "siedemdziesiąt siedemdziesięciu", 80: "osiemdziesiąt osiemdziesięciu",
    90: "dziewięćdziesiąt dziewięćdziesięciu",
}  # fmt: skip
_HUNDREDS = {
    100: "sto stu", 200: "dwieście dwustu", 300: "trzysta trzystu", 400: "czterysta czterystu",
    500: "pięćset pięciuset", 600: "sześćset sześciuset", 700: "siedemset siedmiuset",
    800: "osiemset ośmiuset", 900: "dziewięćset dziewięciuset",
}  # fmt: skip
_ORDINALS = {
    "czwart": 4, "piąt": 5, "szóst": 6, "siódm": 7, "ósm": 8, "dziewiąt": 9, "dziesiąt": 10,
    "jedenast": 11, "dwunast": 12, "trzynast": 13, "czternast": 14, "piętnast": 15,
    "szesnast": 16, "siedemnast": 17, "osiemnast": 18, "dziewiętnast": 19, "dwudziest": 20,
    "trzydziest": 30, "czterdziest": 40, "pięćdziesiąt": 50, "sześćdziesiąt": 60,
    "siedemdziesiąt": 70, "osiemdziesiąt": 80, "dziewięćdziesiąt": 90, "setn": 100,
}  # fmt: skip
_SCALES = {
    3: "tysiąc tysiąca tysiącu tysiącem tysiące tysięcy tysiącom tysiącami tysiącach tys",
    6: "milion miliona milionowi milionem milionie miliony milionów milionom milionami milionach "
    "mln",
    9: "miliard miliarda miliardowi miliardem miliardzie miliardy miliardów miliardom miliardami "
    "miliardach mld",
    12: "bilion biliona bilionowi bilionem bilionie biliony bilionów bilionom bilionami bilionach "
    "bln",
}
_ORDINALS_VAGUE = {
    1: "pierwszy pierwsza pierwsze pierwszego pierwszej pierwszemu pierwszym pierwszą pierwsi "
    "pierwszych pierwszymi",
    2: "drugi druga drugie drugiego drugiej drugiemu drugim drugą drudzy drugich drugimi",
    3: "trzeci trzecia trzecie trzeciego trzeciej trzeciemu trzecim trzecią trzecich trzecimi",
}
_VAGUE = {
    0: "zero zera północ północy",
    1: "jeden jedna jedno jednego jednej jednemu jednym jedną jedni jedne jednych jednymi jedyny "
    "jedyna jedyne jedynego jedynej jedyną raz jednokrotnie",
    2: "oba obie obaj obu obydwa obydwie obydwaj oboje obojga dwoje dwojga para pary parą par "
    "dwukrotnie dwukrotny podwójny podwójna podwójne podwoić podwoił podwoiła dwójka dwójki "
    "dwójkę bliźnięta bliźniacy",
    3: "troje trojga trzykrotnie trzykrotny potroić potroił potrójny potrójna trójka trójki trójkę",
    4: "czworo czworga czterokrotnie czwórka", 5: "pięcioro pięciokrotnie piątka",
    6: "sześcioro szóstka", 7: "siedmioro siódemka tydzień tygodnia tygodniu tygodnie tygodni",
    8: "ośmioro", 9: "dziewięcioro",
    10: "dziesięcioro dziesiątka dziesiątki dziesiątek dekada dekady dekadę dekad dziesięciolecie "
    "dziesięciolecia",
    20: "dwudziestka dwudziestce dwudziestki dwudziestkę", 50: "pięćdziesiątka pięćdziesiątce "
    "pięćdziesiątki pięćdziesiątkę", 30: "trzydziestka trzydziestce trzydziestki trzydziestkę",
    40: "czterdziestka czterdziestce czterdziestki czterdziestkę",
    12: "tuzin tuzina tuziny tuzinów południe południa", 15: "kwadrans kwadransa kwadranse",
    24: "doba doby dobę dób", 100: "setka setki setek setkę wiek wieku wieki wieków stulecie "
    "stulecia stuleci",
}  # fmt: skip
_PARTS = {
    Fraction(1, 2): "połowa połowy połowę połowie połową pół",
    Fraction(3, 2): "półtora półtorej",
    Fraction(1, 4): "ćwierć ćwierci",
}


def _numerals() -> dict[str, Numeral]:
    said = NumeralWords()
    for table in (_UNITS, _TENS, _HUNDREDS):
        said.put_all(table)
    for stem, value in _ORDINALS.items():
        said.put_endings(stem, _HARD, value, last=True)
    for zeros, forms in _SCALES.items():
        said.put(forms, 10**zeros, "scale")
    for value, forms in _ORDINALS_VAGUE.items():
        said.put(forms, value, "vague", last=True)
    said.put_all(_VAGUE, "vague")
    said.put_all(_PARTS, "part")
    return said.found


_PREFIXES = {
    "dwu": 2, "trzy": 3, "cztero": 4, "pięcio": 5, "sześcio": 6, "siedmio": 7, "ośmio": 8,
    "dziewięcio": 9, "dziesięcio": 10, "dwunasto": 12, "piętnasto": 15, "dwudziesto": 20,
    "trzydziesto": 30, "czterdziesto": 40, "pięćdziesięcio": 50, "stu": 100,
}  # fmt: skip
_PREFIX = re.compile(
    rf"({'|'.join(_PREFIXES)})"
    "(?=let|lat|dni|mies|tyg|godz|min|kro[ct]|osob|pięt|cz[ęł]|metr|kilo|lec|wiecz|stron)"
)
_HALF = re.compile("pół(?:godz|rocz|tor|wiecz|met|kilo|litr|nag)")


def _inside(word: str) -> Inside | None:
    """A number inside a word: «pięcioletni», «półgodzinny»."""
    match = _PREFIX.match(word)
    if match:
        return Inside(frozenset({Fraction(_PREFIXES[match[1]])}))
    if _HALF.match(word):
        return Inside(frozenset({Fraction(1, 2), Fraction(50), Fraction(30)}))
    return None


LANGUAGE = Language(
    "pl",
    opposites={
        "left": "lew(?:y|a|e|ego|emu|ym|ej|ą|ych|ymi)|w lewo|na lewo|z lewej",
        "right": "praw(?:y|ego|emu|ym|ej|ą|ych|ymi)|w prawo|na prawo|z prawej",
        "north": r"północ\w*",
        "south": r"połud\w+",
        "east": r"wsch\w+",
        "west": r"zach[oó]d\w*",
        "more": r"wzr[oó]s\w*|rosł\w*|rośni\w*|zwiększ\w+|podwyż\w+|podni[oó]s\w*|urósł|urosł\w*",
        "less": r"spad\w+|zmniejsz\w+|obniż\w+|zmal\w+|malej\w+|upad\w+",
        "before": "przed|zanim",
        "after": "po t(?:ym|ej)",
        "open": r"otwar\w+|otwier\w+|otworz\w+",
        "closed": r"zamkn\w+|zamyk\w+",
        "win": r"wygr\w+|zwycię\w+",
        "lose": r"przegr\w+",
        "buy": r"kup(?:ił\w*|ić|i|ują|uje|ował\w*|iono|no|ować)|nab[yi]\w+|zakup\w*",
        "sell": r"sprzeda\w+",
        "husband": "m[ąę]ż(?:a|em|owi|u|owie)?",
        "wife": "żon(?:a|y|ie|ę|ą|o)",
        "brother": "br(?:at|ata|atu|atem|acie|acia|aci)",
        "sister": r"si[oó]str\w*|sióstr",
        "son": "syn(?:a|owi|em|u|owie|ów|om|ami)?",
        "daughter": "c[oó]r(?:ka|ki|ce|kę|ką|ek)",
        "father": "oj(?:ciec|ca|cu|cem|cowi|cowie)|tat(?:a|y|o|ą)",
        "mother": "mat(?:ka|ki|ce|kę|ką)|mam(?:a|y|ie|ę|ą)",
        "mr": "pan(?:a|u|em|owie)?",
        "mrs": "pani(?:ą|e)?|panna|panny",
        "summer": r"lat(?:o|em|a|u|ie)|letni\w*",
        "winter": r"zim(?:a|y|ie|ę|ą)|zimow\w+",
        "morning": r"rano|rank\w+|poran\w+",
        "evening": r"wiecz[oó]r\w*",
        "hot": r"gorąc\w+|ciepł\w+",
        "cold": r"zimn\w+|chłodn\w+",
        "full": r"pełn\w+",
        "empty": r"pust\w+|opróżn\w+",
        "rich": r"bogat\w+",
        "poor": r"biedn\w+|ubog\w+",
        "strong": r"siln\w+|mocn\w+",
        "weak": r"słab\w+",
        "dead": r"martw\w+|zmar\w+|zabit\w+|zgin\w+|umar\w+",
        "alive": r"żyw(?:y|a|e|i|ych|ego|ej)|żyje|żyją|przeży\w+",
        "arrive": r"przyby\w+|przyjech\w+|przyjazd\w*|przyjeżdż\w+|przylec\w+",
        "leave": r"odjech\w+|odjazd\w*|odjeżdż\w+|wyjech\w+|odlec\w+|odlatuj\w+|odpły\w+",
        "begin": r"rozpocz\w+|zacz\w+|zaczyn\w+|rozpoczyn\w+",
        "end": r"zakończ\w+|skończ\w+|kończ\w+|koniec|końc\w+",
        "allow": r"pozw[oa]l\w+|zezw[oa]l\w+|dozwol\w+",
        "forbid": r"zakaz\w+|zabr[oa]ni\w+|zabroni\w+",
        "only": r"tylko|wyłącznie|jedynie",
        "all": r"wszyscy|wszystkich|wszystkim",
    },
    loosely={
        "before": r"wcześniej|dotąd|aż|do|nim|uprzedn\w+|dopóki|poprzedn\w+",
        "after": r"po|potem|następn\w+|później|odkąd|gdy|kiedy|skoro|za",
        "only": r"sam\w*|jedyn\w+|oprócz|dopiero|nikt|nie",
        "all": r"wszyst\w+|każd\w+|dowoln\w+",
    },
    marks=Marks(
        tags="prawda|nie|tak|wiesz|rozumiesz|co",
        interrogatives=(
            "kto|kogo|komu|kim|co|czego|czemu|czym|jak|jaki|jaka|jakie|jakich|jakim|jaką|"
            "jakiej|jakiego|który|która|które|którzy|których|której|którego|kiedy|gdzie|"
            "dokąd|skąd|dlaczego|po co|ile|ilu|czyj|czyja|czyje|czy"
        ),
        reports=r"pyta\w*|spyta\w*|zapyta\w*|zastanawia\w*",
        requests=r"wymień\w*|nazwij\w*|opisz\w*|wyjaśnij\w*|podaj\w*|powiedz\w*|wskaż\w*",
    ),
    ranges=Ranges("od|z|ze", "do", since="od", until="do"),
    quotes=Quotes(("„”", "«»", "»«")),
    stops=_STOPS,
    labels=_LABELS,
    calendar=_CALENDAR,
    numerals=Numerals(
        _numerals,
        below=("minus", "poniżej zera|mrozu"),
        above=("plus", "powyżej zera|ciepła"),
        shares={
            Fraction(1, 3): r"jedn\w+ trzeci\w*|trzeci\w+ częś\w+",
            Fraction(2, 3): r"dw\w+ trzeci\w+",
            Fraction(1, 4): r"jedn\w+ czwart\w+|czwart\w+ częś\w+|ćwierć\w*",
            Fraction(3, 4): r"trz\w+ czwart\w+",
            Fraction(1, 5): r"jedn\w+ piąt\w+|piąt\w+ częś\w+",
            Fraction(1, 10): r"jedn\w+ dziesiąt\w+",
        },
        joins=words("i"),
        ordinals_agree=True,
        inside=_inside,
        scales={word: zeros for zeros, forms in _SCALES.items() for word in forms.split()},
        each=r"co|każd\w+",
        times=(
            (r"\bwpół do (?P<hour>\w+)", -30),
            (r"\bkwadrans po (?P<hour>\w+)", 15),
            (r"\bza kwadrans (?P<hour>\w+)", -15),
            (r"\bza (?P<minute>\w+) (?P<hour>\w+)", -1),
        ),
        multiples={
            2: r"dwukrotn\w+|podwo\w+|podwój\w+|dwa razy|dwojako",
            3: r"trzykrotn\w+|potro\w+|potrój\w+|trzy razy",
            4: r"czterokrotn\w+|cztery razy",
            5: r"pięciokrotn\w+|pięć razy",
        },
    ),
    negation=_NEGATION,
    modality=_MODALITY,
    measures=_MEASURES,
    names=_NAMES,
    function_words=_FUNCTION_WORDS,
    twice=words("bardzo tak nie no coraz daleko długo dawno"),
    lone="aiouwz",
    stemmer="polish",
)
