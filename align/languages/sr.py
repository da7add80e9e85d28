"""Serbian."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words(
        """dr prof doc mag inž ing dipl gosp gđa gđica g bojn por sv tzv npr odn tj t.j usp cca ca
        ul akad prev ur spec pok rođ dr.sc mons vlč itd.npr engl njem franc lat grč tal stud kpt
        o.g др проф доц маг инж инг дипл госп гђа гђица г бојн пор св тзв нпр одн тј т.ј усп цца ца
        ул акад прев ур спец пок рођ др.сц монс влч итд.нпр енгл њем франц лат грч тал студ кпт
        о.г"""
    ),
    numbered=words(
        """br čl st str s sl tab pogl knj god toč dod pril vol tel al бр чл ст стр с сл таб погл књ
        год точ дод прил вол тел ал"""
    ),
    tails=words("itd isl i.dr etc итд исл и.др етц"),
    either=words(
        """mil mlrd tis tisuć h min r pr.kr po.kr p.n.e pr.n.e n.e pne siječ velj ožuj trav svib
        srp ruj pros jan feb mar apr jun jul avg sept okt nov dec d.o.o d.d j.d.o.o ml kn мил
        млрд тис тисућ х мин р пр.кр по.кр п.н.е пр.н.е н.е пне сијеч вељ ожуј трав свиб срп руј
        прос јан феб мар апр јун јул авг септ окт нов дец д.о.о д.д ј.д.о.о мл кн maj gen мај
        ген"""
    ),
    openers=words(
        """on ona ono oni one to taj ta ti te ja mi vi ovaj ova ovo ovi ove onaj ko tko šta što gde
        gdje kad kada zašto kako ako jer iako da ali i ili a pa onda sada tamo tu ovde ovdje nije
        je su bio bila bilo bili biće će bit također takođe samo već još možda svi mnogi najprije
        konačno međutim zato nakon poslije pre prije s sa iz na u do od k kod o za pri po prema
        danas sutra jučer juče njegov njen naš svoj tako ne između tijekom tokom nema ima он она
        оно они оне то тај та ти те ја ми ви овај ова ово ови ове онај ко тко шта што где гдје кад
        када зашто како ако јер иако да али и или а па онда сада тамо ту овде овдје није је су био
        била било били биће ће бит такођер такође само већ још можда сви многи најприје коначно
        међутим зато након послије пре прије с са из на у до од к код о за при по према данас сутра
        јучер јуче његов њен наш свој тако не између тијеком током нема има"""
    ),
    counted=words("čl st toč tač чл ст точ тач"),
    headings=words(
        """poglavlje dio deo član članak prilog tabela tablica slika knjiga odjeljak čin glava
        odsek prizor поглавље дио део члан чланак прилог табела таблица слика књига одјељак чин
        глава одсек призор"""
    ),
    lettered=words(
        """plan točka tačka razred tip vitamin skupina grupa pravac slovo план точка тачка разред
        тип витамин скупина група правац слово"""
    ),
    ordinals=True,
)

LANGUAGE = Language(
    "sr",
    stops=_STOPS,
)
