#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# faults.sh: memory, reads and writes that fail at the n-th call, and small
# limits. A command must say so, return 3 (or finish with the full output) and
# never crash. LONG=1 tries every n, else some.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
if [ -n "${SAN-}${COV-}" ]; then
	# A preloaded malloc and the sanitizers' own do not go together.
	finish
	exit
fi
${CC:-cc} -shared -fPIC -O1 -o fail.so "$top/tests/faults/fail.c" -ldl ||
	{ fail "faults: cannot build"; finish; exit 1; }

cp "$top/tests/week.txt" in.vk-parse
vk-parse in.vk-parse >in.vk-score
vk-score in.vk-score >in.vk-zwo
head -n 1 in.vk-zwo | vk-zwo >in.vk-import-workout
printf '%s\n' 'séance PMA clasique' '90 min of VO2max' '30 min at 65%' |
	vk-parse | vk-score >in.vk-enrich
vk-corpus --corpus corpus.db build "$top/tests/golden/enrich.tsv" >/dev/null
libxml=0

# inject CALL N COMMAND...: status in $status; done=1 when N was never reached.
inject() {
	local call=$1 n=$2
	shift 2
	rm -f reached
	LD_PRELOAD=$work/fail.so FAIL_CALL=$call FAIL_AT=$n FAIL_COUNT=reached \
		timeout 20 "$@" >out 2>err
	status=$?
	[ -e reached ]
} 2>/dev/null

judge() { # NAME
	case $status in
	0) cmp -s want out && pass || fail "$1: status 0, output differs" ;;
	134|139)
		# libxml2 2.9 itself crashes when its schema reader meets the end
		# of memory; nothing was written then.
		case $1 in
		vk-zwo*malloc*) libxml=$((libxml + 1)) ;;
		*) fail "$1: status $status" "$(cat err)" ;;
		esac ;;
	1|2|3) if [ -s err ]; then pass; else fail "$1: status $status, no message"; fi ;;
	*) fail "$1: status $status" "$(cat err)" ;;
	esac
}

every() { # COMMAND...
	local call n step
	"$@" >want 2>/dev/null
	for call in read write malloc; do
		n=1 step=1
		while inject "$call" "$n" "$@"; do
			judge "$* with $call $n failing"
			# A database does without the seed that it asks for.
			[ "$call" = malloc ] || [ "$1 $call $status" = "vk-log read 0" ] ||
				check "$*: $call $n: status" 3 "$status"
			# The early ones differ most from each other.
			[ -n "${LONG-}" ] || step=$((n < 40 ? 1 : n / 12))
			n=$((n + step))
		done
		[ "$n" -gt 1 ] && pass || fail "$*: $call is never called"
	done
}

limits() { # COMMAND...
	(ulimit -n 4; timeout 20 "$@" >out 2>err)
	status=$?
	judge "$* with 4 open files"
	(ulimit -s 128; timeout 20 "$@" >out 2>err)
	status=$?
	judge "$* with a small stack"
	(ulimit -f 0; timeout 20 "$@" >out 2>/dev/null)
	check "$*: files limited" 3 $?
	{ head -c 100000000 /dev/zero | tr '\0' x; echo; } |
		(ulimit -v 60000; timeout 20 "$@" - >out 2>err)
	status=$?
	check "$*: a huge line with little memory" yes \
		"$([ $status -eq 3 ] || [ $status -eq 1 ] && [ -s err ] && echo yes)"
}

cp in.vk-zwo in.vk-log
cp in.vk-zwo in.vk-show
cp in.vk-zwo in.vk-adapt
printf '%s\n' 'nom;ftp;cp;w;sommeil' 'Ana;250;262;18;5' 'Ben;300;;;' >team.csv
printf '%s\n' 'comme hier mais 10 % plus dur' '4x4 min à 110 %' 'two more reps' \
	'same as yesterday with a 20 min warm-up' 'comme lundi' >in.vk-recall
echo '2026-03-03 : 5x3min à 95% récup 2min, 10min RAC' | vk-parse |
	vk-log --db past.db --athlete A >past.jsonl
for f in ${FAULTS-vk-parse vk-score vk-enrich vk-show vk-zwo vk-import-workout vk-log vk-adapt vk-recall}; do
	[ -x "$bin/$f" ] || continue
	args=()
	[ $f != vk-zwo ] || args=(--tar)
	[ $f != vk-adapt ] || args=(--team team.csv)
	[ $f != vk-recall ] ||
		args=(--today 2026-03-04 --db past.db --from past.jsonl)
	[ $f != vk-log ] || args=(--db log.db --athlete A)
	[ $f != vk-enrich ] || args=(--no-own --corpus corpus.db)
	every $f "${args[@]}" in.$f
	limits $f "${args[@]}" in.$f
done
if [ -x "$bin/vk-zwo" ]; then
	# Files: each one whole or not there.
	vk-zwo -d whole in.vk-zwo
	for n in 1 2 3 4 5 6; do
		inject write $n vk-zwo -d "part$n" in.vk-zwo || break
		judge "vk-zwo -d with write $n failing"
		for file in "part$n"/*; do
			[ -e "$file" ] || continue
			check "half a file: $file" 0 "$(cmp "$file" "whole/${file##*/}" >/dev/null; echo $?)"
		done
	done
fi
# A database that cannot be written, kept with and without a log, in use and
# left by a crash: read all the same.
history_read_only() {
	local how user
	mkdir -m 755 fixed
	chmod 755 "$work"
	sqlite3 fixed/plain.db <"$top/tests/golden/history-certification/v1.sql"
	sqlite3 fixed/log.db 'PRAGMA journal_mode = WAL' \
		".read $top/tests/golden/history-certification/v1.sql" >/dev/null
	vk-history --db fixed/plain.db >want
	# One whose newest row is still in the log, and a copy without it.
	cp fixed/log.db fixed/used.db
	sqlite3 fixed/used.db >/dev/null <<-END
	PRAGMA wal_autocheckpoint = 0;
	DELETE FROM activities WHERE id > 1;
	.shell cp fixed/used.db-wal fixed/copy-wal; cp fixed/used.db fixed/crash.db
	END
	mv fixed/copy-wal fixed/crash.db-wal
	chmod 444 fixed/*.db fixed/*.db-wal
	chmod 555 fixed
	user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	"${user[@]}" true 2>/dev/null || user=()
	for how in plain log; do
		"${user[@]}" "$bin/vk-history" --db fixed/$how.db -q >out 2>err
		check "read-only folder: $how" "0 0" \
			"$? $(cmp want out >/dev/null; echo $?)"
	done
	"${user[@]}" "$bin/vk-history" --db fixed/crash.db >out 2>err
	check "read-only folder: a log that cannot be read is told" "0 1" \
		"$? $(grep -c 'log that cannot be read' err)"
	chmod 755 fixed
	chmod 644 fixed/crash.db fixed/crash.db-wal
	vk-history --db fixed/crash.db >out 2>err
	check "what a crash left in the log is read" "0 1 0" \
		"$? $(wc -l <out) $(stat -c %s err)"
}

# A log that is whole or not there, in a file that cannot be written or is
# damaged; what was kept before stays.
log_files() {
	local user
	head -n 2 in.vk-log | vk-log --db kept.db --athlete A >/dev/null
	vk-log --db kept.db --list >want
	mkdir -m 755 shut
	chmod 755 "$work"
	cp kept.db shut/a.db
	chmod 444 shut/a.db
	chmod 555 shut
	user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	"${user[@]}" true 2>/dev/null || user=()
	"${user[@]}" "$bin/vk-log" --db shut/a.db --athlete A <in.vk-log >out 2>err
	check "vk-log: read-only file" "3 1" "$? $(grep -c 'read-only' err)"
	"${user[@]}" "$bin/vk-log" --db shut/a.db --list >out 2>err
	check "vk-log: read-only file is read" "0 0" \
		"$? $(cmp want out >/dev/null; echo $?)"
	chmod 755 shut
	{ head -c 8192 kept.db; head -c 100000 /dev/urandom; } >damaged.db
	vk-log --db damaged.db --athlete A <in.vk-log >out 2>err
	check "vk-log: damaged" "3 1" "$? $(grep -c damaged err)"
	for n in 1 2 5 10 20; do
		cp kept.db part.db
		inject pwrite $n vk-log --db part.db --athlete A in.vk-log || break
		vk-log --db part.db --list >out 2>err
		check "vk-log: write $n failing: what was kept stays" "0 2" \
			"$? $(grep -cFxf want out)"
	done
}
[ ! -x "$bin/vk-log" ] || log_files

# Memory that ends in the midst of messages: they are whole, and the last one
# says so.
messages() {
	local n
	awk '{ print } NR % 5 == 0 { print "5x3min \377 95%" }' bulk >said
	vk-parse said >want 2>want.err
	for ((n = 400; ; n += n / 20)); do
		inject malloc $n vk-parse --jobs 3 said || break
		case $status in
		1) check "messages: malloc $n fails: all are there" "0 0" \
			"$(cmp out want >&2; echo $?) $(cmp err want.err >&2; echo $?)" ;;
		3) check "messages: malloc $n fails: they are whole" "" \
			"$(head -n -1 err | cmp - want.err 2>&1 | grep -v EOF)"
			check "messages: malloc $n fails: the last" 1 \
				"$(tail -n 1 err | grep -c '^vk-parse: .*out of memory$')" ;;
		*) fail "messages: malloc $n fails: status $status" "$(cat err)" ;;
		esac
	done
	[ $n -gt 400 ] && pass || fail "messages: malloc is hardly called"
}

# Output and messages into pipes that would not block, slowly read.
unblocked() {
	local n
	for ((n = 0; n < 3000; n++)); do printf '5x3min \377 95%%\n'; done >said
	for n in 1 3; do
		python3 - $n "$work/fail.so" >out <<-'END'
		import os, subprocess, sys, time
		def run(command, which, **env):
		    r, w = os.pipe()
		    os.set_blocking(w, False)
		    with open("log", "wb") as log:
		        child = subprocess.Popen(command + ["--jobs", sys.argv[1]],
		            stdout=w if which == 1 else log, stderr=w if which == 2 else log,
		            env=dict(os.environ, **env))
		        os.close(w)
		        data = b""
		        while piece := os.read(r, 50000):
		            data += piece
		            time.sleep(0.02)
		        os.close(r)
		        return child.wait(), data.count(b"\n")
		print(run(["vk-parse", "said"], 2))
		status, _ = run(["vk-parse", "-q", "bulk"], 1, LD_PRELOAD=sys.argv[2],
		    FAIL_CALL="read", FAIL_AT="3")
		print(status, open("log").read(), end="")
		END
		check "pipes that would not block, $n threads" \
			"(1, 3000) 3 vk-parse: bulk: Input/output error" "$(paste -sd ' ' out)"
	done
}

for ((n = 0; n < 2500; n++)); do cat in.vk-parse; done >bulk
[ ! -x "$bin/vk-parse" ] || { messages; unblocked; }

if [ -x "$bin/vk-history" ]; then
	sqlite3 ride.db <"$top/tests/golden/history-fitness/in.sql"
	for how in --athlete=1 --fitness --power; do
		every vk-history --db ride.db $how
	done
	history_read_only
fi
[ "$libxml" -eq 0 ] ||
	skip "faults: $libxml crashes of libxml2 when memory ran out in it"
finish
