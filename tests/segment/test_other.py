"""Other languages, a few lines each, and unknown tags."""

import pytest

TABLE = {
    "de": """
Am 5. Mai kam Dr. Holt. | Er blieb bis zum 12. Juni.
Im 19. Jahrhundert stand hier eine Mühle. | Sie brannte ab.
Wir waren 15. | Das war genug.
Äpfel, Birnen usw. | Der Korb ist voll.
Das gilt z.B. Montag bzw. Dienstag. | Sonst nicht.
Das gilt z. B. Montag. | Sonst nicht.
Nach Art. 5 Abs. 2 gilt Nr. 7. | Alles andere fällt weg.
„Wer da?“, fragte sie. | Niemand antwortete.
»Ich komme.« | Er ging. | »Geh nur.«
Er gab es mich. | Die Tür fiel zu.
Das kostet ca. 5 Mio. Kronen. | Wir zahlen nicht.
""",
    "he": "האור כבה׃ | הספינה שבה אל הנמל׃",
    "nl": """
Dhr. Holt kwam om 5 uur. | Hij bleef niet.
's Avonds kwam hij. | 't Was laat.
""",
    "sv": "Vi såg det. | Ingen annan gjorde det.",
    "fr": """
M. Holt est venu. | Il est reparti.
Mme Torvend et M. Le Gall sont là. | Ils attendent.
Pourquoi ? | Personne ne sait.
« Pourquoi ? » demanda-t-elle. | Silence.
« Venez ! » | Il partit.
Né en 50 av. J.-C. | Il mourut jeune.
Du pain, du sel, etc. | Tout y est.
Il est 5 h. | Le port dort.
""",
    "es": """
¿Quién es? | ¡Nadie!
El Sr. Holt y la Dra. Torvend llegaron. | No se quedaron.
Viven en EE. UU. | No volverán.
Todo salió bien. | Evo lloró.
Dijo que no. | Luego salió.
Está en grauvel.example. | Nadie lo lee.
""",
    "it": """
L'on. Holt parlò. | Poi uscì.
Il Sig. Holt e il Dott. Torvend sono qui. | Aspettano.
Pane, sale, ecc. | Tutto è pronto.
Non lo farò mai. | Tu sì.
""",
    "pt": "O Sr. Holt chegou. | A Dra. Torvend não.",
    "pl": """
O godz. 5.30 przyszedł p. Holt. | Wyszedł.
Prof. Holt mieszka przy ul. Leśnej. | Jest sam.
Chleb, sól itd. | Wszystko jest.
To się stało w 2015 r. | Nikt nie wie jak.
""",
    "uk": """
Проф. Лісовий приїхав до м. Вессмарк. | Він утомився.
Шлюз збудували у 2015 р. | Він досі стоїть.
Хліб, сіль і т.д. | Усе є.
«Хто там?» — спитала вона. | Тиша.
І. П. Лісовий мовчав. | Зала теж.
""",
    "be": "Гэта шлюз. | Ён стаіць даўно.",
    "cs": "Sešli se 5. května. | Pršelo.",
    "el": """
Ποιος είναι; | Κανείς. | Φύγαμε.
Το άρθρ. 5 του ν. 12/2031 ισχύει. | Τέλος.
""",
    "tr": "Kim geldi? | Kimse gelmedi.",
    "zh": """
闸门开了。|船来了！|谁在船上？|没有人。
他说：“我来了。”|大家都笑了。
“你是谁？”他问。|没有人回答。
大家都走了。|“等等。”|门关了。
水位上升了4.7米。|桥没有倒。
他来了吗?|没有.|门关着。
这是船长J. R.霍尔姆。|他叫J. K. 马什。
""",
    "ja": """
水門が開いた。|船が来た！|誰が乗っていた？
「誰ですか。」と彼女は聞いた。|返事はなかった。
「来ました。」|扉が開いた。
""",
    "ko": """
문이 열렸다. | 배가 왔다! | 누가 탔을까?
배는 2031. 5. 3. 돌아왔다. | 누구냐?
""",
    "ar": """
من هناك؟ | لا أحد. | ذهبنا.
جاء القبطان ج. ر. هولم أمس. | ثم غادر.
""",
    "fa": "چه کسی آنجاست؟ | هیچ‌کس.",
    "ur": "دروازہ کھلا۔ | کون آیا؟ | کوئی نہیں۔",
    "hi": """
फाटक खुला। | नाव आई। | कौन था?
वह जे. आर. होल्म से मिला। | नाव आई।
""",
    "hy": "Դուռը բացվեց։ | Նավը եկավ։",
    "ka": "კარი გაიღო. | გემი მოვიდა.",
    "am": "በሩ ተከፈተ። | ጀልባው መጣ።",
    "hu": """
A díjat az 5. § (2) bekezdése írja elő. | Más szabály nincs.
A hajó 2031. 05. 03. reggel jött. | Maradt.
""",
    "bg": """
Живее на ул. „Лампа“ № 5, ет. 2, ап. 7. | Сам е.
""",
    "qaa-x-nowhere": "Ta vela. | Ko ne vela? | Vela!",
    "": "Ta vela. | Ko ne vela? | Vela!",
    "und": "Ta vela. | Ko ne vela? | Vela!",
    "no such tag!": "Ta vela. | Ko ne vela? | Vela!",
}


@pytest.mark.parametrize(
    ("lang", "golden"),
    [(lang, line) for lang, table in TABLE.items() for line in table.strip().splitlines()],
)
def test_sentences_end_where_the_bars_are(lang, golden, assert_cut):
    assert_cut(golden, lang)
