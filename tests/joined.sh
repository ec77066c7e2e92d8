#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# joined.sh: two parts that are read alone, with each sign between them that may
# part them: what is accepted is the one and then the other, and most are.
. "$(dirname "$0")/lib.sh"
parts=$top/tests/joined.tsv
python3 "$top/tests/joined.py" texts "$parts" >"$work/texts"
vk-parse <"$work/texts" 2>"$work/err" | vk-score 2>>"$work/err" >"$work/records"
python3 "$top/tests/joined.py" judge "$parts" "$work/records" >"$work/found"
read -r count accepted <"$work/found"
wrong=$(($(wc -l <"$work/found") - 1))
passed=$((count - wrong))
[ "$wrong" -eq 0 ] || fail "$wrong joined texts are read as something else" \
	"$(tail -n +2 "$work/found" | head -n 20)"
check "nine in ten are accepted" 1 $((accepted * 10 >= count * 9))
finish
