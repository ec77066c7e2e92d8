# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154 # root, suite and work are the caller's
# newroot.sh: a new Debian in $root, for the tests that must see what a
# machine without our packages does. For root, with debootstrap and a mirror.

quiet() { "$@" >"$work/log" 2>&1; }
in_root() { chroot "$root" "$@"; }
# can_make_root NAME: whether this machine can; says so where it cannot.
can_make_root() {
	[ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null && return
	skip "$1: needs root and debootstrap"
	return 1
}
# make_root [PACKAGE...]: what debootstrap calls minbase, and these.
make_root() {
	local packages=$*
	quiet debootstrap --variant=minbase ${packages:+"--include=${packages// /,}"} "$suite" "$root" || return
	[ "$suite" != "$(. /etc/os-release && echo "${VERSION_CODENAME-}")" ] ||
		cp /etc/apt/sources.list "$root/etc/apt/" 2>/dev/null
	[ ! -d /etc/apt/apt.conf.d ] || cp -r /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null
	quiet in_root apt-get update -q
}
