# Two commands are all the set-up: `make figures` and `make test`.

PYTHON ?= python3
CORPUS ?= corpus/stories
CODEBOOK ?= corpus/codebooks/security.yaml
OUT ?= figures

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.DEFAULT_GOAL := help
.PHONY: help figures test lint notebooks lessons guide bundle docs benchmark lab lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'Your own articles: make figures CORPUS=my/articles CODEBOOK=my.yaml OUT=my/figures'

figures: .venv/run.stamp ## Analyse the corpus and draw every figure
	@$(BIN)/framing figures "$(CORPUS)" --codebook "$(CODEBOOK)" --out "$(OUT)" \
		--stamp ".make/$(subst /,-,$(OUT)).stamp"

test: .venv/dev.stamp ## Run every test, with coverage
	@$(BIN)/python -m pytest -q -n auto --cov --cov-fail-under=90

lint: .venv/dev.stamp ## Check style and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy framing

notebooks: .venv/dev.stamp ## Build and run the notebooks from notebooks/source
	@$(BIN)/python notebooks/build.py

lessons: .venv/dev.stamp ## Check that the lessons are built, run, and keep to their limits
	@$(BIN)/python notebooks/build.py --check
	@$(BIN)/python notebooks/guide.py --check

guide: .venv/dev.stamp ## Write the teacher's guide, and a page to print with the handouts
	@$(BIN)/python notebooks/guide.py

bundle: .venv/run.stamp ## Put the kit, its wheels and the notebooks into one zip, for machines without a network
	@$(BIN)/python notebooks/bundle.py

docs: .venv/dev.stamp ## Write what the pages' code prints into the pages
	@$(BIN)/python docs/build.py

benchmark: .venv/dev.stamp .venv-benchmark/stamp ## Measure the speed of every floor, and of what pip offers instead
	@$(BIN)/python benchmarks/speed.py --spacy $(subst .venv,.venv-benchmark,$(BIN))/python

lab: .venv/run.stamp ## Open JupyterLab on the notebooks
	@JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" $(BIN)/jupyter lab --notebook-dir=notebooks

lock: ## Resolve the dependencies anew (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
		pyproject.toml build.in -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
		--extra dev pyproject.toml build.in -o requirements-dev.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
		benchmarks/requirements.in -o benchmarks/requirements.lock

clean: ## Remove what was installed and cached; figures stay
	rm -rf .venv .venv-benchmark .make .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name one with make PYTHON=python3.12 …'; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
		|| { echo 'This Python cannot make virtual environments: install the package python3-venv and try again.'; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: requirements.lock pyproject.toml .venv/python.stamp
	@echo 'Installing what the kit needs into .venv (once) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@rm -rf .make # another library may draw another figure
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@echo 'Installing what the tests need into .venv (once) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

.venv-benchmark/stamp: benchmarks/requirements.lock .venv/python.stamp
	@$(PYTHON) -m venv .venv-benchmark
	@$(subst .venv,.venv-benchmark,$(BIN))/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--require-hashes -r benchmarks/requirements.lock
	@touch $@
