import pytest

SRC = [
    "The mill on the Orva was repaired in May.",
    "Two carpenters worked there for a week.",
    "The bill came to 340 crowns.",
]
TGT = [
    "Мельницу на реке Орва починили в мае.",
    "Два плотника работали там неделю.",
    "Счёт составил 340 крон.",
]


@pytest.fixture
def folders(tmp_path):
    """Two folders with three pairs of short texts, the second in a folder of its own."""
    for lang, texts in (("en", SRC), ("ru", TGT)):
        for name in ("mill", "deep/mill", "zeal"):
            path = tmp_path / lang / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n\n".join(texts), encoding="utf-8")
    return tmp_path / "en", tmp_path / "ru"
