"""Vietnamese."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Ranges,
    Stops,
    words,
)

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

_NEGATION = Negation(
    free=("miễn phí", "tốn|trả tiền|phí"),
    forbids="cấm|không được phép",
    opposes=r"quên|"
    r"phản đối|từ chối|nghi ngờ",
    answers=("vâng|có|phải|tất cả|luôn luôn", "không|không bao giờ|không ai"),
    openly=(
        (
            "không(?! (?:gian|khí|quân|kích|trung|chỉ|những|phận|tặc|lực))|chưa|chẳng|chớ"
            "|đừng|không ai|không hề"
        ),
    ),
    plainly=(("vô|phi|bất|thiếu|từ chối|phủ nhận|cấm|tránh|ngăn|thất bại|khó|hiếm|hầu như|mất"),),
    somehow=(
        (
            "ít|đến khi|cho đến|thay|trừ|ngoài|chống|nghi ngờ|chỉ|quá|khác|quên|còn|vẫn|"
            "ngừng|dừng|hủy|bỏ"
        ),
    ),
    idioms=(
        (
            r"không (?:chỉ|những|phải chỉ|kém|thể không)|hay không|có \S+ không|chẳng hạn|"
            r"không\?|chưa\?|nếu không|hay chưa"
        ),
    ),
    put_in="không ",
)
_MODALITY = Modality(
    duty="phải|cần|nên|bắt buộc|nghĩa vụ",
    leave="có thể|được phép|có lẽ|khả năng|chắc",
)

LANGUAGE = Language(
    "vi",
    marks=Marks(
        interrogatives=(
            "ai|gì|cái gì|khi nào|ở đâu|đâu|tại sao|vì sao|thế nào|như thế nào|bao nhiêu|"
            "bao giờ|mấy|liệu|có phải"
        ),
        reports="hỏi",
        requests="hãy|kể tên|nêu|cho biết",
    ),
    measures=Measures(
        coins={"cent": "xu", "penny": "penny"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "một nửa|nửa",
            Fraction(1, 3): "một phần ba",
            Fraction(2, 3): "hai phần ba",
            Fraction(1, 4): "một phần tư",
            Fraction(3, 4): "ba phần tư",
        },
    ),
    ranges=Ranges("từ", "đến|tới|lên|xuống"),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
)
