# `make run` and `make test` set everything up. Both need Python 3.11 or newer with its venv module,
# and access to a package registry. A second run installs nothing.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; \
	done)
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8501
WORKERS ?= 2
SAMPLE := sluice-news-conference
SCRIPTS := $(wildcard align/desk/grid/*.[jt]s tests/desk/grid/*.js)
PAIR := corpora/en/$(SAMPLE).txt corpora/ru/$(SAMPLE).txt

.PHONY: help run test browser lint accuracy bench clean distclean

help:
	@echo "make run       align the sample and open the review desk"
	@echo "               (PORT=$(PORT), NO_BROWSER=1 opens no window)"
	@echo "make test      install what the tests need, and run all tests"
	@echo "make lint      check style, format, types and import order of the packages"
	@echo "make accuracy  check the accuracy floor"
	@echo "make bench     compare Sverka with other aligners"
	@echo "make clean     remove caches and output; make distclean also removes the environment"

run: $(VENV)/.ready-all
	@mkdir -p out
	$(BIN)/sverka pair $(PAIR) -o out/$(SAMPLE).tmx -o out/$(SAMPLE).html
	$(BIN)/sverka view --port $(PORT) $(if $(NO_BROWSER),--no-browser) --src $(word 1,$(PAIR)) --tgt $(word 2,$(PAIR))

# Keeps compiled modules, also where that is turned off: the tests start hundreds of processes.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.ready-test browser
	$(BIN)/python -m pytest -n $(WORKERS)

# Finds or installs a browser. If that fails, it prints a message and the tests that need one are skipped.
browser: $(VENV)/.ready-test
	@$(BIN)/python tests/browser.py

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deno lint --quiet $(SCRIPTS)
	$(BIN)/deno fmt --quiet --check $(SCRIPTS)
	$(BIN)/deno check --quiet $(SCRIPTS)

accuracy: $(VENV)/.ready-test
	$(if $(wildcard tests/test_accuracy.py),$(BIN)/python -m pytest tests/test_accuracy.py,@echo "no accuracy floor yet")

bench: $(VENV)/.ready-bench
	$(BIN)/python benchmarks/aligners.py

clean:
	rm -rf out build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	find align tests benchmarks training -name __pycache__ -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)

# The stamp of an extra is older than pyproject.toml only if the dependencies may have changed.
$(VENV)/.ready-%: pyproject.toml | $(BIN)/python
	@echo "Installing sverka[$*] into $(VENV) (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is needed (python3-venv in Debian and Ubuntu)"; exit 1; }
