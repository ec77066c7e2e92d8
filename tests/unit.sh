#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# unit.sh: runs the Criterion programs, as many at a time as there are cores.
# Criterion lets a test that leaks pass, so the sanitizer writes to a log and
# lib.sh looks for one.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
programs=()
for program in "$B"/unit/test_*; do
	[ -f "$program" ] && [ -x "$program" ] || continue
	# What a source that is gone left in build/ is no test.
	[ -e "$top/tests/unit/${program##*/}.c" ] && programs+=("$program")
done
printf '%s\0' "${programs[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c '
	timeout 300 "$1" >"${1##*/}.out" 2>&1
	echo $? >"${1##*/}.status"' run
for program in "${programs[@]}"; do
	name=${program##*/}
	status=$(cat "$name.status")
	line=$(grep -a 'Synthesis: Tested' "$name.out" | tail -n 1)
	if [[ $line =~ Passing:\ ([0-9]+).*Failing:\ ([0-9]+).*Crashing:\ ([0-9]+) ]]; then
		passed=$((passed + BASH_REMATCH[1]))
		bad=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
	else
		bad=1
	fi
	[ "$bad" -ne 0 ] || [ "$status" = 0 ] || bad=1
	if [ "$bad" -ne 0 ]; then
		fail "$name" "$(cat "$name.out")"
		failed=$((failed + bad - 1))
	fi
done
finish
