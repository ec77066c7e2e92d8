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
			[ "$call" = malloc ] ||
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
	(trap '' XFSZ; ulimit -f 0; timeout 20 "$@" >out 2>/dev/null)
	check "$*: files limited" 3 $?
	{ head -c 100000000 /dev/zero | tr '\0' x; echo; } |
		(ulimit -v 60000; timeout 20 "$@" - >out 2>err)
	status=$?
	check "$*: a huge line with little memory" yes \
		"$([ $status -eq 3 ] || [ $status -eq 1 ] && [ -s err ] && echo yes)"
}

for f in vk-parse vk-score vk-zwo; do
	[ -x "$bin/$f" ] || continue
	args=()
	[ $f != vk-zwo ] || args=(--tar)
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
[ "$libxml" -eq 0 ] ||
	skip "faults: $libxml crashes of libxml2 when memory ran out in it"
finish
