#!/bin/sh
# SPDX-License-Identifier: MIT
# deb.sh VERSION: builds the Debian packages vekta and libvekta-dev under
# build/deb, from the release's tarball, and asks lintian about them.
set -eu
version=$1
for tool in dh:debhelper dpkg-buildpackage:dpkg-dev lintian:lintian; do
	command -v "${tool%%:*}" >/dev/null 2>&1 ||
		{ echo "missing: ${tool#*:} (apt-get install debhelper dpkg-dev lintian)" >&2; exit 1; }
done
tools/dist.sh "$version" >/dev/null
rm -rf build/deb
mkdir -p build/deb
tar -C build/deb -xzf "build/vekta-$version.tar.gz"
tree=build/deb/vekta-$version
cp -r "$tree/tools/debian" "$tree/debian"
# The packages are as old as the sources, so that they come out the same.
date=$(date -u -R -d "@$(tools/dist.sh --date)")
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$date/" \
	"$tree/debian/changelog.in" >"$tree/debian/changelog"
rm "$tree/debian/changelog.in"
(cd "$tree" && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL \
	dpkg-buildpackage -b -us -uc >../build.log 2>&1) ||
	{ tail -n 40 build/deb/build.log >&2; exit 1; }
(cd build/deb && lintian --allow-root --fail-on error,warning --info ./*.changes)
ls build/deb/*.deb
