#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""team.py make DIR: writes a team of 20 with mixed data and a week of sentences.
team.py check DIR [--temperature T] [--altitude A]: computes each athlete's
targets from scored.jsonl once more, by the formulas in vekta(7), and compares
them with those in adapted.jsonl and with the watts that the ERG files play.
Prints a line for each thing that differs, then how many were compared."""
import argparse
import csv
import json
import math
import re

ZONES = {1: (45, 55), 2: (56, 75), 3: (76, 90), 4: (91, 105), 5: (106, 120),
         6: (121, 150), 7: (151, 200)}
LEVELS = {1: (55, 68, 1, 2), 2: (69, 83, 2, 3), 3: (84, 94, 3, 4),
          4: (95, 105, 4, 5), 5: (106, 115, 6, 7), 6: (None, None, 7, 9),
          7: (None, None, 10, 10)}
TEXTS = """\
15min échauffement, 5x8min au seuil récup 2min, 10min RAC
6x3min Z5 récup 3min
3x10min à 95% récup 5min
2h Z2
4x4min à 100% PMA récup 3min
5x1min à fond récup 2min
2x20min sweet spot récup 5min
10x30s Z6 récup 30s, 10min Z1
3x5min à 4.2 W/kg récup 3min
10min de 60 à 80%, 3x12min Z3 récup 4min
20min à 240 W, 3x2min à 240-280 W récup 3min
20min warm-up, 3x(3min at 105-115%, 2min at 60%), 10min cool-down
4x6min at 90% LTHR rest 3min
3x15min threshold rest 5min
"""


def rounded(value):
    return math.floor(value + 0.5)


def make(folder):
    rows = []
    for i in range(20):
        ftp = 180 + 9 * i
        rows.append({
            "Nom": f"Athlète {i + 1}",
            "FTP": "" if i == 7 else f"{ftp} W" if i % 5 == 0 else str(ftp),
            "CP": "" if i % 4 == 3 or i == 7 else
                  str(round(ftp * (0.95 + 0.007 * i))),
            "W'": "" if i % 4 == 3 else
                  f"{8 + i},5" if i % 2 else str(8000 + 900 * i),
            "PMA": str(round(ftp / 0.78)) if i % 3 == 0 and i != 7 else "",
            "Poids": "" if i in (4, 11) else f"{52 + i},5",
            "FC max": str(195 - i) if i % 2 else "",
            "FC seuil": str(172 - i) if i % 3 else "",
            "zones": "57 76 91 106 121 152" if i in (5, 14) else "",
            "Niveau": ("débutant", "intermédiaire", "confirmé",
                       "élite")[(i // 3) % 4],
            "Sommeil": ("", "8", "5,5", "7h30", "3h45")[i % 5],
            "Fatigue": ("", "3", "7", "9/10")[i % 4],
            "Stress": "8" if i % 6 == 0 else "",
            "TSB": "-35" if i % 7 == 0 else "",
            "Matériel": "sans capteur" if i in (2, 7, 16) else "",
            "Lieu": "intérieur" if i % 3 == 2 else "Annecy",
            "Ventilateur": ("", "oui", "non")[i % 3],
            "Jours de chaleur": ("", "8", "20", "0")[i % 4],
            "Notes": 'a dit: "ça va"; peut-être, oui'})
    with open(f"{folder}/team.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        out.writeheader()
        out.writerows(rows)
    with open(f"{folder}/week.txt", "w", encoding="utf-8") as file:
        file.write(TEXTS)


# ------------------------------------------------------------------- athletes

def number(text):
    found = re.fullmatch(r"(-?[0-9]+)(?:[.,]([0-9]+))?( W|/10)?", text)
    return None if not found else float(f"{found[1]}.{found[2] or 0}")


def hours(text):
    found = re.fullmatch(r"([0-9]+)h([0-9]*)", text)
    return number(text) if not found else int(found[1]) + int(found[2] or 0) / 60


def read_team(folder, day):
    team = {}
    with open(f"{folder}/team.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            me = {name: number(row[column]) for name, column in (
                ("ftp", "FTP"), ("cp", "CP"), ("w", "W'"), ("pma", "PMA"),
                ("weight", "Poids"), ("max", "FC max"), ("lthr", "FC seuil"),
                ("fatigue", "Fatigue"), ("stress", "Stress"), ("tsb", "TSB"),
                ("heat_days", "Jours de chaleur"))}
            if me["w"] is not None and me["w"] <= 60:
                me["w"] *= 1000
            me["sleep"] = hours(row["Sommeil"])
            me["level"] = {"débutant": 1, "intermédiaire": 2, "confirmé": 3,
                           "élite": 4}[row["Niveau"]]
            me["indoor"] = row["Lieu"] == "intérieur"
            me["fan"] = {"": None, "oui": True, "non": False}[row["Ventilateur"]]
            me["meter"] = row["Matériel"] != "sans capteur"
            me["temperature"] = None if me["indoor"] else day.temperature
            me["altitude"] = day.altitude
            me["zones"] = dict(ZONES)
            if row["zones"]:
                bound = [float(b) for b in row["zones"].split()]
                me["zones"] = {z: (bound[z - 2] + 1, bound[z - 1])
                               for z in range(2, 7)}
                me["zones"][1] = (bound[0] * 45 / 55, bound[0])
                me["zones"][7] = (bound[5] + 1, (bound[5] + 1) * 200 / 151)
            me["threshold"] = me["lthr"] or (me["max"] and 0.9 * me["max"])
            team[row["Nom"]] = me
    return team


def day_factor(me):
    """What the rules take off all together."""
    heat = me["temperature"]
    days = me["heat_days"] or 0
    takes = []
    if heat is not None and heat >= 30 and days < 6:
        takes.append(min(5 + 0.4 * (heat - 30), 7))
    elif heat is not None and heat >= 30 and days < 14:
        takes.append(2)
    if me["sleep"] is not None and me["sleep"] <= 6:
        takes.append(6 if me["sleep"] <= 4 else 3)
    if me["fatigue"] is not None and me["fatigue"] >= 7:
        takes.append(6 if me["fatigue"] >= 9 else 3)
    if me["stress"] is not None and me["stress"] >= 8:
        takes.append(2)
    if me["tsb"] is not None and me["tsb"] < -30:
        takes.append(4)
    if me["indoor"] and me["fan"] is False:
        takes.append(5)
    if me["altitude"] is not None and me["altitude"] >= 1000:
        takes.append(min(4.4 + 0.0063 * (me["altitude"] - 1000), 15))
    return max(math.prod(1 - take / 100 for take in takes), 0.8)


# ---------------------------------------------------------------------- steps

def roll(steps):
    for step in steps:
        if "steps" in step:
            for _ in range(step.get("reps", 1)):
                yield from roll(step["steps"])
        else:
            yield step


def leaves(steps):
    for step in steps:
        if "steps" in step:
            yield from leaves(step["steps"])
        else:
            yield step


def ends(target):
    return (target.get("start", target.get("value")),
            target.get("end", target.get("value")))


def is_effort(step):
    return not (step.get("warmup") or step.get("cooldown") or
                step.get("intensity") in ("recovery", "rest", "warmup",
                                          "cooldown"))


def own_power(me, step):
    """(unit, start, end) in the athlete's own numbers."""
    target = step.get("power")
    if target is None:
        return None
    start, end = ends(target)
    unit = target["units"]
    if unit == "power_zone":
        a, b = int(start), int(end)
        low, high = ((me["zones"][a][0], me["zones"][b][1]) if a <= b else
                     (me["zones"][a][1], me["zones"][b][0]))
        return "%ftp", rounded(low * 10) / 10, rounded(high * 10) / 10
    if unit == "%pma":
        ratio = me["ftp"] / me["pma"] if me["ftp"] and me["pma"] else 0.8
        return ("%ftp", rounded(start / ratio * 10) / 10,
                rounded(end / ratio * 10) / 10)
    if unit == "w/kg" and me["weight"]:
        return "w", rounded(start * me["weight"]), rounded(end * me["weight"])
    return unit, start, end


def percent(me, power, value):
    if power[0] == "%ftp":
        return value
    return value / me["ftp"] * 100 if power[0] == "w" and me["ftp"] else None


def is_range(me, step, power):
    if power is None or not is_effort(step) or step.get("ramp") or \
            step.get("maxeffort") or power[1] == power[2]:
        return False
    high = percent(me, power, max(power[1:]))
    return high is not None and high > 76


def placed(me, power, x):
    low, high = min(power[1:]), max(power[1:])
    threshold = 105 if power[0] == "%ftp" else 1.05 * me["ftp"]
    if (low + high) / 2 <= threshold:
        x = min(x, 0.5)
    return rounded(low + x * (high - low))


def watts_at(me, step, power, x):
    """Watts of a step at a place; None: it does not count."""
    if step.get("maxeffort"):
        return None if power is None else \
            percent(me, power, sum(power[1:]) / 2) * me["ftp"] / 100
    if power is None:
        if is_effort(step):
            return None
        easy = 55 if step.get("warmup") or step.get("cooldown") else 50
        return easy * me["ftp"] / 100
    value = placed(me, power, x) if is_range(me, step, power) else \
        sum(power[1:]) / 2
    value = percent(me, power, value)
    return None if value is None else value * me["ftp"] / 100


def gets_through(me, steps, powers, x):
    left, asked = me["w"], 0
    for step in roll(steps):
        watts = watts_at(me, step, powers[id(step)], x)
        seconds = step.get("duration", 0)
        if not seconds or watts is None:
            continue
        if is_effort(step):
            asked += seconds / (1800 * (me["cp"] / min(watts, me["cp"])) **
                                (1 / 0.07))
        if watts >= me["cp"]:
            left -= (watts - me["cp"]) * seconds
        else:
            left = me["w"] - (me["w"] - left) * math.exp(
                -(me["cp"] - watts) * seconds / me["w"])
        if left < me["w"] / 4:
            return False
    return asked <= 1


def find_place(me, steps, powers):
    """(x, whether nothing is held at the middle), or None."""
    ranges = [powers[id(s)] for s in leaves(steps)
              if is_range(me, s, powers[id(s)])]
    if not ranges:
        return None
    if me["cp"] and me["w"] and me["ftp"]:
        for i in range(20, -1, -1):
            if gets_through(me, steps, powers, i / 20):
                return i / 20, False
        return 0, False
    place = {1: 0.25, 3: 0.6, 4: 0.75}.get(me["level"])
    return None if place is None else (place, True)


def expected(me, steps):
    """The target of each step, in the order in which they are written."""
    powers = {id(step): own_power(me, step) for step in leaves(steps)}
    place = find_place(me, steps, powers)
    factor = day_factor(me)
    for step in leaves(steps):
        power = powers[id(step)]
        if power is not None and place is not None and \
                is_range(me, step, power):
            x, free = place
            low, high = min(power[1:]), max(power[1:])
            value = rounded(low + x * (high - low)) if free else \
                placed(me, power, x)
            power = power[0], value, value
        if power is not None and is_effort(step) and factor < 1 and \
                not step.get("maxeffort"):
            digits = 100 if power[0] == "w/kg" else 1
            power = (power[0],
                     rounded(power[1] * factor * digits) / digits,
                     rounded(power[2] * factor * digits) / digits)
        yield step, power


def zone_of(me, value):
    for zone in range(1, 7):
        if value <= me["zones"][zone][1]:
            return zone
    return 7


def without_meter(me, step, power):
    """("hr" or "rpe", start, end) in place of a power, or None: it stays."""
    start, end = percent(me, power, power[1]), percent(me, power, power[2])
    if start is None:
        return None
    one, other = LEVELS[zone_of(me, start)], LEVELS[zone_of(me, end)]
    first, last = (0, 1) if start <= end else (1, 0)
    if me["threshold"] and step.get("duration", 0) >= 300 and \
            one[0] and other[0]:
        return ("hr", rounded(one[first] * me["threshold"] / 100),
                rounded(other[last] * me["threshold"] / 100))
    return "rpe", one[2 + first], other[2 + last]


def own_heart(me, step):
    start, end = ends(step["hr"])
    of = {"%lthr": me["threshold"], "%hr": me["max"]}.get(step["hr"]["units"])
    if not of:
        return step["hr"]["units"], start, end
    return "bpm", rounded(start * of / 100), rounded(end * of / 100)


class Report:
    def __init__(self):
        self.compared = self.wrong = 0

    def same(self, what, want, got):
        self.compared += 1
        near = want == got or (want and got and want[0] == got[0] and all(
            abs(a - b) < 1e-9 for a, b in zip(want[1:], got[1:])))
        if not near:
            self.wrong += 1
            print(f"{what}: want {want}, got {got}")


def shown(step, name):
    target = step.get(name)
    return None if target is None else (target["units"], *ends(target))


def compare(me, name, text, plan, record, report):
    steps = list(leaves(record["workout_doc"]["steps"]))
    for i, (step, power) in enumerate(expected(me, plan)):
        got = steps[i]
        heart = own_heart(me, step) if "hr" in step else None
        feel = shown(step, "rpe")
        if not me["meter"] and power is not None:
            instead = without_meter(me, step, power)
            if instead is not None:
                power = None
                if instead[0] == "hr":
                    heart = ("bpm", *instead[1:])
                else:
                    feel = ("rpe", *instead[1:])
        elif power is not None and power[0] == "%ftp" and me["ftp"]:
            power = ("w", *(rounded(v * me["ftp"] / 100) for v in power[1:]))
        what = f"{name}: {text}: step {i + 1}"
        report.same(what + ": power", power, shown(got, "power"))
        report.same(what + ": heart rate", heart, shown(got, "hr"))
        report.same(what + ": feel", feel, shown(got, "rpe"))


def erg_watts(path):
    """(minutes, watts) of the points of a course."""
    inside = False
    for line in open(path, encoding="utf-8"):
        if line.startswith("["):
            inside = line.startswith("[COURSE DATA]")
        elif inside:
            minutes, watts = line.split()
            yield float(minutes), float(watts)


def compare_erg(folder, record, report):
    """What an ERG file plays in the middle of each step."""
    points = list(erg_watts(f"{folder}/{record['file']}"))
    at = 0.0
    for step in roll(record["workout_doc"]["steps"]):
        seconds = step["duration"]
        power = shown(step, "power")
        if power is not None and not step.get("maxeffort"):
            middle = (at + seconds / 2) / 60
            before = [p for p in points if p[0] <= middle][-1]
            after = [p for p in points if p[0] >= middle][0]
            share = (middle - before[0]) / ((after[0] - before[0]) or 1)
            got = before[1] + share * (after[1] - before[1])
            report.same(f"{record['file']} at {at} s", True,
                        abs(got - sum(power[1:]) / 2) <= 1)
        at += seconds


def check(folder, day):
    team, report = read_team(folder, day), Report()
    plans = [json.loads(line) for line in open(f"{folder}/scored.jsonl",
                                               encoding="utf-8")]
    lines = [json.loads(line) for line in open(f"{folder}/adapted.jsonl",
                                               encoding="utf-8")]
    report.same("records", len(plans) * len(team), len(lines))
    for i, record in enumerate(lines):
        plan = plans[i // len(team)]
        name = list(team)[i % len(team)]
        report.same("athlete", name, record["vekta"]["athlete"])
        compare(team[name], name, plan["description"],
                plan["workout_doc"]["steps"], record, report)
    files = 0
    for line in open(f"{folder}/files.tsv", encoding="utf-8"):
        row, file = line.rstrip("\n").split("\t")
        compare_erg(folder, {**lines[int(row) - 1], "file": file}, report)
        files += 1
    print(f"{files} ERG files, {report.compared} compared, "
          f"{report.wrong} differ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("make", "check"))
    parser.add_argument("folder")
    parser.add_argument("--temperature", type=float)
    parser.add_argument("--altitude", type=float)
    arg = parser.parse_args()
    if arg.what == "make":
        make(arg.folder)
    else:
        check(arg.folder, arg)


main()
