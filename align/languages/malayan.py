"""Data shared by Indonesian and Malay."""

from __future__ import annotations

from align.languages.model import Marks, Modality, Negation, Stops, words

STOPS = Stops(
    heads=words(
        """Dr Prof Ir Drs Dra Tn Ny Sdr Jl Jln Gg Kol Letjen Jend dll.mis mis cf H Hj K.H St Bpk
        Yth dr drg hlm.ref Kec Kel Kab Prov Kp"""
    ),
    numbered=words("No no hlm hal bab gbr tab psl pasal ayat jil vol Tel"),
    tails=words("dll dst dsb dkk tsb"),
    either=words(
        """jt M SM s.d d.a a.n u.p Rp Tbk PT Jan Feb Mar Apr Jun Jul Agt Ags Sep Okt Nov Des"""
    ),
    openers=words(
        """ia dia mereka saya aku kamu anda kami kita ini itu siapa apa mana kapan mengapa
        bagaimana jika karena tetapi namun dan atau lalu sekarang di ke dari tidak ada adalah sudah
        akan juga hanya masih mungkin semua banyak pertama akhirnya meskipun setelah sebelum dengan
        pada untuk oleh hari satu para setiap menurut selain"""
    ),
    headings=words("bab bagian pasal lampiran tabel gambar buku ayat"),
)
NEGATION = Negation(
    free=("gratis|cuma-cuma|percuma", r"biaya|bayar\w*|\w*bayar\w*"),
    forbids="dilarang|tidak boleh",
    opposes=r"lupa\w*|melupakan|"
    r"keberatan|menolak|menentang|ragu\w*|protes\w*|bantah\w*",
    answers=("ya|semua|semuanya|selalu", "tidak|bukan|tidak pernah|tidak ada"),
    openly=(
        (
            r"tidak(?!lah)|tidaklah|tak|bukan\w*|belum|jangan\w*|tanpa(?= \w+ (?:tidak))|"
            "tiada|enggak|nggak|tidakkah"
        ),
    ),
    plainly=(
        (
            r"tanpa|menolak|ditolak|penolakan|kurang\w*|kekurangan|gagal\w*|kegagalan|"
            r"larang\w*|dilarang|melarang|mencegah|hindar\w*|menghindar\w*|mustahil|hampir"
            r"|jarang|non\w*|ketidak\w+|menafikan|membantah|enggan"
        ),
    ),
    somehow=(
        (
            "sedikit|hingga|sampai|sehingga|alih-alih|kecuali|selain|melawan|menentang|"
            r"kehilangan|hilang|ragu\w*|sulit|sukar|sulit|hanya|cuma|terlalu|lain\w*|"
            r"lupa\w*|masih|berhenti|membatalkan"
        ),
    ),
    idioms=(
        (
            "(?:tidak|bukan) (?:hanya|saja|cuma|sekadar)|tidak hanya|atau (?:tidak|bukan)"
            "|tidak (?:kurang|lebih) dari|jika tidak|kalau tidak|mau tidak mau|tak hanya|"
            "bukankah"
        ),
    ),
    put_in="tidak ",
)
MODALITY = Modality(
    duty=r"harus\w*|wajib|mesti|perlu|diharuskan|seharusnya",
    leave="boleh|dapat|bisa|mungkin|barangkali|diizinkan|mampu|dibenarkan",
)
MARKS = Marks(
    interrogatives=(
        r"siapa|apa\w*|kapan|di ?mana|ke ?mana|dari ?mana|mengapa|kenapa|bagaimana|"
        "berapa|apakah|yang mana|mana"
    ),
    reports=r"\w*tanya\w*",
    requests="sebutkan|jelaskan|tuliskan|katakan",
)
