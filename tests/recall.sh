#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# recall.sh: what vk-recall makes of commands: those of tests/cases, with the
# workouts that come of them, and those in the folder CASES when it is there;
# what only looks like one must pass byte for byte.
. "$(dirname "$0")/lib.sh"
cases=$top/tests/cases
shared=${CASES:-$top/../shared/cases}
cd "$work" || exit 1

vk-parse "$cases/edits-past.txt" | vk-score >past.jsonl
recall() { vk-recall -q --today 2026-03-04 --from past.jsonl; }

none() { # FILE
	grep -v '^#' "$1" | cut -f1 >in
	recall <in >out
	check "${1##*/}: status" 0 $?
	check "${1##*/}: what is no command passes as it is" "" "$(diff in out)"
}

none "$cases/edits-none.tsv"
python3 "$top/tests/recall.py" lines "$cases/edits.tsv" | recall >out
check "edits.tsv: all commands" "$(grep -vc '^#' "$cases/edits.tsv") of \
$(grep -vc '^#' "$cases/edits.tsv")" "$(python3 "$top/tests/recall.py" score "$cases/edits.tsv" out)"
if [ -e "$shared/edits.tsv" ]; then
	python3 "$top/tests/recall.py" lines "$shared/edits.tsv" | recall >out
	found=$(python3 "$top/tests/recall.py" pairs "$shared/edits.tsv" out)
	right=${found##*$'\n'} all=${right##* }
	check "shared edits.tsv: 95 in 100" yes \
		"$([ $((${right%% *} * 100)) -ge $((all * 95)) ] && echo yes || echo "$found")"
else
	skip "recall: no shared cases"
fi
finish
