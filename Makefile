# Each target is enough by itself: it sets up what it needs in .venv first.

FITS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$each" -c '$(FITS)' 2>/dev/null && echo "$$each" && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FAMILY ?= *
SIZES ?= 500 10000 100000

.PHONY: demo test check oracle mutation bench bench-site bench-rules bench-texts docs format clean

demo: $(READY)
	$(BIN)/archkit validate models
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "open site/design/index.html, or run $(BIN)/archkit serve"

test: $(READY)
	$(BIN)/pytest -n auto --dist loadgroup

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

oracle: $(READY)
	$(BIN)/python tests/portfolio/table.py

mutation: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,mutation]'
	nice -n 19 $(BIN)/mutmut run --max-children 1 'archkit.rules.$(FAMILY).*'
	$(BIN)/mutmut results | grep -v 'not checked'

bench: $(READY)
	$(BIN)/python bench/bench.py $(SIZES)
	$(BIN)/python bench/site.py

bench-site: $(READY)
	$(BIN)/python bench/site.py

bench-rules: $(READY)
	$(BIN)/python bench/rules.py

bench-texts: $(READY)
	$(BIN)/python bench/texts.py

docs: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml
	@"$(PYTHON)" -c '$(FITS)' 2>/dev/null || { echo >&2 \
		'archkit needs Python 3.11 or later with venv (on Debian: apt install python3-venv).'; echo >&2 \
		'If it stands elsewhere, say where: make PYTHON=/path/to/python3.11'; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
