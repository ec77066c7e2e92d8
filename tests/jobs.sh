#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# jobs.sh: several threads are to give what one gives: the same bytes, messages,
# status and counts, whatever is wrong with the lines, the memory or the output;
# no sooner than there is bulk input, and as promptly.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
chmod 755 .

# All cases, with lines between that cannot be read or are odd.
python3 - "$top"/tests/cases/*.tsv <<'END'
import json, sys
texts = []
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        text = line.rstrip("\n").split("\t")[0].replace("\\n", "\n")
        if text.strip() and not text.startswith("#"):
            texts.append(text)
one = [text for text in texts if "\n" not in text]
odd = [b"5x3min \xff 95%", b"a\0b 3x5min", b"", b" \t ", b"\xed\xa0\x80", b"x" * 600,
       b"10min Z2 " * 900, b"une sortie tranquille " * 900, b"{\"description\":", b"xyz " * 41000,
       b"{\"vekta\":{\"recall\":{}},\"name\":\"recalled\"}", b"5000x3min"]

def mixed(lines, odd, often):
    for i, line in enumerate(lines):
        yield line
        if i % often == often - 1:
            yield odd[i // often % len(odd)]

def write(name, lines, end=b"\n", last=True):
    data = end.join(lines)
    open(name, "wb").write(data + end if last else data)

lines = [text.encode() for text in one] * 2
lines = lines[:3000]
write("good", lines)
write("text", mixed(lines, odd, 97))
write("open", mixed(lines, odd, 301), last=False)
write("crlf", mixed(lines, odd, 211), b"\r\n")
write("nul", (text.encode() for text in (texts * 2)[:2500]), b"\0")
write("paragraphs", mixed([text.encode() for text in (texts * 2)[:2500]], odd, 190), b"\n\n")
objects = [json.dumps({"name": "n", "description": text}).encode() for text in texts]
write("json", mixed((objects * 2)[:2000], [
    b"{\"description\":", b"{}", b"[1]", b"{\"description\":\"\xff\"}", b"not json",
    b"{\"description\":\"5x3min 95%\"}", b"x" * 20000], 83))
END
vk-parse text 2>/dev/null | awk 'NR % 61 == 0 { print "{\"broken\":" }
	NR % 89 == 0 { print "{\"workout_doc\":{\"steps\":[{\"reps\":-1}]}}" }
	{ print }' | head -n 800 >records
vk-parse -q good >records.text
head -n 2000 good >calls
head -n 400 records >calls.records
{ head -n 100 good; head -c 16777217 /dev/zero | tr '\0' x; echo; cat good; } >huge
printf 'bosse\tzone:vo2max\tfr\tmine\nseuil\tzone:tempo\tfr\tmine\n' >words

# run N COMMAND...: its output, messages without their time, status, counts.
run() {
	local n=$1
	shift
	rm -f figures aside
	timeout 300 "$@" --jobs "$n" >out."$n" 2>log
	echo $? >rc."$n"
	sed 's/"time":"[^"]*",//' log >err."$n"
	{
		[ ! -e figures ] || grep -E '_total|_status|duration_seconds_count' figures
		[ ! -e aside ] || cat aside
	} >more."$n"
}

# same NAME COMMAND...: one, two, three and eight threads give the same.
same() {
	local name=$1 n what
	shift
	run 1 "$@"
	for n in 2 3 8; do
		run $n "$@"
		for what in out err rc more; do
			cmp -s $what.1 $what.$n && pass || fail "$name: $what with $n threads" \
				"$(diff -a $what.1 $what.$n | cut -c 1-200 | head -n 5)"
		done
	done
}

parse() {
	local how
	same 'good lines' vk-parse --metrics figures good
	check 'good lines: all are there' "$(grep -c . good)" "$(wc -l <out.8)"
	same 'odd lines' vk-parse --metrics figures text
	check 'odd lines: the status' 1 "$(cat rc.8)"
	check 'odd lines: some messages' yes "$([ "$(wc -l <err.8)" -gt 5 ] && echo yes)"
	same 'messages as JSON' vk-parse --messages json text
	same quiet vk-parse -q text
	same strict vk-parse --strict --metrics figures text
	check 'strict: stops at the first' "1 1" "$(cat rc.8) $(wc -l <err.8)"
	for how in --explain '--lexicon words' '--week-of 2026-03-03' --no-jit \
		'--source-offset 7' '--input text'; do
		# shellcheck disable=SC2086 # two words
		same "$how" vk-parse $how text
	done
	same 'no last newline' vk-parse open
	same 'CR LF' vk-parse crlf
	same NUL vk-parse -0 nul
	same paragraphs vk-parse --paragraph paragraphs
	same 'JSON lines' vk-parse --metrics figures json
	same 'JSON lines, strict' vk-parse --strict json
	same 'a line that is too long' vk-parse huge
	same 'several files' vk-parse json text missing nul good json
	check 'several files: one is missing' 3 "$(cat rc.8)"
}

score() {
	local how
	same 'vk-score' vk-score --metrics figures records
	check 'vk-score: some messages' yes "$([ "$(wc -l <err.8)" -gt 10 ] && echo yes)"
	for how in --features --coach -q --strict '--messages json' '--ftp 250 --weight 70' \
		'--filter accept' '--filter enrich --strict'; do
		# shellcheck disable=SC2086 # two words
		same "vk-score $how" vk-score $how --metrics figures records
	done
	same 'vk-score --rejects' vk-score --filter accept --rejects aside \
		--metrics figures records
	check 'vk-score --rejects: they are there' yes \
		"$([ "$(grep -c confidence more.8)" -gt 100 ] && echo yes)"
	same 'vk-score --rejects to a full disk' \
		vk-score --filter accept --rejects /dev/full records
	check 'vk-score --rejects to a full disk: the status' 3 "$(cat rc.8)"
	vk-parse text 2>/dev/null | vk-score >out.2
	check 'a pipe of two' "$(vk-parse -j 1 text 2>/dev/null | vk-score -j 1 | cksum)" \
		"$(cksum <out.2)"
}

# An archive of what several threads have made: names differ as they should.
zwo() {
	local how
	{ vk-score -q records; head -n 300 records.text; } |
		awk 'NR % 71 == 0 { print "{\"broken\":" } { print }' >scored
	for how in '' '-q' '--verbose' '--strict' '--messages json' '--ftp 250 --ascii' \
		'-f zwo -f erg -f icu' '-f fit --name-format {line}-{name}' \
		'--force-verdict reject' '--name-format a -f mrc --free-ride 60'; do
		# shellcheck disable=SC2086 # words
		same "vk-zwo --tar $how" vk-zwo --tar $how --metrics figures scored
	done
	vk-zwo --tar -j 3 -q --name-format a --force-verdict reject scored >out
	check 'vk-zwo: names differ' "" "$(tar tf out | sort | uniq -d)"
	check 'vk-zwo: as many files as records' \
		"$(vk-zwo --tar -j 1 -q --force-verdict reject scored | tar t | wc -l)" \
		"$(tar tf out | wc -l)"
	same 'vk-zwo -o' vk-zwo -o /dev/null scored
}

# While the input waits all that came is out; threads are begun by bulk only.
prompt() { # NAME FILE LINES THREADS COMMAND...
	local name=$1 file=$2 lines=$3 threads=$4 pid i
	shift 4
	mkfifo pipe
	"$@" <pipe >out 2>err &
	pid=$!
	exec 7>pipe
	cat "$file" >&7
	for ((i = 0; i < 300; i++)); do
		[ "$(wc -l <out)" -lt "$lines" ] || break
		sleep 0.1
	done
	check "$name: all is out" "$lines" "$(wc -l <out)"
	# The sanitizers have a thread of their own.
	[ -n "${SAN-}" ] || check "$name: threads" "$threads" \
		"$(find /proc/$pid/task -mindepth 1 -maxdepth 1 2>/dev/null | wc -l)"
	echo "$line" >&7
	for ((i = 0; i < 300; i++)); do
		[ "$(wc -l <out)" -le "$lines" ] || break
		sleep 0.1
	done
	check "$name: a line that comes later" $((lines + 1)) "$(wc -l <out)"
	exec 7>&-
	wait $pid
	check "$name: status" 0 $?
	rm pipe
}

live() {
	local line='3x5min at 95%'
	head -n 300 good >few
	if [ -d /proc/self/task ]; then
		prompt 'bulk, one thread' good "$(wc -l <good)" 1 vk-parse --jobs 1
		prompt 'bulk, three threads' good "$(wc -l <good)" 3 vk-parse --jobs 3
		prompt 'few lines' few 300 1 vk-parse --jobs 3
		vk-parse <good | vk-score | jq -c 'select(.vekta.score.verdict == "accept")' \
			>accepted
		line=$(head -n 1 accepted)
		prompt 'bulk of records' accepted "$(wc -l <accepted)" 2 vk-score -j 2
	else
		skip "jobs: no /proc to see threads in"
	fi
}

outputs() { # COMMAND...
	local n got
	for n in 1 2 8; do
		timeout 60 "$@" --jobs $n >/dev/full 2>err.$n
		check "$*: full disk, $n threads" 3 $?
		cmp -s err.1 err.$n && pass || fail "$*: full disk, messages of $n threads" \
			"$(diff err.1 err.$n | head -n 5)"
		got=$(set +o pipefail; (trap - PIPE; timeout 60 "$@" -q --jobs $n 2>err
			echo $? >rc) | head -c 1 >/dev/null; cat rc)
		check "$*: reader gone, $n threads" "141 0" "$got $(stat -c %s err)"
		got=$( (trap '' PIPE; timeout 60 "$@" -q --jobs $n 2>err; echo $? >rc) |
			head -c 1 >/dev/null; cat rc)
		check "$*: reader gone, signal ignored, $n threads" "3 1" \
			"$got $(wc -l <err)"
	done
}

# Without room for threads one does it all.
limits() {
	local got user=(setpriv --reuid=64123 --regid=64123 --clear-groups)
	# The sanitizers want threads and room themselves.
	[ -z "${SAN-}${COV-}" ] || return 0
	vk-parse --jobs 1 <good >want
	if "${user[@]}" "$bin/vk-parse" --version >/dev/null 2>&1; then
		(ulimit -u 1; "${user[@]}" "$bin/vk-parse" --jobs 4 <good >out 2>err)
		got=$?
		check 'no more processes' "0 0 0" \
			"$got $(cmp want out >/dev/null; echo $?) $(stat -c %s err)"
	fi
	vk-parse --jobs 1 good >want
	for n in 10000 12000 14000 20000 60000 100000; do
		(ulimit -v $n; vk-parse --jobs 1 good >out 2>err) || continue
		(ulimit -v $n; timeout 60 vk-parse --jobs 8 good >out 2>err)
		got=$?
		case $got in
		0) check "$n kB" "0 0" \
			"$(cmp want out >/dev/null; echo $?) $(stat -c %s err)" ;;
		3) check "$n kB: says what is missing" 1 "$(grep -c 'memory' err)" ;;
		*) fail "$n kB: status $got" "$(cat err)" ;;
		esac
	done
}

# The n-th call fails: all that was written before is right.
calls() { # COMMAND...
	local n call got
	[ -z "${SAN-}${COV-}" ] || return 0
	${CC:-cc} -shared -fPIC -O1 -o fail.so "$top/tests/faults/fail.c" -ldl ||
		{ fail "jobs: cannot build"; return; }
	"$@" --jobs 1 >want 2>/dev/null
	for call in read write; do
		for n in 1 2 3; do
			for jobs in 1 2 8; do
				LD_PRELOAD=$work/fail.so FAIL_CALL=$call FAIL_AT=$n timeout 60 \
					"$@" --jobs $jobs >out.$jobs 2>err.$jobs
				check "$*: $call $n fails, $jobs threads" 3 $?
				cmp -s out.1 out.$jobs && cmp -s err.1 err.$jobs && pass ||
					fail "$*: $call $n fails, $jobs threads: not the same"
			done
		done
	done
	# libxml2 itself may break when its memory ends: faults.sh.
	[ "$1" != vk-zwo ] || return 0
	n=1
	while rm -f reached; LD_PRELOAD=$work/fail.so FAIL_CALL=malloc FAIL_AT=$n \
		FAIL_COUNT=reached FAIL_LIVE=live timeout 60 "$@" -q --jobs 3 >out 2>err
		got=$?; [ -e reached ]; do
		case $got in
		0|1) check "$*: malloc $n fails: output" "0 0" \
			"$(cmp want out >/dev/null; echo $?) $(stat -c %s err)" ;;
		3) check "$*: malloc $n fails: says so, the rest is right" "1 0" \
			"$(grep -c memory err) $(head -c "$(stat -c %s out)" want |
				cmp - out >/dev/null; echo $?)" ;;
		*) fail "$*: malloc $n fails: status $got" "$(cat err)" ;;
		esac
		[ -n "${LONG-}" ] || n=$((n < 40 ? n : n + n / 15))
		n=$((n + 1))
	done
	[ $n -gt 40 ] && pass || fail "$*: malloc is hardly called"
}

# Threads take memory, but no more for more lines.
memory() { # COMMAND...
	local few many
	[ -z "${SAN-}${COV-}" ] || return 0
	${CC:-cc} -O1 -o peak "$top/tests/peak.c" || { fail "jobs: cannot build peak"; return; }
	./peak few "$@" --jobs 2 part >/dev/null 2>&1
	./peak many "$@" --jobs 2 long >/dev/null 2>&1
	few=$(cat few) many=$(cat many)
	check "$*: memory stays ($few kB, $many kB)" yes \
		"$([ $((many - few)) -le 1024 ] && [ "$many" -le 8192 ] && echo yes)"
}

# Of workouts that come to much only so much waits for its turn.
heavy() {
	local i
	for ((i = 0; i < 300; i++)); do
		echo "$((i % 3 + 18))x(10x(10x(30s 120%, 1min 50%, 20s 90%)))"
	done | vk-parse -q | vk-score -q >heavy
	head -n 110 heavy >heavy.few
	same 'heavy workouts' vk-zwo --tar -q --force-verdict reject --metrics figures heavy.few
	[ -z "${SAN-}${COV-}" ] || return 0
	./peak many vk-zwo --tar -q --force-verdict reject --jobs 8 heavy >/dev/null
	check "heavy workouts: memory stays ($(cat many) kB)" yes \
		"$([ "$(cat many)" -le 65536 ] && echo yes)"
}

parse
score
zwo
live
outputs vk-parse text
outputs vk-score records
outputs vk-zwo --tar scored
limits
calls vk-parse calls
calls vk-score calls.records
calls vk-zwo --tar scored
head -n 3000 good >part
for ((i = 0; i < 20; i++)); do cat good; done >long
memory vk-parse
vk-parse part >records.part
vk-parse long >records.long
mv records.part part
mv records.long long
memory vk-score
for n in part long; do vk-score -q $n >records.$n; mv records.$n $n; done
memory vk-zwo --tar
heavy
finish
