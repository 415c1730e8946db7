# Two commands matter on a fresh machine: `make demo` and `make test`. Python 3.11 or newer is all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --custom-compile-command 'make lock' $(LOCK)
DEMO := build/demo

.PHONY: demo test browser check fix docs bench fuzz lock audit dist sbom clean help
.DEFAULT_GOAL := help

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

$(READY): pyproject.toml requirements-dev.lock toolkit/__init__.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "specgen needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing specgen and its tools into $(VENV) ..."
	@$(INSTALL) --require-hashes --only-binary :all: --requirement requirements-dev.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

demo: export PATH := $(CURDIR)/$(BIN):$(PATH)
demo: $(READY)  ## build, validate, bundle and show the List subscriptions connector
	@rm -rf $(DEMO)
	specgen new $(DEMO)/list-subscriptions --title "My Subscriptions"
	specgen validate $(DEMO)/list-subscriptions
	specgen bundle $(DEMO)/list-subscriptions --target wizard -o $(DEMO)/wizard
	specgen bundle $(DEMO)/list-subscriptions --target paconn -o $(DEMO)/paconn.zip
	specgen auth plan $(DEMO)/list-subscriptions -o $(DEMO)/register.sh
	specgen preview $(DEMO)/list-subscriptions --export $(DEMO)/preview.html
	@echo
	@cat $(DEMO)/wizard/wizard.md
	@echo
	@echo "How makers will see it: $(DEMO)/preview.html, or live: $(BIN)/specgen preview $(DEMO)/list-subscriptions"
	@echo "What to do next, step by step: $(DEMO)/list-subscriptions/README.md"

test: $(READY) browser  ## run the tests
	$(BIN)/python -m pytest -q -n auto

browser:  ## install Chromium for the tests of the preview, from Debian's packages where there are some
	@command -v chromium chromium-browser google-chrome >/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	       && echo "installing Chromium ..." && apt-get update -qq && apt-get install -qq -y chromium >/dev/null; } \
	  || echo "no Chromium here: the tests in a browser are skipped"

check: $(READY)  ## ruff, mypy, docs current, specs without findings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/specgen lint specs --phase certification
	$(BIN)/specgen validate specs

fix: $(READY)  ## format, and fix what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)  ## write the generated pages again
	$(BIN)/python docs/generate.py

bench: $(READY)  ## measure, beside peers
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/lint.py
	$(BIN)/python bench/peers.py

lock: $(READY)  ## pin what pyproject.toml asks for; make lock LOCK=--upgrade takes the newest of everything
	$(COMPILE) pyproject.toml --extra dev --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock

audit: $(READY)  ## ask for known vulnerabilities of what is locked
	$(BIN)/python release/audit.py

dist: $(READY) sbom  ## build the wheel and the sdist, the same bytes for the same sources
	$(BIN)/python -m build --no-isolation

sbom: $(READY)  ## write what the wheel brings along, as CycloneDX
	$(BIN)/python release/sbom.py dist/specgen.cdx.json

fuzz: $(READY)  ## mutated inputs for a minute; tests/fuzz/run.py --help says how to try a million
	$(BIN)/python tests/fuzz/run.py --seconds 60

clean:  ## forget what was set up and built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
