"""Vietnamese."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("TS PGS GS ThS BS KS Th.S Ths v.d vd TP Tp P Q Đ.c"),
    numbered=words("tr tr. h"),
    tails=words("v.v vv"),
    either=words("TCN SCN tr.CN"),
    openers=words(
        """anh chị ông bà nó họ tôi chúng ta đây đó này kia ai gì đâu khi tại sao thế nào nếu vì
        nhưng và hoặc thì bây giờ ở không có là đã sẽ cũng chỉ còn tất nhiều trước sau tuy một các
        những hôm mỗi theo từ với trong"""
    ),
    headings=words("chương phần điều phụ bảng hình mục bài quyển tập"),
)

LANGUAGE = Language(
    "vi",
    stops=_STOPS,
)
