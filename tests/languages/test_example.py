"""The example in CONTRIBUTING, and what loading this package costs."""

import re
import subprocess
import sys
from pathlib import Path

from align.languages import Language

ROOT = Path(__file__).parents[2]


def test_the_example_in_contributing_works():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text.partition("### A language")[2], re.DOTALL)
    names = {}
    exec(code[1], names)
    example = names["LANGUAGE"]
    assert isinstance(example, Language)
    assert example.numerals.known["kvin"].value == 5
    assert example.months["januaro"] == 1  # from the CLDR


def test_reading_every_file_loads_no_library():
    """The CLDR is read only when its data are needed."""
    program = (
        "import sys; from align import languages; languages.every();"
        "print(*({'numpy', 'babel', 'langcodes'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("", "")
