#!/bin/sh
# SPDX-License-Identifier: MIT
# demo.sh: the main job on the examples. Every week becomes a folder of Zwift
# files under out/, and the terminal says what became of each sentence.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/$B/bin:$PATH
rm -rf out
mkdir out
records=$(mktemp)
trap 'rm -f "$records"' EXIT

for week in examples/*.txt; do
	name=$(basename "$week" .txt)
	# 1 means that some session was held back, which is no failure here.
	vk-parse --week-of 2026-03-02 "$week" >>"$records" || [ $? = 1 ]
	vk-parse --week-of 2026-03-02 "$week" | vk-score |
		vk-zwo -q --ftp 250 -d "out/$name" --name-format '{date}_{name}' || [ $? = 1 ]
done
vk-score --ftp 250 "$records" | python3 tools/summary.py || [ $? = 1 ]
echo
echo "$(find out -name '*.zwo' | wc -l) Zwift files are in out/ (one folder a week, for an FTP of 250 W where a coach wrote watts)."
echo
echo "What was ridden, from examples/activites.csv into out/garmin_data.db:"
vk-import-garmin --db out/garmin_data.db --athlete Camille examples/activites.csv 2>&1 |
	sed 's/^/    /'
echo
echo "Fitness (CTL), fatigue (ATL) and form (TSB) of the last two weeks:"
vk-history --db out/garmin_data.db --fitness --days 14 --format table |
	sed 's/^/    /'
echo
echo "What a coach asks for again, on 4 March 2026:"
vk-parse --week-of 2026-03-02 examples/semaine-seuil.txt >"$records"
for line in 'comme mardi mais 5 % plus facile' \
	'same as yesterday with one more rep'; do
	echo "$line" | vk-recall -q --today 2026-03-04 --from "$records" | vk-show --ftp 250 || [ $? = 1 ]
done
echo
echo "A session for people, from examples/semaine-seuil.txt:"
echo
vk-parse --week-of 2026-03-02 examples/semaine-seuil.txt | sed -n '1p;3p' | vk-score |
	vk-show --ftp 250
echo
echo "Two sessions for a team of three, from examples/equipe.csv, on a day of 32 °C,"
echo "into out/equipe/:"
printf '%s\n' '15min échauffement, 5x8min au seuil récup 2min, 10min RAC' \
	'6x3min Z5 récup 3min, 10min RAC' | vk-parse | vk-score |
	vk-adapt --team examples/equipe.csv --temperature 32 --units watts >"$records"
vk-zwo -q -d out/equipe --name-format 'team_{name}_{athlete}' "$records" || [ $? = 1 ]
python3 tools/team.py "$records"
echo
echo "Two loose requests, completed from the corpus:"
echo
printf '%s\n' "séance PMA classique, pas plus d'une heure" "something easy tomorrow, legs are dead" |
	vk-parse | vk-score | vk-enrich --no-own --corpus "$B/share/vekta/corpus.db" |
	vk-show --ftp 250
