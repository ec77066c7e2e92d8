#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# by-ssh.sh HOSTS [TEAM] <lines >records: the pipeline on several machines by
# GNU parallel and ssh. HOSTS are names of ssh, commas between; "2/name" for two
# jobs at a time. vekta and this folder must be at the same paths on each, the
# team file too; no other file is needed there. Records come out in the order
# of the lines. A block whose machine is lost is done on another one.
# BLOCK: bytes of a block (2M); SSH: the command for ssh.
set -eu
[ $# -ge 1 ] || { echo "usage: by-ssh.sh HOSTS [TEAM] <lines >records" >&2; exit 2; }
hosts=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
# A machine that does not answer for two seconds is given up.
ssh=${SSH:-ssh}
exec parallel --will-cite --pipe --keep-order --block "${BLOCK:-2M}" \
	--retries 3 --halt now,fail=1 --sshlogin "$hosts" \
	--ssh "$ssh -o BatchMode=yes -o ServerAliveInterval=1 -o ServerAliveCountMax=2" \
	--env PATH "$here/pipeline.sh" "$@"
