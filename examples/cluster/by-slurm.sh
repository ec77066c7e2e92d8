#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# by-slurm.sh DIR [TEAM] <lines >records: the pipeline as a Slurm job array. DIR
# is a folder that all nodes share. The lines are cut into shards there, each is
# a task of the array, and what the tasks made is put together in the order of
# the lines. A task writes its output beside its name and renames it, so that
# calling this again with the same DIR does only the shards that are missing,
# and does not read standard input when the lines are in DIR already.
# SHARD: bytes of a shard (10M); SBATCH: more options for sbatch.
set -eu
[ $# -ge 1 ] || { echo "usage: by-slurm.sh DIR [TEAM] <lines >records" >&2; exit 2; }
dir=$1
team=${2-}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

if [ ! -e "$dir/cut" ]; then
	rm -f "$dir"/in.*
	split -a 5 --numeric-suffixes=1 -C "${SHARD:-10M}" - "$dir/in."
	: >"$dir/cut"
fi
missing=
for shard in "$dir"/in.*; do
	[ -e "$shard" ] || break
	number=${shard##*.}
	[ -e "$dir/out.$number" ] || missing+=,$((10#$number))
done
if [ -n "$missing" ]; then
	# shellcheck disable=SC2086 # several options
	sbatch --wait --parsable --array="${missing#,}" --requeue \
		--output="$dir/log.%a" --export=ALL ${SBATCH-} \
		"$here/slurm-task.sh" "$here" "$dir" "$team" >"$dir/job"
fi
for shard in "$dir"/in.*; do
	[ -e "$shard" ] || break
	cat "$dir/out.${shard##*.}"
done
