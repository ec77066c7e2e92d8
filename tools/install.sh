#!/bin/sh
# SPDX-License-Identifier: MIT
# install.sh install|uninstall: called by make, which passes the folders. One
# list says what is installed, so that uninstall takes away just that.
set -eu

# KIND SOURCE TARGET, a line each
list() {
	for f in $BINS; do
		echo "755 $B/bin/$f $BINDIR/$f"
		echo "644 completions/vekta.bash $BASHCOMP/$f"
	done
	echo "644 completions/_vekta $ZSHCOMP/_vekta"
	echo "644 $B/libvekta.a $LIBDIR/libvekta.a"
	echo "644 lib/vekta.h $INCDIR/vekta.h"
	for f in lib/vekta/*.h; do
		echo "644 $f $INCDIR/vekta/${f##*/}"
	done
	echo "644 $B/vekta.pc $LIBDIR/pkgconfig/vekta.pc"
	echo "644 $B/share/vekta/corpus.db $CORPUSDIR/corpus.db"
	for f in corpus/sessions-*.tsv; do
		echo "644 $f $CORPUSDIR/${f##*/}"
	done
	for f in $PAGES; do
		echo "644 $f $MANDIR/man${f##*.}/${f##*/}"
	done
}

case $1 in
install)
	sed -e "s|@PREFIX@|$PREFIX|" -e "s|@LIBDIR@|$LIBDIR|" \
		-e "s|@INCDIR@|$INCDIR|" -e "s|@VERSION@|$VERSION|" \
		vekta.pc.in >"$B/vekta.pc"
	list | while read -r mode source target; do
		$INSTALL -d "$DESTDIR${target%/*}"
		$INSTALL -m "$mode" "$source" "$DESTDIR$target"
	done
	;;
uninstall)
	list | while read -r mode source target; do
		rm -f "$DESTDIR$target"
	done
	# Folders only when nothing is left in them.
	for dir in "$BASHCOMP" "$ZSHCOMP" "$LIBDIR/pkgconfig" "$INCDIR/vekta" \
		"$CORPUSDIR"; do
		rmdir "$DESTDIR$dir" 2>/dev/null || :
	done
	;;
*)
	echo "usage: install.sh install|uninstall" >&2
	exit 2
	;;
esac
