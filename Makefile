# ccsearch: `make run` and `make test` need nothing but this checkout; `make help` lists the rest.
# Settings of a run: make run ARCHIVE=我的快报 PORT=8080. Settings of the tests: make test ARGS="-k fold".
SHELL := /bin/bash
.DEFAULT_GOAL := help

ARCHIVE ?= samples/archive
INDEX ?= index
PORT ?= 8709
ARGS ?=
BIN := .venv/bin
HERE := CCSEARCH_ARCHIVE="$(ARCHIVE)" CCSEARCH_INDEX="$(INDEX)" CCSEARCH_PORT="$(PORT)"

.PHONY: help setup run test soak lint docs golden accepted score bench lighthouse duplicates clean
help:  ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/runtime.stamp  ## make .venv, with .venv/bin/ccsearch
run: setup  ## index an archive and serve it: ARCHIVE=folder PORT=8709
	@$(HERE) $(BIN)/ccsearch serve
test: .venv/dev.stamp .venv/browser.stamp  ## all tests: ARGS="-k fold" for some
	$(BIN)/python -m pytest $(ARGS)
soak: .venv/dev.stamp .venv/browser.stamp  ## the tests that take minutes: ARGS="tests/generator" for some
	$(BIN)/python -m pytest -m soak $(ARGS)
lint: .venv/dev.stamp  ## what a change must pass besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/tidy.py
	$(BIN)/python scripts/docs.py --check
docs: .venv/dev.stamp .venv/browser.stamp  ## rewrite the generated pages and pictures of docs/
	$(BIN)/python scripts/docs.py
	$(BIN)/python scripts/picture.py
golden: .venv/dev.stamp  ## rewrite expected readings and print what changes: ARGS="101 --dry-run"
	$(BIN)/python scripts/golden.py $(ARGS)
accepted: .venv/dev.stamp  ## record in which facts readings differ from those made by hand, printing what changes
	$(BIN)/python scripts/accepted.py
	if [ -d ../shared/real ]; then $(BIN)/python scripts/real.py; fi
score: .venv/dev.stamp  ## how well readings agree with those made by hand: ARGS="--each -v"
	$(BIN)/python -m ccsearch.scoring tests/golden samples $(wildcard ../shared/archive) $(ARGS)
bench: .venv/dev.stamp  ## measure speed and relevance beside other engines: docs/benchmarks.md
	$(BIN)/python -m ccsearch.bench $(ARGS)
lighthouse: .venv/dev.stamp .venv/browser.stamp  ## what Lighthouse (from npm) says of the pages
	$(BIN)/python scripts/lighthouse.py
duplicates: .venv/dev.stamp  ## measure how well rewritten reports are found: docs/duplicates.md
	$(BIN)/python -m ccsearch.bench.duplicates $(ARGS)
clean:  ## remove all that can be made again
	rm -rf .venv index/* build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	git checkout -q -- index

.venv/runtime.stamp: pyproject.toml constraints.txt scripts/setup.sh
	bash scripts/setup.sh runtime
	@touch $@
.venv/dev.stamp: pyproject.toml constraints.txt scripts/setup.sh
	bash scripts/setup.sh dev
	@touch .venv/runtime.stamp $@
.venv/browser.stamp: scripts/setup.sh | .venv/dev.stamp
	bash scripts/setup.sh browser
	@touch $@
