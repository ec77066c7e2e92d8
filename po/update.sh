#!/bin/sh
# SPDX-License-Identifier: MIT
# update.sh: collects the messages of the sources into build/vekta.pot and
# merges them into the catalogues. update.sh --check changes nothing and fails
# when a message is not translated, is doubtful, or is no longer used.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
pot=build/vekta.pot

# The library's messages are the formats of vk_error_set and of the helpers
# that pass one on.
helpers=$(sed -n 's/^# helper: \(.*\)/--keyword=\1/p' po/helpers)
# shellcheck disable=SC2046,SC2086 # lists of words
xgettext --from-code=UTF-8 --package-name=vekta --foreign-user \
	--copyright-holder='the vekta authors' --no-wrap --sort-by-file \
	--keyword=_ --keyword=N_ --keyword=vk_error_set:5 $helpers \
	-o "$pot" $(find lib cmd -name '*.[ch]' | LC_ALL=C sort) 2>"$pot.err" ||
	{ cat "$pot.err" >&2; exit 1; }
# The words for statuses stand in a table, without any function around them.
xgettext --from-code=UTF-8 --no-wrap --join-existing --extract-all \
	-o "$pot" lib/base/status.c
sed -i '/^"POT-Creation-Date/d' "$pot"

status=0
for po in po/*.po; do
	if [ "${1-}" = --check ]; then
		msgfmt --check --check-format -o /dev/null "$po" || status=1
		msgcmp "$po" "$pot" 2>"$pot.err" || status=1
		# Messages that nothing uses any more are only warned of.
		[ ! -s "$pot.err" ] || { cat "$pot.err" >&2; status=1; }
	else
		msgmerge --quiet --no-wrap --no-fuzzy-matching --update --backup=none \
			"$po" "$pot"
		msgattrib --no-obsolete --no-wrap -o "$po" "$po"
	fi
done
exit $status
