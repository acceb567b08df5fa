# The whole developer interface. Every target makes what it needs; nothing here needs a GPU or the network
# except the first installation of packages.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VIEWER := $(VENV)/.viewer-installed
DEVELOPER := $(VENV)/.developer-installed
SAMPLE := resources/samples/phantom.png
# No torch in here: what is frozen is the viewer alone.
INSTALLER_VENV ?= .venv-installer
INSTALLER := $(INSTALLER_VENV)/.installer-installed
# Of the Training pack: cpu or cuda.  On macOS the general build of torch is the one for the CPU.
FLAVOUR ?= cpu
PACK_LOCK := requirements/pack$(if $(filter Darwin,$(shell uname)),,-$(FLAVOUR)).txt
PACK_VENV ?= .venv-pack-$(FLAVOUR)
PACK_TOOLS := $(PACK_VENV)/.pack-installed

.DEFAULT_GOAL := help
.PHONY: help run test lint types contracts bench lock installer training-pack smoke-test clean

help:
	@echo "make run    install the viewer and open it on the sample film"
	@echo "make test   install everything and run the whole test suite, headless"
	@echo "make installer   freeze the viewer and pack it for this system, into dist/"
	@echo "make training-pack   freeze the Training pack for the CPU into dist/; with FLAVOUR=cuda for NVIDIA's GPUs"
	@echo "make lint types contracts bench lock smoke-test clean"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VIEWER): requirements/viewer.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --requirement requirements/viewer.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(DEVELOPER): requirements/developer.txt $(VIEWER)
	$(BIN)/python -m pip install --quiet --requirement requirements/developer.txt
	touch $@

# Without a display the same job is done on the command line, and said so.
run: $(VIEWER)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; then \
		exec $(BIN)/xlite-desktop $(SAMPLE); \
	else \
		mkdir -p out && \
		$(BIN)/xlite diagnose $(SAMPLE) --overlay out && \
		$(BIN)/xlite diagnose $(SAMPLE) --json > out/report.json && \
		$(BIN)/xlite diagnose $(SAMPLE) --csv > out/report.csv && \
		echo "No display here: the sample was diagnosed on the command line instead." && \
		echo "The overlay pictures and the report are in out/:" && ls out; \
	fi

# One process for each core; PYTEST_ARGS="-n 0 tests/core" runs a part in one.
test: $(DEVELOPER)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 $(PYTEST_ARGS)

lint: $(DEVELOPER)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEVELOPER)
	$(BIN)/mypy

contracts: $(DEVELOPER)
	$(BIN)/lint-imports

bench: $(DEVELOPER)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

# Versions are locked on Linux with Python 3.11; run this after changing a dependency.
lock: $(DEVELOPER)
	$(BIN)/python -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
		--output-file requirements/viewer.txt pyproject.toml
	$(BIN)/python -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
		--extra train --extra tensorboard --extra search --extra dev --constraint requirements/viewer.txt \
		--output-file requirements/developer.txt pyproject.toml
	$(BIN)/python -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
		--extra installer --constraint requirements/viewer.txt --allow-unsafe \
		--output-file requirements/installer.txt pyproject.toml
	# A CPU-only build says so in its version; the lock must suit every build.
	sed -i 's/+cpu$$//' requirements/developer.txt

$(INSTALLER): requirements/viewer.txt requirements/installer.txt pyproject.toml
	$(PYTHON) -m venv $(INSTALLER_VENV)
	$(INSTALLER_VENV)/bin/python -m pip install --quiet --requirement requirements/viewer.txt \
		--requirement requirements/installer.txt
	$(INSTALLER_VENV)/bin/python -m pip install --quiet --no-deps --editable .
	touch $@

installer: $(INSTALLER)
	QT_QPA_PLATFORM=offscreen $(INSTALLER_VENV)/bin/python -m installer.build --out dist --work build

# Where torch comes from is said to pip: PIP_EXTRA_INDEX_URL or PIP_FIND_LINKS; see requirements/pack-cpu.txt.
$(PACK_TOOLS): $(PACK_LOCK) requirements/pack.txt requirements/developer.txt requirements/installer.txt
	$(PYTHON) -m venv $(PACK_VENV)
	$(PACK_VENV)/bin/python -m pip install --quiet --requirement $(PACK_LOCK)
	touch $@

training-pack: $(PACK_TOOLS)
	$(PACK_VENV)/bin/python -m installer.build_pack --out dist --work build

# Needs root, debootstrap and xvfb: it installs the newest package in a fresh Debian and starts it there.
# With PACK=archive, or a built folder, it adds that Training pack and trains two epochs.
smoke-test: $(INSTALLER)
	$(INSTALLER_VENV)/bin/python -m installer.smoke_test "$$(ls -t dist/*.deb | head -n 1)" \
		--out build/smoke-test $(if $(PACK),--pack "$(PACK)")

clean:
	rm -rf $(VENV) $(INSTALLER_VENV) .venv-pack-* out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
