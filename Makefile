# SPDX-License-Identifier: MIT
# Makefile: builds libvekta and the commands, tests and installs them.
# Everything it makes stands under build/; SAN=1, TSAN=1 and COV=1 use folders
# of their own there. Sources are found by wildcard: a new file needs no edit.

PREFIX   ?= /usr/local
BINDIR   ?= $(PREFIX)/bin
LIBDIR   ?= $(PREFIX)/lib
INCDIR   ?= $(PREFIX)/include
DATADIR  ?= $(PREFIX)/share
MANDIR   ?= $(DATADIR)/man
BASHCOMP ?= $(DATADIR)/bash-completion/completions
ZSHCOMP  ?= $(DATADIR)/zsh/site-functions
CORPUSDIR ?= $(DATADIR)/vekta
CFLAGS   ?= -O2 -g
CPPFLAGS ?=
LDFLAGS  ?=
LDLIBS   ?=
AR       ?= ar
INSTALL  ?= install
CASES    ?= ../shared/cases
FUZZ_CC  ?= clang
FUZZ_SECONDS ?= 60

VERSION := $(shell cat VERSION)

# ---------------------------------------------------------------- variants

# On x86 gcc clears structures by one instruction that takes longer to begin
# than stores take to end. Other compilers do not know the flag.
clear_flag := -mmemset-strategy=unrolled_loop:256:noalign,libcall:-1:noalign
clear_flag := $(shell $(CC) $(clear_flag) -S -o /dev/null -xc /dev/null \
    2>/dev/null && echo $(clear_flag))

B := build
ifdef SAN
B := build/san
mode_cflags := -fsanitize=address,undefined -fno-sanitize-recover=all \
    -fno-omit-frame-pointer
mode_ldflags := -fsanitize=address,undefined
else ifdef TSAN
B := build/tsan
mode_cflags := -fsanitize=thread
mode_ldflags := -fsanitize=thread
else ifdef COV
B := build/cov
mode_cflags := --coverage -O0
mode_ldflags := --coverage
else
mode_cflags := -fstack-protector-strong -U_FORTIFY_SOURCE \
    $(if $(filter -O1 -O2 -O3 -Os,$(CFLAGS)),-D_FORTIFY_SOURCE=2) $(clear_flag)
mode_ldflags := -Wl,-z,relro,-z,now
# What every text and every record goes through is worth more of the compiler's
# time; the rest would only grow.
more_cflags := $(if $(filter -O2,$(CFLAGS)),-O3)
# Functions may be joined across files. Where the compiler can, it makes objects
# that are linked without that, too: the tests are, which is sooner done.
ifdef LTO
B := build/lto
lto := -flto=auto
lto += $(shell $(CC) -flto -ffat-lto-objects -Werror -c -o /dev/null -xc \
    /dev/null 2>/dev/null && echo -ffat-lto-objects)
mode_cflags += $(lto)
mode_ldflags += $(lto)
unit_ldflags := -fno-lto
endif
endif

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
    -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings \
    -Wformat=2 $(if $(WERROR),-Werror)
own_cppflags := -D_POSIX_C_SOURCE=200809L -DVEKTA_VERSION='"$(VERSION)"' \
    -DVEKTA_DATADIR='"$(CORPUSDIR)"' -Ilib -Icmd
compile = $(CC) $(own_cppflags) $(CPPFLAGS) -std=c11 -fPIE -pthread $(warnings) \
    $(CFLAGS) $(mode_cflags) @$(B)/cflags -MMD -MP
link = $(CC) $(CFLAGS) -pie -pthread $(mode_ldflags) -Wl,--as-needed $(LDFLAGS)

# ----------------------------------------------------------------- sources

lib_c   := $(wildcard lib/*.c lib/*/*.c lib/*/*/*.c)
data    := $(wildcard $(foreach e,tsv xsd sql,lib/*.$e lib/*/*.$e lib/*/*/*.$e))
front_c := $(wildcard cmd/*/*.c)
po      := $(wildcard po/*.po)
main_c  := $(wildcard cmd/vk-*.c)
unit_c  := $(wildcard tests/unit/test_*.c)
fuzz_c  := $(wildcard tests/fuzz/fuzz_*.c)
man     := $(wildcard man/*.[1357])
sessions := $(wildcard corpus/sessions-*.tsv)
corpus  := $(B)/share/vekta/corpus.db

bins    := $(main_c:cmd/%.c=$(B)/bin/%)
units   := $(unit_c:tests/unit/%.c=$(B)/unit/%)
replays := $(fuzz_c:tests/fuzz/fuzz_%.c=$(B)/replay/%)
lib_o   := $(lib_c:%.c=$(B)/obj/%.o) $(data:%=$(B)/obj/gen/%.o) \
    $(B)/obj/gen/lexicon.o
front_o := $(front_c:%.c=$(B)/obj/%.o) $(po:%.po=$(B)/obj/gen/%.mo.o)
pages   := $(if $(main_c),$(man))

# V=1 shows the commands themselves, make -s nothing.
ifndef V
silent := $(findstring s,$(firstword -$(MAKEFLAGS)))
show = @$(if $(silent),,printf '  %-7s %s\n' $1 $@;)
endif

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: all corpus deps demo check check-unit check-golden check-replay \
    check-stream check-jobs \
    check-faults check-import check-docs check-headers check-man \
    check-completions check-po check-corpus check-loose check-joined check-monitoring \
    check-judges check-adapt check-cluster check-recall check-hardening \
    accuracy \
    bench bench-quick fuzz coverage lint install uninstall check-install \
    dist deb check-deb check-fresh clean help list-tests

all: $(bins) $(B)/libvekta.a $(corpus) ## build the commands and the library (default)

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 20
	@echo
	@echo 'Variables: WERROR=1 SAN=1 TSAN=1 COV=1 LTO=1 CC CFLAGS PREFIX DESTDIR'

deps: ## install the packages that are missing (Debian, needs root)
	@tools/deps.sh

# On a fresh machine the packages come first, also in one call of make.
needs_packages := demo check
$(B)/cflags: $(if $(filter $(needs_packages),$(MAKECMDGOALS)),| deps)

# pkg-config is asked once; the compiler reads its answers as @files.
$(B)/cflags $(B)/libs &: Makefile tools/deps.sh
	@mkdir -p $(B)
	@tools/deps.sh --flags $(B)/cflags $(B)/libs

# ------------------------------------------------------------------- rules

$(B)/obj/%.o: %.c Makefile VERSION $(B)/cflags
	@mkdir -p $(@D)
	$(call show,CC)$(compile) -c -o $@ $<

$(foreach d,base record score text,$(B)/obj/lib/$d/%.o): mode_cflags += $(more_cflags)

$(B)/obj/gen/%.o: $(B)/gen/%.c Makefile
	@mkdir -p $(@D)
	$(call show,CC)$(CC) -std=c11 -fPIE -Ilib $(CFLAGS) -c -o $@ $<

# A data file becomes vk__data_NAME_EXT and vk__data_NAME_EXT_size.
$(B)/gen/%.c: % $(B)/embed
	@mkdir -p $(@D)
	$(call show,EMBED)$(B)/embed $< $@

$(B)/gen/%.mo.c: $(B)/%.mo $(B)/embed
	@mkdir -p $(@D)
	$(call show,EMBED)$(B)/embed $< $@

$(B)/%.mo: %.po $(B)/cflags
	@mkdir -p $(@D)
	$(call show,MSGFMT)msgfmt --check -o $@ $<

$(B)/embed: tools/embed.c Makefile $(B)/cflags
	$(call show,CC)$(CC) -std=c11 $(warnings) $(CFLAGS) -o $@ $<

# The built-in words become tables, made by what also reads a user's words.
lexicon_c := tools/lexicon.c $(addprefix lib/text/,lexicon.c surface.c \
    concept.c spelling.c fold.c markup.c) $(addprefix lib/base/,buf.c \
    number.c status.c table.c utf8.c) lib/record/unit.c \
    $(patsubst %,$(B)/gen/%.c,$(wildcard lib/text/lexicon/*.tsv))

$(B)/lexicon: $(lexicon_c) $(wildcard lib/text/*.h lib/base/*.h lib/record/*.h \
    lib/vekta/*.h) Makefile
	$(call show,CC)$(CC) $(own_cppflags) $(CPPFLAGS) -std=c11 $(warnings) \
	    -Wno-overlength-strings $(CFLAGS) -o $@ $(filter %.c,$^) -lm

$(B)/gen/lexicon.c: $(B)/lexicon
	$(call show,EMBED)$(B)/lexicon >$@

$(B)/libvekta.a: $(lib_o)
	@rm -f $@
	$(call show,AR)$(AR) rcs $@ $(lib_o)

$(B)/libfront.a: $(front_o)
	@rm -f $@
	$(call show,AR)$(AR) rcs $@ $(front_o)

$(B)/bin/%: $(B)/obj/cmd/%.o $(B)/libfront.a $(B)/libvekta.a $(B)/libs
	@mkdir -p $(@D)
	$(call show,LINK)$(link) -o $@ $(filter %.o %.a,$^) @$(B)/libs $(LDLIBS) -lm

$(B)/unit/%: $(B)/obj/tests/unit/%.o $(B)/libfront.a $(B)/libvekta.a $(B)/libs
	@mkdir -p $(@D)
	$(call show,LINK)$(link) $(unit_ldflags) -o $@ $(filter %.o %.a,$^) -lcriterion @$(B)/libs $(LDLIBS) -lm

$(B)/replay/%: $(B)/obj/tests/fuzz/fuzz_%.o $(B)/obj/tests/fuzz/replay.o \
    $(B)/libvekta.a $(B)/libs
	@mkdir -p $(@D)
	$(call show,LINK)$(link) -o $@ $(filter %.o %.a,$^) @$(B)/libs $(LDLIBS) -lm

# The sessions as a database; what its phrases come to stands beside it.
$(corpus): $(sessions) $(B)/bin/vk-corpus
	@mkdir -p $(@D)
	@rm -f $@.part
	$(call show,CORPUS)$(B)/bin/vk-corpus build --corpus $@.part $(sessions) \
	    >$(B)/corpus.txt
	@mv $@.part $@

corpus: $(corpus) ## make the database of sessions and say what it comes to
	@cat $(B)/corpus.txt

-include $(lib_o:.o=.d) $(front_o:.o=.d) $(main_c:%.c=$(B)/obj/%.d) \
    $(unit_c:%.c=$(B)/obj/%.d) $(fuzz_c:%.c=$(B)/obj/%.d)

# ------------------------------------------------------------------- tests

run_check = B=$(B) CC='$(CC)' SAN='$(SAN)$(TSAN)' COV='$(COV)' tests/check.sh

check: all $(units) $(replays) ## run all tests; the last line is "N passed, N failed"
	@$(run_check) unit golden replay stream jobs faults import docs headers man completions \
	    po corpus loose joined monitoring judges adapt recall hardening install

check-unit: $(units) ## one suite alone: check-unit, check-golden, ...
	@$(run_check) unit

# What tests need besides the commands.
list-tests:
	@echo $(units) $(replays)

check-replay: all $(replays)
	@$(run_check) replay

check-golden check-stream check-jobs check-faults check-import check-docs check-headers \
check-man check-completions check-po check-corpus check-loose check-joined check-monitoring \
check-judges check-adapt check-recall check-hardening check-install: all
	@$(run_check) $(@:check-%=%)

check-cluster: all ## the filters on several machines, in namespaces (root)
	@$(run_check) cluster

accuracy: all ## score the parser and the matcher on the project's cases
	@B=$(B) CASES='$(CASES)' tests/accuracy.sh
	@B=$(B) tests/loose.sh

.PHONY: faults
faults: all ## every fault against every command, as a table (KILLS, QUICK=1, LONG=1)
	@B=$(B) CC='$(CC)' tests/matrix.sh $(ROWS)

bench: all ## throughput, memory and start-up against jq and Python
	@B=$(B) CC='$(CC)' tests/bench/bench.sh

bench-quick: all ## the same with fewer records, in less than a minute
	@B=$(B) CC='$(CC)' RECORDS=20000 ROUNDS=3 tests/bench/bench.sh

.PHONY: bench-guard
bench-guard: all ## instructions for a record against those kept (valgrind)
	@B=$(B) CC='$(CC)' UPDATE='$(UPDATE)' tests/bench/guard.sh

fuzz: ## run each fuzz target for FUZZ_SECONDS (clang; TARGETS, MINIMISE=1)
	@B=build/fuzz CC='$(FUZZ_CC)' SECONDS_EACH=$(FUZZ_SECONDS) \
	    MINIMISE='$(MINIMISE)' tests/fuzz.sh $(TARGETS)

coverage: ## lines and branches of lib/ that the tests reach (ten minutes)
	@COV=1 tests/coverage.sh

lint: ## compilers' analysers, clang-tidy, cppcheck, shellcheck, mandoc, codespell
	@B=build/lint tests/lint.sh

# --------------------------------------------------------------- the rest

demo: all ## build, then turn the example weeks into Zwift files
	@B=$(B) tools/demo.sh

install: all ## install under DESTDIR and PREFIX
	@B=$(B) $(install_vars) tools/install.sh install

uninstall: ## remove what install put there
	@B=$(B) $(install_vars) tools/install.sh uninstall

install_vars = DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' BINDIR='$(BINDIR)' \
    LIBDIR='$(LIBDIR)' INCDIR='$(INCDIR)' MANDIR='$(MANDIR)' \
    BASHCOMP='$(BASHCOMP)' ZSHCOMP='$(ZSHCOMP)' CORPUSDIR='$(CORPUSDIR)' \
    INSTALL='$(INSTALL)' BINS='$(main_c:cmd/%.c=%)' PAGES='$(pages)' \
    VERSION='$(VERSION)'

dist: ## pack the sources into build/vekta-VERSION.tar.gz
	@tools/dist.sh $(VERSION)

deb: ## build the Debian packages under build/deb and ask lintian
	@tools/deb.sh $(VERSION)

check-fresh: ## make demo and make check in a new Debian (root, network)
	@tests/fresh.sh

check-deb: deb ## install, run and purge them in a new Debian (root, network)
	@tests/deb.sh

clean: ## remove build/
	rm -rf build
