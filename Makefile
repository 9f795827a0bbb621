# Everything runs in .venv, which is made when it is first needed and again when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TRAINABLE := $(VENV)/.trainable
TREEBANK ?= ../shared/treebank
NAMES ?= ../shared/names
CHAPTER ?= $(firstword $(wildcard ../shared/texts/ch2.txt) texts/commissars.txt)

INPUTS ?= 100000
PARTS ?=
FUZZED ?= texts reader dates edtf patterns cues decisions csv skos turtle trig nquads sparql questions endpoint

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint types score calibration docs parser bench fuzz clean

help:
	@echo "make demo         read texts/commissars.txt into out/demo"
	@echo "make test         run the tests"
	@echo "make lint         check the style of the code"
	@echo "make types        check the types of the code"
	@echo "make score        compare what is read with what was annotated by hand"
	@echo "make calibration  count anew how often each pattern is right on annotated text"
	@echo "make docs         write docs/commands.md anew"
	@echo "make parser       train the parser anew (TREEBANK=$(TREEBANK))"
	@echo "make bench        time every step of the way beside the plain way, or those of PARTS=name,...; bench/results/ keeps it (CHAPTER=$(CHAPTER))"
	@echo "make fuzz         try INPUTS=$(INPUTS) strange inputs on each target, or on those of FUZZED"
	@echo "make clean        remove out/ and .venv/"

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(PYTHON) is older than Python 3.11: say make PYTHON=... which one to use" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "$(PYTHON) cannot make virtual environments: on Debian, install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

$(TRAINABLE): $(INSTALLED)
	$(BIN)/pip install --quiet --editable '.[dev,train]'
	@touch $@

demo: $(INSTALLED)
	$(BIN)/potestas build texts/commissars.txt -o out/demo

test: $(INSTALLED)
	$(BIN)/pytest

lint: $(INSTALLED)
	$(BIN)/ruff check .

types: $(INSTALLED)
	$(BIN)/mypy

score: $(INSTALLED)
	$(BIN)/python tests/score.py

calibration: $(INSTALLED)
	$(BIN)/python tests/calibrate.py

docs: $(INSTALLED)
	$(BIN)/python docs/commands.py

parser: $(TRAINABLE)
	$(BIN)/python -m potestas.extract.model.train --treebank $(TREEBANK) --names $(NAMES)

bench: $(INSTALLED)
	$(BIN)/python bench/bench.py $(if $(PARTS),--parts $(PARTS)) $(CHAPTER) $(sort $(wildcard texts/*.txt))

fuzz: $(INSTALLED)
	@for target in $(FUZZED); do $(BIN)/python bench/fuzz.py $$target $(INPUTS) || failed=1; done; exit $${failed:-0}

clean:
	rm -rf out $(VENV)
