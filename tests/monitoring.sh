#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# monitoring.sh: what the commands write for Prometheus, the alerts and the
# dashboard of examples/monitoring load, and the alerts come when they must.
# promtool is in Debian's package prometheus.
. "$(dirname "$0")/lib.sh"
examples=$top/examples/monitoring

rules=$(python3 "$top/tests/monitoring.py" "$examples/dashboard.json" 2>&1 >"$work/dashboard.yml")
check "monitoring: dashboard" "" "$rules"
# All figures that are asked for are written by somebody, and told.
for name in $(grep -ohE 'vekta_[a-z_]+[a-z]' "$examples"/*.yml "$examples/dashboard.json" |
	sed 's/_\(bucket\|sum\|count\)$//' | sort -u); do
	check "monitoring: $name is in vekta.7" yes \
		"$(grep -qw -- "$name" "$top/man/vekta.7" && echo yes)"
done

if ! command -v promtool >/dev/null; then
	skip "monitoring: promtool is not installed (package prometheus)"
	finish
	exit
fi
promtool_says() { # NAME COMMAND...
	local name=$1 text
	shift
	if text=$(HOME=$work promtool "$@" 2>&1); then pass; else fail "monitoring: $name" "$text"; fi
}
promtool_says "alerts" check rules "$examples/vekta.rules.yml"
promtool_says "alerts come" test rules "$examples/vekta.rules.test.yml"
promtool_says "dashboard's expressions" check rules "$work/dashboard.yml"

cd "$work" || exit 1
printf '%s\n' "3x10 min à 95 %, récup 5 min" "séance PMA" zorglub >texts
vk-parse --metrics parse.prom texts 2>/dev/null |
	vk-score --metrics score.prom |
	vk-enrich --no-own --corpus "$B/share/vekta/corpus.db" --metrics enrich.prom |
	tee records | vk-zwo -q --tar --metrics zwo.prom >/dev/null
vk-show --metrics show.prom records >/dev/null
vk-import-garmin -q --db g.db --athlete A --metrics import.prom "$top/examples/activites.csv"
for file in parse score enrich zwo show import; do
	promtool_says "$file.prom" check metrics <"$file.prom"
done
check "monitoring: enrich.prom tells verdicts" 2 \
	"$(grep -c '^vekta_verdicts_total.*verdict="accept"' enrich.prom)"
finish
