#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# slurm-task.sh EXAMPLES DIR TEAM: one shard, called by Slurm for by-slurm.sh.
set -eu
number=$(printf '%05d' "$SLURM_ARRAY_TASK_ID")
out=$2/out.$number
[ ! -e "$out" ] || exit 0
"$1/pipeline.sh" ${3:+"$3"} <"$2/in.$number" >"$out.part"
mv "$out.part" "$out"
