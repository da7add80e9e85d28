"""Turkish."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

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

LANGUAGE = Language(
    "tr",
    stops=_STOPS,
    quotes=Quotes(points_out=True),
    stemmer="turkish",
)
