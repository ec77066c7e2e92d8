#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""joined.py texts PARTS: the parts of joined.tsv alone, then each two with each
sign between them, as JSON lines for vk-parse.

joined.py judge PARTS RECORDS: whether what was accepted of two is the one and
then the other. The first line says how many texts were looked at and how many
of them accepted; a line follows for each that is not so."""

import json
import sys


def read(path):
    """The parts: language -> place -> texts."""
    parts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                lang, place, text = line.rstrip("\n").split("\t")
                text = text.replace("\\n", "\n").replace("\\s", " ")
                parts.setdefault(lang, {}).setdefault(place, []).append(text)
    return parts


def pairs(parts):
    for place in parts.values():
        for first in place["first"]:
            for sign in place["between"]:
                for then in place["then"]:
                    yield first, sign, then


def texts(parts):
    for place in parts.values():
        yield from place["first"] + place["then"]
    for three in pairs(parts):
        yield "".join(three)


def target(step):
    return tuple((kind, *(step[kind].get(key) for key in ("value", "start", "end", "units")))
                 for kind in ("power", "hr", "cadence", "rpe") if kind in step)


def ridden(steps):
    """Every step in the order of riding, without what only names it."""
    for step in steps:
        if "steps" in step:
            inner = list(ridden(step["steps"]))
            for _ in range(step["reps"]):
                yield from inner
        else:
            yield (step.get("duration"), step.get("distance"), step.get("ramp", False),
                   target(step), step.get("until_lap_press", False), step.get("maxeffort", False))


def judge(parts, path):
    read_as, accepted = {}, set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            text = record["description"]
            read_as[text] = list(ridden(record["workout_doc"]["steps"]))
            if record["vekta"]["score"]["verdict"] == "accept":
                accepted.add(text)
    count, wrong = 0, []
    for first, sign, then in pairs(parts):
        text = first + sign + then
        count += 1
        if text in accepted and read_as[text] != read_as[first] + read_as[then]:
            wrong.append(text)
    print(count, len(accepted))
    for text in wrong:
        print(json.dumps(text, ensure_ascii=False))


def main(args):
    parts = read(args[1])
    if args[0] == "texts":
        for text in texts(parts):
            print(json.dumps({"description": text}, ensure_ascii=False))
    else:
        judge(parts, args[2])


main(sys.argv[1:])
