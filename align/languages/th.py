"""Thai: no spaces between words, and no mark at the end of a sentence."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Ranges, Spaces, Stops, words

_STOPS = Stops(
    heads=words(
        """ดร ศ รศ ผศ นพ พญ ร.ต ร.ท ร.อ พ.ต พ.ท พ.อ พล.อ พล.ท พล.ต พล.ต.อ ร.ต.อ พ.ต.ท พ.ต.อ ส.ต ด.ช
        ด.ญ น.ส จ อ ต ถ ซ ม ร.ร เช่น"""
    ),
    numbered=words("พ.ศ ค.ศ ฮ.ศ ร.ศ เลขที่ หน้า มาตรา ข้อ โทร ฉ เล่ม"),
    either=words(
        """ส.ส ส.ว ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค น กก กม ซม มม ตร.ม ตร.กม ลบ.ม
        กทม ป.ป.ช ก.ล.ต ส.ก ผบ.ตร ร.ฟ.ท อ.ต.ก รฟม ตร รมว รมช นปช สปป.ลาว ปตท ป บ.ช.น บช.น"""
    ),
)

_NEGATION = Negation(
    forbids="ห้าม",
    answers=("ใช่|ครับ|ค่ะ", "ไม่|ไม่ใช่"),
    openly=("ไม่|มิ(?=ได้|ใช่|อาจ|ควร)|ห้าม|อย่า(?!ง)|ไร้",),
    plainly=("ปราศจาก|ปฏิเสธ|ขาด|ป้องกัน|หลีก|ล้มเหลว|แทบ|ยาก",),
    somehow=(("น้อย|จนถึง|แทน|ยกเว้น|ต่อต้าน|คัดค้าน|เสีย|สงสัย|เท่านั้น|เพียง|เกินไป|อื่น|ลืม|ยัง|หยุด|เลิก"),),
    idioms=(
        ("ไม่(?:เพียง|แต่|ใช่แค่|ใช่เพียง|ว่า|ต่ำกว่า|น้อยกว่า|กี่|เกิน|นาน|ถึง)|หรือไม่|ใช่ไหม|ใช่หรือไม่|ถ้าไม่|ก็ไม่"),
    ),
    put_in="ไม่",
    near=(0, 2),
    inside=True,
)

LANGUAGE = Language(
    "th",
    ranges=Ranges("จาก|ตั้งแต่", "ถึง|เป็น"),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "ครึ่งหนึ่ง",
            Fraction(1, 3): "หนึ่งในสาม",
            Fraction(2, 3): "สองในสาม",
            Fraction(1, 4): "หนึ่งในสี่",
            Fraction(3, 4): "สามในสี่",
        },
        scales={
            "ล้าน": 6,
            "พันล้าน": 9,
            "หมื่น": 4,
            "แสน": 5,
            "ล้านล้าน": 12,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
    spaces=Spaces("ก-ฺเ-๎", learnt="th"),
    joiner="",
    marks=Marks(may_lack=True),
)
