#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What reading workouts by ten whole-line regular expressions tried in turn
costs in Python: the usual first design, as a measure for vk-parse. Text lines
in, JSON lines out."""
import json
import re
import sys

NUMBER = r"(\d+(?:[.,]\d+)?)"
TIME = r"(\d+)\s*(h|min|mn|m|s|sec|'|\")"
TARGET = NUMBER + r"\s*%"
PATTERNS = [
    ("repeat-rest", re.compile(
        r"(\d+)\s*[x×*]\s*" + TIME + r".*?" + TARGET + r".*?(?:r|rec|récup\w*|rest|recovery)\s*"
        + TIME, re.I)),
    ("repeat-rest-first", re.compile(
        r"(\d+)\s*[x×*]\s*" + TIME + r".*?" + TARGET + r".*?" + TIME
        + r"\s*(?:r|rec|récup\w*|rest|recovery|easy)", re.I)),
    ("short-short", re.compile(
        r"(\d+)\s*[x×*]\s*\(?(\d+)\s*/\s*(\d+)\)?.*?" + TARGET, re.I)),
    ("repeat", re.compile(r"(\d+)\s*[x×*]\s*" + TIME + r".*?" + TARGET, re.I)),
    ("repeat-zone", re.compile(r"(\d+)\s*[x×*]\s*" + TIME + r".*?[zi]\s*([1-7])", re.I)),
    ("words", re.compile(
        r"(\d+)\s*(?:fois|séries? de|sets? of|times)\s*" + TIME, re.I)),
    ("ramp", re.compile(
        TIME + r".*?(?:de|from)\s*" + NUMBER + r"\s*%?\s*(?:à|to|-)\s*" + TARGET, re.I)),
    ("steady-zone", re.compile(TIME + r".*?(?:zone|z|i)\s*([1-7])", re.I)),
    ("steady", re.compile(TIME + r".*?" + TARGET, re.I)),
    ("duration", re.compile(TIME, re.I)),
]


def main():
    write = sys.stdout.write
    for line in sys.stdin:
        line = line.rstrip("\n")
        record = {"description": line, "pattern": None}
        for name, pattern in PATTERNS:
            found = pattern.search(line)
            if found:
                record["pattern"] = name
                record["groups"] = found.groups()
                break
        write(json.dumps(record, ensure_ascii=False) + "\n")


main()
