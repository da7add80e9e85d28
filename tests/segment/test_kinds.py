"""Kinds of places that look like the end of a sentence, or do not, in many languages."""

import pytest

from align.segment import spans

NOTES = """
en: The mill burned.[12][13] | Nobody came.
en: The mill burned.[note 2] | Nobody came.
en: The mill burned. [4] | Nobody came.
en: [1] Holt: The mill. | [2] Dale: The gate.
en: The mill burned.12 | Nobody came.
en: He asked “Why?”5 | Nobody answered.
en: The mill burned.† | Nobody came.
en: The mill burned.** | Nobody came.
en: See fig.2 Above it stands a mill.
de: Die Mühle brannte.³ | Niemand kam.
fr: Le moulin a brûlé.[4] | Personne n’est venu.
es: El molino ardió.1 | Nadie vino.
pl: Młyn spłonął.* | Nikt nie przyszedł.
ru: Мельница сгорела.[прим. 2] | Никто не пришёл.
ru: Мельница сгорела.² | Никто не пришёл.
ja: 水車が燃えた。[4]|誰も来なかった。
zh: 磨坊烧了。①|没有人来。
zh: 磨坊烧了。〔4〕|没有人来。
ar: احترقت الطاحونة.[4] | لم يأت أحد.
hi: चक्की जल गई।¹ | कोई नहीं आया।
hy: Ջրաղացն այրվեց։[4] | Ոչ ոք չեկավ։
"""

WITHOUT_SPACE = """
en: It ended.|Then he left.|He never returned.
en: The lamp is lit.|Fog is near.
en: “Go!”|He went.
en: See www.grauvel.example/A.Html and mail@Grauvel.example now.
en: Use Console.Write to print. | Then stop.
en: J.R.Smithson and the U.S.Army left.
en: It has version 2.0.Beta inside.
ru: Он ушёл.|Она осталась.|Всё.
ru: Он живёт на ул.Лесной в г.Вессмарке.
uk: Ти готовий?|Тоді йди!|Ми чекаємо.
de: Bist du fertig?|Dann komm!|Wir warten.
es: ¿Estás listo?|Entonces ven.|¡Vamos!
ar: هل أنت جاهز؟|إذن تعال.
fr: Tu viens ?|Alors partons !|Vite.
"""

MONEY = """
ru: Кредит на 10 млн долл. США выдан. | Банк доволен.
ru: Уплачено 5 тыс. руб. РФ. | Всё.
ru: Длина шлюза 5 км. | США далеко.
uk: Дали 3 тис. дол. США на міст. | Мало.
bg: Дадоха 3 хил. лв. | Това е малко.
cs: Dal 5 tis. Kč a 3 mil. USD. | Stačí.
pl: Dał 5 tys. zł i 3 mln. USD. | Wystarczy.
"""

WITHOUT_CAPITALS = """
en: nobody came. | the mill was empty! | why?
en: bring bread, etc. and salt. | we need approx. five.
ru: он ушёл. | никто не видел? | да.
en: Nobody came. the mill was empty.
en: a) keep it; b) pay in time. | c) wait
"""

NUMBERS = """
en: See pp. 5–7, sec. 3, ch. 2, and app. 4. | That is all.
en: Marsh, ed. (2010), and Dale, trans. (2011). | Both are good.
en: It was on 3rd. March that he left.
de: Siehe Abb. 3, Tab. 2, Kap. 4, Anm. 5 und Bd. 2. | Das reicht.
de: Die Gerberstr. 5 ist lang. | Ja.
fr: Voir p. 5, fig. 2, chap. 3 et art. 4. | C’est tout.
fr: Selon l’art. 5 du code, il a tort. | Fin.
es: Véase pág. 5, fig. 2, cap. 3 y art. 4. | Es todo.
it: Si veda pag. 5, fig. 2 e l'art. 4. | È tutto.
pt: Ver pág. 5, fig. 2, cap. 3 e art. 4. | É tudo.
nl: Zie blz. 5, afb. 2, hfst. 3 en art. 4. | Dat is alles.
sv: Se s. 5, fig. 2, kap. 3 och nr. 4. | Det är allt.
nb: Se s. 5, fig. 2, kap. 3 og nr. 4. | Det er alt.
da: Se s. 5, fig. 2, kap. 3 og nr. 4. | Det er alt.
et: Vt lk. 5, joon. 2, ptk. 3 ja nr. 4. | See on kõik.
lv: Sk. lpp. 5, att. 2 un nr. 4. | Tas ir viss.
lt: Žr. p. 5, pav. 2 ir nr. 4. | Tai viskas.
pl: Zob. str. 5, rys. 2, rozdz. 3 i art. 4. | To wszystko.
cs: Viz str. 5, obr. 2, kap. 3 a čl. 4. | To je vše.
sk: Pozri str. 5, obr. 2, kap. 3 a čl. 4. | To je všetko.
sk: Kurz trvá od 3. 9. do 18. 9. 2001 každý deň. | Potom končí.
hr: Prema čl. 12. Ustava svi su jednaki. | Kraj.
sr: Види стр. 5, сл. 2 и чл. 4. Закона. | То је све.
bg: Вж. стр. 5, фиг. 2, гл. 3 и чл. 4. | Това е всичко.
uk: Див. с. 5, рис. 2, розд. 3 і ст. 4. | Це все.
el: Βλ. σελ. 5, εικ. 2, κεφ. 3 και άρθ. 4. | Αυτό είναι όλο.
ro: Vezi pag. 5, fig. 2, alin. (3) și art. 4. | Asta e tot.
hu: Lásd 5. o., 2. ábra és 3. fej. | Ennyi.
tr: Bkz. s. 5, şek. 2, böl. 3 ve md. 4. | Hepsi bu.
ar: انظر ص. 5 وج. 2. | انتهى.
he: ראה עמ. 5 ומס. 4. | זה הכול.
hi: देखें पृ. 5 और सं. 4। | बस।
fi: Katso luku 2. | Loppu.
cs: Viz kapitola 2. | Konec.
hr: Prema članak 5. Zakona vrijedi. | Kraj.
lv: Skat. 5. lpp. | Beigas.
de: Die Mühle, hrsg. (2010), erscheint neu. | Gut so.
"""

NAMES = """
de: Fam. Torvend und Fa. Holt bleiben. | Gut.
nl: Prof. dr. Holt en mevr. Torvend komen. | Men wacht.
sv: Prof. Holt och dr. Torvend kom. | De väntade.
pl: Ks. Nowak, bp. Kowal i św. Jan przyszli. | Czekano.
cs: Ing. Novák, doc. Malý a prof. Holt přišli. | Čekalo se.
hu: Dr. Kovács és id. Nagy jött. | Vártak.
ro: D-na. Torvend și prof. univ. Holt au venit. | Erau așteptați.
el: Ο κ. Χολτ και η κα. Μαρς ήρθαν. | Περίμεναν.
tr: Sn. Holt ve Prof. Dr. Torvend geldi. | Beklediler.
tr: Sultan I. Süleyman burada yaşadı. | Sonra gitti.
it: Il prof. Holt e la dott.ssa Torvend sono qui. | Aspettano.
ka: პროფ. მარში მოვიდა. | ელოდნენ.
hi: डॉ. होल्ट आए। | सब रुके।
bn: ড. হল্ট এসেছেন। | সবাই অপেক্ষা করছিল।
id: Dr. Holt dan Ny. Torvend datang. | Mereka ditunggu.
tg: Проф. Раҳимов омад. | Интизор буданд.
ru: Туда ушёл кпт. Лужин. | Никто не ждал.
he: צ׳. הולט כתב את זה. | הוא הלך.
he: ג׳. ר. ר. הולט כתב. | הוא הלך.
fa: دکتر م. هولت آمد. | همه رفتند.
hi: प्रो. ए. के. होल्ट आए। | सब गए।
ta: டாக்டர் ஏ. பி. ஹோல்ட் வந்தார். | அனைவரும் சென்றனர்.
mk: Дојде г. Холт. | Седна.
lt: Atvyko gyd. Holtas. | Jo laukė.
id: Ia tinggal di Kec. Lama. | Jauh.
en: He works at Quoll! Inc. in town. | She does not.
"""

ERAS = """
ru: Он жил в 1-й четв. XIX в. в Бренхавене. | Потом умер.
ru: В нач. XX в. и кон. XIX в. здесь было тихо. | Всё.
ru: В 476 г. н. э. Западная империя пала. | Это факт.
uk: Це було в V ст. до н. е. в Афінах. | Давно.
pl: Wódz zginął w 44 r. p. n. e. w Rzymie. | Dawno.
pl: W 2015 r. Polska podpisała umowę. | Koniec.
cs: Vůdce zemřel r. 44 př. n. l. v Římě. | Dávno.
sk: Vodca zomrel r. 44 pred Kr. v Ríme. | Dávno.
hr: Vođa je umro 44. pr. Kr. u Rimu. | Davno.
bg: Вождът умря през 44 г. пр. Хр. в Рим. | Отдавна.
bg: През 2015 г. България подписа. | Край.
ro: Domnul a murit în 44 î. Hr. la Roma. | Demult.
hu: A vezér Kr. e. 44-ben halt meg. | Régen.
hu: 2015. Magyarország aláírta. | Vége.
el: Πέθανε το 44 π. Χ. στη Ρώμη. | Παλιά.
en: He died in 44 B. C. in Rome. | Long ago.
de: Rom fiel 476 n. Chr. in die Hände anderer. | So war es.
de: Das gilt z. B. Holt und u. a. Torvend. | Gut.
es: Nació en el 44 a. C. en Roma. | Murió joven.
et: 2015. a. Tallinnas sõlmiti leping. | Lõpp.
lv: 2015. g. Rīgā parakstīja līgumu. | Beigas.
"""

TITLES = """
ru: Клуб «Где? Когда? Зачем?» играет. | Все ждут.
ru: Он читал «Кто виноват? Что делать?», но уснул. | Зря.
ru: Он сказал: «Мы пришли. | Мы победили». | И ушёл.
en: The show “Who? What? Where?” is over. | We slept.
en: She wrote “Stop! Thief!” on the wall. | He ran.
de: Die Sendung „Wer? Was? Wo?“ ist aus. | Schade.
fr: L’émission « Qui ? Quoi ? Où ? » est finie. | Dommage.
pl: Program „Kto? Co? Gdzie?” się skończył. | Szkoda.
zh: 《走吧！》是一本书。|很好。
ja: 彼は（笑って。）帰った。|雨だった。
zh: 节目《谁？在哪里？》结束了。|可惜。
ja: 番組「誰？どこ？いつ？」は終わった。|残念だ。
"""

ITEMS = """
ru: Стороны обязуются: а) хранить тайну. | б) Платить в срок. | в) Молчать.
ru: Согласно пп. а) и б) п. 3 он прав. | Всё.
en: (a) Keep it secret. | (b) Pay in time.
en: i) Keep it secret. | ii) Pay in time.
de: a) Alles geheim halten. | b) Pünktlich zahlen.
ro: Potrivit art. 5 lit. b) din lege, e bine. | Gata.
"""

LETTERS = """
en: The line meets set M. | Show that it is closed.
en: Take vitamin D. | Fish has it.
en: It was written by J. Holt. | Nobody read it.
en: Judge: Holt, P. Q. | Clerk: Torvend, R.
ru: Пусть дана прямая K. | Найдите её длину.
ru: Это план Б. | Сначала спим.
ru: Мост строили при Гаральде I. | Рабочие голодали.
en: It was built before World War I. | Builders were cheap.
de: Das ist Plan B. | Torvend widerspricht.
fr: C’est le plan B. | Personne ne vient.
"""

HEADINGS = """
en: Article 5. The parties agree to talk.
en: Fig. 3. The gate at night.
en: 2.1.3. The gate
de: § 5. Die Pflichten der Parteien
de: Art. 3. Die Parteien reden.
en: PART ONE. THE RIVER
fi: 3 §. Osapuolten oikeudet
ky: 3-берене. Тараптардын укуктары
de: Kapitel 3. Die Mühle am Fluss
fr: Chapitre 2. Le moulin
pl: Rozdział 2. Młyn nad rzeką
ru: Статья 15. Права сторон
ru: Приложение № 2. Форма акта
ru: Рис. 4. Схема шлюза
hu: 2. fejezet. A malom
kk: 2-тарау. Диірмен
lv: 2. pants. Pušu tiesības
"""

MEASURES = """
en: At 9 a.m. Mr. Holt rang. | Nobody came.
en: On Friday at 9:30 p.m. Ida Dale left. | It rained.
en: Come at 9 a.m. | Mr. Holt will wait.
en: When is it? | At 9 a.m. | The miller has the key.
pl: Przyszli ks. Jan i s. Anna. | Padało.
pl: Zeszyt ma 120 s. | Anna go czyta.
pl: Zob. s. 5. | Potem idź.
sv: Vi har 12 st. | Det räcker.
sv: Vi köpte 2 st. | Kvarnen är dyr.
sv: Det finns 2 st. lampor i St. Anna. | Vi gick.
de: Siehe Anlage B. | Beweise sind dort.
ka: წისქვილი აშენდა 1990 წ. | მან იქ იმუშავა.
ka: წისქვილი აშენდა 1990 წ. თბილისში. | წვიმდა.
"""
TRAILING = """
zh: 他想了很久……|他没有回答。
zh: 磨坊空了很多年……|我回到了那里。
zh: 我……我不知道。
zh: 我真的不知道我……我不知道。
zh: 磨坊空了很多年……然后又有人来了。
zh: 他慢慢地说……这个……他不知道。
"""
SCRIPTS = """
zh: “站住！”|她没有停下。|门开了。
km: តើអ្នកជានរណា? | ខ្ញុំជាអ្នកយាម។ | លាហើយ៕
hy: Դուռը բացվեց: | Նավը եկավ: | Ո՞վ էր այնտեղ:
my: တံခါးပွင့်သွားသည်။ | သင်္ဘောရောက်လာသည်။
bo: སྒོ་ཕྱེ་སོང་། | གྲུ་སླེབས་སོང་།
th: เขากลับบ้านแล้ว | เราจะรอที่นี่ต่อไป
th: เขามาเมื่อ พ.ศ. 2540 และอยู่ที่นี่ จนถึงวันนี้
"""

ENDS = """
bg: Купиха хляб, сол и пр. | После си тръгнаха.
cs: Koupili chléb, sůl atd. | Pak odešli.
de: Sie kauften Brot, Salz usw. | Dann gingen sie.
nl: Ze kochten brood, zout enz. | Daarna gingen ze.
fi: He ostivat leipää, suolaa jne. | Sitten he lähtivät.
cs: Stál tam dub. | Řidič se smál.
pl: Miał tylko wąż. | Komoljan wyjechał.
sr: Купила је крушке и др. | Онда је отишла.
hr: Kupila je kruške i dr. | Onda je otišla.
fi: Siellä oli Holt ym. | Hyvä.
"""


def cases(table: str) -> list[tuple[str, str]]:
    pairs = (line.split(": ", 1) for line in table.strip().splitlines())
    return [(lang, golden) for lang, golden in pairs]


@pytest.mark.parametrize(("lang", "golden"), cases(NOTES))
def test_the_mark_of_a_note_belongs_to_the_sentence_before_it(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(WITHOUT_SPACE))
def test_the_space_between_two_sentences_may_be_missing(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(WITHOUT_CAPITALS))
def test_a_text_that_begins_without_a_capital_may_do_without_them(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(MONEY))
def test_an_amount_of_money_stays_whole(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(NUMBERS))
def test_an_abbreviation_stays_with_its_number(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(NAMES))
def test_a_title_stays_with_the_name(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(ERAS))
def test_abbreviations_of_several_parts_eras_and_years(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(TITLES))
def test_marks_inside_a_quoted_title_end_nothing(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(ITEMS))
def test_each_item_of_a_list_is_a_sentence(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(LETTERS))
def test_a_single_letter_may_be_the_last_word(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(HEADINGS))
def test_a_numbered_heading_is_one_sentence(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(MEASURES))
def test_the_number_before_an_abbreviation_decides(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(TRAILING))
def test_dots_before_a_pronoun_end_a_chinese_clause(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(SCRIPTS))
def test_every_script_ends_its_sentences_in_its_own_way(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize(("lang", "golden"), cases(ENDS))
def test_an_abbreviation_or_a_short_word_may_end_a_sentence(lang, golden, assert_cut):
    assert_cut(golden, lang)


@pytest.mark.parametrize("sign", ["\u200b", "\u200f", "\u200e", "\ufeff", "\u2060"])
@pytest.mark.parametrize("lang", ["en", "ru", "he", "hi"])
def test_a_sign_without_width_hides_no_end(sign, lang, assert_cut):
    assert_cut(f"1914 1915!{sign} | 1916 1917.{sign}", lang)


def test_a_space_without_width_separates_sentences(assert_cut):
    assert_cut("The lamp is lit.\u200b|The fog is near.", "en")


def test_a_sign_without_width_does_not_turn_an_abbreviation_into_an_end(assert_cut):
    assert_cut("We met Mr.\u200b Holt. | He waved.", "en")


def test_thai_is_not_split_between_a_word_and_its_continuation():
    text = "เขาพูดว่า จะกลับมาที่นี่ และ จะซ่อมตะเกียง"
    assert len(list(spans(text, "th"))) == 1


def test_a_text_with_full_stops_is_not_split_at_spaces():
    text = "ໂຮງສີໄໝ້ເມື່ອວານນີ້ ບໍ່ມີໃຜມາຊ່ວຍເລີຍ. ຝົນຕົກໜັກໃນຕອນກາງຄືນ."
    assert [text[start:end][-1] for start, end in spans(text, "lo")] == [".", "."]
