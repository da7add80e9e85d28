"""Serbian."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from align.languages.model import Calendar, Language, Measures, Numerals, Ranges, numbered, words
from align.languages.serbocroatian import MARKS, MODALITY, NEGATION, STOPS

_STOPS = replace(
    STOPS,
    heads=STOPS.heads
    | words(
        """др проф доц маг инж инг дипл госп гђа гђица г бојн пор св тзв нпр одн тј т.ј усп цца ца
        ул акад прев ур спец пок рођ др.сц монс влч итд.нпр енгл њем франц лат грч тал студ кпт
        о.г"""
    ),
    numbered=STOPS.numbered | words("бр чл ст стр с сл таб погл књ год точ дод прил вол тел ал"),
    tails=STOPS.tails | words("итд исл и.др етц"),
    either=STOPS.either
    | words(
        """мил млрд тис тисућ х мин р пр.кр по.кр п.н.е пр.н.е н.е пне сијеч вељ ожуј трав свиб срп
        руј прос јан феб мар апр јун јул авг септ окт нов дец д.о.о д.д ј.д.о.о мл кн мај ген"""
    ),
    openers=STOPS.openers
    | words(
        """он она оно они оне то тај та ти те ја ми ви овај ова ово ови ове онај ко тко шта што где
        гдје кад када зашто како ако јер иако да али и или а па онда сада тамо ту овде овдје није је
        су био била било били биће ће бит такођер такође само већ још можда сви многи најприје
        коначно међутим зато након послије пре прије с са из на у до од к код о за при по према
        данас сутра јучер јуче његов њен наш свој тако не између тијеком током нема има"""
    ),
    counted=STOPS.counted | words("чл ст точ тач"),
    headings=STOPS.headings
    | words(
        """поглавље дио део члан чланак прилог табела таблица слика књига одјељак чин глава одсек
        призор"""
    ),
    lettered=STOPS.lettered
    | words("план точка тачка разред тип витамин скупина група правац слово"),
)

LANGUAGE = Language(
    "sr",
    calendar=Calendar(
        weekdays=numbered(
            "понедељка понедељку понедељком ponedeljak ponedeljka ponedeljku ponedeljkom, "
            "уторка уторку уторком utorak utorka utorku utorkom, среду среде среди средом "
            "sreda sredu srede sredi sredom, четвртка четвртку четвртком četvrtak četvrtka "
            "četvrtku četvrtkom, петка петку петком petak petka petku petkom, суботу суботе "
            "суботи суботом subota subotu subote suboti subotom, недељу недеље недељи недељом "
            "nedelja nedelju nedelje nedelji nedeljom",
            0,
        ),
    ),
    marks=MARKS,
    measures=Measures(
        coins={
            "cent": "цент цента центи cent centa centi",
            "penny": "пени пенија peni penija",
            "kopeck": "копејки kopejki",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"половин\w*|polovin\w*",
            Fraction(1, 3): r"(?:једн\w+ )?трећин\w*|(?:jedn\w+ )?trećin\w*",
            Fraction(2, 3): r"дв\w+ трећин\w*|dv\w+ trećin\w*",
            Fraction(1, 4): r"(?:једн\w+ )?четвртин\w*|(?:jedn\w+ )?četvrtin\w*",
            Fraction(3, 4): r"три четвртин\w*|tri četvrtin\w*",
        },
    ),
    ranges=Ranges("od|s|sa|од|с|са", "do|na|до|на"),
    negation=NEGATION,
    modality=MODALITY,
    stops=_STOPS,
)
