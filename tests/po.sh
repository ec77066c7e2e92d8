#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# po.sh: the catalogues are complete, and chosen as gettext would.
. "$(dirname "$0")/lib.sh"
if text=$("$top/po/update.sh" --check 2>&1); then pass; else
	fail "po: not complete (run po/update.sh, then translate)" "$text"
fi

first() { env -u LC_ALL "$@" vk-score --help | head -n 1 | cut -d' ' -f1; }
check "no variables" Usage: "$(first)"
check "LANG=fr_FR.UTF-8" Utilisation "$(first LANG=fr_FR.UTF-8)"
check "LANG=fr" Utilisation "$(first LANG=fr)"
check "LANG=fr_CA@x" Utilisation "$(first LANG=fr_CA@x)"
check "LANG=C" Usage: "$(first LANG=C LANGUAGE=fr)"
check "LANG=C.UTF-8" Usage: "$(first LANG=C.UTF-8 LANGUAGE=fr)"
check "LANG=frr_DE" Usage: "$(first LANG=frr_DE)"
check "LANG=de_DE" Usage: "$(first LANG=de_DE.UTF-8)"
check "LC_MESSAGES before LANG" Usage: "$(first LANG=fr_FR LC_MESSAGES=en_GB)"
check "LC_ALL before LC_MESSAGES" Utilisation \
	"$(first LC_ALL=fr_FR LC_MESSAGES=en_GB)"
check "empty variables do not count" Utilisation \
	"$(first LC_ALL= LC_MESSAGES= LANG=fr_FR)"
check "LANGUAGE before all" Utilisation "$(first LANG=en_GB LANGUAGE=fr)"
check "LANGUAGE is a list" Utilisation "$(first LANG=en_GB LANGUAGE=de:fr:en)"
check "LANGUAGE may end in English" Usage: "$(first LANG=fr_FR LANGUAGE=en:fr)"
check "a library message" "vk-score: <stdin>:1:4: le texte JSON finit trop tôt" \
	"$(echo '{"a' | LC_ALL=fr_FR.UTF-8 vk-score 2>&1)"
check "arguments stay" "vk-score: option inconnue : --ftpp ; vouliez-vous dire --ftp ?" \
	"$(LC_ALL=fr_FR.UTF-8 vk-score --ftpp 2>&1 | head -n 1)"
finish
