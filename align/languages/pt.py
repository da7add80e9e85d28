"""Portuguese."""

from __future__ import annotations

from fractions import Fraction

from align.languages.counting import spoken
from align.languages.model import (
    Calendar,
    Labels,
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numeral,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    words,
)
from align.languages.romance import SHARED

_STOPS = Stops(
    heads=words(
        """Sr Sra Srs Sras Srta Dr Dra Drs Prof Profa Eng D Exmo Gen Cel Cap Sto Sta p.ex Mr Mrs
        Arq Adv Des Min Dep Ver Gov Pe Fr Ir Irm Ten Maj Sgt Cb Exma Ilmo Ilma V.Exa Rev Dom cf
        trad aprox máx mín resp Profs"""
    ),
    numbered=words(
        """art arts cap pág págs vol fig núm p pp tab inc al nº n ed t fasc fl fls apt ap bl sl
        lt tel Art Fig Pág Vol séc par quad lám anx apto"""
    ),
    tails=words("etc a.C d.C"),
    openers=words(
        """a agora ainda algumas alguns além antes ao aos apesar após aqui as assim até cada com
        como contudo da das de depois desde do dois dos durante e é ela elas ele eles em embora
        enquanto então entre era eram essa essas esse esses esta está estas este estes eu foi
        foram há hoje isso isto já lá mais mas me meu minha muitas muito muitos na nas não nem
        nenhum no nos nós nossa nosso o onde ontem os ou outra outras outro outros para pela
        pelo pois por porém porque portanto qual quando quanto que quem se segundo sem ser seu
        seus sim só sob sobre sua suas também te tem todas todo todos três tudo um uma você
        vocês"""
    ),
    either=SHARED - {"Sr"}
    | words(
        """EUA E.U.A Av Ltda Cia jan fev abr jun jul ago set out nov dez S.A.R.L Bros bi
        mi a.e.c d.J.C"""
    ),
    headings=words(
        """capítulo seção secção parte artigo anexo tabela figura livro ato acto cena tomo
        volume lição unidade exercício passo regra teorema lema definição exemplo título tema
        quadro apêndice parágrafo cláusula"""
    ),
    lettered=words(
        """vitamina plano ponto classe tipo opção grupo seção coluna linha conjunto ângulo
        hepatite variante bloco nível equipe porta letra reta"""
    ),
)
_FUNCTION_WORDS = words(
    """o a os as um uma de do da dos das e é são era em no na que não por para com seu sua se ao à
    como mais mas ou este esta foi ser muito sem sobre entre quando também"""
)

_NEGATION = Negation(
    free=(r"grátis|gratuit\w*|de graça", r"cust\w*|pag\w*|cobr\w*"),
    forbids=r"proib\w+|vedad[oa]s?",
    opposes=r"esque[cç]\w+|"
    r"op[ôou]s\w*|opuser\w*|opõe\w*|obje[çt]\w*|recus\w*|neg(?:ou|ar\w*)|d[uú]vid\w*|protest\w*|contra",
    answers=("sim|todos|todas|tudo|sempre|ambos", "não|nunca|jamais|ninguém|nada|nenhum|nenhuma"),
    openly=(r"não(?!-)|nunca|jamais|ninguém|nada|nenhu[mn]\w*|tampouco|nem",),
    plainly=(
        (
            r"sem|não-\w+|im(?:poss|prob|p[er]?rob|pat|perf|par[cz]|prud|m?[oó]b)\w*|"
            "in(?:a[cdp]|cap|cert|suf|[uú]t|just|com[pu]|con[nsv]|co[nr]|cr[eoé]|d[eé]f|"
            "d[eé]p|d[ei]sp|eff|ef|[eé]g|exist|exp|f[ei]n|habi|hum|quiet|sat|sens|"
            r"s[eé][cg]|sop|sup|tol|val|vis|viab)\w*|irr\w+|ileg\w*|des(?!de|t[ea]|cri|ej|"
            r"envol|p)\w{4,}"
        ),
        (
            r"neg(?:ou|ar|a|ado|aram|ativa)\w*|recus\w*|rejeit\w*|falt\w*|falh\w*|carec\w*"
            r"|ausên\w*|ausen\w*|fracass\w*|proib\w*|imped\w*|evit\w*|mal|raramente"
        ),
    ),
    somehow=(
        (
            r"pouc[oa]s?|até|em vez|ao invés|exceto|contra|perd\w*|dúvid\w*|duvid\w*|"
            r"difíc\w*|só|somente|apenas|demais|outr[oa]s?|menos|deix\w*|cess\w*|esquec\w*"
            r"|fic[oa]\w*|ainda|opos\w*|opõ\w*|ignor\w*|exclu\w*|abandon\w*|antes|fora|"
            "longe"
        ),
    ),
    idioms=(
        (
            r"não tard\w+|não longe|não muito (?:depois|antes|longe)|não (?:mais|menos) de|"
            r"não (?:exced|superior|inferior|ultrapass)\w*"
        ),
        (
            "não (?:s[óo]|apenas|somente|obstante|menos|mais)|ou não|se não|"
            r"não governamenta\w*|nada mais|não (?:há|resta\w*) dúvida\w*|nem (?:todos|"
            "sempre)(?= )|a não ser|por que não"
        ),
    ),
    put_in="não ",
    repeats=r"nunca|jamais|ninguém|nada|nenhu[mn]\w*|tampouco|nem",
    extends="ou",
)
_MODALITY = Modality(
    duty=(
        r"dev(?:e|em|emos|ia|iam|erá|erão|eria\w*|eu|eram)|tem (?:de|que)|têm (?:de|"
        r"que)|ter(?:á|ão) (?:de|que)|tinha\w* (?:de|que)|é preciso|obrigad\w*|"
        r"necessári\w*|obrigatóri\w*"
    ),
    leave=(
        r"pod(?:e|em|emos|ia|iam|erá|erão|eria\w*)|pôde|puder\w*|permit\w*|possí\w*|"
        r"talvez|provavel\w*|provável|capa[zc]\w*"
    ),
)


def _numerals() -> dict[str, Numeral]:
    return spoken(
        "dois duas,três,quatro,cinco,seis,sete,oito,nove,dez,onze,doze,treze,catorze quatorze,"
        "quinze,dezesseis dezasseis,dezessete dezassete,dezoito,dezenove dezanove",
        ",vinte,trinta,quarenta,cinquenta,sessenta,setenta,oitenta,noventa",
        {1000: "mil", 10**6: "milhão milhões", 10**9: "bilhão bilhões", 10**12: "trilhão trilhões"},
        {0: "zero meia-noite", 1: "um uma primeiro primeira primeiros primeiras",
         2: "segundo segunda ambos ambas par dobro duplo dupla", 3: "terceiro terceira triplo trio",
         4: "quarto quarta", 7: "semana semanas", 10: "década décadas dezena dezenas",
         12: "dúzia dúzias", 15: "quinzena", 100: "centena centenas século séculos",
         1000: "milhar milhares"},
        {Fraction(1, 2): "metade meio meia", Fraction(1, 3): "terço", Fraction(2, 3): "terços"},
        hundreds="cem cento,duzentos duzentas,trezentos trezentas,quatrocentos quatrocentas,"
        "quinhentos quinhentas,seiscentos seiscentas,setecentos setecentas,oitocentos oitocentas,"
        "novecentos novecentas",
        ordinals=[
            (stem + end, value)
            for value, stem in enumerate(["quint", "sext", "sétim", "oitav", "non", "décim"], 5)
            for end in "oa"
        ],
    )  # fmt: skip


LANGUAGE = Language(
    "pt",
    opposites={
        "left": r"esquerd\w+",
        "right": "direita|(?:braço|pé|olho|lado) direito",
        "north": r"norte\w*|setentrion\w+|nord\w+|noroeste",
        "south": r"sul(?!c|f)\w*|meridional\w*|sud\w+",
        "east": r"leste|oriental\w*|oriente|nordeste|sudeste",
        "west": r"oeste|ocident\w+|noroeste|sudoeste",
        "more": r"aument\w+|subi(?:u|r|ram|da)\w*|cresc\w+|elev(?:ou|aram)",
        "less": (
            r"diminu\w+|ca(?:iu|íram|em|ir|indo)|queda\w*|reduz\w+|redução|reduções|"
            "baix(?:ou|aram|ar)"
        ),
        "before": "antes d[eaoi]s?",
        "after": "depois d[eaoi]s?",
    },
    loosely={
        "before": r"antes|prévi\w+|até|anterior\w*|diante|véspera",
        "after": (
            r"depois|após|logo|mais tarde|posterior\w*|segu\w+|desde|quando|assim que|"
            "uma vez|atrás"
        ),
    },
    marks=Marks(
        interrogatives=(
            "que|quem|qual|quais|quando|onde|aonde|por ?qu[eê]|como|quant[oa]s?|(?:de|a|"
            "para|por|com|em) (?:que|quem|qual|quais|onde)|será|se"
        ),
        reports=r"pergunt\w+|question\w+",
        requests=(
            r"nomei\w+|cit[ea]\w*|descrev\w+|expliqu\w+|indiqu\w+|dig[ao]\w*|mencion\w+|"
            r"enumer\w+"
        ),
    ),
    ranges=Ranges("de|do|das|desde", "a|ao|às|até|para", since="desde|a partir d[eo]", until="até"),
    calendar=Calendar(
        holidays={
            (1, 1): r"ano[- ]novo",
            (2, 14): r"são valentim",
            (3, 8): r"dia (?:internacional )?da mulher",
            (5, 1): r"dia do trabalho|dia do trabalhador",
            (10, 31): r"halloween|dia das bruxas",
            (12, 24): r"véspera de natal|consoada",
            (12, 25): r"natal",
            (12, 31): r"réveillon|véspera de ano[- ]novo|passagem de ano",
        },
    ),
    measures=Measures(
        coins={
            "centavo": "centavo centavos cêntimo cêntimos",
            "cent": "cent cents",
            "penny": "pence péni penis",
            "kopeck": "copeque copeques",
        },
        phrases={"ponto percentual": "percentage-point", "pontos percentuais": "percentage-point"},
    ),
    numerals=Numerals(
        _numerals,
        shares={
            Fraction(1, 3): "(?:a|uma) terça parte",
            Fraction(2, 3): "dois terços",
            Fraction(1, 4): r"um quarto d\w+|(?:a|uma) quarta parte",
            Fraction(3, 4): "três quartos",
            Fraction(1, 5): "um quinto|(?:a|uma) quinta parte",
            Fraction(1, 10): "um décimo",
        },
        scales={"mil milhões": 9},
        joins=words("e"),
        each="cada",
        multiples={
            2: r"dobr\w+|duplic\w+|duas vezes",
            3: r"triplo|triplic\w+|três vezes",
            4: r"quádruplo|quadruplic\w+|quatro vezes",
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    quotes=Quotes(("“”", "«»"), points_out=True),
    stops=_STOPS,
    labels=Labels(question=words("pergunta"), answer=words("resposta")),
    function_words=_FUNCTION_WORDS,
    lone="aàeoéó",
    stemmer="portuguese",
)
