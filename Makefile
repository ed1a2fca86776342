# Everything that is run in this project. It needs python3 (3.11 or later, with venv) and make; the rest is
# installed into .venv from requirements.lock, with hashes, when either file has changed.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

DOSSIER ?= data/committees/lai-chau-du-lieu
OUTPUT ?= output/$(notdir $(DOSSIER))

.PHONY: generate batch test check lint format types layers ci setup catalogue schema lock

generate: $(READY)
	$(BIN)/vanban generate $(DOSSIER) --output $(OUTPUT)

# The communes of one province, derived from its dossier.
PROVINCE ?= 12
RULES ?= data/adaptations/tinh-xuong-xa.yaml

batch: $(READY)
	$(BIN)/vanban batch $(DOSSIER) --rules $(RULES) --province $(PROVINCE) --output $(OUTPUT)-cap-xa

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

# With --keep-going each of the four says what it found.
check: lint format types layers

lint: $(READY)
	$(BIN)/ruff check .

format: $(READY)
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

ci:
	.ci/run

setup: $(READY)

# The build backend is locked too and installed first, so that the editable install fetches nothing unlocked.
$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("vanban needs Python 3.11 or later")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# After a message has changed: extract, update, then fill in what is empty in messages.po and run it again.
catalogue: $(READY)
	mkdir -p build
	$(BIN)/pybabel -q extract --project vanban --version "" --no-location --sort-output \
		--output-file build/messages.pot generator "$$($(BIN)/python -c 'import click; print(*click.__path__)')"
	$(BIN)/pybabel -q update --input-file build/messages.pot --output-dir generator/locale --locale vi \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 110
	$(BIN)/pybabel -q compile --directory generator/locale --locale vi

# The schemas that the modelines of the dossiers name.
schema: $(READY)
	$(BIN)/vanban schema --output data/schema

# Needs uv. The lock names no index: it holds for any mirror, and the hashes say what is accepted.
lock:
	printf 'hatchling>=1.26\neditables\n' | uv pip compile pyproject.toml - --extra dev --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--quiet --output-file requirements.lock
