#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# docs.sh: runs what the README and the manual show, and compares where they
# show output.
. "$(dirname "$0")/lib.sh"
for page in "$top"/README.md "$top"/man/*.[1357]; do
	[ -e "$page" ] || continue
	here=$work/docs
	rm -rf "$here" && mkdir "$here" && cd "$here" || exit 1
	cp "$top"/examples/* . 2>/dev/null
	cp "$top/tests/week.txt" .
	if ! command -v jq >/dev/null && grep -q 'jq ' "$page"; then
		skip "docs: ${page##*/} needs jq"
		continue
	fi
	out=$(TOP=$top B=$B python3 "$top/tests/doc_examples.py" "$page" 2>&1)
	while read -r verdict rest; do
		case $verdict in
		ok) pass ;;
		bad) fail "docs: ${page##*/}: $rest" "$(cat problem 2>/dev/null)" ;;
		*) fail "docs: ${page##*/}" "$verdict $rest" ;;
		esac
	done <<<"${out:-ok}"
done
finish
