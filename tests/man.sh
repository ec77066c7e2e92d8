#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# man.sh: the manual pages are sound, and every command has one.
. "$(dirname "$0")/lib.sh"
for main in "$top"/cmd/vk-*.c; do
	name=$(basename "$main" .c)
	page=$top/man/$name.1
	if [ -e "$page" ]; then pass; else fail "man: no page $name.1"; fi
	for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		check "man: $name.1: $section" 1 \
			"$(grep -c "^\.Sh $section$" "$page" 2>/dev/null)"
	done
done
for page in "$top"/man/*.[1357]; do
	if command -v mandoc >/dev/null; then
		# Pages that are not installed here cannot be found: style only.
		text=$(mandoc -Tlint -Wwarning "$page" 2>&1)
		if [ -z "$text" ]; then pass; else fail "man: ${page##*/}" "$text"; fi
	fi
	# Each page referred to is one of ours or a usual one.
	while read -r name section; do
		case $name in
		vk-*|vekta*) check "man: ${page##*/} refers to $name($section)" yes \
			"$([ -e "$top/man/$name.$section" ] && echo yes)" ;;
		esac
	done < <(sed -n 's/^\.Xr \([^ ]*\) \([0-9]\).*/\1 \2/p' "$page" | sort -u)
done
command -v mandoc >/dev/null || skip "man: mandoc is not installed"
finish
