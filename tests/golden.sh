#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# golden.sh [CASE...]: runs tests/golden/CASE/cmd with bash in an empty folder
# that holds the case's other files, and compares stdout, stderr and status
# with the files out, err and rc. UPDATE=1 writes those (read the diff!).
. "$(dirname "$0")/lib.sh"
dir=$top/tests/golden

run() { # CASE
	local case=$dir/$1 here=$work/case
	rm -rf "$here" && mkdir "$here" || return 1
	find "$case" -mindepth 1 -maxdepth 1 ! -name cmd ! -name out \
		! -name err ! -name rc -exec cp -R {} "$here" \;
	(cd "$here" && timeout 60 bash -o pipefail "$case/cmd") \
		>"$work/out" 2>"$work/err" </dev/null
	echo $? >"$work/rc"
}

update() { # CASE
	local f
	for f in out err; do
		if [ -s "$work/$f" ]; then cp "$work/$f" "$dir/$1/$f"; else rm -f "$dir/$1/$f"; fi
	done
	cp "$work/rc" "$dir/$1/rc"
}

compare() { # CASE
	local f want text=
	for f in rc err out; do
		want=$dir/$1/$f
		[ -e "$want" ] || want=/dev/null
		cmp -s "$want" "$work/$f" ||
			text+="$f: $(diff "$want" "$work/$f" | cut -c1-400)"$'\n'
	done
	if [ -z "$text" ]; then pass; else fail "golden/$1" "$text"; fi
}

cd "$dir" 2>/dev/null || { finish; exit; }
[ $# -gt 0 ] || set -- *
for case in "$@"; do
	[ -e "$dir/$case/cmd" ] || continue
	run "$case"
	if [ -n "${UPDATE-}" ]; then update "$case"; fi
	compare "$case"
done
finish
