#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# replay.sh: the inputs that fuzzing keeps (tests/fuzz/corpus, and the first
# ones in tests/fuzz/seeds) once more through their targets, without a fuzzer.
. "$(dirname "$0")/lib.sh"
export VEKTA_CORPUS=$B/share/vekta/corpus.db
for source in "$top"/tests/fuzz/fuzz_*.c; do
	target=$(basename "$source" .c)
	target=${target#fuzz_}
	inputs=$work/$target
	mkdir "$inputs"
	[ ! -d "$top/tests/fuzz/seeds/$target" ] ||
		cp "$top/tests/fuzz/seeds/$target"/* "$inputs"
	[ ! -e "$top/tests/fuzz/corpus/$target.tar.xz" ] ||
		tar -C "$inputs" -xJf "$top/tests/fuzz/corpus/$target.tar.xz"
	if count=$(timeout 300 "$B/replay/$target" "$inputs" 2>"$work/log"); then
		passed=$((passed + count))
	else
		fail "replay: $target" "$(tail -n 12 "$work/log")"
	fi
done
finish
