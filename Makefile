# Two targets are all that a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest

.PHONY: help demo test nightly lint screenshots docs install clean

help:
	@echo "make demo     install, map the sample reports and table, say where the map is"
	@echo "make test     install, run the tests (those in a browser where there is a Chromium or Chrome)"
	@echo "make lint     ruff and mypy --strict"
	@echo "make nightly  lint, and all tests with the slow ones"
	@echo "make screenshots  draw the pictures of the documents"
	@echo "make docs     the same, and put the output that the documents show in anew"
	@echo "make clean    remove what the targets above made"

# Installed anew when what is built into the package changes; Python files are used in place.
BUILT_FROM := pyproject.toml hatch_build.py geomap/languages/patterns.py geomap/languages/words.py geomap/extraction/learned.py geomap/extraction/training.py \
	$(wildcard geomap/gazetteer/*.py geomap/gazetteer/*.csv geomap/languages/*.toml geomap/languages/sentences/*.csv geomap/languages/sentences/pages/*.csv) \
	$(wildcard geomap/mapping/static/*.json geomap/mapping/static/*.mjs geomap/mapping/static/src/* geomap/mapping/static/words/*)

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "geomap needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BUILT_FROM) | $(BIN)/python
	@echo "geomap: installing what it needs, then making the gazetteer, the models of languages and the page:"
	@echo "geomap: this takes some minutes, in which nothing is printed"
	$(PIP) install --quiet --editable '.[dev]'
	@touch $@

install: $(VENV)/.installed

demo: install
	@echo "geomap: reading the samples in data/"
	$(BIN)/python -m geomap map data/bulletins data/incidents.csv -o demo/map.html --title "geomap demo"

# Without lint: a new release of a linter must not fail the tests of a fresh clone.
test: install
	@echo "geomap: running the tests, which takes some minutes"
	$(PYTEST) --numprocesses auto --dist loadfile -m "not slow"

nightly: install lint
	$(PYTEST)

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

screenshots: demo
	$(BIN)/python docs/pictures.py demo/map.html docs

docs: screenshots
	GEOMAP_UPDATE_DOCS=1 $(PYTEST) tests/unit/test_docs.py

clean:
	rm -rf $(VENV) build dist demo geomap/gazetteer/index geomap/extraction/models geomap/mapping/static/dist
