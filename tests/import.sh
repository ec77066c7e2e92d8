#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# import.sh: what vk-import-garmin promises when something goes wrong: killed,
# twice at once, locked, full, read-only, damaged, newer, foreign, and with
# calls that fail. CRASHES=100 kills it that often (20).
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
[ -x "$bin/vk-import-garmin" ] || { finish; exit; }
import() { vk-import-garmin --db "$@"; }

# All that is in a database, but for the times at which it came in.
state() { # DATABASE
	import "$1" --export A 2>&1 | sort
}
sound() { # NAME DATABASE
	check "$1: sound" ok "$(sqlite3 "$2" 'PRAGMA integrity_check' 2>&1)"
}
rows() { sqlite3 "$1" 'SELECT count(*) FROM activities' 2>/dev/null || echo 0; }

python3 "$top/tests/bench/activities.py" 6000 >all.csv
head -n 4000 all.csv >newer.csv
{ head -n 1 all.csv; tail -n +2001 all.csv; } >older.csv
began=$(date +%s%N)
import want.db --athlete A -q all.csv
check "import" "0 6000" "$? $(rows want.db)"
long=$((($(date +%s%N) - began) / 1000000)) # in ms
state want.db >want
sed '2,$s/2026/2027/' newer.csv >new.csv
head -n 20 all.csv >few.csv

repeat() {
	check "again: nothing is added" \
		'{"files":1,"read":6000,"added":0,"updated":0,"unchanged":6000,"rejected":0,"planned":0}' \
		"$(import want.db -q --json all.csv)"
	import two.db --athlete A -q newer.csv older.csv
	check "overlapping files: status" 0 $?
	state two.db | sed 's/"newer.csv"\|"older.csv"/"all.csv"/' >got
	check "overlapping files: the same" 0 "$(cmp want got >/dev/null; echo $?)"
}

# Killed at any moment, the database is what it was before, and the same call
# again ends as if nothing had been.
crashes() {
	local n seen='' left pause
	for n in $(seq "${CRASHES:-20}"); do
		rm -f kill.db*
		[ $((n % 2)) = 0 ] || import kill.db --athlete A -q newer.csv
		left=$(rows kill.db)
		vk-import-garmin --db kill.db --athlete A -q all.csv &
		pause=$((RANDOM % (long + long / 8)))
		sleep "$((pause / 1000)).$(printf %03d $((pause % 1000)))"
		kill -9 $! 2>/dev/null
		wait $! 2>/dev/null
		[ -e kill.db-journal ] && seen=yes
		if [ -e kill.db ]; then
			sound "killed ($n)" kill.db
			case $(rows kill.db) in
			"$left"|6000) pass ;;
			*) fail "killed ($n): half a file" "$(rows kill.db) rows" ;;
			esac
		fi
		import kill.db --athlete A -q all.csv
		state kill.db | sed 's/"newer.csv"/"all.csv"/' >got
		check "killed ($n): the same after another run" 0 \
			"$(cmp want got >/dev/null; echo $?)"
	done
	[ -n "$seen" ] || skip "import: none was killed while it wrote"
} 2>/dev/null

together() {
	local first second
	vk-import-garmin --db both.db --athlete A -q --wait 60 newer.csv &
	first=$!
	vk-import-garmin --db both.db --athlete A -q --wait 60 older.csv &
	second=$!
	wait $first; first=$?
	wait $second; second=$?
	check "two at once: status" "0 0" "$first $second"
	sound "two at once" both.db
	state both.db | sed 's/"newer.csv"\|"older.csv"/"all.csv"/' >got
	check "two at once: the same" 0 "$(cmp want got >/dev/null; echo $?)"
}

# Another program that holds the lock: it is waited for as long as asked.
locked() {
	cp want.db lock.db
	(echo 'BEGIN IMMEDIATE;'; echo 'SELECT 1;'; sleep 2) | sqlite3 lock.db >held &
	while [ ! -s held ]; do sleep 0.05; done
	import lock.db new.csv >out 2>err
	check "locked: status" 75 $?
	check "locked: says so" 1 "$(grep -c 'is locked' err)"
	import lock.db -q --wait 20 new.csv
	check "locked: waited for" 0 $?
	wait
}

full_disk() {
	mkdir full
	if ! mount -t tmpfs -o size=1m tmpfs full 2>/dev/null; then
		skip "import: a full disk (no tmpfs may be mounted)"
		return
	fi
	head -n 200 all.csv >small.csv
	import full/f.db --athlete A -q small.csv
	check "full disk: a small file" "0 199" "$? $(rows full/f.db)"
	import full/f.db all.csv >out 2>err
	check "full disk: status" 3 $?
	check "full disk: says so" 1 "$(grep -c 'No space left' err)"
	sound "full disk" full/f.db
	check "full disk: as it was" 199 "$(rows full/f.db)"
	rm -f full/f.db
	import full/g.db all.csv >out 2>err
	check "full disk: a new database: status" 3 $?
	check "full disk: a new database: no rows" 0 "$(rows full/g.db)"
	umount full
}

# As root, mode bits do not bind.
as_nobody() {
	if [ "$(id -u)" != 0 ]; then "$@"; return; fi
	setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}
read_only() {
	local dir=$work/locked sum
	if ! as_nobody test -x "$bin/vk-import-garmin"; then
		skip "import: read-only (nobody cannot see the build)"
		return
	fi
	chmod 755 "$work"
	mkdir "$dir" && cp want.db "$dir/r.db" && cp new.csv "$dir"
	chmod 444 "$dir/r.db" && chmod 555 "$dir"
	sum=$(cksum <"$dir/r.db")
	as_nobody "$bin/vk-import-garmin" --db "$dir/r.db" "$dir/new.csv" \
		>out 2>err
	check "read-only: status" 3 $?
	if [ -s err ]; then pass; else fail "read-only: no message"; fi
	as_nobody "$bin/vk-import-garmin" --db "$dir/new.db" "$dir/new.csv" \
		>out 2>err
	check "read-only folder: status" 3 $?
	check "read-only: untouched" "$sum" "$(cksum <"$dir/r.db")"
	chmod 755 "$dir"
}

# What cannot be used is left as it is.
refused() { # NAME DATABASE WORDS
	local sum
	sum=$(cksum <"$2")
	import "$2" --athlete A newer.csv >out 2>err
	check "$1: status" 3 $?
	check "$1: says so" 1 "$(grep -c "$3" err)"
	check "$1: untouched" "$sum" "$(cksum <"$2")"
}
unusable() {
	cp want.db damaged.db
	dd if=/dev/urandom of=damaged.db bs=4096 seek=20 count=3 conv=notrunc 2>/dev/null
	refused "damaged" damaged.db 'is damaged'
	head -c 100000 want.db >cut.db
	refused "cut" cut.db 'is damaged'
	cp newer.csv text.db
	refused "no database" text.db 'is not a database'
	cp want.db newer.db
	sqlite3 newer.db 'PRAGMA user_version=5'
	refused "newer" newer.db 'newer vekta'
	sqlite3 foreign.db 'CREATE TABLE activity (activity_id INTEGER PRIMARY KEY, raw_json TEXT)'
	refused "foreign" foreign.db 'another program'
}

# An early version: a copy is kept, no row is touched.
upgrade() {
	sqlite3 old.db "CREATE TABLE activities (id INTEGER PRIMARY KEY,
		activity_id BIGINT UNIQUE, activity_name VARCHAR(255),
		activity_type VARCHAR(50), start_time VARCHAR(50),
		distance_meters FLOAT, duration_seconds FLOAT,
		average_speed FLOAT, max_speed FLOAT, calories INTEGER,
		average_hr FLOAT, max_hr INTEGER);
		INSERT INTO activities VALUES (5, 18574839201, 'x', 'cycling',
		'2026-03-01 18:00:30', 18461, 2400.5, 7.7, NULL, 500, 0.0, 0)"
	sqlite3 old.db 'SELECT * FROM activities' >before
	cp old.db keep.db
	import old.db -n newer.csv >out 2>err
	check "early: a trial changes nothing" "3 0" \
		"$? $(cmp old.db keep.db >/dev/null; echo $?)"
	import old.db -q newer.csv
	check "early: status" 0 $?
	check "early: rows" "3999 5" \
		"$(rows old.db) $(sqlite3 old.db 'SELECT id FROM activities WHERE activity_id = 18574839201')"
	check "early: enriched" "120.0" \
		"$(sqlite3 old.db 'SELECT average_hr FROM activities WHERE id = 5')"
	sqlite3 old.db.before-v4.bak 'SELECT * FROM activities' >after
	check "early: the copy" 0 "$(cmp before after >/dev/null; echo $?)"
}

# All versions of the original: brought up to date with each value as it was.
versions() {
	local v columns
	for v in v1 v2 v3; do
		sqlite3 $v.db <"$top/tests/golden/history-certification/$v.sql"
		columns=$(sqlite3 $v.db "SELECT group_concat(name) FROM pragma_table_info('activities') WHERE name <> 'user_id'")
		sqlite3 $v.db "SELECT $columns FROM activities ORDER BY id" >before
		import $v.db -q --units metric few.csv
		check "$v: status" 0 $?
		sound $v $v.db
		check "$v: version" 4 "$(sqlite3 $v.db 'PRAGMA user_version')"
		sqlite3 $v.db "SELECT $columns FROM activities ORDER BY id LIMIT $(wc -l <before)" >after
		check "$v: each value is as it was" 0 \
			"$(cmp before after >/dev/null; echo $?)"
		check "$v: the new rows, of an athlete all" "19 0" "$(sqlite3 -separator ' ' \
			$v.db "SELECT count(*) - $(wc -l <before), sum(user_id IS NULL) FROM activities")"
		check "$v: the copy" 0 "$(sqlite3 $v.db.before-v4.bak \
			"SELECT $columns FROM activities ORDER BY id" | cmp - before >/dev/null; echo $?)"
	done
}

gps() {
	echo '{"activityId":7,"startTimeLocal":"2026-03-03 07:05:00","duration":60,"startLatitude":45.5,"startLongitude":6.5}' >gps.json
	import gps.db -q --athlete A gps.json
	check "no start point" 0 "$(state gps.db | grep -c latitude)"
	import gps.db -q --with-gps gps.json
	check "a start point when asked" 1 "$(state gps.db | grep -c 45.5)"
}

metrics() {
	import m.db -q --athlete A --metrics m.prom few.csv
	import m.db -q --metrics m.prom few.csv
	check "metrics: counters go on" "19 19" \
		"$(sed -n 's/^vekta_records_total.*added"} //p' m.prom) $(
		sed -n 's/^vekta_records_total.*unchanged"} //p' m.prom)"
	check "metrics: each line in form" "" "$(grep -vE \
		'^# (HELP|TYPE) vekta_[a-z_]+ .|^vekta_[a-z_]+\{[a-z]+="[a-z-]+"(,[a-z]+="[a-z]+")?\} [0-9.e+-]+$' m.prom)"
	sed 's/^\(vekta_last_success[^ ]*\) .*/\1 12345/' m.prom >edited
	cp edited m.prom
	import m.db -q --metrics m.prom /nonexistent 2>/dev/null
	check "metrics: the last success stays" 12345 \
		"$(sed -n 's/^vekta_last_success[^ ]* //p' m.prom)"
	check "metrics: the status of the last run" 3 \
		"$(sed -n 's/^vekta_last_run_status[^ ]* //p' m.prom)"
	import m.db -q --metrics /dev/null/m.prom few.csv 2>err
	check "metrics: cannot be written" "3 1" "$? $(grep -c /dev/null err)"
	check "metrics: nothing else is left" "m.prom" "$(echo m.prom*)"
}

signals() {
	mkfifo pipe
	vk-import-garmin --db s.db --athlete A pipe >out 2>err &
	local child=$!
	exec 9>pipe
	cat all.csv >&9
	for _ in 1 2 3 4 5 6 7 8; do
		kill -USR1 $child
		echo >&9
		sleep 0.1
	done
	# The flag is looked at with the next activity.
	tail -n 1 newer.csv >&9
	exec 9>&-
	wait $child
	check "SIGUSR1: no harm" 0 $?
	check "SIGUSR1: says how far it is" yes \
		"$(grep -q 'activities so far' err && echo yes)"
}

# What stands in examples/cron does what it says.
schedules() {
	local command path
	mkdir -p home/garmin
	cp few.csv home/garmin
	echo '{"activityId":7,"startTimeLocal":"2026-03-03 07:05:00","duration":60}' >home/garmin/list.json
	command=$(sed -n 's/^40 2 \* \* \* //p' "$top/examples/cron/vekta.crontab")
	path=$(sed -n 's/^PATH=//p' "$top/examples/cron/vekta.crontab")
	# cron knows little of a user, and takes % for the end of a line.
	check "crontab: quiet" "" \
		"$(env -i HOME="$work/home" PATH="$bin:$path" sh -c "$command" 2>&1)"
	check "crontab: no %" "" "$(printf %s "$command" | tr -dc %)"
	check "crontab: rows" 20 "$(rows home/garmin/garmin_data.db)"
	check "crontab: metrics" 1 "$(grep -c '^vekta_last_success' home/garmin/vekta-import.prom)"
	command=$(sed -n 's/^ExecStart=//p' "$top/examples/cron/vekta-import.service")
	rm home/garmin/garmin_data.db
	# systemd runs it without a shell: blanks are all that parts words.
	(cd home/garmin && set -f && $command)
	check "systemd: rows" 20 "$(rows home/garmin/garmin_data.db)"
	command -v systemd-analyze >/dev/null ||
		{ skip "import: the unit (no systemd)"; return; }
	cp "$top"/examples/cron/vekta-import.* .
	check "systemd: the units are right" "" "$(systemd-analyze verify \
		--man=no ./vekta-import.service ./vekta-import.timer 2>&1)"
	check "systemd: the timer" 0 "$(systemd-analyze calendar "$(sed -n \
		's/^OnCalendar=//p' vekta-import.timer)" >/dev/null 2>&1; echo $?)"
	check "systemd: exposure below 1.5 of 10" yes "$(systemd-analyze security \
		--offline=true ./vekta-import.service | sed -n \
		's/.*service: \(0\.[0-9]\|1\.[0-4]\) .*/yes/p')"
	sandbox "$command"
}

# What the unit takes away is not used: no call of the kernel that its filter
# refuses, no memory that can be written and run.
sandbox() { # COMMAND
	local calls sign names
	strace -f -o /dev/null true 2>/dev/null ||
		{ skip "import: the unit's filter (no strace)"; return; }
	# The leak checker traces as well, and needs what the unit takes away.
	if [ -n "${SAN-}" ]; then return; fi
	expand() { # SET or CALL
		[[ $1 == @* ]] || { echo "$1"; return; }
		systemd-analyze syscall-filter "$1" | sed '1d; s/#.*//' |
			while read -r calls; do
				[ -z "$calls" ] || expand "$calls"
			done
	}
	: >allowed
	sed -n 's/^SystemCallFilter=//p' vekta-import.service >filters
	while read -r names; do
		sign=${names%"${names#\~}"}
		for calls in ${names#\~}; do
			expand "$calls" | sort -u >calls.set
			if [ -n "$sign" ]; then
				sort -u allowed | comm -23 - calls.set >rest
			else
				sort -u allowed calls.set >rest
			fi
			mv rest allowed
		done
	done <filters
	[ "$(wc -l <allowed)" -gt 100 ] && pass || fail "systemd: no calls in the filter"
	rm home/garmin/garmin_data.db
	# shellcheck disable=SC2086 # words
	(cd home/garmin && set -f && strace -f -qq -o "$work/calls" $1)
	check "systemd: rows, traced" 20 "$(rows home/garmin/garmin_data.db)"
	check "systemd: calls that the filter refuses" "" "$(sed -nE \
		's/^[0-9]+ +([a-z0-9_]+)\(.*/\1/p' calls | sort -u | comm -23 - allowed)"
	check "systemd: memory that is written and run" "" \
		"$(grep -E 'PROT_WRITE[^ ]*PROT_EXEC' calls)"
}

# A line on a terminal, taken away at the end.
progress() {
	script -qec true /dev/null >tty 2>&1 </dev/null ||
		{ skip "import: progress (no script, or no terminals)"; return; }
	mkfifo slow
	(head -n 3000 all.csv; sleep 0.6; tail -n +3001 all.csv) >slow &
	script -qec "vk-import-garmin --db p.db --athlete A slow" /dev/null >tty 2>&1 </dev/null
	wait $!
	check "progress: shown on a terminal" yes \
		"$(grep -qE $'\r''vk-import-garmin: [0-9]+' tty && echo yes)"
	check "progress: taken away" yes "$(tail -n 1 tty | grep -q 'added 6000' && echo yes)"
}

# Every call that can fail, fails once: all or nothing, and never silent.
calls() {
	local call n step got
	if [ -n "${SAN-}${COV-}" ]; then return; fi
	${CC:-cc} -shared -fPIC -O1 -o fail.so "$top/tests/faults/fail.c" -ldl ||
		{ fail "import: cannot build fail.so"; return; }
	head -n 300 all.csv >part.csv
	head -n 150 all.csv >base.csv
	import base.db --athlete A -q base.csv
	for call in read write pread pwrite fsync malloc; do
		n=1
		while cp base.db f.db && rm -f f.db-journal reached &&
			LD_PRELOAD=$work/fail.so FAIL_CALL=$call FAIL_AT=$n \
			FAIL_COUNT=reached timeout 20 \
			vk-import-garmin --db f.db --json part.csv >out 2>err
			got=$?
			[ -e reached ]; do
			case $got in
			0) check "$call $n failing: all of it" 299 "$(rows f.db)" ;;
			3) if [ -s err ]; then pass; else fail "$call $n failing: silent"; fi ;;
			*) fail "$call $n failing: status $got" "$(cat err)" ;;
			esac
			sound "$call $n failing" f.db
			case $(rows f.db) in
			149|299) pass ;;
			*) fail "$call $n failing: $(rows f.db) rows" ;;
			esac
			step=1
			[ -n "${LONG-}" ] || step=$((n < 6 ? 1 : n / 2))
			n=$((n + step))
		done
		[ "$n" -gt 1 ] && pass || fail "$call is never called"
	done
}

limits() {
	(ulimit -n 4; vk-import-garmin --db l.db --athlete A newer.csv >out 2>err)
	check "few open files" "3 yes" "$? $([ -s err ] && echo yes)"
	[ -n "${SAN-}" ] ||
		(ulimit -s 128; import l.db --athlete A -q newer.csv >out 2>err)
	check "a small stack" 0 $?
	(trap '' XFSZ; ulimit -f 10; import l2.db newer.csv >out 2>err)
	check "files limited" "3 yes" "$? $([ -s err ] && echo yes)"
}

repeat
crashes
together
locked
full_disk
read_only
unusable
upgrade
versions
gps
metrics
signals
progress
schedules
calls
limits
finish
