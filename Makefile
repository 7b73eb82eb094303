# make run: the dashboard. make test: everything that CI runs. Both make their own environment in .venv.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
CODE := app.py pages core tests training benchmarks

.PHONY: run test lint format messages benchmark layout-model update clean

run: $(VENV)/.run
	@echo "Tajuk: http://127.0.0.1:$(PORT)  (Ctrl+C stops it)"
	@$(BIN)/streamlit run app.py --server.port $(PORT)

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

format: $(VENV)/.test
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

# Collect the interface's sentences (English, in the code) and bring the Indonesian catalogue up to date.
messages: $(VENV)/.run
	$(BIN)/pybabel -q extract -F babel.cfg --no-wrap --no-location --sort-output \
	  -k _ -k N_ -k ngettext:1,2 -k UnreadableDocument:3 -k WorkspaceError -k WorkspaceBusy -k WorkspaceOutdated \
	  -k WorkspaceClosed -k WorkspaceMisnamed -k WorkspaceNewer -k LexiconError -k EditsError -k QueryError:3 -o $(VENV)/tajuk.pot .
	$(BIN)/pybabel -q update -D tajuk -i $(VENV)/tajuk.pot -d data/locale -l id \
	  --no-wrap --no-fuzzy-matching --ignore-obsolete

benchmark: $(VENV)/.test
	$(BIN)/python -m benchmarks.speed

# The model of layouts once more, from the data that data/models/layout.md names: make layout-model DATA=../shared/data
layout-model: $(VENV)/.run
	$(BIN)/python -m training.train_layout $(DATA)

update: $(VENV)/.test
	$(BIN)/pip list --outdated

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tajuk needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run
