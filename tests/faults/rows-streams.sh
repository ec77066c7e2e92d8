# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# rows-streams.sh: outputs that are full, closed or not read; small limits;
# locales, zones and clocks.

loud() { # NAME: 3 and a message
	check "$1: status" 3 "$status"
	[ -s "$work/err" ] && pass || fail "$1: silent"
}

row_full() {
	fresh
	if [ "$kind" != folder ]; then
		timeout 60 "$bin/$f" "${args[@]}" ${in:+"$in"} >/dev/full 2>"$work/err"
		status=$?
		loud "full output"
		judge_database "full output"
	fi
	for option in --help --version; do
		timeout 60 "$bin/$f" $option >/dev/full 2>"$work/err"
		status=$?
		loud "$option to a full output"
	done
	[ -n "$text" ] || return 0
	echo "$text" | timeout 60 "$bin/$f" "${args[@]}" >/dev/full 2>"$work/err"
	status=$?
	[ "$kind" = folder ] || loud "a short line to a full output"
}

row_closed() {
	fresh
	cp "${in:-$asks}" keep
	if [ "$kind" != folder ]; then
		timeout 60 "$bin/$f" "${args[@]}" ${in:+keep} >&- 2>"$work/err"
		status=$?
		loud "closed stdout"
	fi
	if [ -n "$in" ] && [ "$f" != vk-corpus ]; then
		timeout 60 "$bin/$f" "${args[@]}" <&- >"$work/out" 2>"$work/err"
		status=$?
		loud "closed stdin"
		timeout 60 "$bin/$f" "${args[@]}" keep <&- >&- 2>&-
		status=$?
		[ "$kind" = folder ] || check "all closed: status" 3 $status
	fi
	cmp -s keep "${in:-$asks}" && pass || fail "closed: wrote into its input"
	judge_database "closed"
}

# A lot of output, into a pipe that nobody reads any more.
row_gone() {
	local many=() got
	fresh
	case $f in
	vk-import-workout) for ((i = 0; i < 500; i++)); do many+=("$in"); done ;;
	vk-import-garmin) cp "$stock/rides.db" "$db"; args=(--db "$db" --export A) ;;
	vk-history) ;;
	*) for ((i = 0; i < 200; i++)); do cat "$in"; done >many; many=(many) ;;
	esac
	got=$(set +o pipefail; (trap - PIPE
		timeout 60 "$bin/$f" "${args[@]}" "${many[@]}" 2>"$work/err"
		echo $? >rc) | head -c 1 >/dev/null; cat rc)
	check "reader gone" "141 0" "$got $(grep -vc '^vk-[a-z-]*: many' "$work/err")"
	got=$( (trap '' PIPE
		timeout 60 "$bin/$f" "${args[@]}" "${many[@]}" 2>"$work/err"
		echo $? >rc) | head -c 1 >/dev/null; cat rc)
	check "reader gone, signal ignored" 3 "$got"
}

row_limits() {
	local limit
	for limit in '-n 4' '-v 60000' '-s 64' '-v 20000'; do
		fresh
		# shellcheck disable=SC2086 # an option and its value
		(ulimit $limit; timeout 60 "$bin/$f" "${args[@]}" ${in:+"$in"} \
			>"$work/out" 2>"$work/err") 2>/dev/null
		status=$?
		# The loader itself needs some memory and files.
		[ $status = 127 ] && continue
		judge "ulimit $limit"
	done
	fresh
	(trap '' XFSZ; ulimit -f 0; timeout 60 "$bin/$f" "${args[@]}" \
		${in:+"$in"} >"$work/out" 2>/dev/null)
	status=$?
	check "files limited: status" 3 $status
	judge_database "files limited"
}

row_locale() {
	local name
	for name in fr_FR.UTF-8 tr_TR.UTF-8 C POSIX C.UTF-8; do
		fresh
		go env LOCPATH="$locpath" LC_ALL=$name
		check "$name: status" "$want_status" $status
		cmp -s "$work/want" "$work/out" && pass || fail "$name: other bytes"
	done
}

# Other code in the process may have set the locale, as a caller of the
# library does: numbers are the same all the same.
row_comma() {
	[ -d "$locpath/fr_FR.UTF-8" ] || return 0
	fresh
	go env LOCPATH="$locpath" LC_ALL=fr_FR.UTF-8 LC_MESSAGES=C LANGUAGE=en \
		LD_PRELOAD="$work/comma.so"
	check "caller's locale: status" "$want_status" $status
	if [ "$kind" = health ]; then
		judge_health "caller's locale"
	else
		cmp -s "$work/want" "$work/out" && pass || fail "caller's locale: other bytes"
	fi
}

# What is read names its own time; the machine's zone only fills in what
# has none, and never stops anything.
row_time() {
	local zone
	for zone in UTC :/nonexistent XXX-25:59 '<+1245>-12:45' Pacific/Kiritimati \
		"$(printf 'A%.0s' {1..3000})"; do
		fresh
		go env TZ="$zone"
		check "TZ=${zone:0:20}: status" "$want_status" $status
		judge "TZ=${zone:0:20}"
	done
	case $f in
	vk-parse)
		check "29 February" "2028-02-29T00:00:00" "$(echo \
			'29/02/2028 : 1h en Z2' | vk-parse | jq -r .start_date_local)"
		check "no 29 February" "null" "$(echo \
			'29/02/2027 : 1h en Z2' | vk-parse | jq -r .start_date_local)" ;;
	vk-import-garmin)
		fresh
		for date in 0001-01-01T00:00:00 9999-12-31T23:59:59 2028-02-29T10:00:00 \
			2027-03-28T02:30:00; do
			echo "{\"startTimeLocal\":\"$date\",\"duration\":60}"
		done >dates.json
		echo '{"startTimeLocal":"2027-02-29T10:00:00","duration":60}' >>dates.json
		echo '{"startTimeLocal":"10000-01-01T10:00:00","duration":60}' >>dates.json
		TZ=Europe/Paris "$bin/$f" --db t.db --athlete A --json dates.json \
			>"$work/out" 2>"$work/err"
		check "dates: two cannot be" "1 4 2" "$? $(jq -r \
			'"\(.added) \(.rejected)"' "$work/out")"
		check "dates: as they were written" \
			"0001-01-01 00:00:00 2027-03-28 02:30:00 2028-02-29 10:00:00 9999-12-31 23:59:59" \
			"$(sqlite3 t.db "SELECT group_concat(substr(start_time, 1, 19), ' ') FROM (
			SELECT start_time FROM activities ORDER BY start_time)")" ;;
	esac
}
