#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# completions.sh: bash completion, asked as bash would ask; zsh's by syntax.
. "$(dirname "$0")/lib.sh"
# shellcheck source=../completions/vekta.bash
. "$top/completions/vekta.bash"

ask() { # WORDS...: the last one is completed
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
	_vekta "$1" "${@: -1}" "${@: -2:1}"
	printf '%s ' "${COMPREPLY[@]}"
}
check "one option" "--accept " "$(ask vk-score --acc)"
check "no option" " " "$(ask vk-score --zzz)"
check "choices" "accept enrich reject " "$(ask vk-score --filter '')"
check "a choice" "reject " "$(ask vk-score --filter r)"
check "a value is not guessed" " " "$(ask vk-score --ftp '')"
mkdir "$work/here" && cd "$work/here" && touch week.txt && mkdir folder
check "files" "week.txt " "$(ask vk-parse w)"
check "files after an option" "week.txt " "$(ask vk-score --rejects w)"
check "folders" "folder " "$(ask vk-zwo --directory '')"
for f in "$bin"/vk-*; do
	f=${f##*/}
	[ -e "$top/cmd/$f.c" ] || continue
	all=$(ask "$f" --)
	want=$("$f" --list-options | cut -f2 | sed 's/^/--/' | sort | tr '\n' ' ')
	check "$f: all options" "$want" \
		"$(tr ' ' '\n' <<<"$all" | grep . | sort | tr '\n' ' ')"
	check "$f: zsh knows it" 1 "$(head -n 1 "$top/completions/_vekta" | grep -cw -- "$f")"
done
if command -v zsh >/dev/null; then
	check "zsh syntax" 0 "$(zsh -n "$top/completions/_vekta" >/dev/null 2>&1; echo $?)"
else
	skip "completions: zsh is not installed"
fi
finish
