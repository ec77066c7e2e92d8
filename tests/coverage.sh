#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# coverage.sh: lines and branches of lib/ that the tests reach, file by file,
# from gcov; calls that fail are tried too (tests/matrix.sh). Fails below what
# tests/coverage.py demands, and where tests/coverage.tsv has no reason for a
# branch that nothing takes.
set -u
cd "$(dirname "$0")/.." || exit 1
B=build/cov
export B COV=1
find $B -name '*.gcda' -delete 2>/dev/null
make -s COV=1 all $(make -s COV=1 list-tests) >/dev/null || exit 1
find $B -name '*.gcda' -delete
tests/check.sh unit golden replay docs stream import corpus loose adapt recall 2>&1 |
	tail -n 1
CASES='' tests/accuracy.sh >/dev/null 2>&1
# What comes of them is judged without the counters, which write at the end.
QUICK=1 tests/matrix.sh json numbers bytes database malloc open read write order \
	>/dev/null 2>&1
out=$B/gcov
rm -rf "$out" && mkdir -p "$out"
root=$PWD
(cd "$out" && find "$root/$B/obj/lib" -name '*.gcda' -print0 |
	xargs -0 gcov --json-format --branch-probabilities --branch-counts \
		--relative-only --source-prefix "$root" >log 2>&1)
python3 tests/coverage.py "$out"/*.json.gz
