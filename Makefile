# make run: the dashboard on the seed article. make test: everything that is checked.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: run test soak fuzz lint screenshots benchmark clean

run: $(VENV)/installed
	$(BIN)/python dateline.py gazetteer build
	$(BIN)/streamlit run dashboard.py

test: $(VENV)/installed-for-tests
	$(BIN)/python tools/chromium.py
	$(MAKE) lint
	$(BIN)/pytest --numprocesses 2 --dist loadfile

soak: $(VENV)/installed-for-tests
	$(BIN)/pytest -m soak

SECONDS ?= 600
fuzz: $(VENV)/installed-for-tests
	$(BIN)/python tools/fuzz.py $(SECONDS)

lint: $(VENV)/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

screenshots: $(VENV)/installed-for-tests
	$(BIN)/python tools/screenshot.py

benchmark: $(VENV)/installed-for-tests
	$(BIN)/python -m benchmarks

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/installed-for-tests: $(VENV)/installed tests/requirements.txt
	$(BIN)/pip install --quiet --requirement tests/requirements.txt
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
