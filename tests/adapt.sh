#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# adapt.sh: a team of 20 with mixed data from sentences to files: every file
# holds, and each athlete's targets are those that the formulas of the manual
# give when they are written out a second time; a squad in constant memory.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1

# The ERG file of each record that has one, by its line.
erg_files() { # FOLDER
	local line
	# An archive waits for no disk.
	vk-zwo -q --tar -f erg --name-format '{line}' "$1/adapted.jsonl" \
		--open-duration 60 | tar xf - -C "$1"
	for line in $(seq "$(wc -l <"$1/adapted.jsonl")"); do
		[ ! -e "$1/$line.erg" ] || printf '%s\t%s.erg\n' "$line" "$line"
	done >"$1/files.tsv"
}

# Every file is read back by the reader of its format.
files_hold() { # FOLDER
	local format missing
	mkdir "$1/out"
	vk-zwo -q --tar -f zwo -f fit -f icu --free-ride 60 --max-effort 150 \
		--name-format 'team_{name}_{athlete}' "$1/adapted.jsonl" |
		tar xf - -C "$1/out"
	vk-zwo --validate "$1"/out/*.zwo 2>err >/dev/null
	check "$1: Zwift files hold" "0 0" "$? $(stat -c %s err)"
	if command -v xmllint >/dev/null; then
		xmllint --noout --schema "$top/lib/formats/zwo.xsd" "$1"/out/*.zwo 2>err
		check "$1: xmllint agrees" "0" $?
	else
		skip "adapt: no xmllint"
	fi
	# Two athletes have no weight for W/kg; one has no FTP, without which two
	# sessions in watts are no Zwift file.
	for format in zwo fit; do
		missing=2
		[ $format = fit ] || missing=4
		vk-import-workout -q "$1/out"/*.$format >back 2>err
		check "$1: $format files are read back" \
			"0 $(find "$1/out" -name "*.$format" | wc -l)" "$? $(wc -l <back)"
		check "$1: a $format file for each athlete and session" \
			$(($(wc -l <"$1/adapted.jsonl") - missing)) "$(wc -l <back)"
	done
}

team() { # FOLDER OPTION...
	local dir=$1
	shift
	mkdir "$dir"
	python3 "$top/tests/team.py" make "$dir"
	vk-parse -q "$dir/week.txt" | vk-score -q >"$dir/scored.jsonl"
	vk-adapt --team "$dir/team.csv" --units watts "$@" "$dir/scored.jsonl" \
		>"$dir/adapted.jsonl" 2>err
	check "$dir: adapted" "0 0" "$? $(stat -c %s err)"
	erg_files "$dir"
	python3 "$top/tests/team.py" check "$dir" "$@" >found 2>&1
	check "$dir: no target differs" 1 "$(tail -n 1 found |
		grep -cE '^[1-9][0-9]+ ERG files, [1-9][0-9]{2,} compared, 0 differ$')"
	[ "$(wc -l <found)" -eq 1 ] || fail "$dir" "$(head -20 found)"
	files_hold "$dir"
}

# 1,000 athletes: ten times the sessions take no more memory.
squad() {
	local few many i
	[ -z "${SAN-}" ] || return 0
	${CC:-cc} -O1 -o peak "$top/tests/peak.c" || return 1
	{
		echo "name,ftp,cp,w prime,sleep"
		for ((i = 0; i < 1000; i++)); do
			echo "A$i,$((200 + i % 150)),$((200 + i % 150)),$((8 + i % 20)),$((4 + i % 5))"
		done
	} >squad.csv
	yes "$(cat calm/scored.jsonl)" | head -n 50 >fifty
	head -n 5 fifty >five
	./peak few.kB vk-adapt --team squad.csv five >/dev/null
	./peak many.kB vk-adapt --team squad.csv fifty >out
	few=$(cat few.kB) many=$(cat many.kB)
	check "a record for each athlete and session" 50000 "$(wc -l <out)"
	check "memory does not grow with the sessions ($few, $many kB)" yes \
		"$([ $((many - few)) -le 1024 ] && echo yes)"
}

if ! command -v python3 >/dev/null; then
	skip "adapt: no python3"
	finish
	exit
fi
team calm
team hot --temperature 34
team high --altitude 2500 --temperature 31
squad
finish
