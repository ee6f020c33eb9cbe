# Two commands do everything: `make check` lints the glossary, `make test` runs the whole test suite. `make help` lists all.
PYTHON ?= python3
BIN := .venv/bin

LANGUAGETOOL := .languagetool
# One worker of the tests more than processors: several tests wait for what should not happen.
WORKERS = $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")

# Where this is set, each process of the tests would compile glosslint, and each worker all tests, once more.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: check test pytest help test-browser test-corpora test-editor test-languagetool languagetool lint docs pages site fuzz cached mutants precision recall truth picture screenshots vscode-screenshots benchmark dist vsix clean

check: .venv/.installed  ## install glosslint into .venv, and check glossary/ with it
	$(BIN)/glosslint check glossary

test: check .venv/.dev  ## make check, make lint, and all tests
	@$(MAKE) --no-print-directory -j 2 lint pytest  # mypy needs one processor, and a quarter of a minute
	@if [ -d $(LANGUAGETOOL) ]; then $(MAKE) test-languagetool; else echo "LanguageTool is not installed, so its tests did not run: make languagetool test-languagetool (needs Java 17 and Maven)"; fi

pytest: .venv/.dev  ## run all tests that need neither LanguageTool nor a browser nor real glossaries
	$(BIN)/pytest -q -n $(WORKERS) -m "not languagetool and not browser and not corpora"

test-corpora: .venv/.dev  ## run the tests on real glossaries, in ../shared or GLOSSLINT_CORPORA; without these, they skip
	$(BIN)/pytest -q -n $(WORKERS) --dist load -m "corpora and not languagetool" tests

test-browser: .venv/.browser .venv/.site  ## run the tests of the site and the guide that need chromium (Debian: apt-get install chromium)
	$(BIN)/pytest -q -n 0 -m browser tests/publish tests/docs

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-18s %s\n", $$1, $$2}' Makefile

test-editor: .venv/.editor  ## run the tests that need Neovim and Emacs, and compare 1,000 random editing sessions with the command line
	$(BIN)/pytest -q -n 0 -m editor
	GLOSSLINT_SEQUENCES=1000 $(BIN)/pytest -q -n auto --dist load tests/server/test_equals_check.py

vsix:  ## build editors/vscode/glosslint.vsix, the extension for VS Code (needs Node 20 and npm)
	cd editors/vscode && npm install --no-package-lock --no-audit --no-fund && npm run package

test-languagetool: .venv/.dev  ## run the tests that need a real LanguageTool
	GLOSSLINT_LANGUAGETOOL=$(CURDIR)/$(LANGUAGETOOL) $(BIN)/pytest -q -n 0 -m languagetool

languagetool: $(LANGUAGETOOL)/.installed  ## install LanguageTool for these tests (250 MB, with Maven)

$(LANGUAGETOOL)/.installed: tools/languagetool/pom.xml tools/languagetool/install.py
	$(PYTHON) tools/languagetool/install.py $(LANGUAGETOOL)
	@touch $@

lint: .venv/.dev  ## run ruff, mypy and the import contracts
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

docs: pages .venv/.site  ## make pages, and build the guide as a site in .site
	$(BIN)/zensical build --strict

pages: .venv/.dev  ## generate docs/rules, docs/commands.md, docs/settings.md, the settings schema and the values in docs/architecture.md
	$(BIN)/python -m tools.print_rules docs/rules schema/settings.schema.json
	$(BIN)/python -m tools.print_guide docs
	$(BIN)/python -m tools.print_architecture docs

SITE_FLAGS ?=
SITE_ROOT ?= /
site: docs  ## build the glossary and the guide as one site in site/, and follow all of its links
	$(BIN)/glosslint publish --out site --strict $(SITE_FLAGS)
	rm -rf site/guide
	cp -R .site site/guide
	rm -f site/guide/404.html # servers show the one at the top
	$(BIN)/python -m tools.crawl site $(SITE_ROOT)

N ?= 10000
fuzz: .venv/.dev  ## check and fix N (10,000) made-up and mutated glossaries, from where the last call stopped
	nice $(BIN)/python -m tools.fuzz $(N)

STEPS ?= 10000
cached: .venv/.dev  ## compare runs with and without the cache over STEPS (10,000) random edits
	nice $(BIN)/python -m tools.cached $(STEPS)

mutants: .venv/.mutants  ## change what decides on findings and fixes, a little at a time (an hour), and fail if no test notices
	nice $(BIN)/python -m tools.mutants $(FILES)

precision: .venv/.dev  ## check the published glossaries in ../shared/corpora under init's settings, and update docs/precision.md
	nice $(BIN)/python -m tools.precision --write

recall: .venv/.dev  ## plant slips into clean texts (minutes), print which kinds are found, and update docs/precision.md
	nice $(BIN)/python -m tools.recall --write
	nice $(BIN)/python -m tools.recall.corrected

truth: .venv/.dev  ## run init on the real glossaries in ../shared/truth (a quarter of an hour), and update docs/precision.md
	nice $(BIN)/python -m tools.truth

picture: .venv/.docs  ## draw docs/images/report.svg, the report in the README
	$(BIN)/python docs/images/make.py

screenshots: .venv/.browser  ## take docs/images/site-*.png, the pictures of the site (needs chromium)
	$(BIN)/python docs/images/site.py

vscode-screenshots: .venv/.browser vsix  ## take docs/images/vscode-*.png, the pictures of the extension (needs chromium, Node 20 and npm)
	$(BIN)/python -m pip install -q -e ".[server]"
	$(BIN)/python -m tools.screenshot_vscode

benchmark: .venv/.bench  ## time glosslint and its peers, and update the table in docs/performance.md
	$(BIN)/python -m benchmarks.speed --write

dist: .venv/.dist  ## build wheel and sdist, and run them in a clean environment
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	$(BIN)/python -m twine check --strict dist/*
	$(BIN)/python tools/check_dist.py dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "glosslint needs Python 3.11 or newer: make PYTHON=python3.12 check"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install -q --no-compile -e ".[fast,site]"  # Python compiles what it imports
	@touch $@

.venv/.dev: .venv/.installed
	$(BIN)/python -m pip install -q --no-compile --group dev
	@touch $@

.venv/.editor: .venv/.dev
	$(BIN)/python -m pip install -q --group editor
	@touch $@

.venv/.docs: .venv/.dev
	$(BIN)/python -m pip install -q --group docs
	@touch $@

.venv/.site: .venv/.dev
	$(BIN)/python -m pip install -q --group site
	@touch $@

.venv/.browser: .venv/.dev
	$(BIN)/python -m pip install -q --group browser
	@touch $@

.venv/.dist: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install -q --group dist
	@touch $@

.venv/.mutants: .venv/.dev
	$(BIN)/python -m pip install -q --group mutants
	@touch $@

.venv/.bench: .venv/.dev
	$(BIN)/python -m pip install -q --group bench
	@touch $@

clean:  ## remove everything that make made
	rm -rf .venv .cache/vscode .mutants .site site .languagetool .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
