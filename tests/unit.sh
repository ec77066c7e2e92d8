#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# unit.sh: runs the Criterion programs. Criterion lets a test that leaks pass,
# so the sanitizer writes to a log and lib.sh looks for one.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
for program in "$B"/unit/test_*; do
	[ -f "$program" ] && [ -x "$program" ] || continue
	name=${program##*/}
	# What a source that is gone left in build/ is no test.
	[ -e "$top/tests/unit/$name.c" ] || continue
	timeout 300 "$program" >"$work/out" 2>&1
	status=$?
	line=$(grep -a 'Synthesis: Tested' "$work/out" | tail -n 1)
	if [[ $line =~ Passing:\ ([0-9]+).*Failing:\ ([0-9]+).*Crashing:\ ([0-9]+) ]]; then
		passed=$((passed + BASH_REMATCH[1]))
		bad=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
	else
		bad=1
	fi
	[ "$bad" -ne 0 ] || [ "$status" -eq 0 ] || bad=1
	if [ "$bad" -ne 0 ]; then
		fail "$name" "$(cat "$work/out")"
		failed=$((failed + bad - 1))
	fi
done
finish
