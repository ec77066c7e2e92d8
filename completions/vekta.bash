# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# bash completion of all vekta commands. A command tells its own options
# (--list-options), so nothing here changes when they do.
_vekta()
{
	local word=$2 option=$3 rows arg=

	rows=$("$1" --list-options 2>/dev/null) || return
	if [[ $option == -* ]]; then
		arg=$(awk -F '\t' -v o="$option" \
			'("--" $2 == o || "-" $1 == o) { print $4 }' <<<"$rows")
	fi
	case $arg in
	'')
		if [[ $word == -* ]]; then
			mapfile -t COMPREPLY < <(compgen -W \
				"$(awk -F '\t' '{ print "--" $2 }' <<<"$rows")" -- "$word")
			return
		fi
		mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
	FILE) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
	DIR) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	*'|'*) mapfile -t COMPREPLY < <(compgen -W "${arg//|/ }" -- "$word") ;;
	*) COMPREPLY=() ;;
	esac
}
complete -o filenames -F _vekta vk-adapt vk-corpus vk-doctor vk-enrich vk-history \
	vk-import-garmin vk-import-workout vk-log vk-parse vk-recall vk-score \
	vk-show vk-zwo
