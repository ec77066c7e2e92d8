#!/bin/sh
# SPDX-License-Identifier: MIT
# deps.sh: installs what building and testing needs and is not there yet.
# deps.sh --flags CFLAGS LIBS: writes what pkg-config says about the libraries.
set -eu

modules='libpcre2-8 libxml-2.0 libcjson uuid sqlite3'

# command or pkg-config module or file -> Debian package (same on 12 and 13)
wanted='
cmd cc gcc
file /usr/include/stdio.h libc6-dev
cmd pkg-config pkg-config
cmd msgfmt gettext
mod libpcre2-8 libpcre2-dev
mod libxml-2.0 libxml2-dev
mod libcjson libcjson-dev
mod uuid uuid-dev
mod sqlite3 libsqlite3-dev
file /usr/include/csv.h libcsv-dev
file /usr/include/uthash.h uthash-dev
mod criterion libcriterion-dev
cmd g++ g++
cmd mandoc mandoc
cmd jq jq
cmd xz xz-utils
cmd sqlite3 sqlite3
cmd python3 python3
cmd xmllint libxml2-utils
'

has() {
	case $1 in
	cmd) command -v "$2" >/dev/null 2>&1 ;;
	file) [ -e "$2" ] ;;
	mod) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$2" ;;
	esac
}

if [ "${1-}" = --flags ]; then
	for m in $modules; do
		has mod "$m" || missing="${missing-} $m"
	done
	has file /usr/include/csv.h || missing="${missing-} libcsv"
	has file /usr/include/uthash.h || missing="${missing-} uthash"
	if [ -n "${missing-}" ]; then
		echo "missing:$missing; run: make deps" >&2
		exit 1
	fi
	# shellcheck disable=SC2086 # a list of words
	pkg-config --cflags $modules >"$2"
	# shellcheck disable=SC2086
	pkg-config --libs $modules >"$3"
	# libcsv comes without a file for pkg-config.
	echo -lcsv >>"$3"
	exit 0
fi

packages=$(echo "$wanted" | while read -r kind name package; do
	[ -z "$kind" ] || has "$kind" "$name" || echo "$package"
done | sort -u | tr '\n' ' ')
packages=${packages% }
[ -n "$packages" ] || exit 0

install="apt-get install -y --no-install-recommends $packages"
if [ "$(id -u)" = 0 ]; then
	as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	as_root=sudo
else
	echo "These packages are missing. As root, run:" >&2
	echo "    apt-get update && $install" >&2
	exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
	echo "missing (Debian names): $packages" >&2
	exit 1
fi
echo "installing: $packages"
export DEBIAN_FRONTEND=noninteractive
# A fresh machine has no package lists: fetch them only when needed.
# shellcheck disable=SC2086
$as_root $install >/dev/null 2>&1 ||
	{ $as_root apt-get update -q >/dev/null && $as_root $install >/dev/null; }
