#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# install.sh: what is installed works from there, and uninstall leaves nothing.
. "$(dirname "$0")/lib.sh"
cd "$top" || exit 1
# Not as a part of the make that runs this.
unset MAKEFLAGS MAKELEVEL MFLAGS MAKEOVERRIDES
quiet() { "$@" >"$work/log" 2>&1; }
args=(${SAN:+SAN=$SAN} ${COV:+COV=$COV} CC="${CC:-cc}")
stage=$work/stage

if quiet make install "${args[@]}" DESTDIR="$stage" PREFIX=/opt/vekta; then pass; else
	fail "make install" "$(cat "$work/log")"
fi
prefix=$stage/opt/vekta
for f in cmd/vk-*.c; do
	f=$(basename "$f" .c)
	check "$f runs" "$f (vekta) $(cat VERSION)" "$("$prefix/bin/$f" --version)"
	check "$f has its page" yes "$([ -s "$prefix/share/man/man1/$f.1" ] && echo yes)"
	check "$f is completed" yes \
		"$([ -s "$prefix/share/bash-completion/completions/$f" ] && echo yes)"
done
check "the corpus is there" "$(cat corpus/sessions-*.tsv | grep -c .)" \
	"$(cat "$prefix"/share/vekta/sessions-*.tsv | grep -c .)"
check "works from there" 1 "$(echo '5x3min à 95% r 2min' | "$prefix/bin/vk-parse" |
	"$prefix/bin/vk-score" | "$prefix/bin/vk-zwo" | grep -c '<workout_file>')"

# A program outside the tree, by pkg-config alone.
cat >"$work/use.c" <<END
#include <stdio.h>
#include <vekta.h>
int main(void) { puts(vk_status_text(VK_ELIMIT)); return 0; }
END
san=${SAN:+-fsanitize=address,undefined}${COV:+--coverage}
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=
# shellcheck disable=SC2046,SC2086 # lists of words
if quiet ${CC:-cc} $san "$work/use.c" -o "$work/use" -I"$prefix/include" \
	-L"$prefix/lib" $(pkg-config --libs vekta); then
	check "links by pkg-config" "limit passed" "$("$work/use")"
else
	fail "pkg-config" "$(cat "$work/log")"
fi
check "pkg-config: version" "$(cat VERSION)" "$(pkg-config --modversion vekta)"
check "pkg-config: folders" /opt/vekta/include \
	"$(pkg-config --variable=includedir vekta)"

quiet make uninstall "${args[@]}" DESTDIR="$stage" PREFIX=/opt/vekta
check "uninstall leaves nothing" "" "$(cd "$stage" && find . ! -type d)"
finish
