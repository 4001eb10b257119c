# ura: make demo, make test, make install PREFIX=/usr/local. `make help` lists all.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# Package traits to build with: make install TRAITS=Hunspell
TRAITS ?=
WITH_TRAITS = $(if $(TRAITS),--traits $(TRAITS))
# One binary that carries the Swift runtime; ICU and SQLite come from the system.
RELEASE = -c release --static-swift-stdlib $(WITH_TRAITS)
BINARY = .build/release/ura
MANUAL = .build/manual/ura.1
SOURCES = Package.swift Sources Tests

.PHONY: help system build release test demo format lint manual install uninstall clean conformance

help:
	@echo 'make demo                 build ura and show the main job on the sample articles'
	@echo 'make test                 build everything and run all tests'
	@echo 'make install PREFIX=DIR   install the program, completions and manual page (default /usr/local)'
	@echo 'make uninstall PREFIX=DIR take them away'
	@echo 'make release              build $(BINARY)'
	@echo 'make lint, make format    check or mend the layout of the sources'
	@echo 'make ... TRAITS=Hunspell  with the forms that hunspell knows (libhunspell-dev)'
	@echo 'make conformance          round trips against other programs (installs them with pip in a folder of its own)'

system:
	@Scripts/install-system-packages $(TRAITS)

build: system
	$(SWIFT) build $(WITH_TRAITS) --product ura

release: system
	@echo '== building $(BINARY)'
	@$(SWIFT) build $(RELEASE) --product ura

test: release
	@echo '== building all targets and tests'
	@$(SWIFT) build $(WITH_TRAITS) --build-tests
	@echo '== running the tests'
	@URA_BINARY="$(CURDIR)/$(BINARY)" $(SWIFT) test $(WITH_TRAITS) --skip-build

demo: release
	@Scripts/demo $(BINARY)

format:
	$(SWIFT) format -i -r $(SOURCES)

lint:
	@echo '== checking the layout of the sources'
	@$(SWIFT) format lint --strict -r $(SOURCES)

# The argument parser's own tool renders the manual page from the commands. (Its plugin would build the program once more, without
# the Swift runtime, in the place of the one that is installed.)
manual: release
	@echo '== rendering the manual page'
	@$(SWIFT) build $(RELEASE) --product generate-manual
	@mkdir -p $(dir $(MANUAL))
	@.build/release/generate-manual $(BINARY) --output-directory $(dir $(MANUAL))

install: manual
	@Scripts/install $(BINARY) $(MANUAL) '$(DESTDIR)$(PREFIX)'

uninstall:
	@Scripts/uninstall '$(DESTDIR)$(PREFIX)'

conformance: release
	@Tests/Conformance/run $(BINARY)

clean:
	$(SWIFT) package clean
