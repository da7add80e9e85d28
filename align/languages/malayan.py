"""Data shared by Indonesian and Malay."""

from __future__ import annotations

from align.languages.model import Stops, words

STOPS = Stops(
    heads=words(
        """Dr Prof Ir Drs Dra Tn Ny Sdr Jl Jln Gg Kol Letjen Jend dll.mis mis cf H Hj K.H St Bpk
        Yth dr drg hlm.ref"""
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
