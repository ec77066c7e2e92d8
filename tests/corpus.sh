#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# corpus.sh: every session of the corpus is read to its last word, accepted,
# and what tests/corpus.tsv says it is; together they cover what coaches ask.
. "$(dirname "$0")/lib.sh"
cd "$top" || exit 1
out=$(python3 tests/corpus.py tests/corpus.tsv corpus/sessions-*.tsv 2>&1)
while read -r verdict rest; do
	case $verdict in
	ok) pass ;;
	bad) fail "corpus: $rest" ;;
	*) fail "corpus" "$verdict $rest" ;;
	esac
done <<<"${out:-nothing}"
for file in corpus/*.tsv; do
	check "$file: header" "# SPDX-License-Identifier: MIT" "$(head -n 1 "$file")"
	check "$file: only its own category" "" \
		"$(awk -F '\t' -v file="${file##*/}" '!/^#/ && file != "sessions-" $2 ".tsv"' "$file")"
done
# What "make corpus" made is made again: thresholds, report, every byte.
vk-corpus --corpus "$work/again.db" build corpus/sessions-*.tsv >"$work/again.txt"
check "corpus: the same bytes again" "" \
	"$(cmp "$B/share/vekta/corpus.db" "$work/again.db" 2>&1)"
check "corpus: the same report again" "$(cat "$B/corpus.txt")" "$(cat "$work/again.txt")"
finish
