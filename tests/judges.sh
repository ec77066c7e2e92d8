#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# judges.sh: other programs read the files that vekta writes, and refuse
# damaged ones. Those from npm are fetched into build/judges when they can be;
# a judge that cannot be had is skipped, and said so.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
judges=$top/build/judges
how=(--ftp 250 --weight 70 --open-duration 120 --speed 30 --free-ride 60
	--max-effort 150)

# The package of npm, at this version, in $judges.
package() { # NAME VERSION
	[ -e "$judges/node_modules/$1/package.json" ] && return 0
	command -v npm >/dev/null && mkdir -p "$judges" &&
		timeout 60 npm install --prefix "$judges" --no-audit --no-fund \
			--silent "$1@$2" >/dev/null 2>&1
}

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

# Each takes the file of records; all that is made of it stands in RECORDS.d.
fit_files() { # RECORDS
	local dir=$1.d
	vk-zwo -q -f fit --weight 70 --tar --name-format '{line}' <"$1" \
		>"$dir/fit.tar" 2>err
	check "$1: FIT files, decoded in Python" "" \
		"$(python3 "$top/tests/fit_profile.py" --all --weight 70 "$1" \
			"$dir/fit.tar" | sed '/ 0 differ, 0 missing$/d')"
	vk-zwo -q -f fit --ftp 500 --weight 70 --tar --name-format '{line}' \
		<"$1" >"$dir/watts.tar" 2>err
	check "$1: FIT files of a known FTP, decoded in Python to 1 W" "" \
		"$(python3 "$top/tests/fit_profile.py" --all --ftp 500 --weight 70 \
			"$1" "$dir/watts.tar" | sed '/ 0 differ, 0 missing$/d')"
	check "$1: FIT files, read by vekta" "0 differ, 0 missing" \
		"$(python3 "$top/tests/file_profile.py" --all --vekta "${how[@]}" "$1" \
			"$dir/fit.tar" 2>&1 | tail -n 1)"
	if command -v node >/dev/null && package fit-file-parser 6.1.2; then
		check "$1: FIT files, decoded by fit-file-parser" "" \
			"$(python3 "$top/tests/fit_profile.py" --all --weight 70 --parser \
				"$judges/node_modules/fit-file-parser" "$1" "$dir/fit.tar" \
				2>&1 | sed '/ 0 differ, 0 missing$/d')"
	else
		skip "judges: fit-file-parser (no npm, or no network)"
	fi
}

course_files() { # RECORDS
	local found dir=$1.d
	vk-zwo -q -f erg -f mrc -f zwo -f icu -d "$dir/files" \
		--name-format '{line}' "${how[@]}" "$1"
	check "$1: ZWO, ERG, MRC and icu files, read by vekta" \
		"0 differ, 0 missing" \
		"$(python3 "$top/tests/file_profile.py" --all --vekta "${how[@]}" "$1" \
			"$dir/files" 2>&1 | tail -n 1)"
	check "$1: the same, read in Python" "0 differ, 0 missing" \
		"$(python3 "$top/tests/file_profile.py" --all "${how[@]}" "$1" \
			"$dir/files" 2>&1 | tail -n 1)"
	python3 "$top/tests/file_profile.py" --json "${how[@]}" "$1" "$dir/files" \
		>profiles
	check "$1: files to judge" yes \
		"$([ "$(wc -l <profiles)" -gt 1000 ] && echo yes)"
	if command -v node >/dev/null && package @sportloop/mrc 1.0.1; then
		found=$(NODE_PATH=$judges/node_modules node "$top/tests/judges.js" \
			profiles "$dir/files" 2>&1)
		check "$1: @sportloop/mrc" ", 0 bad" "${found##* read}"
		[[ $found == *", 0 bad" ]] || fail "$1: @sportloop/mrc" "$found"
	else
		skip "judges: @sportloop/mrc (no npm, or no network)"
	fi
}

for f in "$top"/tests/cases/*.tsv; do
	python3 "$top/tests/cases/compare.py" texts "$f"
done | vk-parse -q 2>/dev/null | vk-score -q >records 2>/dev/null
[ -s records ] || fail "judges: no records"
# The same in watts, of a rider whose FTP is 250 W.
jq -c 'walk(if type == "object" and .units? == "%ftp" then with_entries(
	if .key == "units" then .value = "w" else .value |= (. * 2.5 | round) end)
	else . end)' records >watts
for f in records watts; do
	mkdir $f.d
	fit_files $f
	course_files $f
done
mkdir fit && tar xf records.d/fit.tar -C fit
damage fit/1.fit
if command -v gpsbabel >/dev/null; then fit_gpsbabel; else
	skip "judges: gpsbabel is not installed"
fi
finish
