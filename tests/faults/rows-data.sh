# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# rows-data.sh: what may stand in an input: bytes, sizes, numbers, nesting,
# markup. What is refused is told, what follows it comes out as it should.

# The command on what stands in $work/bad, one more good line behind it.
with_good() {
	{ cat "$work/bad"; printf '%s\n' "$text"; } |
		timeout 60 "$bin/$f" "${args[@]}" >"$work/out" 2>"$work/err"
	status=$?
}
good_alone() {
	fresh
	printf '%s\n' "$text" | timeout 60 "$bin/$f" "${args[@]}" 2>/dev/null |
		"$top/tests/faults/judge.py" text >"$work/good"
}
# The last record is the one of the good line, all is clean text.
good_came_out() { # NAME
	case $status in
	0|1) pass ;;
	*) fail "$1: status $status" "$(head -c 300 "$work/err")" ;;
	esac
	check "$1: the next line is intact" "" "$("$top/tests/faults/judge.py" text \
		<"$work/out" | tail -n "$(wc -l <"$work/good")" | cmp - "$work/good" 2>&1)"
	check "$1: raw control characters in messages" 0 \
		"$(tr -d '\n' <"$work/err" | LC_ALL=C grep -c '[[:cntrl:]]')"
}

# A text, or a record that has it.
as_line() { # TEXT with printf's escapes
	if [ "$f" = vk-parse ]; then printf "$1\n"; else
		printf '{"description":"%b","name":"%b"}\n' "$1" "$1"; fi
}

row_bytes() {
	local name bytes
	good_alone
	for name in utf8 surrogate nul control bom nfd rtl overlong; do
		case $name in
		utf8) bytes='3x5min \xff\xfe 95%%' ;;
		surrogate) bytes='3x5min \xed\xa0\x80 95%%' ;;
		nul) bytes='3x5min \x00 95%%' ;;
		control) bytes='3x5min \x01\x1b[31m\x07\xc2\x9b 95%%' ;;
		bom) bytes='\xef\xbb\xbf3x5min 95%%' ;;
		nfd) bytes='re\xcc\x81cup 3x5min 95%%' ;;
		rtl) bytes='\xe2\x80\xae3x5min\xe2\x80\xac 95%%' ;;
		overlong) bytes='3x5min \xc0\xaf 95%%' ;;
		esac
		fresh
		as_line "$bytes" >"$work/bad"
		with_good
		good_came_out "$name"
	done
}

row_patterns() {
	local name
	good_alone
	for name in parens times plus nested deep dashes; do
		fresh
		case $name in
		parens) printf '(%.0s' {1..20000} ;;
		times) printf '1x%.0s' {1..100000} ;;
		plus) printf '1+%.0s' {1..100000} ;;
		nested) printf '(5x%.0s' {1..10000} ;;
		deep) printf '2x(%.0s' {1..500}; printf '5min 95%%'; printf ')%.0s' {1..500} ;;
		dashes) printf '%.0s- ' {1..100000} ;;
		esac >"$work/bad"
		echo >>"$work/bad"
		with_good
		good_came_out "$name"
	done
}

row_long() {
	local limit
	good_alone
	fresh
	{ head -c 16777217 /dev/zero | tr '\0' x; echo; } >"$work/bad"
	with_good
	good_came_out "16 MiB + 1"
	check "16 MiB + 1: one message" 1 "$(wc -l <"$work/err")"
	[ -z "${QUICK-}" ] || return 0
	fresh
	{ head -c 1073741824 /dev/zero | tr '\0' x; printf '\n%s\n' "$text"; } |
		timeout 60 "$work/peak" "$work/peak.kB" "$bin/$f" "${args[@]}" \
		>"$work/out" 2>"$work/err"
	status=$?
	good_came_out "1 GiB"
	check "1 GiB: memory below 64 MB" yes \
		"$([ "$(cat "$work/peak.kB")" -lt 65536 ] && echo yes)"
	# Memory that runs out is no end of file. The loader needs some itself.
	for limit in 40000 60000 80000; do
		(ulimit -v $limit; "$bin/$f" --version >/dev/null 2>&1) && break
	done
	fresh
	{ head -c 16000000 /dev/zero | tr '\0' x; printf '\n%s\n' "$text"; } |
		(ulimit -v $limit; timeout 60 "$bin/$f" "${args[@]}" \
		>"$work/out" 2>"$work/err")
	status=$?
	case $status in
	1) good_came_out "a huge line with little memory" ;;
	*) loud "a huge line with little memory" ;;
	esac
}

row_json() {
	local name
	good_alone
	for name in deep deeper 1e999 NaN -0 01 2p53 twice u0000 junk cut comment comma; do
		fresh
		case $name in
		deep) printf '{"a":'; printf '[%.0s' {1..1000}; printf ']%.0s' {1..1000}; printf '}' ;;
		deeper) printf '{"a":'; head -c 1000000 /dev/zero | tr '\0' '['; printf '}' ;;
		1e999) printf '{"description":"1h Z2","start":1e999}' ;;
		NaN) printf '{"description":"1h Z2","start":NaN}' ;;
		-0) printf '{"description":"1h Z2","start":-0}' ;;
		01) printf '{"description":"1h Z2","start":01}' ;;
		2p53) printf '{"description":"1h Z2","start":9007199254740993}' ;;
		twice) printf '{"description":"1h Z2","vekta":{},"vekta":1,"description":"2h Z2"}' ;;
		u0000) printf '{"description":"1h\\u0000 Z2"}' ;;
		junk) printf '{"description":"1h Z2"} junk' ;;
		cut) printf '{"description":"1h Z2' ;;
		comment) printf '{"description":"1h Z2" /* c */}' ;;
		comma) printf '{"description":"1h Z2",}' ;;
		esac >"$work/bad"
		echo >>"$work/bad"
		with_good
		if [ "$f" = vk-parse ]; then
			# Its first line says what it reads: then all is JSON.
			check "$name: status" yes "$(case $status in 0|1) echo yes ;; esac)"
		else
			good_came_out "$name"
		fi
		case $name in
		deep*|NaN|01|junk|cut|comment|comma)
			[ -s "$work/err" ] && pass || fail "$name: is not told" ;;
		2p53)
			[ "$kind" != lines ] || check "2^53 + 1 as it was" yes \
				"$(grep -q 9007199254740993 "$work/out" && echo yes)" ;;
		esac
	done
}

# Amounts that nobody can mean are not accepted, and do not take memory.
row_numbers() {
	local sentence
	fresh
	for sentence in '999999999x3min 95%' '5x0min 95%' '5x3min 9500%' \
		'30h Z2' '100x(100x(100x(1min 95%)))' '5x99999999999999999999min 95%' \
		'1001x1min 95%' '5x3min 99999999999999999999W' '3x-5min 95%'; do
		echo "$sentence" | timeout 20 "$work/peak" "$work/peak.kB" vk-parse 2>"$work/err" |
			timeout 20 "$bin/$f" "${args[@]}" >"$work/out" 2>>"$work/err"
		status=$?
		check "$sentence: status" yes "$(case $status in 0|1) echo yes ;; esac)"
		case $f in
		vk-parse) ;;
		vk-score) check "$sentence: is not accepted" 0 \
			"$(grep -c '"verdict":"accept"' "$work/out")" ;;
		vk-zwo) check "$sentence: makes no file" 0 "$(tar tf "$work/out" 2>/dev/null | wc -l)" ;;
		esac
		check "$sentence: memory below 32 MB" yes \
			"$([ "$(cat "$work/peak.kB")" -lt 32768 ] && echo yes)"
	done
}

row_xml() {
	local name
	for name in bomb external dtd deep large encoding; do
		fresh
		case $name in
		bomb) printf '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
			for n in {1..9}; do printf '<!ENTITY b%d "&b%d;&b%d;&b%d;">' "$n" $((n - 1)) $((n - 1)) $((n - 1)); done
			printf ']><workout_file><name>&b9;</name></workout_file>' ;;
		external) printf '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><workout_file><name>&x;</name><workout><SteadyState Duration="60" Power="1"/></workout></workout_file>' ;;
		dtd) printf '<!DOCTYPE w SYSTEM "http://127.0.0.1:1/x.dtd"><workout_file><workout/></workout_file>' ;;
		deep) printf '<workout_file>'; printf '<workout>%.0s' {1..10000}; printf '</workout>%.0s' {1..10000}; printf '</workout_file>' ;;
		large) printf '<workout_file><name>'; head -c 100000000 /dev/zero | tr '\0' x; printf '</name></workout_file>' ;;
		encoding) printf '<?xml version="1.0" encoding="UTF-16"?><workout_file><name>a</name></workout_file>' ;;
		esac >hostile
		if [ "$f" = vk-import-garmin ]; then
			sed -i 's/workout_file/TrainingCenterDatabase/g' hostile; fi
		local call=("${args[@]}" hostile)
		[ "$f" != vk-zwo ] || call=(--validate hostile)
		timeout 60 "$work/peak" "$work/peak.kB" "$bin/$f" "${call[@]}" \
			>"$work/out" 2>"$work/err" </dev/null
		status=$?
		check "$name: status" yes "$(case $status in 1|3) echo yes ;; esac)"
		[ -s "$work/err" ] && pass || fail "$name: is not told"
		check "$name: no file of this machine" 0 "$(cat "$work/out" "$work/err" | grep -c root:)"
		check "$name: memory below 64 MB" yes \
			"$([ "$(cat "$work/peak.kB")" -lt 65536 ] && echo yes)"
		judge_database "$name"
	done
}

row_csv() {
	local head='Type d’activité,Date,Titre,Distance,Durée'
	local good='Vélo,2026-03-09 07:00:00,Good,20.5,01:00:00'
	local name want
	for name in quote newline nul cells formula half rows; do
		fresh
		want=1
		{
			printf '%s\n' "$head"
			case $name in
			quote) printf 'Vélo,2026-03-01 07:00:00,"open,20.5,01:00:00\n' ;;
			newline) want=2; printf 'Vélo,2026-03-01 07:00:00,"two\nlines",20.5,01:00:00\n' ;;
			nul) want=2; printf 'Vélo,2026-03-01 07:00:00,a\0b,20.5,01:00:00\n' ;;
			cells) head -c 1000000 /dev/zero | tr '\0' ','; echo ;;
			formula) want=2; printf 'Vélo,2026-03-01 07:00:00,"=cmd|'"'/c calc'"'!A1",20.5,01:00:00\n' ;;
			rows) want=1; printf 'Vélo\n,,,,\n' ;;
			half) ;;
			esac
			printf '%s\n' "$good"
			[ $name != half ] || printf 'Vélo,2026-03-01 07'
		} >hostile
		"$bin/$f" --db t.db --athlete A --json hostile >"$work/out" 2>"$work/err"
		status=$?
		check "$name: status" yes "$(case $status in 0|1) echo yes ;; esac)"
		check "$name: rows" "$want 1" "$(sqlite3 t.db 'SELECT count(*) FROM activities') $(
			sqlite3 t.db "SELECT count(*) FROM activities WHERE activity_name = 'Good'")"
		[ $want = 2 ] || { [ -s "$work/err" ] && pass || fail "$name: is not told"; }
		[ $name != formula ] || check "formula: is a title" "=cmd|'/c calc'!A1" \
			"$(sqlite3 t.db "SELECT activity_name FROM activities WHERE activity_name <> 'Good'")"
	done
}

# Whatever the text is, it comes back as it was from a reader of its format.
row_injection() {
	local evil="a\"b'c<d>&e;\$(touch pwned)\`touch pwned\`'; DROP TABLE activities; --]]><!--\\u003c%s%n"
	local json
	fresh
	json=$(jq -cn --arg t "$evil" '$t')
	case $f in
	vk-parse) echo "$evil" | "$bin/$f" >"$work/out" 2>"$work/err"
		check "as JSON" "$evil" "$(jq -r .description "$work/out")" ;;
	vk-score|vk-enrich|vk-log|vk-adapt|vk-show)
		jq -c --argjson t "$json" '.name = $t' <<<"$text" |
			"$bin/$f" "${args[@]}" >"$work/out" 2>"$work/err"
		[ "$kind" != lines ] || check "as JSON" "$evil" "$(jq -r .name "$work/out" | head -n 1)"
		[ "$f" != vk-log ] || check "in the database" ok "$(sqlite3 $db 'PRAGMA integrity_check')" ;;
	vk-zwo) jq -c --argjson t "$json" '.name = $t' <<<"$text" |
			"$bin/$f" --ftp 250 -o - >"$work/out" 2>"$work/err"
		check "as XML" "$evil" "$(xmllint --xpath 'string(//name)' "$work/out")" ;;
	vk-import-workout)
		xmllint --format - >x.zwo <<-END
		<workout_file><name>$(jq -r '@html' <<<"$json")</name><workout><SteadyState Duration="60" Power="0.9"/></workout></workout_file>
		END
		"$bin/$f" x.zwo >"$work/out" 2>"$work/err"
		check "as JSON" "$evil" "$(jq -r .name "$work/out")" ;;
	vk-import-garmin)
		echo "{\"startTimeLocal\":\"2026-03-01 07:00:00\",\"duration\":60,\"activityName\":$json}" >x.json
		"$bin/$f" --db t.db --athlete "$evil" x.json 2>"$work/err"
		check "in the database" "$evil" "$(sqlite3 t.db 'SELECT activity_name FROM activities')"
		check "an athlete" "$evil" "$(sqlite3 t.db 'SELECT nom FROM users')"
		check "out again" "$evil" "$("$bin/$f" --db t.db --export "$evil" |
			jq -r 'select(.duration).name')" ;;
	vk-history)
		"$bin/$f" --db "$asks" --athlete "$evil" >"$work/out" 2>"$work/err"
		check "an athlete who is not there" "2 0" "$? $(stat -c %s "$work/out")" ;;
	vk-corpus)
		sed -n '/^[^#]/{p;q}' "$stock/sessions.tsv" |
			awk -F'\t' -v OFS='\t' -v t="${evil//\\/\\\\}" '{ $1 = "evil"; $5 = t; print }' >x.tsv
		"$bin/$f" --corpus t.db add x.tsv >"$work/out" 2>"$work/err"
		check "in the database" "$evil" "$(sqlite3 t.db 'SELECT title_fr FROM session')" ;;
	esac
	check "nothing was run" "" "$(find . -name 'pwned*')"
	# To a terminal nothing raw.
	printf '\x1b]0;owned\x07\xc2\x9b31m' >esc
	if [ -n "$text" ]; then
		"$bin/$f" "${args[@]}" <esc >"$work/out" 2>"$work/err"
		check "escapes in messages" 0 "$(tr -d '\n' <"$work/err" | LC_ALL=C grep -c '[[:cntrl:]]')"
	fi
	"$bin/$f" "${args[@]}" "$(cat esc)" >/dev/null 2>"$work/err" </dev/null
	check "escapes in names of files" 0 "$(tr -d '\n' <"$work/err" | LC_ALL=C grep -c '[[:cntrl:]]')"
}

# Names from data are one safe component inside the folder.
row_names() {
	local name json n=0
	for name in '../../x' /etc/x a/b CON "$(printf 'x%.0s' {1..300})" '' -rf $'a\nb' '🚴' . .. \
		'a\b' 'com1.txt' ' ' $'\x1b[31m'; do
		fresh
		n=$((n + 1))
		json=$(jq -cn --arg t "$name" '$t')
		jq -c --argjson t "$json" '.name = $t' <<<"$text" |
			"$bin/$f" --ftp 250 -d out --name-format '{name}' >"$work/out" 2>"$work/err"
		check "name $n: one file inside" "0 1" "$? $(find out -mindepth 1 -maxdepth 1 -type f | wc -l)"
		check "name $n: nothing else" "out" "$(ls -A)"
		check "name $n: is XML" 0 "$(xmllint --noout out/* 2>&1 | wc -l)"
		check "name $n: a safe name" "" "$(find out -mindepth 1 -printf '%f' |
			LC_ALL=C grep -E '^[-.]|[[:cntrl:]/\\]|.{256}')"
	done
	fresh
	mkdir out && echo keep >goal && printf '%s\n' "$text" >in
	"$bin/$f" --ftp 250 -d probe --name-format x <in 2>/dev/null
	name=$(ls probe)
	ln -s ../goal "out/$name"
	"$bin/$f" --ftp 250 -d out --name-format x <in 2>"$work/err"
	check "a link: kept, its goal too" "keep ../goal" "$(cat goal) $(readlink "out/$name")"
	"$bin/$f" --ftp 250 -d out --force --name-format x <in 2>"$work/err"
	check "a link with --force: its goal is kept" keep "$(cat goal)"
	rm -r out && mkdir -p "out/$name"
	"$bin/$f" --ftp 250 -d out --force --name-format x <in 2>"$work/err"
	[ $? != 0 ] && [ -d "out/$name" ] && pass || fail "a folder in the place of a file"
	rm -r out && mkdir out && echo keep >"out/$name"
	"$bin/$f" --ftp 250 -d out --name-format x <in 2>"$work/err"
	check "no overwriting without --force" keep "$(cat "out/$name")"
}
