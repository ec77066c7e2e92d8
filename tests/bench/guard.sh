#!/bin/sh
# SPDX-License-Identifier: MIT
# guard.sh: the instructions that each filter takes for a record, counted by
# callgrind, against those of guard.tsv: a machine that is busy, or another one,
# counts the same. What a start takes is left out: the same input is read once
# and five times. B: build folder; UPDATE=1 writes guard.tsv. Status 1: a count
# is off by more than 5 %, either way; then find out why, or keep the new one.
set -eu
export LC_ALL=C TZ=UTC HOME=/nonexistent
here=$(cd "$(dirname "$0")" && pwd)
B=$(cd "$here/../../${B:-build}" && pwd)
CC=${CC:-cc}
kept=$here/guard.tsv
compiler=$($CC -dumpmachine)-$($CC -dumpfullversion 2>/dev/null || echo other)
within=5

if ! command -v valgrind >/dev/null; then
	echo "skip bench-guard: valgrind is not there"
	exit 0
fi
if [ -z "${UPDATE-}" ] && ! grep -q "^# compiler: $compiler\$" "$kept"; then
	echo "skip bench-guard: the counts are of another compiler than $compiler"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$B/bin:$PATH

# Status 1 (some records are refused) is no failure.
some() { "$@" 2>>"$work/log" || [ $? -eq 1 ]; }

inputs() {
	grep -v '^#' "$here/guard.txt" >"$work/text"
	jq -Rc '{description: .}' "$work/text" >"$work/json"
	some vk-parse "$work/text" >"$work/parsed"
	some vk-score "$work/parsed" >"$work/scored"
	mkdir "$work/files"
	some vk-zwo -q -d "$work/files" --name-format '{line}' "$work/scored"
	ls -d "$work"/files/* >"$work/zwo"
	python3 "$here/activities.py" 200 >"$work/csv"
}

# count INPUT TIMES COMMAND...: instructions with the input so many times
count() {
	input=$work/$1
	times=$2
	shift 2
	if [ "$input" = "$work/csv" ]; then
		rm -f "$work"/guard.db*
		python3 "$here/activities.py" $((times * 200)) >"$work/input"
	else
		i=0
		while [ $i -lt "$times" ]; do
			cat "$input"
			i=$((i + 1))
		done >"$work/input"
	fi
	# shellcheck disable=SC2046  # names without blanks
	[ "$input" != "$work/zwo" ] || set -- "$@" $(cat "$work/input")
	[ "$input" != "$work/csv" ] || set -- "$@" "$work/input"
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" \
	    <"$work/input" >/dev/null 2>"$work/valgrind" ||
		[ $? -eq 1 ] || { cat "$work/valgrind" >&2; exit 2; }
	sed -n 's/^==[0-9]*== Collected : \([0-9]*\).*/\1/p' "$work/valgrind"
}

# measure NAME INPUT COMMAND...: a line "NAME<TAB>instructions for a record"
measure() {
	name=$1
	input=$2
	shift 2
	once=$(count "$input" 1 "$@")
	five=$(count "$input" 5 "$@")
	records=$(wc -l <"$work/$input")
	[ "$input" != csv ] || records=200
	printf '%s\t%d\n' "$name" $(((five - once) / (4 * records)))
}

inputs
{
	measure vk-parse text vk-parse --jobs 1
	measure 'vk-parse, JSON lines' json vk-parse --jobs 1
	measure vk-score parsed vk-score --jobs 1
	measure vk-enrich scored vk-enrich --corpus "$B/share/vekta/corpus.db"
	measure 'vk-zwo --tar' scored vk-zwo --tar -q --jobs 1
	measure vk-import-workout zwo vk-import-workout
	measure vk-import-garmin csv vk-import-garmin -q --db "$work/guard.db"
} >"$work/counts"

if [ -n "${UPDATE-}" ]; then
	sed -n '/^#/p' "$kept" | sed "s/^# compiler: .*/# compiler: $compiler/" \
		>"$work/new"
	cat "$work/counts" >>"$work/new"
	mv "$work/new" "$kept"
fi
awk -F '\t' -v within=$within '
	/^#/ { next }
	NR == FNR { kept[$1] = $2; next }
	{
		change = $1 in kept ? 100 * ($2 / kept[$1] - 1) : 0
		off = !($1 in kept) || change > within || change < -within
		bad += off
		printf "%-24s %8d instructions a record, %+5.1f %%%s\n", $1, $2,
		    change, off ? "  OFF" : ""
	}
	END { exit bad > 0 }
' "$kept" "$work/counts"
