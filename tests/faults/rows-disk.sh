# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# rows-disk.sh: disks that are full, commands that are killed, databases that
# cannot be used. What was there before is there after.

row_disk() {
	fresh
	cd "$work" || return
	rm -rf small && mkdir small
	if ! mount -t tmpfs -o size=256k tmpfs small 2>/dev/null; then
		skip "faults: a full disk (no tmpfs may be mounted)"
		return
	fi
	[ -z "$db" ] || cp "here/$db" small 2>/dev/null
	cd small || return
	head -c 200k /dev/zero >ballast 2>/dev/null
	case $f in
	vk-zwo) for ((i = 0; i < 40; i++)); do cat "$in"; done |
			"$bin/$f" --ftp 250 -d out --name-format '{name}-{line}' 2>"$work/err" ;;
	*) "$bin/$f" "${args[@]}" "$in" >"$work/out" 2>"$work/err" ;;
	esac
	status=$?
	# A database that was there may have room enough.
	[ "$status" = 0 ] || loud "full disk"
	if [ "$f" = vk-zwo ]; then
		check "full disk: status" 3 $status
		check "full disk: each file is whole" "" "$(find out -type f \
			-exec xmllint --noout {} + 2>&1 | head -3)"
		check "full disk: nothing half" "" "$(find out -type f ! -name '*.zwo')"
	else
		judge_database "full disk"
	fi
	cd "$work" && umount small
}

# Signals at random moments, SIGTERM, SIGINT and SIGKILL in turn.
row_kill() {
	local n long began pause files signal signals=(TERM INT KILL KILL KILL)
	if [ "$f" = vk-zwo ]; then
		for ((n = 0; n < 100; n++)); do cat "$in"; done >"$work/many"
		in=$work/many
	fi
	fresh
	began=$(date +%s%N)
	kill_run
	long=$((($(date +%s%N) - began) / 1000))
	[ "$f" != vk-zwo ] || files=$(find out -name '*.zwo' | wc -l)
	for ((n = 0; n < ${KILLS:-100}; n++)); do
		signal=${signals[n % 5]}
		fresh
		kill_run &
		pause=$((RANDOM * 32768 + RANDOM))
		pause=$((pause % (long + long / 8)))
		sleep "$((pause / 1000000)).$(printf %06d $((pause % 1000000)))"
		pkill -"$signal" -P $! -x "${f:0:15}"
		wait $!
		if [ "$f" = vk-zwo ]; then
			check "killed ($n, $signal): each file is whole" "" \
				"$(find out -name '*.zwo' -exec xmllint --noout {} + 2>&1 | head -3)"
		else
			judge_database "killed ($n, $signal)"
		fi
		kill_run
		if [ "$f" = vk-zwo ]; then
			check "killed ($n, $signal): the rest comes with another run" \
				"$files" "$(find out -name '*.zwo' | wc -l)"
			check "killed ($n, $signal): nothing else is left" "" \
				"$(find out -type f ! -name '*.zwo' ! -name '.*')"
		else
			check "killed ($n, $signal): the same after another run" \
				"$rows_after" "$(count_rows)"
		fi
	done
} 2>/dev/null

kill_run() {
	case $f in
	vk-zwo) "$bin/$f" -q --force --ftp 250 -d out --name-format '{name}-{line}' "$in" ;;
	*) "$bin/$f" "${args[@]}" "$in" ;;
	esac >/dev/null 2>&1
}

# The database that the command writes or asks, spoilt in each way.
ask() { # NAME DATABASE STATUS...
	local name=$1 file=$2 call=() a sum
	shift 2
	for a in "${args[@]}"; do
		case $a in
		"$db"|"$asks") call+=("$file") ;;
		*) call+=("$a") ;;
		esac
	done
	sum=$(cksum <"$file")
	timeout 60 "${user[@]}" "$bin/$f" "${call[@]}" ${in:+"$in"} >"$work/out" 2>"$work/err"
	status=$?
	case " $* " in
	*" $status "*) pass ;;
	*) fail "$name: status $status, not $*" "$(cat "$work/err")" ;;
	esac
	[ "$status" = 0 ] || [ -s "$work/err" ] && pass || fail "$name: silent"
	check "$name: untouched" "$sum" "$(cksum <"$file")"
}

row_database() {
	local whole=${asks:-$stock/rides.db} writes=3 user=() holder
	fresh
	case $f in
	vk-log) whole=$stock/plan.db args+=(--wait 0) ;;
	vk-history|vk-recall) args+=(--wait 0) ;;
	vk-import-garmin) whole=$stock/base.db ;;
	vk-corpus) whole=$stock/corpus.db; args=(--corpus corpus.db add) ;;
	esac
	# Who only reads may read on; an enricher goes on without its corpus.
	[ -n "$db" ] || writes='0'
	chmod 755 "$work" "$stock"
	mkdir -m 755 fixed
	cp "$whole" fixed/a.db
	chmod 444 fixed/a.db
	chmod 555 fixed
	user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	"${user[@]}" test -x "$bin/$f" 2>/dev/null || user=()
	[ ${#user[@]} -eq 0 ] || ask "read-only" fixed/a.db $writes
	user=()
	chmod 755 fixed
	dd if=/dev/urandom of=damaged.db bs=4096 count=8 2>/dev/null
	cp "$whole" damaged.db
	dd if=/dev/urandom of=damaged.db bs=1024 seek=5 count=20 conv=notrunc 2>/dev/null
	ask "damaged" damaged.db 3 1
	head -c $(($(stat -c %s "$whole") / 2 + 100)) "$whole" >cut.db
	ask "cut" cut.db 3 1
	yes 'no database' | head -c 20000 >text.db
	ask "no database" text.db 3 1
	if [ "$f" != vk-enrich ] && [ "$f" != vk-corpus ]; then
		cp "$whole" newer.db
		sqlite3 newer.db 'PRAGMA user_version=99'
		[ "$f" = vk-history ] && ask "newer" newer.db 0 3 || ask "newer" newer.db 3
	fi
	cp "$whole" lock.db
	(echo 'BEGIN EXCLUSIVE;'; echo 'SELECT 1;'; sleep 3) | sqlite3 lock.db >held &
	holder=$!
	while [ ! -s held ]; do sleep 0.05; done
	ask "locked" lock.db 75 1
	wait $holder
	[ -n "$db" ] || return 0
	fresh
	"$bin/$f" "${args[@]}" --wait 60 "$in" >/dev/null 2>"$work/err" &
	holder=$!
	"$bin/$f" "${args[@]}" --wait 60 "$in" >/dev/null 2>>"$work/err"
	wait $holder
	[ "$f" = vk-corpus ] || check "two at once: rows" "$rows_after" "$(count_rows)"
	judge_database "two at once"
}
