"""Data shared by Bosnian, Croatian and Serbian, in Latin letters."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Marks, Modality, Negation, Numerals, Ranges, Stops, words

STOPS = Stops(
    heads=words(
        """dr prof doc mag inž ing dipl gosp gđa gđica g bojn por sv tzv npr odn tj t.j usp cca ca
        ul akad prev ur spec pok rođ dr.sc mons vlč itd.npr engl njem franc lat grč tal stud kpt
        o.g"""
    ),
    numbered=words("br čl st str s sl tab pogl knj god toč dod pril vol tel al"),
    tails=words("itd isl i.dr etc"),
    either=words(
        """mil mlrd tis tisuć h min r pr.kr po.kr p.n.e pr.n.e n.e pne siječ velj ožuj trav svib
        srp ruj pros jan feb mar apr jun jul avg sept okt nov dec d.o.o d.d j.d.o.o ml kn maj
        gen"""
    ),
    openers=words(
        """on ona ono oni one to taj ta ti te ja mi vi ovaj ova ovo ovi ove onaj ko tko šta što gde
        gdje kad kada zašto kako ako jer iako da ali i ili a pa onda sada tamo tu ovde ovdje nije
        je su bio bila bilo bili biće će bit također takođe samo već još možda svi mnogi najprije
        konačno međutim zato nakon poslije pre prije s sa iz na u do od k kod o za pri po prema
        danas sutra jučer juče njegov njen naš svoj tako ne između tijekom tokom nema ima"""
    ),
    counted=words("čl st toč tač"),
    headings=words(
        """poglavlje dio deo član članak prilog tabela tablica slika knjiga odjeljak čin glava
        odsek prizor"""
    ),
    lettered=words("plan točka tačka razred tip vitamin skupina grupa pravac slovo"),
    ordinals=True,
)
NEGATION = Negation(
    free=(r"besplatn\w*|бесплатн\w*", r"košta\w*|pla[ćt]\w*|кошта\w*|пла[ћт]\w*"),
    forbids=r"zabran\w+|ne smij\w+|ne sm\w+|забран\w+|забрањ\w+|не см\w+",
    opposes=(
        r"zaborav\w+|заборав\w+|"
        r"(?:je|su|sam|smo|ste|nij?e|nisu|ništa|glasa\w+|bi[olt]\w*) protiv|prigov\w*|"
        r"odbi\w+|sumnj\w*|poric\w*|prosvjed\w*|protest\w*|(?:је|су|сам|смо|сте|није|нису|"
        r"ништа|гласа\w+|би\w+) против|пригов\w*|одби\w+|сумњ\w*|протест\w*"
    ),
    answers=(
        "da|svi|sve|uvijek|oba|obje|uvek|да|сви|све|увек",
        "ne|nikad|nikada|nitko|ništa|nijedan|nijedna|nigdje|niko|не|никад|никада|нико|ништа|ниједан",
    ),
    openly=(
        (
            r"ne|nije|nisam|nisi|nismo|niste|nisu|neće\w*|neću|nema\w*|nemoj\w*|nemam\w*|"
            r"nemaju|nijesu|не|није|нисам|ниси|нисмо|нисте|нису|неће\w*|нећу|нема\w*|"
            r"немој\w*|немају"
        ),
    ),
    plainly=(
        (
            r"bez|bez(?!b|ob)\w{3,}|ne(?!k|delj|djelj|go|bo|bes|rv|pos|što|m\w{0,3}ac|"
            r"stan)\w{4,}|ni|nit?i|odbi\w*|nedosta\w*|odsu[st]\w*|jedva|rijetko|retko|"
            r"zabran\w*|spr[ij]*eč\w*|izb[ijegć]+\w*|без|без(?!б)\w{3,}|не(?!к|деље|го|бо|"
            r"рв|што|м\w{0,3}ац)\w{4,}|ни|нити|одби\w*|недоста\w*|одсу\w*|једва|ретко|"
            r"забран\w*|спреч\w*|избег\w*|негир\w*|negir\w*|poreć?\w*"
        ),
    ),
    somehow=(
        (
            r"presta\w*|osim|um[ij]*esto|izgub\w*|sumnj\w*|teško|samo|pre?više|drug\w+|"
            r"zaborav\w*|osta\w+|još|protiv|loš\w*|dok|van|преста\w*|осим|уместо|изгуб\w*|"
            r"сумњ\w*|тешко|само|превише|друг\w+|заборав\w*|оста\w+|још|против|лош\w*|док|"
            "ван"
        ),
    ),
    idioms=(
        (
            r"nema (?:sumnj|dvojb)\w*|нема сумњ\w*|ne samo|ili ne|ne manje|ne više|ako ne|"
            "не само|или не|не мање|не више|ако не|nego|него"
        ),
    ),
    put_in="ne ",
    wants=(
        r"(?<!\w)(?:nikad\w?|ništa|ničega|nitko|niko|nikoga|nikome|nigd[j]?e|nikamo|"
        r"никад\w?|ништа|нико|никога|никоме|нигде)(?!\w)"
    ),
    partners=r"(?<!\w)(?:ne\w*|ni[js]\w*|bez\w*|не\w*|ни[јс]\w*|без\w*)(?!\w)",
)
MODALITY = Modality(
    duty=(
        r"mora\w*|treba\w*|dužn\w*|obavez\w*|potrebno|мора\w*|треба\w*|дужн\w*|"
        r"обавез\w*|потребно"
    ),
    leave=(
        r"mo(?:že\w*|gu|ga\w*|gao|gl\w+)|smije\w*|sme\w*|možda|vjerojatno|verovatno|"
        r"moguć\w*|dozvol\w*|мо(?:же\w*|гу|гао|гл\w+)|сме\w*|можда|вероватно|могућ\w*|"
        r"дозвол\w*"
    ),
)
NUMERALS = Numerals(
    shares={
        Fraction(1, 2): r"polovin\w*|polovic\w*",
        Fraction(1, 3): r"(?:jedn\w+ )?trećin\w*",
        Fraction(2, 3): r"dv\w+ trećin\w*",
        Fraction(1, 4): r"(?:jedn\w+ )?četvrtin\w*",
        Fraction(3, 4): r"tri četvrtin\w*",
    },
)
RANGES = Ranges("od|s|sa", "do|na")
MARKS = Marks(
    interrogatives=(
        r"t?ko|koga|kome|š[tm]a|što|čega|čemu|kako|kak[av]\w+|koj\w{1,3}|kada?|gd?je|gde|kamo|kuda|"
        r"odakle|zašto|koliko|čij\w{1,2}|da li|zar|\w+ li|т?ко|кога|коме|шта|што|чега|чему|како|"
        r"кака?в\w*|кој\w{1,3}|када?|г?дј?е|камо|куда|одакле|зашто|колико|чиј\w{1,2}|"
        r"да ли|зар|\w+ ли"
    ),
    reports=r"p[io]ta\w+|upita\w*|пита\w+|упита\w*",
    requests=r"nave[dđ]\w+|nabroj\w+|opiš\w+|objasn\w+|reci\w*|наве[дђ]\w+|наброј\w+|опиш\w+|објасн\w+",
)
