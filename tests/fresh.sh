#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# fresh.sh: the two commands of the README on a new Debian that has git, make
# and nothing else of ours: what is committed is cloned there, `make demo` must
# leave the files, `make check` must pass. SUITE is bookworm or trixie.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/newroot.sh"
suite=${SUITE:-bookworm}
can_make_root fresh || { finish; exit; }
export LC_ALL=C.UTF-8 HOME=/tmp DEBIAN_FRONTEND=noninteractive
root=$work/root home=/srv/vekta
if make_root git make ca-certificates; then pass; else
	fail "debootstrap" "$(tail "$work/log")"
	finish
	exit
fi
trap 'umount -q "$root/proc" "$root/dev/pts"; rm -rf "$work"' EXIT
mount -t proc proc "$root/proc"
mount -t devpts devpts "$root/dev/pts" 2>/dev/null
# Where compilers of this machine are wrapped, they are not in there.
clean() { in_root env -i HOME=/tmp LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
git clone -q --no-hardlinks "$top" "$root$home"
for what in demo check; do
	if clean make -C "$home" $what >"$root/tmp/$what.log" 2>&1; then pass; else
		fail "make $what" "$(grep -aE '^(FAIL|not ok)|error' "$root/tmp/$what.log" | head -20)" \
			"$(tail -15 "$root/tmp/$what.log")"
	fi
done
check "the demo leaves workouts" yes \
	"$([ "$(find "$root$home/out" -name '*.zwo' 2>/dev/null | wc -l)" -ge 10 ] && echo yes)"
tail -n 1 "$root/tmp/check.log"
finish
