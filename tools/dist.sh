#!/bin/sh
# SPDX-License-Identifier: MIT
# dist.sh VERSION: the tracked files as build/vekta-VERSION.tar.gz, the same
# bytes each time (SOURCE_DATE_EPOCH, or the time of the last commit).
# dist.sh --date: that time, in seconds.
set -eu
date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
[ "$1" != --date ] || { echo "$date"; exit 0; }
name=vekta-$1
mkdir -p build
git ls-files -z | tar --null --files-from=- --create --sort=name \
	--owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="@$date" \
	--transform="s|^|$name/|" | gzip -9n >"build/$name.tar.gz"
echo "build/$name.tar.gz"
