#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# check.sh SUITE...: runs tests/SUITE.sh, two at a time (JOBS), and adds up.
# Each suite's lines come together, in the order of their end.
set -u
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# Its own lines, then how it ended.
suite() { # NAME
	local start=$SECONDS last
	bash "tests/$1.sh" >"$work/$1.log" 2>&1
	last=$(tail -n 1 "$work/$1.log")
	if [[ $last =~ ^[0-9]+\ passed,\ [0-9]+\ failed$ ]]; then
		echo "$last" >"$work/$1.sum"
	else
		# It broke off before it could count.
		echo "$last"
		last="it did not finish"
	fi
	{
		flock 9
		sed '$d' "$work/$1.log"
		printf '%-12s %s (%d s)\n' "$1" "$last" $((SECONDS - start))
	} 9>"$work/lock"
}

for name in "$@"; do
	while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-2}" ]; do
		wait -n
	done
	suite "$name" &
done
wait

passed=0 failed=0
for name in "$@"; do
	if read -r good _ bad _ 2>/dev/null <"$work/$name.sum"; then
		passed=$((passed + good))
		failed=$((failed + bad))
	else
		failed=$((failed + 1))
	fi
done
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
