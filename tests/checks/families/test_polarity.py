"""Questions."""

from __future__ import annotations

import pytest

import align


def test_a_question_that_became_a_statement_is_told(kinds):
    assert kinds(("Who pays for the lamps?", "Фонари оплачивает город.")) == ["question-lost"]


def test_a_statement_that_became_a_question_is_told(kinds):
    assert kinds(("The town pays.", "Платит город?")) == ["question-added"]


@pytest.mark.parametrize(
    ("src", "tgt", "kind"),
    [
        ("The mayor does not support the plan.", "Мэр поддерживает план.", "negation-lost"),
        ("We have never seen the harbour.", "Мы видели гавань.", "negation-lost"),
        ("The mayor supports the plan.", "Мэр не поддерживает план.", "negation-added"),
    ],
)
def test_a_negation_that_came_or_went_is_told(src, tgt, kind, kinds):
    assert kinds((src, tgt)) == [kind]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The mayor does not support the plan.", "Мэр не поддерживает план."),
        ("Nobody supports the plan.", "План никто не поддерживает."),
        ("He refused to pay.", "Он не стал платить."),
        ("It is impossible to leave without a ticket.", "Без билета уйти нельзя."),
        ("He not only came but sang.", "Он не только пришёл, но и спел."),
        ("They are unable to pay.", "Они не могут платить."),
    ],
)
def test_what_is_denied_otherwise_is_denied(src, tgt, kinds):
    assert kinds((src, tgt)) == []


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("We wait until the bell rings.", "Мы ждём, пока колокол не зазвонит."),
        ("The ferry sails despite the storm.", "Паром идёт, несмотря на шторм."),
        ("Remember to close the gate.", "Не забудьте закрыть ворота."),
        ("Ask whether the boat will come.", "Спросите, придёт лодка или нет."),
        ("The pump says “lamp: cannot start”.", "Насос пишет «lamp: cannot start»."),
        ("She was unable to answer.", "Она не смогла ответить."),
        ("The crew did not come, nor did the mayor.", "Экипаж не пришёл, не пришёл и мэр."),
    ],
)
def test_idioms_deny_nothing(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_an_adjective_may_deny(kinds):
    couple = ("The guests were oblivious to the fire.", "Гости ничего не знали о пожаре.")
    assert kinds(couple, least="info") == []


def test_a_word_that_wants_a_negation_stands_for_none(kinds):
    assert kinds(("We have never met the captain.", "Мы никогда встречали капитана.")) == [
        "negation-lost"
    ]


def test_the_negation_that_is_gone_among_others_is_told(pair_of):
    pair = pair_of(
        (
            "The mayor does not support the plan, and the council does not know the price.",
            "Мэр поддерживает план, а совет не знает цены.",
        )
    )
    (finding,) = align.check(pair)
    src = pair.src_text(pair.beads[0])
    assert (finding.kind, finding.src_span) == ("negation-lost", (15, 18))
    assert src[15:18] == "not"


def test_a_duty_that_became_leave_is_hinted_at(kinds):
    couple = ("The crews must register.", "Экипажи могут зарегистрироваться.")
    assert kinds(couple, least="info") == ["modality"]
    right = ("The crews must register.", "Экипажи должны зарегистрироваться.")
    assert kinds(right, least="info") == []


@pytest.mark.parametrize(
    ("lang", "src", "tgt"),
    [
        ("fr", "Le maire ne soutient pas le plan.", "The mayor supports the plan."),
        ("es", "El alcalde no apoya el plan.", "The mayor supports the plan."),
        ("it", "Il sindaco non sostiene il piano.", "The mayor supports the plan."),
        ("pt", "O prefeito não apoia o plano.", "The mayor supports the plan."),
        ("cs", "Starosta ten plán nepodporuje.", "The mayor supports the plan."),
        ("zh", "市长不支持这个计划。", "The mayor supports the plan."),
        ("ja", "市長はその計画を支持しない。", "The mayor supports the plan."),
        ("tr", "Belediye başkanı planı desteklemiyor.", "The mayor supports the plan."),
        ("hi", "महापौर योजना का समर्थन नहीं करते।", "The mayor supports the plan."),
    ],
)
def test_negations_are_known_in_many_languages(lang, src, tgt, kinds):
    found = kinds((src, tgt), langs=(lang, "en"), least="info")
    assert "negation-lost" in found
    assert "negation-added" in kinds((tgt, src), langs=("en", lang), least="info")


@pytest.mark.parametrize(
    ("lang", "tgt"),
    [
        ("fr", "Il ne pense pas qu’à l’argent, mais aussi aux lampes."),
        ("es", "No solo vino, sino que también cantó."),
        ("ja", "彼は来ただけでなく、歌も歌った。"),
        ("zh", "他不仅来了，而且还唱了歌。"),
        ("cs", "Nejenže přišel, ale také zpíval."),
    ],
)
def test_idioms_of_other_languages_deny_nothing(lang, tgt, kinds):
    assert kinds(("He not only came but also sang.", tgt), langs=("en", lang)) == []


def test_a_repeated_negation_counts_once(kinds):
    assert kinds(("He saw nothing.", "No vio nada."), langs=("en", "es"), least="info") == []


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("ar", "إلى أين تذهب؟"), ("el", "Πού πας;"), ("hi", "तुम कहाँ जा रहे हो?"),
        ("hy", "Ո՞ւր ես գնում։"), ("my", "ဘယ်သွားမလဲ။"), ("ur", "آپ کہاں جا رہے ہیں؟"),
        ("ja", "どこへ行きますか。"), ("zh", "你去哪里？"), ("am", "የት ነው የምትሄደው፧"),
    ],
)  # fmt: skip
def test_questions_of_other_scripts_are_questions(lang, question, kinds):
    found = kinds(("Where are you going?", question), langs=("en", lang), least="info")
    assert not {"question-lost", "end-mark"} & set(found)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("hy", "Լամպը վառվում է ամբողջ գիշեր։"), ("my", "မီးအိမ်သည် တစ်ညလုံး လင်းသည်။"),
        ("ur", "چراغ رات بھر جلتا ہے۔"), ("hi", "दीपक रात भर जलता है|"),
        ("pa", "ਦੀਵਾ ਸਾਰੀ ਰਾਤ ਬਲਦਾ ਹੈ|"), ("th", "ตะเกียงติดอยู่ทั้งคืน"),
    ],
)  # fmt: skip
def test_full_stops_of_other_scripts_end_a_sentence(lang, sentence, kinds):
    found = kinds(("The lamp is lit all night.", sentence), langs=("en", lang), least="info")
    assert "end-mark" not in found


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("He did n't come .", "Он не пришёл ."),
        ("Isn't it time to go?", "Может, пора идти?"),
        ('"Isn\'t it time to go?"', "«Может, пора идти?»"),
        ("He gave a not-so-subtle hint.", "Он довольно прозрачно намекнул."),
    ],
    ids=["tokens", "question", "quoted question", "hyphen"],
)
def test_what_only_looks_negative_is_no_warning(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_one_negation_may_serve_two_clauses(kinds):
    couple = (
        "No injuries have been reported, and no evacuations have been ordered.",
        "Сообщений о пострадавших и приказов об эвакуации не поступало.",
    )
    assert "negation-lost" not in kinds(couple)


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Don't forget your keys.", "Не забудь ключи.", ("en", "ru")),
        ("Я никогда этого не забуду.", "I'll never forget it.", ("ru", "en")),
        ("So many came as never before.", "So viele kamen noch nie.", ("en", "de")),
        ("The shop does not open until nine.", "Der Laden öffnet erst um neun.", ("en", "de")),
        ("He didn't come back until Monday.", "Он вернулся только в понедельник.", ("en", "ru")),
        ("“I shan't go,” said the girl.", "«Я не пойду», — сказала девочка.", ("en", "ru")),
        ("The harbour was not unfamiliar.", "Гавань была ему знакома.", ("en", "ru")),
        ("Нельзя не вспомнить о старом маяке.", "The old lighthouse must be named.", ("ru", "en")),
        ("Он не мог не знать дороги.", "He certainly knew the road.", ("ru", "en")),
        ("You know the ferry, don't you?", "Вы ведь знаете этот паром?", ("en", "ru")),
        ("The bridge is old, isn't it?", "Мост ведь старый?", ("en", "ru")),
        ("The reason is unclear.", "Причина не ясна.", ("en", "ru")),
        ("Кушанье вышло ни рыба ни мясо.", "The dish was so-so.", ("ru", "en")),
    ],
)
def test_a_negation_may_be_an_idiom_on_one_side(src, tgt, langs, kinds):
    assert not {"negation-lost", "negation-added"} & set(kinds((src, tgt), langs=langs))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("ru en", "Лодку нельзя красить без мачты.", "The boat must be painted without the mast."),
        ("ru en", "Вход на мост воспрещён.", "You may enter the bridge."),
        ("hu en", "Tilos a halászat.", "Fishing is allowed."),
        ("zh en", "禁止钓鱼。", "Fishing is allowed."),
        ("ru en", "Нет, только лодка.", "Yes, but the boat."),
        ("de en", "Nein, das Boot ist neu.", "Yes, the boat is new."),
        ("pl en", "— Żadnego — odparł rybak.", "“All of them,” replied the fisherman."),
        ("cs en", "Ne, loď je nová.", "Yes, the boat is new."),
        ("fr en", "Non, le bateau est neuf.", "Yes, the boat is new."),
        ("es en", "No, el barco es nuevo.", "Yes, the boat is new."),
        ("it en", "No, la barca è nuova.", "Yes, the boat is new."),
        ("pt en", "Não, o barco é novo.", "Yes, the boat is new."),
        ("uk en", "Ні, човен новий.", "Yes, the boat is new."),
        ("tr en", "Hayır, tekne yeni.", "Yes, the boat is new."),
        ("ja en", "いいえ、船は新しいです。", "Yes, the boat is new."),
        ("ar en", "لا، القارب جديد.", "Yes, the boat is new."),
    ],
)
def test_a_prohibition_or_an_answer_that_became_the_opposite_is_told(langs, src, tgt, kinds):
    assert "negation-lost" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("ru en", "Вход воспрещён", "No entry"),
        ("en de", "No entry", "Zutritt verboten"),
        ("en fr", "No fishing.", "Défense de pêcher."),
        ("en it", "No fishing", "Divieto di pesca"),
        ("en pl", "No entry", "Wstęp wzbroniony"),
        ("en cs", "No fishing.", "Zákaz rybolovu."),
        ("en hu", "No fishing.", "Tilos a halászat."),
        ("en ja", "No entry.", "立入禁止"),
        ("en ar", "No fishing.", "ممنوع الصيد."),
        ("en uk", "No entry", "Вхід заборонено"),
        ("ru en", "Как вам не стыдно!", "Aren't you ashamed!"),
        ("en ru", "Aren't you ashamed?", "Как вам не стыдно!"),
        ("ru en", "Никто не возражал.", "Everyone agreed."),
        ("en de", "Nobody objected.", "Alle waren einverstanden."),
        ("en ru", "Isn't it beautiful!", "Какая красота!"),
        ("ru en", "Нет, он не придёт.", "Yes, he will not come."),
    ],
)
def test_the_same_said_without_a_negation_is_not_told(langs, src, tgt, kinds):
    assert [one for one in kinds((src, tgt), langs=tuple(langs.split()))
            if one.startswith(("negation", "question"))] == []  # fmt: skip


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("de en", "Er ging auf die andere Seite.", "He did not go to the opposite side."),
        ("en it", "The two houses stand face to face.", "Le due case non sono ai lati opposti."),
        ("en es", "They live on the far shore.", "No viven en la orilla opuesta."),
    ],
)
def test_a_negation_before_what_is_opposite_is_told(langs, src, tgt, kinds):
    assert "negation-added" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Why? she asked.", "Sie fragte nach dem Grund.", "en-de"),
        ("Name one bridge that was closed?", "Назовите один закрытый мост.", "en-ru"),
        ("Do you still have the key", "Avez-vous encore la clé ?", "en-fr"),
        ("What did the keeper see.", "Что видел смотритель?", "en-ru"),
        ("He asked: where is the key?", "Он спросил, где ключ.", "en-ru"),
        (
            "The year will be judged by 'can we keep the ferry?'",
            "Das Jahr wird daran gemessen, ob wir die Fähre behalten.",
            "en-de",
        ),
    ],
)
def test_a_question_that_is_asked_in_another_way_is_only_a_hint(src, tgt, langs):
    src_lang, tgt_lang = langs.split("-")
    found = align.check(align.align_sentences([src], [tgt], src_lang, tgt_lang))
    assert {one.severity for one in found if one.kind.startswith("question")} == {"info"}


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("What did the keeper see?", "Что видел смотритель."),
        ("Do you know where the key is?", "Знаете ли вы, где ключ."),
    ],
)
def test_a_lost_question_mark_is_a_warning_even_if_the_words_ask(src, tgt, kinds):
    assert "question-lost" in kinds((src, tgt))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "Admission costs nothing.", "Вход бесплатный."),
        ("en fi", "Admission costs nothing.", "Sisäänpääsy on ilmainen."),
        ("en ar", "The ferry costs nothing.", "العبارة مجانية."),
        ("en ru", "I believe we will not fail.", "Я верю, что мы справимся."),
        ("en de", "No, no, no.", "Nein, nein, nein."),
        ("es en", "El alcalde no tardó en firmar.", "The mayor promptly signed."),
        ("en de", "It fell not long after the war.", "Es fiel kurz nach dem Krieg."),
        ("ru de", "Время не превышает двух часов.", "Die Zeit beträgt höchstens zwei Stunden."),
        ("en de", "I could do nothing but wait.", "Ich konnte nur warten."),
        ("en tr", "The king ruled the sea.", "Kral denize hükmediyordu."),
    ],
)
def test_what_only_looks_like_a_negation_is_not_reported(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()), least="info")
    assert not [kind for kind in found if kind.startswith("negation")]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "They did not play against the town.", "Они играли против города."),
        ("ru en", "Они не играли против сборной города.", "They played the city team."),
        ("en ru", "The mayor will not support the free school.", "Мэр поддержит бесплатную школу."),
    ],
)
def test_a_word_nearby_does_not_excuse_a_lost_negation(langs, src, tgt, kinds):
    assert "negation-lost" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "Turn left at the lighthouse.", "У маяка поверните направо."),
        ("en de", "Turn left at the lighthouse.", "Biegen Sie am Leuchtturm rechts ab."),
        ("ru en", "Остров лежит к югу от маяка.", "The island lies north of the lighthouse."),
        ("en fr", "The mill is on the left.", "Le moulin est à droite."),
        ("es en", "El molino está al oeste.", "The mill is to the east."),
        ("en zh", "The mill is to the north.", "磨坊在南边。"),
    ],
)
def test_an_opposite_direction_is_told(langs, src, tgt, kinds):
    assert "opposite" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("She left the right key at home.", "Она оставила дома нужный ключ."),
        ("Everyone has the right to rest.", "Каждый имеет право на отдых."),
        ("Sail north, then south.", "Плывите на север, потом на юг."),
        ("He sat on the right, not on the left.", "Он сидел справа, а не слева."),
    ],
)
def test_the_same_directions_are_not_told(src, tgt, kinds):
    assert kinds((src, tgt)) == []


REVERSED = [
    ("en de", "Don't forget to bring a rope.", "Bitte bringen Sie ein Seil mit."),
    ("en ru", "Don't forget to buy a ticket before Friday.", "Успейте купить билет до пятницы."),
    ("de en", "Vergessen Sie nicht, ein Seil mitzubringen.", "Please bring a rope."),
    ("es en", "No olvides traer una cuerda.", "Please bring a rope."),
    ("zh en", "别忘了带绳子。", "Please bring a rope."),
    ("pl en", "Nie zapomnij zabrać liny.", "Please bring a rope."),
    ("en zh", "Nothing is more valuable than health.", "健康比什么都宝贵。"),
    ("en ru", "Nothing is more valuable than health.", "Здоровье дороже всего."),
    ("de en", "Nichts ist wertvoller als die Gesundheit.", "Health is the most precious thing."),
    ("es en", "Nada es más valioso que la salud.", "Health is the most precious thing."),
    ("zh en", "没有什么比健康更宝贵。", "Health is the most precious thing."),
    ("en de", "She could not help laughing.", "Sie musste lachen."),
    ("de en", "Sie konnte nicht umhin zu lachen.", "She had to laugh."),
    ("en zh", "I cannot agree more.", "我完全同意。"),
    ("en ru", "I could not agree with you more.", "Я полностью с вами согласен."),
]


@pytest.mark.parametrize(("langs", "src", "tgt"), REVERSED)
def test_a_negation_that_says_something_positive_may_go(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()), least="info")
    assert not [kind for kind in found if kind.startswith("negation")]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "Don't forget the rope.", "Забудьте верёвку."),
        ("en de", "Do not forget the rope.", "Vergessen Sie das Seil."),
        ("en ru", "I cannot agree with the plan.", "Я согласен с планом."),
        ("en de", "She could not help her brother.", "Sie half ihrem Bruder."),
    ],
)
def test_a_lost_negation_of_the_same_verb_is_told(langs, src, tgt, kinds):
    assert "negation-lost" in kinds((src, tgt), langs=tuple(langs.split()), least="info")


def test_a_note_that_a_source_is_missing_denies_nothing(kinds):
    couple = ("They were weavers.[citation needed]", "Они были ткачами [нет источника].")
    assert kinds(couple) == []


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The pilot had no doubt about the tide.", "Лоцман сомневался насчёт прилива."),
        ("en de", "Nobody objected to the fee.", "Viele widersprachen der Gebühr."),
        ("ru en", "Сторож не забыл ключи.", "The watchman forgot the keys."),
    ],
)
def test_opposition_that_is_not_negated_any_more_is_reported(langs, src, tgt, kinds):
    assert "negation-lost" in kinds((src, tgt), langs=tuple(langs.split()))


def test_opposition_that_both_sides_negate_is_right(kinds):
    assert kinds(("She had no doubt.", "Она не сомневалась."), langs=("en", "ru")) == []


def test_a_question_after_a_comma_that_asks_nothing_is_only_a_hint(kinds):
    couple = ("You know, we wanted to repair it at once.", "Мы хотели починить сразу, понимаете?")
    assert "question-added" not in kinds(couple)


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        (
            "en fr",
            "The port does not keep the letters or read them.",
            "Le port ne garde pas les lettres et ne les lit pas.",
        ),
        (
            "en es",
            "The captain does not eat fish or drink wine.",
            "El capitán no come pescado y no bebe vino.",
        ),
        (
            "en fr",
            "Without the lamp, the pump may not work.",
            "Sans la lampe, la pompe pourrait dysfonctionner.",
        ),
    ],
)
def test_a_negation_that_extends_to_two_words_may_be_said_twice(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert not [kind for kind in found if kind.startswith("negation")]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        (
            "en de",
            "It has been ten years since the court last met.",
            "Seit zehn Jahren ist das Gericht nicht mehr zusammengetreten.",
        ),
        ("en ru", "Don’t miss the last boat!", "Успейте на последний паром!"),
        ("de en", "Es dauerte nicht lange, bis Hilfe kam.", "Help soon arrived."),
    ],
)
def test_what_only_one_language_negates_is_not_warned_of(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert not [kind for kind in found if kind.startswith("negation")]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        (
            "Don't forget the lamp: the captain needs urgent help.",
            "Забывайте о лампе: капитану требуется неотложная помощь.",
        ),
        (
            "The captain came home with no new letters from the mayor.",
            "Капитан вернулся домой, везя никаких новых писем от мэра.",
        ),
    ],
)
def test_a_lost_negation_is_told_whatever_stands_elsewhere(src, tgt, kinds):
    assert "negation-lost" in kinds((src, tgt))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        (
            "The captain answers letters when leaving the harbour.",
            "Капитан не отвечает на письма, выходя из гавани.",
        ),
        (
            "It is hard to explain, but the mayor saw the island.",
            "Это трудно объяснить, но мэр не видел остров.",
        ),
    ],
)
def test_words_that_may_deny_excuse_no_negation_if_others_translate_them(src, tgt, kinds):
    assert "negation-added" in kinds((src, tgt))
