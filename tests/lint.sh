#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# lint.sh: what a second compiler and the analysers say. Each tool that is not
# installed is named and left out.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0
clang_build() { make -k B=build/clang CC="$1" WERROR=1 all; }
gcc_build() {
	make -k B=build/analyse CC="$1" CFLAGS='-O2 -g -fanalyzer' WERROR=1 all
}
cppcheck_all() {
	"$1" --quiet --std=c11 --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=1 -Ilib -Icmd lib cmd tools
}
shell_all() {
	"$1" -S warning -x -P tests -e SC1091,SC2015,SC2046,SC2086 tools/*.sh tests/*.sh po/*.sh .ci/run \
		completions/vekta.bash
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
		grep -E "(error|warning):|^In|SC[0-9]" build/lint.log | head -40
		failed=1
	fi
}
mkdir -p build
part 'clang warnings' clang_build clang
part "gcc's analyser" gcc_build gcc
part cppcheck cppcheck_all cppcheck
part shellcheck shell_all shellcheck
exit $failed
