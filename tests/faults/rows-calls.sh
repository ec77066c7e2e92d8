# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# rows-calls.sh: calls that fail: the n-th of each kind, n = 1, 2, ... until
# it is never reached (past 300 with growing steps, each with LONG=1);
# interrupted ones; memory that may not be run.

# Whether the n-th call was reached; its status is in $status.
inject() { # CALL N
	rm -f "$work/reached" "$work/live"
	go env LD_PRELOAD="$work/fail.so" FAIL_CALL="$1" FAIL_AT="$2" \
		FAIL_COUNT="$work/reached" FAIL_LIVE="$work/live"
	[ -e "$work/reached" ]
}

leaks() { # NAME: blocks that are left when it ends by itself
	[ -e "$work/live" ] || return 0
	[ "$(cat "$work/live")" -gt "$live" ] || { pass; return; }
	# libxml2 loses some itself when memory ends as it begins to read.
	case "$f $call" in
	vk-zwo\ malloc|vk-import-workout\ malloc|vk-doctor\ malloc) libxml=$((libxml + 1)); return ;;
	# Libraries keep some blocks for the next time: valgrind tells them from lost ones.
	vk-parse*|vk-score*|vk-zwo*) # so does a thread, when it ends in time or not
		! lost "$call" "$n" || fail "$1: valgrind finds what is lost"
		return ;;
	vk-doctor*)
		[ "$(cat "$work/live")" -gt $((live + 4)) ] || { pass; return; }
		! lost "$call" "$n" || fail "$1: valgrind finds what is lost"
		return ;;
	esac
	fail "$1: $(cat "$work/live") blocks are not given back, without it $live"
}

lost() { # CALL N: whether blocks are that nothing points to
	command -v valgrind >/dev/null || return 0
	fresh
	go env LD_PRELOAD="$work/calls.so" FAIL_CALL="$1" FAIL_AT="$2" \
		valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect \
		--error-exitcode=99
	[ "$status" = 99 ] || { pass; return 1; }
}

nth() { # CALL
	local n=1 step=1 call=$1 first=300 share=40
	[ -z "${QUICK-}" ] || first=30 share=4
	fresh
	inject none 0
	live=$(cat "$work/live")
	fresh
	while inject "$1" $n; do
		if [[ $status == 13[49] && $1 == malloc && $f == vk-@(zwo|doctor) ]]; then
			# libxml2 2.9 itself crashes when its schema reader
			# meets the end of memory; nothing was written then.
			libxml=$((libxml + 1))
		else
			judge "$1 $n fails"
			leaks "$1 $n fails"
		fi
		calls=$((calls + 1))
		# The early ones differ most from each other.
		[ -n "${LONG-}" ] || step=$((n < first ? 1 : n / share))
		n=$((n + step))
		fresh
	done
}

row_malloc() { nth malloc; }
row_open() { nth open; }
row_read() { nth read; nth pread; }
row_write() { nth write; nth pwrite; }
row_order() { nth fsync; nth rename; }

# The kernel's own errors: a read or write that is interrupted goes on, one
# that fails is never taken for the end.
row_strace() {
	local reads n
	fresh
	go strace -f -qq -o "$work/trace" -e trace=read,write,openat
	[ -s "$work/trace" ] || { skip "faults: strace"; return; }
	# Those of the loader come before the first that the command makes.
	reads=$(grep -c ' read(' "$work/trace")
	for ((n = 1; n <= reads && n <= 12; n++)); do
		fresh
		go strace -f -qq -o /dev/null -e trace=read \
			-e inject=read:error=EINTR:when="$n"
		case $status in
		127) continue ;; # a library could not be loaded
		esac
		judge "read $n is interrupted"
	done
	for n in 1 2 3; do
		fresh
		go strace -f -qq -o /dev/null -e trace=write \
			-e inject=write:error=EINTR:when=$n
		judge "write $n is interrupted"
	done
	[ -n "$in" ] || return 0
	fresh
	go strace -f -qq -o /dev/null -P "$in" -e trace=read \
		-e inject=read:error=EIO:when=1+
	judge "its input cannot be read" 3
}

# Hardened kernels give no memory that is written and run.
row_jit() {
	fresh
	go "$work/noexec"
	check "no memory to run: status" "$want_status" $status
	cmp -s "$work/want" "$work/out" && pass || fail "no memory to run: other bytes"
}
