"""The scripts of the grid are modules, joined by what they import."""

from graphlib import CycleError
from pathlib import Path

import pytest

from align.desk import grid, modules

FOLDER = Path(grid.__file__).parent


def write(folder, **sources):
    for name, source in sources.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder / "main.js"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "loader.js").write_bytes((FOLDER / "loader.js").read_bytes())
    return tmp_path


def test_each_module_comes_after_those_that_it_imports(folder):
    entry = write(
        folder,
        main='import { a } from "./one.js";\nimport {\n  b,\n} from "./two.js";\n',
        one='import { b } from "./two.js";\nexport const a = b;\n',
        two="export const b = 1;\n",
    )
    assert list(modules.gather(entry)) == ["two.js", "one.js", "main.js"]


def test_types_in_comments_are_no_imports(folder):
    entry = write(folder, main='/** @import { A } from "./types.js" */\nexport default 1;\n')
    assert list(modules.gather(entry)) == ["main.js"]


def test_modules_that_import_each_other_are_refused(folder):
    entry = write(
        folder, main='import { a } from "./one.js";\n', one='import { b } from "./main.js";\n'
    )
    with pytest.raises(CycleError):
        modules.gather(entry)


def test_comments_stay_and_lines_keep_their_numbers(folder):
    entry = write(folder, main="// Why.\n/**\n * What.\n */\nexport default 1; // here\n")
    assert '"\\n\\n\\n\\nexport default 1; // here\\n"' in modules.join(entry)


def test_every_script_of_the_grid_is_used():
    alone = {"carry.js", "entry.js", "fields.js", "foreign.js", "links.js", "loader.js"}
    used = {*modules.gather(FOLDER / "grid.js"), *alone}
    assert {path.name for path in FOLDER.glob("*.js")} == used


@pytest.mark.browser
def test_a_browser_joins_modules_each_with_its_own_scope(chromium, folder):
    entry = write(
        folder,
        main='import { a } from "./one.js";\nconst own = 2;\nexport default () => [a, own];\n',
        one="const own = 1;\nexport const a = own;\n",
    )
    page = chromium.new_page()
    joined = page.evaluate(
        "async (source) => (await import(URL.createObjectURL("
        "new Blob([source], { type: 'text/javascript' })))).default()",
        modules.join(entry),
    )
    page.close()
    assert joined == [1, 2]
