# Two commands: `make run` and `make test`. Both do their own set-up, Debian packages included.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: run rehearse drill test setup build lint check clean bench kill powercut iofaults bytecuts \
    clocks simulate mutants days bench-peers

# What the programs link, and what a television and an office need to run.
PACKAGES := libsqlite3-dev liblirc-dev libcurl4-openssl-dev libsdl2-dev libsdl2-ttf-dev \
    libsdl2-image-dev libx11-dev libmicrohttpd-dev libsodium-dev libyaml-dev libcsv-dev libpq-dev \
    libstdc++-12-dev pkg-config lirc ca-certificates \
    fonts-morisawa-bizud-gothic fonts-noto-cjk fonts-noto-color-emoji \
    open-jtalk open-jtalk-mecab-naist-jdic espeak-ng
# What a rehearsal day and the tests need besides.
REHEARSAL_PACKAGES := xvfb postgresql openssl util-linux e2fsprogs
# What the trials need besides.
TRIAL_PACKAGES := mount e2fsprogs xfsprogs

CHECKED := --explicit-target-dependency-import-check error
BIN = $(shell swift build -c release --show-bin-path)
# The programs carry the Swift library in them: a box needs no toolchain, and starts sooner in less memory.
RELEASE := -c release --static-swift-stdlib $(CHECKED)

run: setup build
	@$(BIN)/engawa-bench try --binaries $(BIN)

rehearse: setup build
	@$(BIN)/engawa-bench rehearse --binaries $(BIN) --pictures rehearsal

drill: setup build
	@$(BIN)/engawa-bench drill --binaries $(BIN)

test: setup
	swift format lint --strict --recursive Sources Tests Package.swift
	swift build --build-tests $(CHECKED)
	swift test --skip-build

setup:
	@docs/setup $(PACKAGES) $(REHEARSAL_PACKAGES)
	@docs/voice-setup

build:
	swift build $(RELEASE)

check: build
	@$(BIN)/engawa check .

bench: setup build
	@$(BIN)/engawa-bench figures --binaries $(BIN)

# Ten thousand seeded days of the whole town in one process, with everything failing that can.
simulate: build
	@$(BIN)/engawa-bench simulate --seeds $(or $(SEEDS),10000)

# The same with bugs planted on purpose, one after the other: each must be caught. In a folder of
# its own, so that no program with planted bugs is ever where programs are installed from.
mutants:
	ENGAWA_PLANTED=1 swift build -c release --scratch-path .build-planted --product engawa-bench
	@.build-planted/release/engawa-bench simulate --mutants yes --seeds $(or $(SEEDS),10000)

# What the real programs are put through; docs/reliability-runs.md says what came of it.
# The tests hold short forms of all of these.
kill: setup build
	@$(BIN)/engawa-bench faults kill --kills $(or $(KILLS),500)

powercut: setup build
	@docs/setup $(TRIAL_PACKAGES)
	@$(BIN)/engawa-bench faults powercut --cuts $(or $(CUTS),200)

iofaults: setup build
	@$(BIN)/engawa-bench faults io --every $(or $(EVERY),1)

bytecuts: setup build
	@$(BIN)/engawa-bench faults bytes --every $(or $(EVERY),1)

clocks: setup build
	@$(BIN)/engawa-bench faults clocks

# A thousand random delivery days, each judged by the plan check.
days: setup build
	@$(BIN)/engawa-bench days --count 1000

# Open solvers beside ours on the training days: make bench-peers DAYS=folder
DAYS ?= $(firstword $(wildcard ../*/bench/drone-day))
bench-peers:
	@if [ -z "$(DAYS)" ] || [ ! -d "$(DAYS)" ]; then \
	    echo "No folder of training days here; name one: make bench-peers DAYS=folder"; exit 0; fi; \
	swift build $(RELEASE); \
	docs/setup python3-venv; \
	[ -x .build/peers/bin/python ] || python3 -m venv .build/peers; \
	.build/peers/bin/python -m pip install --quiet --disable-pip-version-check \
	    ortools pyvroom pyvrp highspy numpy; \
	.build/peers/bin/python docs/peers/peers.py "$$(swift build -c release --show-bin-path)/engawa-bench" "$(DAYS)"

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-planted rehearsal
