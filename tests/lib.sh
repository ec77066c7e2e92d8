# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# lib.sh: what all test scripts share. They say only what fails and end with
# one line "N passed, N failed".

set -u
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
B=$(cd "$top/${B:-build}" && pwd)
bin=$B/bin
passed=0 failed=0 skipped=0
work=$(mktemp -d "${TMPDIR:-/tmp}/vekta.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The same everywhere; a test that wants a locale sets it.
unset LC_MESSAGES LC_CTYPE LC_NUMERIC LANGUAGE NO_COLOR XDG_CONFIG_HOME \
	XDG_DATA_HOME XDG_DATA_DIRS VEKTA_CORPUS
export LC_ALL=C TZ=UTC HOME=/nonexistent PATH="$bin:$PATH"
# A compiler cache would make that home.
export CCACHE_DISABLE=1
# A sanitizer's report must be seen even when nobody looks at the status.
sanitizer=$work/sanitizer
mkdir "$sanitizer"
export ASAN_OPTIONS="log_path=$sanitizer/asan:detect_leaks=1"
export UBSAN_OPTIONS="log_path=$sanitizer/ubsan:print_stacktrace=1"
export TSAN_OPTIONS="log_path=$sanitizer/tsan"

pass() { passed=$((passed + 1)); }
fail() { # NAME [DETAIL...]
	failed=$((failed + 1))
	printf 'FAIL %s\n' "$1"
	shift
	[ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/    /' | head -40
}
skip() { # REASON
	skipped=$((skipped + 1))
	printf 'skip %s\n' "$1"
}
# check NAME WANT GOT
check() {
	if [ "$2" = "$3" ]; then pass; else fail "$1" "want: $2" "got:  $3"; fi
}
finish() {
	local log
	for log in "$sanitizer"/*; do
		[ -e "$log" ] || continue
		fail "sanitizer report" "$(cat "$log")"
	done
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
