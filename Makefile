# Needs CPython 3.11 or later with venv and pip, make, and a package registry; all else is set up here.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
unexport PYTHONDONTWRITEBYTECODE # hundreds of processes read what the first of them has compiled
FAST := not browser and not java and not server and not slow and not tools

.PHONY: demo test test-all ontology docs change reasoners lint bench clean

demo: $(VENV)/installed
	$(BIN)/coprod-kg demo

test: $(VENV)/ready
	$(BIN)/pytest -n auto -m "$(FAST)"

test-all: $(VENV)/ready-for-all
	$(BIN)/pytest -n auto -m "not ($(FAST))"

ontology: $(VENV)/ready-for-all  # every gate of words, shapes and questions, two reasoners among them
	$(BIN)/pytest -n auto -m "not slow" tests/ontology tests/shapes tests/queries tests/check

docs: $(VENV)/installed
	$(BIN)/coprod-kg docs -o docs/reference
	$(BIN)/python -m coprod_kg.network.catalogue > docs/measures.md

change: $(VENV)/installed
	$(BIN)/python -m coprod_kg.change

reasoners: $(VENV)-java/ready

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready  # maps are opened in Chromium
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev,browser]"
	sh tests/requirements.sh chromium
	$(BIN)/python bench/run.py

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/ready: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

$(VENV)-java/ready: tests/ontology/owl/requirements.txt tests/requirements.sh
	$(PYTHON) -m venv $(VENV)-java
	$(VENV)-java/bin/pip install --quiet --disable-pip-version-check --no-deps -r $<
	sh tests/requirements.sh java
	touch $@

$(VENV)/ready-for-all: $(VENV)/ready $(VENV)-java/ready tests/requirements.sh
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev,browser]"
	sh tests/requirements.sh
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-java build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis coprod-demo
