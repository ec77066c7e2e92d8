#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# matrix.sh [ROW...]: every fault against every command that it can apply to;
# what is left is judged by other programs: Python, jq, xmllint, tar, sqlite3,
# cmp. Prints a table of how many things were looked at. COMMANDS: only those;
# QUICK=1 tries few of the calls that can fail, and no line of 1 GiB; LONG=1
# each of them; KILLS: how often each is killed (100).
. "$(dirname "$0")/lib.sh"
here=$work
for part in programs rows-streams rows-data rows-disk rows-calls; do
	# shellcheck source=/dev/null
	. "$top/tests/faults/$part.sh"
done

fail() { # NAME [DETAIL...]
	failed=$((failed + 1))
	printf 'FAIL %s: %s\n' "${f-}" "$1"
	shift
	[ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/    /' | head -10
}

# A row is a name, the commands that it can apply to, and what it does.
rows=(full closed gone limits disk kill bytes patterns long json numbers locale
	comma time xml csv database names injection strace jit malloc open read write order)
says() {
	case $1 in
	full) echo 'output is full' ;;
	closed) echo 'streams are closed' ;;
	gone) echo 'reader gone' ;;
	limits) echo 'small limits' ;;
	disk) echo 'disk is full' ;;
	kill) echo 'killed at any moment' ;;
	bytes) echo 'bytes that are no text' ;;
	patterns) echo 'patterns that explode' ;;
	long) echo '16 MiB + 1, 1 GiB lines' ;;
	json) echo 'broken JSON' ;;
	numbers) echo 'absurd numbers' ;;
	locale) echo 'locales' ;;
	comma) echo "caller's locale: 0,95" ;;
	time) echo 'zones and dates' ;;
	xml) echo 'hostile XML' ;;
	csv) echo 'broken CSV' ;;
	database) echo 'databases spoilt' ;;
	names) echo 'names as paths' ;;
	injection) echo 'injection, escapes' ;;
	strace) echo 'calls interrupted, EIO' ;;
	jit) echo 'no memory to run' ;;
	malloc) echo 'n-th malloc fails' ;;
	open) echo 'n-th open fails' ;;
	read) echo 'n-th read fails' ;;
	write) echo 'n-th write fails' ;;
	order) echo 'n-th fsync, rename' ;;
	esac
}
applies() { # ROW, to the command that is set
	if [ "$f" = vk-doctor ]; then
		case $1 in
		full|comma|strace|malloc|open|read|write|order) return 0 ;;
		*) return 1 ;;
		esac
	fi
	case $1 in
	gone) [[ $f != vk-corpus ]] ;;
	disk|kill) [ -n "$db" ] || [ "$f" = vk-zwo ] ;;
	bytes|patterns|long) [ -n "$lines" ] ;;
	json) [ -n "$lines" ] && [ "$f" != vk-parse ] ;;
	numbers) [ -n "$lines" ] && [ "$f" != vk-log ] ;;
	xml) [[ $f == vk-zwo || $f == vk-import-* ]] ;;
	csv) [ "$f" = vk-import-garmin ] ;;
	database) [ -n "$db$asks" ] ;;
	names) [ "$f" = vk-zwo ] ;;
	esac
}

prepare() {
	local cc=${CC:-cc} locale
	$cc -O1 -o "$work/peak" "$top/tests/peak.c" &&
		$cc -O1 -o "$work/noexec" "$top/tests/faults/noexec.c" &&
		$cc -shared -fPIC -O1 -o "$work/comma.so" "$top/tests/faults/comma.c" &&
		$cc -shared -fPIC -O1 -DCALLS_ONLY -o "$work/calls.so" \
			"$top/tests/faults/fail.c" -ldl &&
		$cc -shared -fPIC -O1 -o "$work/fail.so" "$top/tests/faults/fail.c" -ldl ||
		{ fail "faults: cannot build"; finish; exit 1; }
	locpath=$work/locales
	mkdir "$locpath"
	for locale in fr_FR tr_TR; do
		localedef -i $locale -f UTF-8 "$locpath/$locale.UTF-8" 2>/dev/null ||
			skip "faults: locale $locale"
	done
	make_stock
}

table() {
	local name row
	printf '\n%-26s' ''
	for name in "${commands[@]}"; do
		name=${name#vk-}
		printf ' %9s' "${name/import/i}"
	done
	echo
	for row in "${wanted[@]}"; do
		printf '%-26s' "$(says "$row")"
		for name in "${commands[@]}"; do printf ' %9s' "${cell[$row $name]}"; done
		echo
	done
	printf '\n%d calls failed, each once; a number is how many things were as they should be\n' "$calls"
}

declare -A cell
calls=0 libxml=0 live=0
if [ $# -gt 0 ]; then wanted=("$@"); else wanted=("${rows[@]}"); fi
if [ -n "${COMMANDS-}" ]; then
	read -ra commands <<<"$COMMANDS"
else
	mapfile -t commands < <(cd "$bin" && for f in vk-*; do
		[ -e "$top/cmd/$f.c" ] && echo "$f"; done)
fi
prepare
for name in "${commands[@]}"; do
	program "$name" || { fail "faults: nothing says how to run $name"; continue; }
	learn
	for row in "${wanted[@]}"; do
		program "$name"
		cell[$row $name]=-
		applies "$row" || continue
		good=$passed bad=$failed
		"row_$row"
		cd "$work" || exit
		cell[$row $name]=$((passed - good))
		[ "$failed" = "$bad" ] || cell[$row $name]="BAD $((failed - bad))"
	done
done
table
[ "$libxml" -eq 0 ] ||
	skip "faults: $libxml crashes of libxml2 when memory ran out in it"
finish
