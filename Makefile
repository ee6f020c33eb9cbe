# Two commands do everything: `make check` lints the glossary, `make test` runs the whole test suite.
PYTHON ?= python3
BIN := .venv/bin

LANGUAGETOOL := .languagetool

.PHONY: check test test-languagetool languagetool lint docs pages picture benchmark clean

check: .venv/.installed  ## install glosslint into .venv, and run it on glossary/
	$(BIN)/glosslint check glossary

test: check lint  ## the same, then linters, types, import contracts and all tests
	$(BIN)/pytest -q -n auto -m "not languagetool"
	@if [ -d $(LANGUAGETOOL) ]; then $(MAKE) test-languagetool; else echo "No LanguageTool here, so its tests did not run: make languagetool test-languagetool (needs Java 17 and Maven)"; fi

test-languagetool: .venv/.dev  ## the tests against a real LanguageTool, which fail without one
	GLOSSLINT_LANGUAGETOOL=$(CURDIR)/$(LANGUAGETOOL) $(BIN)/pytest -q -n 0 -m languagetool

languagetool: $(LANGUAGETOOL)/.installed  ## fetch LanguageTool with Maven (250 MB) for the tests

$(LANGUAGETOOL)/.installed: tools/languagetool/pom.xml tools/languagetool/install.py
	$(PYTHON) tools/languagetool/install.py $(LANGUAGETOOL)
	@touch $@

lint: .venv/.dev
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

docs: pages .venv/.site  ## print the pages that come from the code, and build the guide as a site in .site, without a warning
	$(BIN)/zensical build --strict

pages: .venv/.dev  ## print the pages and the schema that come from the code
	$(BIN)/python -m tools.print_rules docs/rules schema/settings.schema.json
	$(BIN)/python -m tools.print_guide docs

picture: .venv/.docs  ## draw docs/images/report.svg, the report shown in the README
	$(BIN)/python docs/images/make.py

benchmark: .venv/.bench  ## time glosslint and its peers, and renew the table in docs/performance.md
	$(BIN)/python -m benchmarks.speed --write

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "glosslint needs Python 3.11 or newer: make PYTHON=python3.12 check"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install -q -e ".[fast]"
	@touch $@

.venv/.dev: .venv/.installed
	$(BIN)/python -m pip install -q --group dev
	@touch $@

.venv/.docs: .venv/.dev
	$(BIN)/python -m pip install -q --group docs
	@touch $@

.venv/.site: .venv/.dev
	$(BIN)/python -m pip install -q --group site
	@touch $@

.venv/.bench: .venv/.dev
	$(BIN)/python -m pip install -q --group bench
	@touch $@

clean:
	rm -rf .venv .languagetool .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
