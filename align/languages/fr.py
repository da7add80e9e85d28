"""French."""

from __future__ import annotations

from align.languages.model import Labels, Language, Names, Quotes, Stops, words
from align.languages.romance import SHARED

_STOPS = Stops(
    heads=words(
        """M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste cf av apr env p.ex c.-à-d Gén Cdt Cne Lt
        Mr Mrs bd boul éd coll dir trad rééd fr angl all ital lat gr min max Ets Sgt Adj Col Cap
        Vve Mgrs Drs N.-D i.e litt fém masc loc.cit op.cit Cie R.P MMgr M.-L"""
    ),
    numbered=words(
        """art no n chap fig vol p pp al t arts nos tab ann ch livr sect pl ill f v l par app
        appt bât tél part parag Fig Art Chap Vol Tab"""
    ),
    tails=words("etc hab"),
    openers=words(
        """à afin ainsi alors après au aucun aujourd'hui aussi autre aux avant avec beaucoup bien
        car ce cela celle celui cependant certains ces c'est cet cette chaque comme comment dans
        de depuis derrière des deux donc dont du d'autres elle elles en encore enfin ensuite
        entre est et eux hier ici il ils j'ai je jusqu'à l'un la le les leur leurs lors lorsque
        l'on ma mais malgré même mes moi mon ne ni nos notre nous on or ou où par parce parmi
        pas pendant personne peu plus plusieurs plutôt pour pourquoi pourtant puis puisque
        qu'est quand que quel quelle quelques qui quoi rien s'il sa sans se selon ses seul seule
        si sinon son sous sur ta tandis te tous tout toute toutefois toutes trois très tu un une
        vers voici voilà vos votre vous y"""
    ),
    either=SHARED
    | words(
        """av.J.-C apr.J.-C J.-C s prof doc janv févr avr juil sept oct nov déc M.E.F S.A.R.L E.-U
        É.-U U.R.S.S O.N.U Bros"""
    ),
    headings=words(
        """chapitre section partie article annexe tableau figure livre acte scène tome volume
        leçon unité exercice étape règle théorème lemme définition exemple titre question
        paragraphe"""
    ),
    lettered=words(
        """vitamine plan point classe type option groupe section colonne ligne ensemble angle
        hépatite variante bloc niveau équipe porte lettre droite ou"""
    ),
)
_FUNCTION_WORDS = words(
    """le la les un une des du de et est sont était dans en au aux que qui ne pas par pour sur avec
    il elle ils elles on nous vous se sa son ses leur leurs ce cette ces mais ou où plus été être
    avoir ont avait comme sans sous entre après avant"""
)

LANGUAGE = Language(
    "fr",
    quotes=Quotes(("«»", "“”"), points_out=True),
    stops=_STOPS,
    labels=Labels(answer=words("réponse"), particles=words("de du la le")),
    function_words=_FUNCTION_WORDS,
    elision=True,
    stemmer="french",
    names=Names(articles="le|la|les|une?|des|du"),
    twice=words("nous vous"),
)
