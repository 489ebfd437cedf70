# Everything starts from a machine with Python 3.11 or newer and make.
# Without make: see "Without make" in README.md; `python -m netlab …` does all that `make report` does.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
EXPORT ?=
OUT    ?= report.html
# Tests of one file share what they made; the longest files first, so that all processors end together.
SPREAD ?= -n auto --dist loadfile --no-loadscope-reorder
WHICH  ?= -m "not slow"

.PHONY: report test test-all lint sample pictures clean

report: $(VENV)/.ready        ## the main job: a report of your archive (EXPORT=…), else of the sample
	$(BIN)/python -m netlab report $(EXPORT) -o $(OUT)

test: $(VENV)/.ready-dev lint ## lint, types and all tests but the full matrix
	$(BIN)/python -m pytest $(SPREAD) $(WHICH)

test-all: WHICH =              ## the full matrix, too
test-all: test

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

sample: $(VENV)/.ready        ## write data/sample again from its seed
	$(BIN)/python -m netlab.sample

pictures: $(VENV)/.ready-dev  ## make the README's pictures again, from the sample
	$(BIN)/python docs/pictures.py

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "netlab needs Python 3.11 or newer; this is %d.%d. Say which: make PYTHON=python3.12 …" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.ready: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ $(VENV)/.ready

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
