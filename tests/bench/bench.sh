#!/bin/sh
# SPDX-License-Identifier: MIT
# bench.sh: throughput, memory and start-up of the filters, as ratios to what
# runs beside them in the same minute. B: build folder; RECORDS, ROUNDS: how
# many records, and how many pairs of runs. Status 0 unless something fails to
# run: how fast a machine is today is no test.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
B=$(cd "$top/${B:-build}" && pwd)
command -v jq >/dev/null || { echo "the benchmark needs jq" >&2; exit 1; }
exec python3 "$top/tests/bench/bench.py" "$B/bin" "$top"
