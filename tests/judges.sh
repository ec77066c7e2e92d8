#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# judges.sh: other programs read the files that vekta writes, and refuse
# damaged ones. Those that are not there are skipped; "make judges" installs
# the ones from npm under build/judges first.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
modules=$B/judges/node_modules

for f in "$top"/tests/cases/*.tsv; do
	python3 "$top/tests/cases/compare.py" texts "$f"
done | vk-parse -q 2>/dev/null | vk-score -q >records 2>/dev/null
[ -s records ] || fail "judges: no records"

# Files cut short, and with a bit turned.
damage() { # FILE
	head -c $(($(stat -c %s "$1") - 7)) "$1" >cut.fit
	cp "$1" bit.fit
	printf '\377' | dd of=bit.fit bs=1 seek=60 conv=notrunc 2>/dev/null
}

fit_gpsbabel() {
	local file bad=0 n=0
	for file in fit/*; do
		gpsbabel -i garmin_fit -f "$file" -o csv -F /dev/null 2>/dev/null ||
			bad=$((bad + 1))
		n=$((n + 1))
		[ $n -lt 50 ] || break
	done
	check "gpsbabel reads $n FIT files" 0 $bad
	for file in cut.fit bit.fit; do
		gpsbabel -i garmin_fit -f $file -o csv -F /dev/null 2>/dev/null
		check "gpsbabel refuses $file" 1 $?
		vk-import-workout $file >/dev/null 2>err
		check "so does vk-import-workout, and says where" "1 1" \
			"$? $(grep -c ": byte [0-9]*: " err)"
	done
}

vk-zwo -q -f fit --weight 70 --tar --name-format '{line}' <records >fit.tar 2>err
mkdir fit && tar xf fit.tar -C fit
damage fit/1.fit
check "FIT files, decoded in Python" "" "$(python3 "$top/tests/fit_profile.py" \
	--all --weight 70 records fit.tar | sed '/ 0 differ, 0 missing$/d')"
if command -v gpsbabel >/dev/null; then fit_gpsbabel; else
	skip "judges: gpsbabel is not installed"
fi
if [ -d "$modules/fit-file-parser" ] && command -v node >/dev/null; then
	check "FIT files, decoded by fit-file-parser" "" \
		"$(python3 "$top/tests/fit_profile.py" --all --weight 70 \
			--parser "$modules/fit-file-parser" records fit.tar 2>&1 |
			sed '/ 0 differ, 0 missing$/d')"
else
	skip "judges: fit-file-parser is not there (make judges)"
fi
finish
