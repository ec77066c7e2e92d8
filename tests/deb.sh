#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# deb.sh: the packages of build/deb in a new Debian: they install with what
# they depend on, work for an unprivileged user, and leave nothing when
# purged. Not a part of make check: it needs root, debootstrap and a mirror.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/newroot.sh"
suite=${SUITE:-bookworm}
can_make_root deb || { finish; exit; }
export LC_ALL=C.UTF-8 HOME=/tmp DEBIAN_FRONTEND=noninteractive
root=$work/root
debs=("$top"/build/deb/{vekta,libvekta-dev}_*.deb)
# All paths but those that any package changes.
files() {
	(cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./var/log \
		-o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/lib/dpkg \
		-o -path ./tmp \) -prune -o ! -type d -print | sort)
}

if make_root; then pass; else
	fail "debootstrap" "$(tail "$work/log")"
	finish
	exit
fi
depends=$(for f in "${debs[@]}"; do dpkg-deb -f "$f" Depends; done |
	tr ',' '\n' | sed 's/(.*//; s/|.*//; s/^ *//; s/ *$//' | grep . | sort -u)
# shellcheck disable=SC2086 # a list of words
quiet in_root apt-get install -y -q --no-install-recommends $depends gcc libc6-dev pkg-config
files >"$work/before"
cp "${debs[@]}" "$root/tmp/"
if quiet in_root sh -c 'dpkg -i /tmp/*.deb'; then pass; else
	fail "dpkg -i" "$(tail "$work/log")"
fi
cat >"$root/tmp/job" <<'END'
set -e
cd "$(mktemp -d)"
echo '5x3min à 95% récup 2min, 10min RAC' | vk-parse | vk-score | vk-zwo >w.zwo
vk-zwo --validate w.zwo
grep -c '<IntervalsT ' w.zwo
END
check "an unprivileged user makes a workout" 1 \
	"$(in_root su -s /bin/sh nobody -c 'sh /tmp/job' 2>"$work/log" | tail -n 1)"
for program in "$root"/usr/bin/vk-*; do
	name=${program##*/}
	check "$name --version" "$name (vekta) $(cat "$top/VERSION")" \
		"$(in_root su -s /bin/sh nobody -c "$name --version")"
	check "$name.1" yes "$([ -s "$root/usr/share/man/man1/$name.1.gz" ] && echo yes)"
done
cat >"$root/tmp/use.c" <<'END'
#include <vekta.h>
#include <stdio.h>
int main(void) { puts(vk_status_text(VK_ELIMIT)); return 0; }
END
check "a program builds against libvekta-dev" "limit passed" "$(in_root sh -c \
	'cc /tmp/use.c -o /tmp/use $(pkg-config --cflags --libs vekta) && /tmp/use' 2>&1)"
if quiet in_root dpkg --purge vekta libvekta-dev; then pass; else
	fail "dpkg --purge" "$(tail "$work/log")"
fi
files >"$work/after"
check "purged without a trace" "" "$(diff "$work/before" "$work/after")"
finish
