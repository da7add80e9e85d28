"""Spanish."""

from __future__ import annotations

from align.languages.model import Labels, Language, Names, Quotes, Stops, words
from align.languages.romance import SHARED

_STOPS = Stops(
    heads=words(
        """Sr Sra Sres Sras Srta D Dña Dr Dra Dres Prof Ing Lic Gral Cnel Cap Sto Sta Mons p.ej
        Mr Mrs Arq Abg Lcdo Lcda Excmo Excma Ilmo Ilma Hno Hna Pbro Cmdte Tte Cabo Sgto Mtro
        Mtra cf ed trad aprox máx mín apdo Fr Rvdo Rvda Mgs C.P c Dpto v.gr"""
    ),
    numbered=words(
        """núm núms art arts cap pág págs vol fig No Nº t p pp tab ap párr inc lit nº tel tfno
        fasc fol f Art Fig Pág Vol lám ej sec"""
    ),
    tails=words("etc a.C d.C sgtes ss"),
    plain=words("bien mar ex extra mini pro Post Mini Super"),
    openers=words(
        """a además ahora al algunas algunos allí antes aquí así aun aunque ayer cada casi como
        con cómo cuando cuándo cualquier cuál cuáles de del desde después donde dónde dos
        durante e el él ella ellas ellos en entonces entre era eran es esa esas ese eso esos
        esta está estaba están estas este esto estos fue fueron ha había hace hacia han hasta
        hay hoy la las le les lo los luego mañana más me mi mientras mis muchas mucho muchos muy
        nada nadie ni ningún no nos nosotros nuestra nuestro o otra otras otro otros para pero
        poco por porque pues puede que qué quien quién quiénes se sea según ser si sí sin sino
        sobre solo sólo son su sus también tampoco tan tanto te tiene todas todavía todo todos
        tras tres tu tú un una unas uno unos usted ustedes y ya yo allá éste ésta aquel aquella
        aquellos aquellas mía nuestros nuestras calcule demuestre halle véase debido hubo dijo
        decía"""
    ),
    either=SHARED - {"Sr"}
    | words(
        """Ud Uds Vd Vds EE.UU Avda Av Cía Ltda d.J.C a.J.C a.e.c e.c a.de.C d.de.C A.C
        ene feb abr jun jul ago sept oct nov dic Bros P.D S.L S.A.U Depto"""
    ),
    headings=words(
        """capítulo sección parte artículo anexo tabla figura libro acto escena tomo volumen
        lección unidad ejercicio paso regla teorema lema definición ejemplo título tema cuestión
        cuadro apéndice párrafo"""
    ),
    lettered=words(
        """vitamina plan punto clase tipo opción grupo sección columna línea conjunto ángulo
        hepatitis variante bloque nivel equipo puerta letra recta"""
    ),
)
_FUNCTION_WORDS = words(
    """el la los las un una de del y es son era en que no por para con su sus se lo al como más pero
    o este esta estos estas ha han había ser muy sin sobre entre cuando donde también"""
)

LANGUAGE = Language(
    "es",
    quotes=Quotes(("«»", "“”"), points_out=True),
    stops=_STOPS,
    labels=Labels(
        question=words("pregunta"),
        answer=words("respuesta"),
        particles=words("de del la dos y e"),
    ),
    function_words=_FUNCTION_WORDS,
    stemmer="spanish",
    names=Names(articles="el|los|las"),
)
