#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# coverage.sh: lines and branches of lib/ that the tests reach, from gcov.
set -u
cd "$(dirname "$0")/.." || exit 1
make -s COV=1 all >/dev/null || exit 1
find build/cov -name '*.gcda' -delete
make -s COV=1 check-unit | tail -n 1
B=build/cov COV=1 tests/check.sh golden docs 2>&1 | tail -n 1
root=$PWD
out=build/cov/gcov
rm -rf "$out" && mkdir -p "$out"
cd "$out" || exit 1
find "$root/build/cov/obj/lib" -name '*.gcda' -print0 |
	xargs -0 gcov --branch-probabilities --branch-counts --relative-only --source-prefix "$root" >log 2>&1
awk '
/^File / { file = $2; gsub(/\047/, "", file) }
/^Lines executed/ { split($0, a, /[:% ]+/); lines[file] = a[3]; count[file] = a[5] }
/^Branches executed/ { split($0, a, /[:% ]+/); ran[file] = a[3]; branches[file] = a[5] }
/^Taken at least once/ { split($0, a, /[:% ]+/); taken[file] = a[5]; of[file] = a[7] }
END {
	for (f in lines) if (f ~ /^lib\/.*\.c$/) {
		printf "%6.1f %% lines %6.1f %% branches  %s\n", lines[f], taken[f], f | "sort -n"
		l += lines[f] * count[f]; n += count[f]
		b += taken[f] * of[f]; m += of[f]
	}
	close("sort -n")
	printf "%6.1f %% lines %6.1f %% branches  lib/\n", l / n, b / m
}' log
