#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# fuzz.sh [TARGET...]: builds each tests/fuzz/fuzz_TARGET.c with libFuzzer and
# the sanitizers and runs it for SECONDS_EACH, from the inputs that are kept in
# tests/fuzz/corpus. Inputs found are kept under build/fuzz and used again; one
# that fails is kept as build/fuzz/TARGET-*. MINIMISE=1 then packs the fewest
# that reach all that was reached into tests/fuzz/corpus/TARGET.tar.xz.
set -eu
cd "$(dirname "$0")/.."
CC=${CC:-clang}
SECONDS_EACH=${SECONDS_EACH:-60}
B=build/fuzz
command -v "$CC" >/dev/null || { echo "fuzzing needs clang" >&2; exit 1; }
make -s B="$B" CC="$CC" "$B/libvekta.a" \
	mode_cflags='-fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow -fno-sanitize-recover=all' \
	mode_ldflags=
[ $# -gt 0 ] || set -- $(basename -s .c tests/fuzz/fuzz_*.c | sed 's/^fuzz_//')

seeds() { # TARGET: the texts and records there are, and what was found before
	local dir=$B/corpus-$1 n=0 line
	mkdir -p "$dir"
	[ ! -e "tests/fuzz/corpus/$1.tar.xz" ] ||
		tar -C "$dir" -xJf "tests/fuzz/corpus/$1.tar.xz"
	case $1 in
	recall) cut -f1 tests/cases/edits*.tsv ;;
	parse|lexicon|text_trip) cut -f1 tests/cases/*.tsv examples/*.txt ;;
	csv|garmin_json|team|weather|zwo_trip) ;; # their seeds are files
	enrich) cut -f3 tests/cases/loose/*.tsv ;;
	*) make -s build/bin/vk-parse build/bin/vk-score >/dev/null
		cat examples/*.txt | build/bin/vk-parse | build/bin/vk-score || : ;;
	esac | grep -v '^#' | while IFS= read -r line; do
		n=$((n + 1))
		[ "$1" != text_trip ] || line=${line//'\n'/$'\n'}
		printf '%s' "$line" >"$dir/seed-$n"
	done
	for from in "$1" $([ "$1" != zwo_trip ] || echo zwo_read); do
		[ ! -d "tests/fuzz/seeds/$from" ] || cp "tests/fuzz/seeds/$from"/* "$dir"
	done
	echo "$dir"
}

# The fewest inputs that reach the same code, the same bytes for the same ones.
pack() { # TARGET
	local least=$B/least-$1 named=$B/named-$1 n=0 file
	rm -rf "$least" "$named" && mkdir -p "$least" "$named" tests/fuzz/corpus
	"$B/fuzz_$1" -set_cover_merge=1 -max_len=4096 -timeout=10 \
		-rss_limit_mb=1024 "$least" "$B/corpus-$1" >"$B/$1.merge.log" 2>&1
	# Names of numbers pack better than sums.
	for file in "$least"/*; do
		n=$((n + 1))
		cp "$file" "$named/$n"
	done
	tar -C "$named" --sort=name --owner=0 --group=0 --numeric-owner --mode=644 \
		--mtime=@0 -cf - . | xz -9e >"tests/fuzz/corpus/$1.tar.xz"
	echo "$1: $n inputs, $(stat -c %s "tests/fuzz/corpus/$1.tar.xz") bytes packed"
}

make -s build/share/vekta/corpus.db >/dev/null
export VEKTA_CORPUS=build/share/vekta/corpus.db

failed=0
for target in "$@"; do
	"$CC" -std=c11 -g -O1 -D_POSIX_C_SOURCE=200809L -Ilib \
		-fsanitize=fuzzer,address,undefined,float-cast-overflow -fno-sanitize-recover=all \
		"tests/fuzz/fuzz_$target.c" "$B/libvekta.a" -Wl,--as-needed \
		"@$B/libs" -lm -o "$B/fuzz_$target"
	dict=tests/fuzz/$target.dict
	[ -e "$dict" ] && dict=-dict=$dict || dict=
	if "$B/fuzz_$target" -max_total_time="$SECONDS_EACH" -max_len=4096 \
		-timeout=10 -rss_limit_mb=1024 -print_final_stats=1 $dict \
		-artifact_prefix="$B/$target-" "$(seeds "$target")" \
		>"$B/$target.log" 2>&1; then
		echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' \
			"$B/$target.log") runs, no finding"
	else
		failed=$((failed + 1))
		echo "$target: FAILED, see $B/$target.log"
		grep -m 3 -E 'ERROR|runtime error|SUMMARY|not so' "$B/$target.log" || :
		continue
	fi
	[ -z "${MINIMISE-}" ] || pack "$target"
done
[ $failed -eq 0 ]
