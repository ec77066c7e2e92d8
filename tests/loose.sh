#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# loose.sh [-v]: how well loose requests are answered: those of
# tests/cases/loose by a session of the right category and length that keeps
# all their numbers, what is to be refused not at all. -v lists every miss.
. "$(dirname "$0")/lib.sh"
cases=$top/tests/cases/loose
export VEKTA_CORPUS=$B/share/vekta/corpus.db

# answer NAME: the records of a file of cases, as far as the matcher brings
# them. Refused ones make the filters exit with 1: that is no failure.
answer() {
	python3 "$top/tests/loose.py" texts "$cases/$1.tsv" |
		vk-parse 2>"$work/err" | vk-score | vk-enrich 2>>"$work/err" \
		>"$work/$1"
}

# limit NAME PART WHOLE SIGN PER_CENT
limit() {
	local share
	share=$(awk -v a="$2" -v b="$3" 'BEGIN { printf "%.1f", 100 * a / b }')
	echo "$1: $2 of $3, $share % (limit $4 $5 %)"
	check "$1" 0 "$(awk -v s="$share" -v l="$5" -v sign="$4" \
		'BEGIN { print (sign == "at least" ? s < l : s > l) }')"
}

for name in asked other third; do
	answer "$name"
	read -r asked answered right < <(python3 "$top/tests/loose.py" score \
		"$cases/$name.tsv" "$work/$name" "$@")
	limit "$name: answered" "$answered" "$asked" "at least" 85
	limit "$name: right" "$right" "$answered" "at least" 90
	python3 "$top/tests/loose_numbers.py" "$cases/$name.tsv" \
		"$work/$name" >"$work/numbers"
	check "$name: numbers that were lost" "" "$(grep -v '^checked' "$work/numbers")"
	check "$name: numbers were looked for" 1 \
		"$(awk '/^checked/ { print ($2 > 40) }' "$work/numbers")"
done
for name in refuse other-refuse third-refuse; do
	answer "$name"
	read -r asked answered < <(python3 "$top/tests/loose.py" refuse \
		"$cases/$name.tsv" "$work/$name" "$@")
	limit "$name: answered" "$answered" "$asked" "at most" 2
done
finish
