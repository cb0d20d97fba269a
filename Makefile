# refgrad needs Python 3.11 or newer with pip and venv; everything else is installed below .venv/ when it is first needed.
PYTHON ?= python3
PORT ?= 8000

# One environment for each set of pinned packages (requirements-NAME.lock); its stamp says that it is complete.
test   := .venv/test/bin/python
oldest := .venv/oldest/bin/python
docs   := .venv/docs/bin/python
site   := .venv/site/bin/python
lab    := .venv/lab/bin/python
cluster := .venv/cluster/bin/python
uv     := .venv/uv/bin/python

# Jupyter and IPython read start-up files from the user's home: with folders of our own a notebook runs alike everywhere.
export JUPYTER_PLATFORM_DIRS := 1
export JUPYTER_CONFIG_DIR    := $(CURDIR)/.venv/jupyter/config
export JUPYTER_DATA_DIR      := $(CURDIR)/.venv/jupyter/data
export JUPYTER_RUNTIME_DIR   := $(CURDIR)/.venv/jupyter/runtime
export IPYTHONDIR            := $(CURDIR)/.venv/jupyter/ipython
export PYDEVD_DISABLE_FILE_VALIDATION := 1
# MkDocs is pinned below 2, so the warnings about MkDocs 2 concern no one here.
export NO_MKDOCS_2_WARNING     := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONPATH PYTHONHOME

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-oldest test-site lab notebooks exercises grade site check check-rules bench lock clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do \
	    printf '%-20s%s\n' "$$target" "$$text"; done
	@echo; echo '  Another port: make run PORT=9000     Another Python: make clean, then make test PYTHON=python3.12'

run: site/.built  ## Build the site if anything changed, and serve it at a local address
	@$(PYTHON) docs/build/serve.py site $(PORT)

test: .venv/test/.stamp  ## Run the tests and every notebook, comparing each output with the stored one
	$(test) -m pytest --nbval --nbval-current-env

test-oldest: .venv/oldest/.stamp  ## The same on the oldest numpy that refgrad supports
	$(oldest) -m pytest --nbval --nbval-current-env

test-site: site/.built .venv/site/.stamp  ## Look at every page of the site in a browser, and run its programs there
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	    [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install --yes -qq chromium; } || { \
	    echo "The site is tested in Chromium: install your system's package chromium." >&2; exit 1; }
	$(docs) docs/build/fetch.py axe-core
	$(site) -m pytest -c tests/site/pytest.ini --confcutdir=tests/site tests/site

check: .venv/test/.stamp  ## Lint, check the types, and see that the generated stubs are current
	$(test) -m ruff check
	$(test) -m mypy
	$(test) docs/build/stubs.py --check

check-rules: .venv/test/.stamp  ## Prove every gradient rule numerically
	$(test) -m refgrad.check

bench: .venv/test/.stamp  ## Time refgrad beside numpy and other frameworks (QUICK=1, or WORKLOADS="mlp64 control": less)
	@for peer in torch peers mxnet; do $(MAKE) --no-print-directory .venv/$$peer/.stamp || \
	    echo "The benchmark goes on without what .venv/$$peer would hold."; done
	$(test) tests/benchmarks/run.py $(if $(QUICK),--quick) $(WORKLOADS)

lab: .venv/lab/.stamp  ## Open the notebooks in JupyterLab
	$(lab) -m jupyterlab $(as_root) --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks

notebooks: .venv/docs/.stamp  ## Run every notebook and store what it prints, after a change that is meant to show
	JUPYTER_PATH=.venv/docs/share/jupyter $(docs) docs/build/execute.py notebooks/*.ipynb

exercises: .venv/test/.stamp  ## Make the notebooks for students, and a zip of them, in dist/exercises/
	@rm -rf dist
	$(test) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	PYTHONPATH=notebooks/exercises $(test) -m grading make --out dist/exercises --wheel dist/*.whl

grade: $(if $(CLUSTER),.venv/cluster/.stamp,.venv/test/.stamp)  ## Grade notebooks: SUBMISSIONS=folder (CLUSTER=address: on a dask cluster)
	@[ -n "$(SUBMISSIONS)" ] || { echo "Name the folder: make grade SUBMISSIONS=folder" >&2; exit 1; }
	@PYTHONPATH=notebooks/exercises $(if $(CLUSTER),$(cluster),$(test)) -m grading grade "$(SUBMISSIONS)" \
	    $(if $(CLUSTER),--cluster $(CLUSTER))

site: .venv/docs/.stamp  ## Build the site into site/, strictly, and check every link in it
	$(docs) docs/build/fetch.py
	time $(docs) -m mkdocs build --strict
	$(docs) docs/build/links.py site
	@touch site/.built

lock: .venv/uv/.stamp  ## Pin the newest version of every tool, with hashes, in requirements-*.lock
	$(compile) pyproject.toml --group test --group check -o requirements-test.lock
	$(compile) pyproject.toml --group oldest -o requirements-oldest.lock
	$(compile) pyproject.toml --group docs -o requirements-docs.lock
	$(compile) --group site -o requirements-site.lock
	$(compile) pyproject.toml --group lab -o requirements-lab.lock
	$(compile) pyproject.toml --group cluster -o requirements-cluster.lock
	$(compile) --group peers -o requirements-peers.lock
	$(compile) --group mxnet -o requirements-mxnet.lock
	$(compile) --group uv -o requirements-uv.lock

clean:  ## Remove everything that make made
	rm -rf .venv .cache site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Jupyter asks root to confirm.
as_root = $(if $(filter 0,$(shell id -u)),--allow-root)

# Quiet, universal and upgrading: pins for every Python from 3.11 on, and neither addresses nor comments in the file.
compile = $(uv) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --generate-hashes --no-header --no-annotate

# What the pages are made of. A file that is deleted counts as well, through its folder.
site/.built: $(shell find docs refgrad notebooks tests mkdocs.yml -not -path '*/__pycache__*' -not -path '*/.ipynb_checkpoints*')
	@$(MAKE) --no-print-directory site

# pip names each package as it gets to it; the loop passes the names on and leaves out the rest.
.venv/%/.stamp: requirements-%.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "refgrad needs Python 3.11 or newer. Name one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up .venv/$* (once, a minute or two):"
	@$(PYTHON) -m venv --clear .venv/$*
	@set -o pipefail; PYTHONUNBUFFERED=1 .venv/$*/bin/python -m pip install --require-hashes -r $< 2>.venv/$*/pip.log | \
	    while read -r word name rest; do case $$word in \
	        Collecting) printf '%s ' "$${name%%=*}" ;; Installing) printf '\nunpacking ...\n' ;; esac; done || { \
	    cat .venv/$*/pip.log >&2; exit 1; }
	@case $* in uv|peers|mxnet|site) ;; *) \
	    .venv/$*/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable . ;; esac
	@touch $@

# PyTorch has no pins: on Linux they would name its build for graphics cards, several gigabytes. The one for the processor
# alone is called +cpu, and lies elsewhere: PIP_FIND_LINKS or PIP_EXTRA_INDEX_URL tell pip where.
.venv/torch/.stamp:
	@echo "Setting up .venv/torch (once, a minute or two)"
	@$(PYTHON) -m venv --clear .venv/torch
	@.venv/torch/bin/python -m pip install --quiet "torch==2.13.0$(if $(filter Linux,$(shell uname -s)),+cpu)" numpy \
	    2>.venv/torch/pip.log || { cat .venv/torch/pip.log >&2; exit 1; }
	@touch $@
