"""Turkish."""

from __future__ import annotations

from fractions import Fraction

from align.languages.counting import spoken
from align.languages.model import (
    Calendar,
    Language,
    Marks,
    Measures,
    Modality,
    Names,
    Negation,
    Numeral,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words(
        """Dr Prof Doç Yrd Av Op Uzm Hz Sn Gen Alb Yzb Tğm Yb Bnb Org Korg Müh Mim Ecz örn vb.örn
        bkz krş yakl çev ed Mah Cad Sok Bul Apt Muh Şht Ord Arş Öğr Hv Kur St"""
    ),
    numbered=words("No Nu nr s sf md m böl bölüm şek tab cilt c kat sy fık tel"),
    tails=words("vb vs vd v.s v.b"),
    either=words(
        """mn milyon mlr TL A.Ş Ltd Şti Inc M.Ö M.S İ.Ö İ.S MÖ MS yy Oca Şub Mar Nis May Haz Tem
        Ağu Eyl Eki Kas Ara T.C A.B.D ABD"""
    ),
    openers=words(
        """o bu şu onlar ben sen biz siz bunlar kim ne nerede neden niçin nasıl eğer çünkü ama
        fakat ve veya ya da zaman şimdi orada burada değil var yok de ki sadece yalnız artık daha
        belki herkes birçok önce sonra sonunda ancak yüzden böyle bir her hiç bugün yarın dün onun
        bizim kendi gibi için ile kadar göre evet hayır"""
    ),
    headings=words("bölüm kısım madde ek tablo şekil kitap cilt ünite ders perde fıkra"),
    lettered=words("plan nokta sınıf tip vitamini grup"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"bedava\w*|parasız", r"ücret\w*|para\w*|öde\w*|tut\w*"),
    forbids=r"yasak\w*",
    opposes=r"unut\w*|"
    r"itiraz\w*|karşı(?:ydı\w*|yım|yız|sınız|lar)?|reddet\w*|şüphe\w*|inkar\w*|protesto\w*",
    answers=("evet|hepsi|herkes|her zaman|daima", "hayır|asla|hiçbiri|hiç kimse|hiçbir zaman"),
    openly=(
        (
            r"değil\w*|yok(?!sul|la|uş|luk)\w*|hiçbir|\w{2,}m(?:iyor|ıyor|uyor|üyor)\w*|"
            r"\w{2,}m(?:e[dz]i|a[dz]ı|emiş|amış|eyecek|ayacak|eyeceğ|ayacağ|eyen|ayan|ediğ"
            r"|adığ|emeli|amalı|emek|amak|eme[ymls]|ama[ymls]|ezse|azsa)\w*|\w{2,}m(?:ez|az)(?:ler|lar|di|dı)?"
            r"|hayır|ne(?= \w+ ne(?: de)? )|hiç kimse|asla"
        ),
    ),
    plainly=(
        (
            r"\w{3,}s[ıiuü]z\w*|\w{2,}m[ae]d[ae]n|reddet\w*|reddedi\w*|ret|eksik\w*|"
            r"yasak\w*|engel\w*|önle\w*|kaçın\w*|zar zor|nadiren|başarısız\w*|"
            r"imk[aâ]nsız\w*|yoksun\w*|yokluğ\w*|inkar\w*|inkâr\w*|hiç"
        ),
    ),
    somehow=(
        (
            r"az|kadar|yerine|hariç|karşı|kayb\w*|kaybet\w*|şüphe\w*|zor|sadece|yalnızca|"
            r"fazla|başka|diğer|daha|dur\w*|unut\w*|kal\w+|hâlâ|hala|henüz|aksine|dışında|"
            r"bırak\w*|vazgeç\w*"
        ),
    ),
    idioms=(
        r"hükmed\w*|yok (?:ol|et|ed)\w*",
        (
            r"(?:sadece|yalnızca|yalnız) (?:\w+ ){0,5}değil|değil mi|olmasa|"
            r"olmaz\w*(?= mı)|kaçınılmaz\w*|olur olmaz|\w+[uüıi]p \w+m[ae](?:d|y[ae]c)\w+|"
            r"şüphe yok\w*|\w{2,}m[ae]dan önce|\w+[aeıiuü]r \w+m[ae]z"
        ),
    ),
    put_in="değil ",
    near=(2, 0),
    before=4,
    repeats="hiçbir|hiç kimse|asla",
)
_MODALITY = Modality(
    duty=r"\w{2,}m[ae]l[ıi]\w*|zorund\w*|gerek\w*|lazım|şart|mecbur\w*|zorunlu\w*",
    leave=r"\w{2,}[ae]bil\w*|belki|mümkün\w*|muhtemel\w*|olası\w*|izin\w*",
)


_NAMES = Names(
    titles=(
        r"Bay|Bayan|Bey\w*|Hanım\w*|Sayın|Cumhurbaşkan\w+|Başbakan\w*|Bakan\w*|Başkan\w*|General\w*|"
        r"Kral\w*|Prens\w*|İmparator\w*|Sultan\w*|Padişah\w*|Papa|Aziz\w?|Profesör\w*|Doktor\w*|"
        r"Yüzbaşı\w*|Albay\w*|Kaptan\w*|Vali\w*|Senatör\w*|Müdür\w*|Büyükelçi\w*|Lord\w*|Sör|Lady|"
        r"Teyze\w*|Amca\w*|Dük\w*|Kont\w*"
    ),
    abbreviations="dr|prof|doç|av|gen|alb|yzb|st|cad|sok|mah|no|bkz|tlf",
    common=(
        r"İmparatorlu\w+|Savaş\w*|Anlaşma\w*|Antlaşma\w*|Üniversite\w*|Bakanlı\w+|Parti\w*|Birli\w+|"
        r"Cumhuriyet\w*|Krallı\w+|Meclis\w*|Deniz\w*|Neh(?:ir|ri)\w*|Dağ\w*|Göl\w*|Ada(?:s[ıi]|lar)\w*|Okyanus\w*|"
        r"Cadde\w*|Soka[kğ]\w*|Meydan\w*|Müze\w*|Kilise\w*|Cami\w*|Hastane\w*|Enstitü\w*|Kongre\w*|"
        r"Konsey\w*|Banka\w*|Şirket\w*|Devlet\w*|Yasa\w*|Kanun\w*|Mahkeme\w*|Kurum\w*|Kurul\w*|"
        r"Dernek\w*|Derne\w+|Vak[ıf]f\w*|Ajans\w*|Ordu\w*|Okul\w*|Kulüb\w*|Lig\w{0,3}|Kupa\w*|Ödül\w*|"
        r"Büyük|Yeni|Eski|Kuzey\w*|Güney\w*|Doğu\w*|Batı\w*|Orta\w?|Birleşik|Milletler|Ulusal|Milli|"
        r"Tanrı\w*|Allah\w*|Hıristiyan\w*|Hristiyan\w*|Müslüman\w*|Yahudi\w*|\w{3,}[cç][ae](?:ya|ye|dan|den|nın|nin)?|"
        r"\w{3,}l[ıiuü](?:lar|ler)?(?:ın|in|a|e|ı|i)?"
    ),
    countries=words("ABD SSCB BAE TV"),
    customs={
        "White House": ("Beyaz Saray",),
        "EU": ("AB",), "GDP": ("GSYH",), "IMF": ("IMF",), "NATO": ("NATO",), "UAE": ("BAE",),
        "UN": ("BM",), "US": ("ABD",), "USA": ("ABD",), "USSR": ("SSCB",), "WHO": ("DSÖ",),
        "WTO": ("DTÖ",), "Aegean": ("Ege",), "Alps": ("Alpler", "Alp"), "Danube": ("Tuna",),
        "Euphrates": ("Fırat",), "Europe": ("Avrupa",), "Mediterranean": ("Akdeniz",),
        "Nile": ("Nil",), "Ottoman": ("Osmanlı",), "Persia": ("Pers", "İran"),
        "Rhine": ("Ren",), "Thames": ("Thames",), "Tigris": ("Dicle",), "Troy": ("Truva",),
        "Constantinople": ("Konstantinopolis", "İstanbul"), "Jerusalem": ("Kudüs",),
    },
)  # fmt: skip


def _numerals() -> dict[str, Numeral]:
    return spoken(
        "iki,üç,dört,beş,altı,yedi,sekiz,dokuz",
        "on,yirmi,otuz,kırk,elli,altmış,yetmiş,seksen,doksan",
        {100: "yüz", 1000: "bin", 10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"},
        {0: "sıfır", 1: "bir birinci ilk", 2: "ikinci çift çifte ikiz iki", 7: "hafta haftalık",
         10: "onlarca", 12: "düzine", 100: "yüzlerce yüzyıl", 1000: "binlerce"},
        {Fraction(1, 2): "yarım yarı yarısı yarısını buçuk", Fraction(1, 4): "çeyrek çeyreği"},
        ordinals=[
            ("üçüncü", 3), ("dördüncü", 4), ("beşinci", 5), ("altıncı", 6), ("yedinci", 7),
            ("sekizinci", 8), ("dokuzuncu", 9), ("onuncu", 10), ("yirminci", 20),
        ],
    )  # fmt: skip


LANGUAGE = Language(
    "tr",
    opposites={
        "left": "sol(?:a|da|dan|daki|u|un|unda|una)?",
        "right": "sağ(?:a|da|dan|daki|ında|ına)",
        "north": r"kuzey\w*",
        "south": r"güney(?!\w*t)\w*",
        "east": r"doğu(?!\w*[mr]\b)(?:su|ya|da|dan|daki|nun|sunda|suna)?",
        "west": r"batı(?!k)\w*",
    },
    marks=Marks(
        interrogatives=(
            r"kim(?:in|e|i|ler)?|ne|neden|niçin|niye|nasıl|nerede\w*|nereye|nereden|"
            r"hangi\w*|kaç\w*|acaba"
        ),
        reports=r"sor(?:du|uyor|muş)\w*|merak \w+",
        requests=r"söyle\w*|açıkla\w*|belirt\w*|sırala\w*|say(?:ın|ınız)?|tanımla\w*",
    ),
    ranges=Ranges(start_after="(?:[dt][ae]n)", end_after=r"(?:[yn]?[ae])(?!\w)"),
    names=_NAMES,
    calendar=Calendar(
        holidays={
            (1, 1): r"yılbaşı|yeni yıl",
            (2, 14): r"sevgililer günü",
            (3, 8): r"kadınlar günü",
            (5, 1): r"işçi bayramı",
            (10, 29): r"cumhuriyet bayramı",
            (12, 25): r"noel",
            (12, 31): r"yılbaşı gecesi|yeni yıl arifesi",
        },
    ),
    measures=Measures(
        coins={"cent": "sent", "penny": "peni", "kurus": "kuruş", "kopeck": "kopek kapik"},
        phrases={"yüzde puan": "percentage-point"},
        units={"km/s": "kilometer-per-hour", "km/sa": "kilometer-per-hour"},
    ),
    numerals=Numerals(
        _numerals,
        shares={
            Fraction(1, 3): r"üçte bir\w*",
            Fraction(2, 3): r"üçte iki\w*",
            Fraction(1, 4): r"dörtte bir\w*|çeyre[kğ]\w*",
            Fraction(3, 4): r"dörtte üç\w*",
            Fraction(1, 5): r"beşte bir\w*",
            Fraction(1, 10): r"onda bir\w*",
        },
        each="her",
        times=((r"\b(?P<hour>\w+) buçuk", 30),),
        multiples={2: r"iki kat\w*|iki misli", 3: r"üç kat\w*|üç misli", 4: r"dört kat\w*"},
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
    quotes=Quotes(points_out=True),
    stemmer="turkish",
)
