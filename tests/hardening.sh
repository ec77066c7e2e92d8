#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# hardening.sh: what SECURITY.md says of the commands' files, read from them by
# readelf. With sanitizers or counters, or without optimisation, they are others.
. "$(dirname "$0")/lib.sh"

if [ -n "${SAN-}${COV-}" ] || ! command -v readelf >/dev/null; then
	skip "hardening: another build, or no readelf"
	finish
	exit
fi
for main in "$top"/cmd/vk-*.c; do
	name=$(basename "$main" .c)
	file=$bin/$name
	heads=$(readelf -hlW "$file")
	dynamic=$(readelf -dW "$file")
	symbols=$(readelf --dyn-syms -W "$file")
	check "$name: position-independent" "1 1" \
		"$(grep -c 'Type: *DYN' <<<"$heads") $(grep -c 'FLAGS_1.*PIE' <<<"$dynamic")"
	check "$name: relocations are read-only" 1 "$(grep -c GNU_RELRO <<<"$heads")"
	check "$name: all of them, bound at the start" yes \
		"$(grep -qE 'BIND_NOW|FLAGS_1.*NOW' <<<"$dynamic" && echo yes)"
	check "$name: a stack that is not run" "RW" \
		"$(awk '$1 == "GNU_STACK" { print $7 }' <<<"$heads")"
	check "$name: nothing is written and run" "" \
		"$(awk '$1 == "LOAD" && / RWE / { print }' <<<"$heads")"
	check "$name: the stack is guarded" yes \
		"$(grep -q __stack_chk_fail <<<"$symbols" && echo yes)"
	check "$name: no search path of its own" "" "$(grep -E 'RPATH|RUNPATH' <<<"$dynamic")"
	check "$name: calls are fortified" yes "$(grep -v __stack_chk <<<"$symbols" |
		grep -qE '__[a-z]+_chk@' && echo yes)"
done
finish
