#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# check.sh SUITE...: runs tests/SUITE.sh one after the other and adds up.
set -u
cd "$(dirname "$0")/.." || exit 1
passed=0 failed=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
for suite in "$@"; do
	start=$SECONDS
	bash "tests/$suite.sh" 2>&1 | tee "$log" | sed '$d'
	last=$(tail -n 1 "$log")
	if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
		passed=$((passed + BASH_REMATCH[1]))
		failed=$((failed + BASH_REMATCH[2]))
	else
		# It broke off before it could count.
		echo "$last"
		last="it did not finish"
		failed=$((failed + 1))
	fi
	printf '%-12s %s (%d s)\n' "$suite" "$last" $((SECONDS - start))
done
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
