"""Data shared by Bosnian, Croatian and Serbian, in Latin letters."""

from __future__ import annotations

from align.languages.model import Stops, words

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
