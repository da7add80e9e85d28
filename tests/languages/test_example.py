"""The example of CONTRIBUTING, and what the room costs those who only pass by."""

import re
import subprocess
import sys
from pathlib import Path

from align.languages import Language

ROOT = Path(__file__).parents[2]


def test_the_example_of_contributing_is_a_language():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text.partition("### A language")[2], re.DOTALL)
    names = {}
    exec(code[1], names)
    example = names["LANGUAGE"]
    assert isinstance(example, Language)
    assert example.numerals.known["kvin"].value == 5
    assert example.months["januaro"] == 1  # which the CLDR knows


def test_reading_every_file_loads_no_library():
    """The CLDR is read when something of it is asked for."""
    program = (
        "import sys; from align import languages; languages.every();"
        "print(*({'numpy', 'babel', 'langcodes'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("", "")
