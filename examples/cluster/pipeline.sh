#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# pipeline.sh [TEAM]: what becomes of one shard, standard input to standard
# output. A record that is held back makes a filter's status 1, which is no
# failure of the shard; anything else is, and the shard is done again.
# To do something else with the lines, change this file only.
set -u
if [ $# -gt 0 ]; then
	vk-parse -q | vk-score -q | vk-adapt -q --team "$1"
else
	vk-parse -q | vk-score -q
fi
for status in "${PIPESTATUS[@]}"; do
	[ "$status" -le 1 ] || exit "$status"
done
