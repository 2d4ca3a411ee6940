# Everything that a developer or a newcomer runs. `make demo` on a fresh clone sets up and makes a brief.
PYTHON ?= python3
VENV := .venv
UV := $(VENV)/bin/uv
RUN := $(UV) run --no-sync
STAMP := $(VENV)/.recoupe-ready
TESTS_AT_ONCE ?= 2  # processes of `make test`; each takes up to 3 GB

.PHONY: help setup demo test test-fast test-postgres check-deploy audit lint format docs accuracy clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /' | sort

setup: $(STAMP)  ## Python packages from the lock file, models among them, and the gazetteer's index

# uv is bootstrapped inside the virtual environment: a system Python may forbid installing outside one (PEP 668).
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 12))' || { \
		echo "Recoupe needs Python 3.12; say where it is: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet uv

$(STAMP): pyproject.toml uv.lock | $(UV)
	UV_PROJECT_ENVIRONMENT=$(VENV) $(UV) sync --frozen --quiet --inexact --extra desk $(EXTRAS) --python $(VENV)/bin/python
	$(RUN) python -c "from recoupe.grounding.gazetteer import ensure; ensure()"
	@touch $@

demo: setup  ## a brief from the packaged sample reports
	$(RUN) recoupe demo -o recoupe-demo

test: setup  ## all tests; those in a browser need Debian's chromium
	$(RUN) pytest -n $(TESTS_AT_ONCE)

test-fast: setup  ## the tests that need no browser
	$(RUN) pytest -n $(TESTS_AT_ONCE) -m "not browser"

test-postgres: setup  ## the desk's tests, and a journey in a browser, on a PostgreSQL of their own (Debian's postgresql)
	.ci/with-postgres $(RUN) pytest tests/desk -q -m "not browser or journey"

check-deploy: setup  ## Django's checks of the settings that a public site runs with
	RECOUPE_HTTPS=1 RECOUPE_HOSTS=desk.example RECOUPE_BASE_URL=https://desk.example \
	RECOUPE_SECRET_KEY=$$($(VENV)/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	RECOUPE_DATA=$$(mktemp -d) $(RUN) python -m recoupe manage check --deploy --fail-level WARNING

audit: setup  ## known vulnerabilities of what the lock file installs (asks a public database)
	$(UV) export --frozen --quiet --all-extras --no-dev --no-emit-project --format requirements-txt -o $(VENV)/locked.txt
	$(RUN) python tools/audit.py $(VENV)/locked.txt

lint: setup  ## ruff, format, mypy
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

format: setup  ## put the sources in the project's form
	$(RUN) ruff format .

docs: setup  ## build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --strict --quiet

accuracy: setup  ## measure against the floors in benchmarks/floors.yaml
	$(RUN) python benchmarks/floors.py

clean:  ## remove what is built, except the virtual environment
	rm -rf site dist recoupe-demo recoupe-brief out
