# The two commands of a newcomer: `make run` and `make test`. Both prepare the machine first.
.DEFAULT_GOAL := run
.PHONY: run test stdnum receipts test-pages test-cost test-long test-mutation test-release test-spark lint build release bench install prepare check clean

include Deploy/release/options.mk

# What building needs beside the Swift toolchain: libyaml reads the rules, tzdata knows Paris,
# zlib unpacks archives, SQLite holds the tables of batches and asks them.
PACKAGES := libyaml-dev tzdata zlib1g-dev libsqlite3-dev sqlite3
BIN := .build/debug/aval
PREFIX ?= /usr/local
PYSPARK := 4.*
STDNUM := 2.2
RECEIPTS := 'cryptography==48.*' 'rfc8785==0.1.*'
BROWSING := 'selenium==4.*' 'axe-selenium-python==2.1.*'

prepare:
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then \
	    echo "Installation de$$missing…"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; } >/dev/null; \
	  else \
	    echo "Il manque :$$missing. Lancez : sudo apt-get install -y$$missing" >&2; exit 1; \
	  fi; \
	fi
	@command -v swift >/dev/null || { echo "Il manque la chaîne Swift 6.2 ou plus récente (commande « swift »)." >&2; exit 1; }

build: prepare
	@swift build --product aval --explicit-target-dependency-import-check error -q

# Builds, starts the daemon on a socket, submits a sample through it, prints the verdict, and shows how to go on.
run: build
	@$(SHELL) Deploy/essai.sh $(BIN)

# The rules, determinants and lines whose small changes `make test` tries; `make test-mutation` tries all there are.
MUTATED := mineur_sans_determinant hors_periode exercice_incoherent determinant_non_declare categorie_manquante plomb caces \
  visites_apprentis

# The tests that put the daemon under load run by themselves: beside them no other would keep its time.
LOAD := DoorTests\.Load

test: PACKAGES += $(shell python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv)
test: build stdnum receipts
	@swift build --build-tests --explicit-target-dependency-import-check error -q
	@Tests/run.sh '$(LOAD)'
	@swift test --skip-build --filter '$(LOAD)'
	@$(BIN) check
	@$(BIN) test
	@$(BIN) golden
	@$(BIN) replay Samples/recus --archive Samples/recus/archive --keys Samples/recus/cles >/dev/null
	@$(BIN) coverage
	@$(BIN) mutate $(MUTATED:%=--only %)

# python-stdnum, from PyPI into a folder of its own: the identifiers of the rules' language are held against it. Where it cannot
# be had the tests say so and go on, unless AVAL_STDNUM=required, as in the gate.
stdnum: prepare
	@.build/stdnum/bin/python -c 'import stdnum' 2>/dev/null || { \
	  rm -rf .build/stdnum; \
	  python3 -m venv .build/stdnum && .build/stdnum/bin/pip install -q --disable-pip-version-check 'python-stdnum==$(STDNUM)'; \
	} || { \
	  rm -rf .build/stdnum; \
	  echo "python-stdnum n'a pas pu être installé : les identifiants ne seront pas comparés aux siens." >&2; \
	  [ "$$AVAL_STDNUM" != required ]; \
	}

# An Ed25519 and an RFC 8785 that are not ours, from PyPI into a folder of their own: receipts are verified by them. Where they
# cannot be had the tests say so and go on, unless AVAL_RECEIPTS=required, as in the gate.
receipts: prepare
	@.build/recus/bin/python -c 'import cryptography, rfc8785' 2>/dev/null || { \
	  rm -rf .build/recus; \
	  python3 -m venv .build/recus && .build/recus/bin/pip install -q --disable-pip-version-check $(RECEIPTS); \
	} || { \
	  rm -rf .build/recus; \
	  echo "cryptography et rfc8785 n'ont pu être installés : les reçus ne seront pas vérifiés par eux." >&2; \
	  [ "$$AVAL_RECEIPTS" != required ]; \
	}

# The site of the rules in a browser: its links, its search, what axe finds of its accessibility, by day and by night, its width on a
# small screen. The browser is Debian's; selenium and axe come from PyPI into a folder of their own.
test-pages: PACKAGES += chromium chromium-driver $(shell python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv)
test-pages: build
	@.build/pages/bin/python -c 'import selenium, axe_selenium_python' 2>/dev/null || { \
	  rm -rf .build/pages; \
	  python3 -m venv .build/pages && .build/pages/bin/pip install -q --disable-pip-version-check $(BROWSING); \
	}
	@$(BIN) docs --output .build/site 2>/dev/null
	@.build/pages/bin/python Tests/Pages/pages.py .build/site

# What a change costs: patches that each add one little thing, counted, built and proved (Tests/ChangeCost/run.sh).
test-cost: prepare
	@Tests/ChangeCost/run.sh

# The tests whose sample `make test` runs, whole: 100,000 declarations judged in two ways, the daemon under load. Optimised,
# in a folder of its own, since tests are built with other options than releases. `AVAL_SEED=N` repeats one seed.
LONG := -c release --scratch-path .build/long -Xswiftc -enable-testing
test-long: prepare
	@swift build $(LONG) --product aval -q
	@swift build $(LONG) --build-tests -q
	@AVAL_TESTS=long swift test $(LONG) --skip-build --filter DifferentialTests
	@AVAL_TESTS=long swift test $(LONG) --skip-build --filter AvalSigningTests
	@AVAL_TESTS=long swift test $(LONG) --skip-build --filter '$(LOAD)'

# Which small changes of the rules no example, scenario or sample notices. Loading the rules is all that it costs, hence an
# optimised program.
test-mutation: prepare
	@swift build $(LONG) --product aval -q
	@.build/long/release/aval mutate

# The batch on Apache Spark gives what the batch gives: two executors on this machine, each a process of its own, one of them
# killed. Spark itself comes from PyPI, into a folder of its own.
test-spark: PACKAGES += python3-venv $(shell command -v java >/dev/null || echo openjdk-17-jre-headless)
test-spark: build
	@test -x .build/spark/bin/spark-submit || { python3 -m venv .build/spark && .build/spark/bin/pip install -q 'pyspark==$(PYSPARK)'; }
	@AVAL=$(CURDIR)/$(BIN) .build/spark/bin/python Deploy/spark/essai.py

check: build
	@$(BIN) check

lint:
	@swift format lint --strict --recursive Sources Tests Package.swift

# The binary to install: optimised, without the Swift libraries beside it, without what only a debugger reads: that goes to
# `aval.debug`. One that has grown past this many bytes has taken something in that nobody asked for.
LARGEST := 42000000
release: PACKAGES += binutils
release: prepare
	@swift build $(RELEASE) $(NO_ICU) --product aval -q
	@$(SHELL) Deploy/release/strip.sh .build/release/aval $(LARGEST)

# What the program's users meet, met by the tests in the released one.
test-release: release
	@$(SHELL) Deploy/release/essai.sh $(LINKER) $(LINK) $(NO_ICU)
	@swift build --build-tests --explicit-target-dependency-import-check error -q
	@AVAL_PROGRAM=$(CURDIR)/.build/release/aval swift test --skip-build --parallel --filter DoorTests --skip '$(LOAD)'

# The record of Benchmarks.md: how fast the released program is beside programs that do the same by hand.
# `make bench BENCH=--quick` is short; BENCH="--only NAME" measures one section, BENCH=--list names them.
bench: PACKAGES += libsimdjson-dev valgrind
bench: release
	@swift build $(RELEASE) --product aval-bench -q
	@.build/release/aval-bench $(BENCH)

install: release
	install -D -m 0755 .build/release/aval $(DESTDIR)$(PREFIX)/bin/aval
	mkdir -p $(DESTDIR)$(PREFIX)/share/aval
	rm -rf $(DESTDIR)$(PREFIX)/share/aval/Rules $(DESTDIR)$(PREFIX)/share/aval/Tariffs
	cp -R Rules Tariffs $(DESTDIR)$(PREFIX)/share/aval/

clean:
	swift package clean
