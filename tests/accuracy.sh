#!/bin/sh
# SPDX-License-Identifier: MIT
# How well texts are read: exact structure, precision of what is accepted,
# reliability of the confidence, refusals. The project's own cases, and those
# in the folder CASES when it is there. -v lists every miss; --fit fits
# lib/score/weights.tsv to the cases instead (then build and look again).
# B is the build folder. Status 1: under 99 % of the accepted are right, or a
# text to refuse was accepted.
set -eu

B=${B:-build}
here=$(dirname "$0")/cases
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

pairs=
n=0
for cases in "$here"/*.tsv "${CASES:-../shared/cases}"/*dev.tsv; do
	[ -f "$cases" ] || continue
	# What vk-recall reads: tests/recall.sh.
	case $cases in */edits*) continue ;; esac
	n=$((n + 1))
	# Refused records make the filters exit with 1: that is no failure.
	{
		python3 "$here/compare.py" texts "$cases" |
		    { "$B/bin/vk-parse" 2>/dev/null || [ $? -eq 1 ]; } |
		    { "$B/bin/vk-score" --features || [ $? -eq 1 ]; }
	} >"$tmp/$n"
	pairs="$pairs $cases $tmp/$n"
done
if [ "${1-}" = --fit ]; then
	# shellcheck disable=SC2086  # paths of this project have no blanks
	exec python3 "$here/../../tools/fit-weights.py" $pairs
fi
# shellcheck disable=SC2086
python3 "$here/compare.py" score $pairs "$@"
