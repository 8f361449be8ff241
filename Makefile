# Everything a developer or a build server runs. Needs Python 3.11 or newer with its venv module, and make.
#
#   make demo                          the first look: install, and check the sample workbook
#   make test PYTHON=python3.13        everything, with another Python
#   make unit VENV=.venv-3.13 PYTHON=python3.13      the tests alone, in an environment of their own

PYTHON      ?= python3
VENV        ?= .venv
LOWEST_VENV ?= .venv-lowest
LOCK_VENV   ?= .venv-lock
BENCH_VENV  ?= .venv-bench
PEERS_VENV  ?= .venv-peers

BIN         := $(VENV)/bin
PIP_INSTALL := -m pip --disable-pip-version-check --quiet install
LOCKED      := --require-hashes --requirement
PROJECT     := --no-deps --no-build-isolation --editable .
SAMPLE      := sample_inputs/security_union_20.xlsx
COMPILE      = $(LOCK_VENV)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
               --generate-hashes --custom-compile-command "make lock"

define create
@$(PYTHON) -c 'import sys; sys.exit("sucheck needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
@echo "creating $(1)"
@rm -rf $(1)
@$(PYTHON) -m venv $(1)
endef

define install
@echo "installing sucheck and $(2) in $(1)"
@$(1)/bin/python $(PIP_INSTALL) $(LOCKED) $(2)
@$(1)/bin/python $(PIP_INSTALL) $(PROJECT)
@$(1)/bin/python -m compileall -q checker
endef

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test coverage lint types unit test-lowest bench bench-peers docs sample-pdfs lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.run  ## install sucheck and check the sample workbook
	@$(BIN)/sucheck $(SAMPLE); code=$$?; \
	if [ $$code -ne 1 ]; then \
	    echo "make demo: sucheck ended with exit code $$code; the faults in $(SAMPLE) give 1" >&2; exit 1; \
	fi; \
	echo; echo "These faults are real and are the point of the demo. As a gate, the exit code would be 1."

test: lint types unit  ## lint, check types, run the tests

coverage: $(VENV)/.dev  ## run the tests one by one and report what of checker/ they reach
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

lint: $(VENV)/.dev  ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## check types with mypy and pyright
	$(BIN)/mypy
	$(BIN)/basedpyright --pythonpath $(BIN)/python

unit: $(VENV)/.dev  ## run the tests alone
	$(BIN)/python -m pytest -n auto

test-lowest: $(LOWEST_VENV)/.installed  ## run the tests with the lowest versions that pyproject.toml allows
	$(LOWEST_VENV)/bin/python -m pytest -n auto

bench: $(VENV)/.dev $(BENCH_VENV)/.installed  ## measure, against the bare import and the bare read
	$(BIN)/python benchmarks/run.py --python $(BENCH_VENV)/bin/python

bench-peers: $(VENV)/.dev $(BENCH_VENV)/.installed $(PEERS_VENV)/.installed  ## measure beside other tools that check tables
	$(BIN)/python benchmarks/peers.py --sucheck $(BENCH_VENV)/bin/python --peers $(PEERS_VENV)/bin/python

docs: $(VENV)/.run  ## write RULES.md, docs/columns.md and the outputs that the pages show
	@$(BIN)/python docs/build.py

sample-pdfs:  ## print the sample reports again as PDF (needs LibreOffice)
	soffice --headless --convert-to pdf --outdir sample_inputs sample_inputs/report.docx sample_inputs/report_faults.docx

lock: $(LOCK_VENV)/bin/uv  ## lock the newest versions in requirements/
	$(COMPILE) --upgrade --group dev --output-file requirements/dev.txt
	$(COMPILE) --upgrade --group build --constraint requirements/dev.txt --output-file requirements/run.txt
	$(COMPILE) --upgrade --group test --resolution lowest-direct --output-file requirements/lowest.txt
	$(COMPILE) --upgrade --group peers --output-file requirements/peers.txt

clean:  ## remove the environments and all caches
	rm -rf .venv .venv-lowest .venv-lock .venv-bench .venv-peers build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One environment: .run holds what sucheck runs with, .dev adds the tools. A change to what is to be installed
# starts it afresh, so that nothing stays behind.

$(VENV)/.created: pyproject.toml requirements/run.txt requirements/dev.txt
	$(call create,$(VENV))
	@touch $@

$(VENV)/.run: $(VENV)/.created
	$(call install,$(VENV),requirements/run.txt)
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "installing requirements/dev.txt in $(VENV)"
	@$(BIN)/python $(PIP_INSTALL) $(LOCKED) requirements/dev.txt
	@touch $@

$(LOWEST_VENV)/.installed: pyproject.toml requirements/lowest.txt
	$(call create,$(LOWEST_VENV))
	$(call install,$(LOWEST_VENV),requirements/lowest.txt)
	@touch $@

$(PEERS_VENV)/.installed: requirements/peers.txt
	$(call create,$(PEERS_VENV))
	@$(PEERS_VENV)/bin/python $(PIP_INSTALL) $(LOCKED) requirements/peers.txt
	@touch $@

# What is measured runs as users run it: without the test packages, of which Pandera would load one.
$(BENCH_VENV)/.installed: pyproject.toml requirements/run.txt
	$(call create,$(BENCH_VENV))
	$(call install,$(BENCH_VENV),requirements/run.txt)
	@touch $@

$(LOCK_VENV)/bin/uv:
	$(call create,$(LOCK_VENV))
	$(LOCK_VENV)/bin/python $(PIP_INSTALL) uv
