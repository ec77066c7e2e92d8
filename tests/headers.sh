#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# headers.sh: what the code promises about itself: the public header stands
# alone, symbols carry the prefix, the library is quiet and stateless, other
# projects' headers have one home, options and manual agree.
. "$(dirname "$0")/lib.sh"
cd "$top" || exit 1
CC=${CC:-cc}

public_header() {
	local text
	echo '#include <vekta.h>' >"$work/use.c"
	cp "$work/use.c" "$work/use.cpp"
	text=$($CC -std=c11 -Wall -Wextra -Wpedantic -Werror -Ilib -fsyntax-only \
		"$work/use.c" 2>&1)
	check "vekta.h alone as C11" "" "$text"
	if command -v c++ >/dev/null; then
		text=$(c++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -Ilib \
			-fsyntax-only "$work/use.cpp" 2>&1)
		check "vekta.h alone as C++" "" "$text"
	else
		skip "headers: no C++ compiler"
	fi
}

symbols() {
	check "symbols begin with vk_" "" "$(nm -g --defined-only "$B/libvekta.a" |
		awk 'NF == 3 && $3 !~ /^(vk_|_?_?(asan|odr_asan|ubsan|gcov|llvm))/ { print $3 }')"
	check "all that vekta.h declares is there" "" "$(comm -23 \
		<(grep -ho "\bvk_[a-z0-9_]*(" lib/vekta/*.h | tr -d '(' | sort -u) \
		<(nm -g --defined-only "$B/libvekta.a" | awk '{ print $3 }' | sort -u))"
	check "the library neither prints, exits, nor asks around" "" \
		"$(nm -u "$B/libvekta.a" | awk '{ print $2 }' | sort -u | grep -xE \
		'(exit|_exit|abort|v?printf|puts|putchar|perror|getenv|setenv|setlocale|system|stdout|stderr|__assert_fail|signal|sigaction)')"
	[ -n "${SAN-}${COV-}" ] ||
		check "the library has no state of its own" "" "$(size -A "$B/libvekta.a" |
			awk '/ex libvekta|:$/ { file = $1 } /^\.(data|bss) / && $2 > 0 { print file, $1, $2 }')"
}

sources() {
	local header home
	check "banned functions" "" "$(grep -nE \
		'\b(strcpy|strcat|sprintf|vsprintf|strtok|gets|atoi|atol|atof|localtime|gmtime|asctime|ctime|sscanf|scanf|cJSON_GetObjectItem|cJSON_Print[A-Za-z]*) ?\(' \
		$(find lib cmd -name '*.[ch]'))"
	check "own locale" "" "$(grep -nE '\bsetlocale\b' \
		$(find lib cmd -name '*.c') | grep -v '/\* \| \* ')"
	while read -r header home; do
		check "$header only in $home" "" \
			"$(grep -lE "#include <(.*/)?$header" -r lib cmd | grep -v "^$home")"
		check "$header in at most three files" yes \
			"$([ "$(grep -lE "#include <(.*/)?$header" -r lib cmd | wc -l)" -le 3 ] && echo yes)"
	done <<-END
	cJSON.h lib/record/
	libxml/ lib/formats/
	pcre2.h lib/text/
	uuid/ tests/
	sqlite3.h lib/store/
	csv.h lib/base/csv_cells.h
	uthash.h lib/enrich/
	getopt.h cmd/cli/
	END
	check "every source has its licence" "" "$(grep -L 'SPDX-License-Identifier: MIT' \
		$(find lib cmd tests tools po -name '*.[ch]' -o -name '*.sh' -o -name '*.py'))"
}

# A folder includes only what stands before it in the order of the data.
layers() {
	local order='base store record text score show fitness enrich formats history athlete adapt log recall' below='' layer
	for layer in $order; do
		below="$below|$layer"
		[ -d "lib/$layer" ] || continue
		check "lib/$layer includes only what is below it" "" "$(grep -hoE \
			'#include [<"]([.]{2}/)?('"${order// /|}"')/' \
			-r "lib/$layer" | grep -vE "[</\"](${below#|})/$" | sort -u)"
	done
	check "lib includes nothing of cmd" "" "$(grep -rlE '#include.*(cli|filter|export)/' lib)"
}

# --list-options, --help and the manual name the same options.
options() { # COMMAND
	local page=man/$1.1 name letter common=' help version quiet strict messages '
	"$1" --list-options >"$work/list"
	"$1" --help >"$work/help"
	while read -r name letter; do
		check "$1: --$name in --help" yes \
			"$(grep -qE -- "--$name( |$)" "$work/help" && echo yes)"
		if [[ $common == *" $name "* ]]; then
			check "vekta.7: --$name" yes \
				"$(grep -qE -- "^\.It .*(Fl|,) \\\\-$name( |$)" man/vekta.7 && echo yes)"
		else
			check "$1.1: --$name" yes \
				"$(grep -qE -- "^\.It .*(Fl|,) \\\\-$name( |$)" "$page" && echo yes)"
			[ -z "$letter" ] || check "$1.1: -$letter" yes \
				"$(grep -qE -- "^\.It Fl $letter( |$)" "$page" && echo yes)"
		fi
	done < <(awk -F '\t' '{ print $2 "\t" $1 }' "$work/list")
	check "$1.1 names no other options" "" "$(comm -23 \
		<(grep '^\.It Fl' "$page" 2>/dev/null | grep -oE '\\-[a-z-]+' | cut -c3- | sort -u) \
		<(cut -f2 "$work/list" | sort -u))"
}

public_header
symbols
sources
layers
for f in cmd/vk-*.c; do
	[ -e "$f" ] && options "$(basename "$f" .c)"
done
finish
