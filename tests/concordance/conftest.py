from __future__ import annotations

import pytest

from align.concordance import Concordance
from tests.concordance import mill


@pytest.fixture(scope="session")
def concordance(tmp_path_factory: pytest.TempPathFactory) -> Concordance:
    return Concordance.open(tmp_path_factory.mktemp("index") / "words.index", mill.sources())
