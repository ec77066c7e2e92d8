# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# programs.sh: how each command is run for the fault matrix, what it makes and
# which other program judges that. A new command is a case of "program".

# What the commands read, made once.
make_stock() {
	stock=$work/stock
	mkdir "$stock"
	(
		cd "$stock" || exit
		cp "$top/tests/week.txt" text
		vk-parse text >parsed
		vk-score parsed >scored
		printf '%s\n' 'séance PMA clasique' '90 min of VO2max' '30 min at 65%' |
			vk-parse | vk-score >loose
		head -n 1 scored | vk-zwo >workout.zwo
		python3 "$top/tests/bench/activities.py" 300 >rides.csv
		head -n 100 rides.csv >base.csv
		vk-import-garmin --db base.db --athlete A -q base.csv
		vk-import-garmin --db rides.db --athlete A -q rides.csv
		vk-corpus --corpus corpus.db build "$top/tests/golden/enrich.tsv" >/dev/null
		cp "$top/tests/golden/enrich.tsv" sessions.tsv
		printf '%s\n' 'nom;ftp;cp;w;sommeil' 'Ana;250;262;18;5' 'Ben;300;;;' >team.csv
		head -n 1 scored | vk-log --db plan.db --athlete A >/dev/null
		printf '{"description":"%s"}\n' 'comme hier mais 10 % plus dur' \
			'4x4 min à 110 %' 'two more reps' 'la même' >commands
		echo '2026-03-03 : 5x3min à 95% récup 2min, 10min RAC' |
			vk-parse | vk-log --db past.db --athlete A >past
	)
}

# Sets for a command: its arguments, its input, what comes out (kind), the
# database that it writes (db) and the one that it asks (asks), how many rows
# there may be in the first before and after, and whether it reads lines.
program() { # COMMAND
	f=$1 args=() in='' kind=lines db='' asks='' table='' lines='' text=''
	case $f in
	vk-parse) in=$stock/text lines=yes text='3x5min à 95% récup 2min' ;;
	vk-score) in=$stock/parsed lines=yes text=$(head -n 1 "$stock/parsed") ;;
	vk-enrich)
		asks=$stock/corpus.db args=(--no-own --corpus "$asks")
		in=$stock/loose lines=yes text=$(head -n 1 "$stock/scored") ;;
	vk-adapt)
		args=(--team "$stock/team.csv" --temperature 33)
		in=$stock/scored lines=yes text=$(head -n 1 "$stock/scored") ;;
	vk-show) in=$stock/scored kind=pages lines=yes text=$(head -n 1 "$stock/scored") ;;
	vk-zwo)
		args=(--tar --ftp 250) kind=tar
		in=$stock/scored lines=yes text=$(head -n 1 "$stock/scored") ;;
	vk-log)
		db=log.db table=vekta_planned args=(--db log.db --athlete A)
		in=$stock/scored lines=yes text=$(head -n 1 "$stock/scored") ;;
	vk-recall)
		asks=$stock/past.db
		args=(--today 2026-03-04 --db "$asks" --from "$stock/past")
		in=$stock/commands lines=yes text=$(head -n 1 "$stock/scored") ;;
	vk-import-workout) in=$stock/workout.zwo ;;
	vk-import-garmin)
		db=rides.db table=activities kind=counts
		args=(--db rides.db -q --json) in=$stock/rides.csv ;;
	vk-history) asks=$stock/rides.db args=(--db "$asks" --limit 1000) ;;
	vk-corpus)
		db=corpus.db table=session kind=report
		args=(--corpus corpus.db build) in=$stock/sessions.tsv ;;
	vk-doctor)
		# What it finds out takes its time: judged by its states.
		kind=health
		args=(--json --db "$stock/rides.db" --corpus "$stock/corpus.db") ;;
	*) return 1 ;;
	esac
}

# An empty folder, with the database that is there before.
fresh() {
	here=$work/here
	rm -rf "$here"
	mkdir -m 755 "$here"
	case $f in
	vk-import-garmin) cp "$stock/base.db" "$here/$db" ;;
	vk-log) cp "$stock/plan.db" "$here/$db" ;;
	esac
	cd "$here" || exit
}

# Runs the command on its input, with words before it (env, strace ...).
go() { # [WORD...]
	timeout 60 "$@" "$bin/$f" "${args[@]}" ${in:+"$in"} >"$work/out" 2>"$work/err"
	status=$?
} 2>/dev/null

count_rows() { # what sqlite3 finds
	[ -n "$db" ] || return 0
	[ -e "$db" ] || { echo none; return; }
	sqlite3 "$db" "SELECT count(*) FROM $table" 2>&1 |
		sed 's/.*no such table.*/none/'
}

# What comes out when nothing fails, and the rows before and after.
learn() {
	fresh
	rows_before=$(count_rows)
	go
	cp "$work/out" "$work/want"
	want_status=$status
	rows_after=$(count_rows)
	cd "$work" || exit
}

# What is left of a database is judged by sqlite3.
judge_database() { # NAME
	local rows
	[ -e "$db" ] || { [ "$rows_before" = none ] || [ -z "$db" ] ||
		fail "$1: the database is gone"; return 0; }
	check "$1: the database is sound" ok "$(sqlite3 "$db" 'PRAGMA integrity_check' 2>&1)"
	rows=$(count_rows)
	if [ "$rows" = "$rows_before" ] || [ "$rows" = "$rows_after" ] ||
		{ [ "$f" = vk-log ] && [ "$rows" -ge "$rows_before" ] &&
		[ "$rows" -le "$rows_after" ]; }; then pass; else
		fail "$1: $rows rows, not $rows_before or $rows_after"
	fi
}

# A part that fails is a finding: all is well only where nothing failed.
judge_health() { # NAME
	if [ -s "$work/err" ] && [ "$status" = 3 ]; then pass; return; fi
	case $status in
	0) check "$1: all is well" '["ok"]' \
		"$(jq -c '[.checks[].status] | unique' "$work/out" 2>&1)" ;;
	*) check "$1: says what is not" true \
		"$(jq '[.checks[].status] | unique != ["ok"]' "$work/out" 2>&1)" ;;
	esac
}

# After a fault: a status that is documented, a message, nothing wrong in what
# came out, the database whole.
judge() { # NAME [STATUS...]
	local name=$1 wrong
	shift
	if [ $# -gt 0 ]; then
		case " $* " in
		*" $status "*) pass ;;
		*) fail "$name: status $status, not $*" "$(cat "$work/err")" ;;
		esac
	fi
	case $status in
	0) [ "$want_status" = 0 ] || fail "$name: status 0" ;;
	1|2|3|75|141) [ -s "$work/err" ] || [ "$kind" = health ] || [ "$status" = 141 ] ||
		[ "$status" = "$want_status" ] || fail "$name: status $status, silent" ;;
	*) fail "$name: status $status" "$(cat "$work/err")" ;;
	esac
	if [ "$kind" = health ]; then
		judge_health "$name"
		return
	fi
	if [ "$status" = "$want_status" ] && [ ! -s "$work/err" ]; then
		cmp -s "$work/want" "$work/out" && pass || fail "$name: not all came out"
	fi
	wrong=
	cmp -s "$work/want" "$work/out" ||
		wrong=$(python3 "$top/tests/faults/judge.py" "$kind" "$work/want" \
			"$work/out" ${in:+"$in"} 2>&1)
	check "$name: nothing wrong came out" "" "$wrong"
	judge_database "$name"
}
