#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# lint.sh: what a second compiler, the analysers, and the readers of scripts,
# pages and spelling say. Each tool that is not installed is named and left out.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0
clang_build() { make -k B=build/clang CC="$1" WERROR=1 all; }
# What it says of what it built before would not be said again.
gcc_build() {
	rm -rf build/analyse
	make -k B=build/analyse CC="$1" CFLAGS='-O2 -g -fanalyzer' \
	    more_cflags= all || return
} >build/analyse.log 2>&1
gcc_all() {
	gcc_build "$1" || { cat build/analyse.log; return 1; }
	grep -e '-Wanalyzer' build/analyse.log >build/analyse.found
	sed -n 's/^\([^:]*\):.*\[-Wanalyzer-\(.*\)\]$/\1\t\2/p' build/analyse.found |
		sort -u >build/analyse.said
	grep -v '^#' tests/analyser.tsv | cut -f1,2 | sort -u >build/analyse.known
	comm -3 build/analyse.known build/analyse.said >build/analyse.wrong
	[ -s build/analyse.wrong ] || return 0
	cat build/analyse.found
	sed 's/^[^\t].*/error: for nothing in tests\/analyser.tsv: &/' build/analyse.wrong
	return 1
}
cppcheck_all() {
	"$1" --quiet --std=c11 --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=1 \
		--suppress=unknownMacro:lib/enrich/recall.c -Ilib -Icmd lib cmd tools
}
tidy_all() {
	git ls-files 'lib/*.c' 'cmd/*.c' 'tools/*.c' | xargs -P "$(nproc)" -n 4 sh -c '
		tool=$1
		shift
		"$tool" --quiet "$@" -- -std=c11 -D_POSIX_C_SOURCE=200809L \
			-DVEKTA_VERSION=\"\" -DVEKTA_DATADIR=\"\" -Ilib -Icmd \
			$(cat build/clang/cflags)' sh "$1"
}
# The files of a list are run from each other, and share what they set.
shell_all() {
	"$1" -S warning -x -P tests -e SC1091,SC1112,SC2015,SC2034,SC2046,SC2086,SC2120,SC2154,SC2238 \
		$(git ls-files '*.sh') .ci/run completions/vekta.bash
}
pages_all() {
	"$1" -Tlint -Wwarning man/*.[1357]
}
# Texts of coaches, translations and tables of words have words of their own.
spell_all() {
	git ls-files '*.[ch]' '*.[1357]' '*.md' '*.sh' '*.py' '*.js' Makefile .ci \
		'examples/*.yml' | xargs "$1" --ignore-words tests/codespell.txt
}
part() { # NAME FUNCTION TOOL
	local name=$1
	shift
	if ! command -v "$2" >/dev/null; then
		echo "$name: not installed"
	elif "$@" >"build/lint.log" 2>&1; then
		echo "$name: clean"
	else
		echo "$name: FAILED"
		grep -E "(error|warning|WARNING|ERROR):|^In|SC[0-9]|==>" build/lint.log | head -40
		failed=1
	fi
}
mkdir -p build
part 'clang warnings' clang_build clang
part clang-tidy tidy_all clang-tidy
part "gcc's analyser" gcc_all gcc
part cppcheck cppcheck_all cppcheck
part shellcheck shell_all shellcheck
part mandoc pages_all mandoc
part codespell spell_all codespell
exit $failed
