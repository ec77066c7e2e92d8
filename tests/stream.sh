#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# stream.sh: what every filter promises about its streams: full and closed
# outputs, readers that go, odd bytes, long lines, memory, promptness, locale.
# LONG=1 takes 1e6 lines instead of 1e5.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1

# Commands on databases read no lines; what they promise is below.
filters=${STREAM-$(cd "$bin" && for f in vk-*; do
	[ -e "$top/cmd/$f.c" ] && [ "$f" != vk-history ] &&
		[ "$f" != vk-corpus ] && [ "$f" != vk-doctor ] && echo "$f"; done)}
text='3x5min à 95% récup 2min'
record='{"name":"a","description":"3x5min à 95% récup 2min","workout_doc":{"duration":300,"steps":[{"duration":300,"power":{"value":95,"units":"%ftp"}}]},"vekta":{"version":1,"id":"a","lang":"fr","score":{"confidence":1,"verdict":"accept"}}}'

activity='{"activityId":7,"startTimeLocal":"2026-03-03 07:05:00","activityType":{"typeKey":"cycling"},"duration":3600,"distance":30000}'
file='<workout_file><name>a</name><description>3x5min à 95%</description><workout><MaxEffort Duration="300"/></workout></workout_file>'

# What a filter reads, how it is called for many lines, whether a whole file
# is one line to it, and whether it writes what it read.
set_filter() { # FILTER
	args=() line=$record whole='' copies=yes
	case $1 in
	vk-parse) line=$text ;;
	vk-zwo) args=(--tar) copies='' ;;
	vk-show) copies='' ;; # its pages are no lines
	# No filter of lines: its output is what it counted.
	vk-import-garmin)
		args=(--db none.db -n -q --json) line=$activity copies='' ;;
	vk-import-workout) line=$file whole=yes ;;
	vk-log) args=(--db log.db) ;;
	vk-adapt) args=(--team team.csv --temperature 33) ;;
	esac
}
# Sets input to so many lines: a file that holds them, or files of one each.
set_input() { # LINES
	local i
	if [ -z "$whole" ]; then
		yes "$line" | head -n "$1" >many
		input=(many)
		return
	fi
	echo "$line" >one
	input=()
	for ((i = 0; i < $1; i++)); do input+=(one); done
}
# Runs the filter on standard input and one more line.
with_line() {
	if [ -n "$whole" ]; then
		echo "$line" >one
		timeout 60 "$f" "${args[@]}" - one
	else
		{ cat; echo "$line"; } | timeout 60 "$f" "${args[@]}"
	fi
}
status_of() { "$@" >/dev/null 2>&1; echo $?; }

outputs() {
	local got
	got=$(echo "$line" | { $f "${args[@]}" >/dev/full; } 2>err; echo $?)
	check "$f: one line to a full disk" 3 "$got"
	check "$f: says so" 1 "$(grep -c 'No space left' err)"
	$f --help >/dev/full 2>err
	check "$f: --help to a full disk" 3 $?
	check "$f: --help says so" 1 "$(grep -c 'No space left' err)"
	$f --help >help 2>err
	check "$f: --help" "0 0" "$? $(stat -c %s err)"
	check "$f: --help fits a screen" yes \
		"$([ "$(wc -l <help)" -le 45 ] && awk 'length > 100 { exit 1 }' help && echo yes)"
	check "$f: --version" "$f (vekta) $(cat "$top/VERSION")" "$($f --version)"
	$f --no-such-option </dev/null >out 2>err
	check "$f: unknown option" "2 0" "$? $(stat -c %s out)"
	$f "${args[@]}" /nonexistent/file </dev/null >out 2>err
	check "$f: missing file" 3 $?
}

closed() {
	echo "$line" | $f "${args[@]}" >&- 2>err
	check "$f: closed stdout" 3 $?
	$f "${args[@]}" <&- >out 2>err
	check "$f: closed stdin" 3 $?
	echo "$line" >in
	$f "${args[@]}" in >out 2>err 2>&-
	check "$f: closed stderr" 0 $?
	# The first file opened must not become descriptor 1 or 2.
	cp in keep
	$f "${args[@]}" in <&- >&- 2>&-
	check "$f: all closed" 3 $?
	cmp -s in keep && pass || fail "$f: wrote into its input"
}

# Enough output that it cannot all fit into the pipe.
pipes() {
	local got
	set_input 2000
	got=$(set +o pipefail; (trap - PIPE; $f "${args[@]}" "${input[@]}" 2>err;
		echo $? >rc) | head -c 1 >/dev/null; cat rc)
	check "$f: reader gone" "141 0" "$got $(stat -c %s err)"
	got=$( (trap '' PIPE; $f "${args[@]}" "${input[@]}" 2>err; echo $? >rc) |
		head -c 1 >/dev/null; cat rc)
	check "$f: reader gone, signal ignored" 3 "$got"
}

# The same line in several clothes gives the same bytes.
same() {
	# Where the line stands is part of the record, so one line each.
	printf '%s\n' "$line" | $f "${args[@]}" >want 2>/dev/null
	printf '%s' "$line" | $f "${args[@]}" >got 2>/dev/null
	check "$f: no final newline" 0 "$(cmp want got >/dev/null; echo $?)"
	printf '%s\r\n' "$line" | $f "${args[@]}" >got 2>/dev/null
	check "$f: CR LF" 0 "$(cmp want got >/dev/null; echo $?)"
	printf '\xef\xbb\xbf%s\n' "$line" | $f "${args[@]}" >got 2>/dev/null
	check "$f: byte order mark" 0 "$(cmp want got >/dev/null; echo $?)"
	printf '%s\n\n \n' "$line" | $f "${args[@]}" >got 2>/dev/null
	check "$f: empty lines" 0 "$(cmp want got >/dev/null; echo $?)"
	if [ -s want ]; then pass; else fail "$f: no output at all"; fi
}

# After a line that is refused the next one goes through.
bad_bytes() {
	local name bytes
	for name in nul utf8 surrogate escape; do
		case $name in
		nul) bytes='{"description":"a\0b"}' ;;
		utf8) bytes='{"description":"a\xff\xfe"}' ;;
		surrogate) bytes='{"description":"\xed\xa0\x80"}' ;;
		escape) bytes='{"a\x1b[31m\x07\xc2\x9b' ;;
		esac
		# Its first line would make vk-parse take all for JSON.
		[ "$f" != vk-parse ] || bytes=${bytes#\{}
		# shellcheck disable=SC2059 # the bytes are a format
		printf "$bytes\n" | with_line >out 2>err
		check "$f: $name: status" yes \
			"$(case $? in [01]) echo yes ;; *) echo no ;; esac)"
		check "$f: $name: raw control characters in messages" 0 \
			"$(tr -d '\n' <err | LC_ALL=C grep -c '[[:cntrl:]]')"
		if [ -n "$copies" ]; then
			check "$f: $name: next line intact" yes "$(tail -n 1 out |
				grep -q '3x5min à 95%' && echo yes)"
			check "$f: $name: output is UTF-8" 0 \
				"$(iconv -f UTF-8 -t UTF-8 out >/dev/null 2>&1; echo $?)"
		fi
	done
}

long_line() {
	local place="<stdin>:1: "
	[ -z "$whole" ] || place="<stdin>: "
	{ head -c 16777217 /dev/zero | tr '\0' x; echo; } | with_line >out 2>err
	check "$f: 16 MiB + 1: status" 1 $?
	check "$f: 16 MiB + 1: one message" "1 $f: $place" \
		"$(wc -l <err) $(grep -o "^$f: $place" err)"
	if [ -n "$copies" ]; then
		check "$f: 16 MiB + 1: next line intact" 1 "$(grep -c 5min out)"
	fi
}

# Peak memory in kB over so many lines.
peak() { # LINES
	set_input "$1"
	./peak peak.kB $f "${args[@]}" "${input[@]}" >/dev/null 2>&1
	cat peak.kB
}
memory() {
	local few many
	# The sanitizers keep what was freed.
	[ -z "${SAN-}" ] || return 0
	# Bulk input takes threads, whose memory jobs.sh measures.
	case $f in vk-parse|vk-score|vk-zwo) args+=(--jobs 1) ;; esac
	few=$(peak 1000)
	# The names of very many files take memory themselves.
	if [ -n "$whole" ]; then many=$(peak 20000); else many=$(peak "$1"); fi
	if [ $((many - few)) -le 1024 ]; then pass; else
		fail "$f: memory grows" "1e3 lines: $few kB, $1 lines: $many kB"
	fi
}

# The first record is out before the input ends. Files are written at the
# end of the input when there is but one, so this is asked of records only.
prompt() {
	local got
	[ -n "$copies" ] || return 0
	set_input 1
	got=$( ( [ -n "$whole" ] || echo "$line"; sleep 2; echo late >&2) 2>log |
		$f "${args[@]}" ${whole:+one} - 2>/dev/null | { read -r -t 5 _; cat log; })
	check "$f: prompt" "" "$got"
}

locales() {
	local name
	printf '%s\n' "$line" | $f "${args[@]}" >want 2>/dev/null
	for name in fr_FR.UTF-8 tr_TR.UTF-8 C.UTF-8; do
		printf '%s\n' "$line" | LOCPATH=$locpath LC_ALL=$name \
			$f "${args[@]}" >got 2>/dev/null
		check "$f: $name: same bytes" 0 "$(cmp want got >/dev/null; echo $?)"
	done
	check "$f: French help" 1 "$(LC_ALL=fr_FR.UTF-8 $f --help | grep -c '^Utilisation')"
}

messages() {
	local got
	got=$(echo '{"description":"\xff' | $f "${args[@]}" --messages json 2>&1 >/dev/null)
	if [ -n "$got" ]; then
		check "$f: JSON messages" "$f" "$(echo "$got" | head -n 1 |
			python3 -c 'import json,sys; print(json.loads(sys.stdin.read())["tool"])' 2>&1)"
	fi
	got=$(printf '[1\n[2\n' | $f "${args[@]}" -q 2>&1 >/dev/null)
	check "$f: --quiet" "" "$got"
}

# A database of so many activities.
make_history() { # FILE COUNT
	rm -f "$1"
	sqlite3 "$1" "CREATE TABLE activities (activity_id INTEGER PRIMARY KEY,
		start_time, activity_type, name, duration_s, distance_m, avg_hr);
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
	INSERT INTO activities SELECT i, datetime(1700000000 - 7200 * i, 'unixepoch'),
		'road_biking', 'Sortie n° ' || i, 3600, 30000.5, 140 FROM n;"
}

doctor() {
	f=vk-doctor
	local how got
	for how in '' --json; do
		got=$($f $how >/dev/full 2>err; echo $?)
		check "$f $how: full disk" "3 1" \
			"$got $(grep -c 'No space left' err)"
		$f $how >&- 2>err
		check "$f $how: closed stdout" 3 $?
		$f $how <&- >out 2>err
		check "$f $how: closed stdin" 0 $?
	done
	$f --help >/dev/full 2>err
	check "$f: --help to a full disk" 3 $?
}

history() {
	local how got name
	f=vk-history
	make_history rides.db 3000
	for how in '' --fitness --power; do
		got=$($f --db rides.db $how >/dev/full 2>err; echo $?)
		check "$f $how: full disk" "3 1" \
			"$got $(grep -c 'No space left' err)"
		$f --db rides.db $how >&- 2>err
		check "$f $how: closed stdout" 3 $?
		$f --db rides.db $how <&- >out 2>err
		check "$f $how: closed stdin" 0 $?
		$f --db rides.db $how >want 2>err
		for name in fr_FR.UTF-8 tr_TR.UTF-8 C.UTF-8; do
			LOCPATH=$locpath LC_ALL=$name $f --db rides.db $how >got 2>/dev/null
			check "$f $how: $name: same bytes" 0 \
				"$(cmp want got >/dev/null; echo $?)"
		done
	done
	$f --help >/dev/full 2>err
	check "$f: --help to a full disk" 3 $?
	check "$f: --help fits a screen" yes "$($f --help |
		awk 'length > 100 { exit 1 } END { print NR <= 50 ? "yes" : NR }')"
	check "$f: --version" "$f (vekta) $(cat "$top/VERSION")" "$($f --version)"
	check "$f: French help" 1 "$(LC_ALL=fr_FR.UTF-8 $f --help | grep -c '^Utilisation')"
	got=$(set +o pipefail; (trap - PIPE; $f --db rides.db 2>err;
		echo $? >rc) | head -c 1 >/dev/null; cat rc)
	check "$f: reader gone" "141 0" "$got $(stat -c %s err)"
	[ -n "${SAN-}" ] && return
	./peak few.kB $f --db rides.db >/dev/null
	make_history many.db 100000
	./peak many.kB $f --db many.db --limit 100000 >/dev/null
	check "$f: memory stays" yes \
		"$([ $(($(cat many.kB) - $(cat few.kB))) -le 8192 ] && echo yes)"
	./peak many.kB $f --db many.db --fitness >/dev/null
	check "$f: memory stays over days" yes \
		"$([ $(($(cat many.kB) - $(cat few.kB))) -le 8192 ] && echo yes)"
}

# The unfinished file of --rejects goes with a command that is ended.
ended() {
	local how got pid i
	mkdir beside
	for ((i = 0; i < 1500; i++)); do cat "$top/tests/week.txt"; done |
		vk-parse -q >judged
	mkfifo pipe
	for how in INT TERM HUP; do
		# A shell's own jobs do not hear of SIGINT, those of nohup not of SIGHUP.
		python3 -c 'import os, signal, sys
for how in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
    signal.signal(how, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' vk-score --jobs 3 --filter accept \
			--rejects beside/$how <pipe >out 2>err &
		pid=$!
		exec 7>pipe
		cat judged >&7
		for ((i = 0; i < 300; i++)); do
			[ ! -s out ] || break
			sleep 0.1
		done
		got=$(find beside -name '*.part' | wc -l)
		kill -$how $pid
		wait $pid 2>/dev/null
		got="$got $?"
		check "--rejects: $how" "1 $((128 + $(kill -l $how))) 0" \
			"$got $(find beside -type f | wc -l)"
		exec 7>&-
	done
	rm pipe
	got=$(set +o pipefail; (trap - PIPE; vk-score --filter accept \
		--rejects beside/gone judged 2>err; echo $? >rc) | head -c 1 >/dev/null
		cat rc)
	check "--rejects: reader gone" "141 0" "$got $(find beside -type f | wc -l)"
}

locpath=$work/locales
mkdir "$locpath"
if command -v localedef >/dev/null && [ -e /usr/share/i18n/locales/fr_FR ]; then
	for name in fr_FR tr_TR; do
		localedef -i $name -f UTF-8 "$locpath/$name.UTF-8" 2>/dev/null
	done
	check "decimal comma" "1,5" "$(LOCPATH=$locpath LC_ALL=fr_FR.UTF-8 \
		/usr/bin/printf '%.1f' 1,5)"
else
	skip "stream: a locale with a decimal comma (no localedef or no sources)"
fi

printf '%s\n' nom,ftp,cp,"w'" Alice,250,262,18 >team.csv
${CC:-cc} -O1 -o peak "$top/tests/peak.c" || fail "stream: cannot build peak"
for f in $filters; do
	set_filter "$f"
	outputs
	closed
	[[ $f == vk-import-* ]] || pipes
	same
	bad_bytes
	[[ $f == vk-import-* ]] || long_line
	if [ -n "${LONG-}" ]; then memory 1000000; else memory 100000; fi
	prompt
	locales
	messages
done
history
doctor
ended
finish
