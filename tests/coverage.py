#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage.py GCOV...: lines and branches of lib/, for each file, out of what
gcov says (JSON). Status 1 when fewer than LINES or BRANCHES per cent are
reached, when a branch that is never taken has no reason in tests/coverage.tsv,
or when a reason there is for nothing any more. -v lists those branches."""
import collections
import gzip
import json
import os.path
import pathlib
import re
import sys

LINES, BRANCHES = 95.0, 85.0
TOP = pathlib.Path(__file__).resolve().parent.parent


class File:
    def __init__(self):
        self.lines = collections.Counter()
        self.branches = {}
        self.function = {}


def read(names):
    """What was reached, of each source and header of the library."""
    files = collections.defaultdict(File)
    for name in names:
        with gzip.open(name) as data:
            units = json.load(data)["files"]
        for unit in units:
            name = os.path.normpath(unit["file"])
            if not name.startswith("lib/"):
                continue
            file = files[name]
            for line in unit["lines"]:
                number = line["line_number"]
                file.lines[number] += line["count"]
                file.function[number] = line.get("function_name", "")
                # A header's line has branches in each source that has it.
                taken = [branch["count"] for branch in line["branches"]]
                before = file.branches.get(number, [])
                if len(before) < len(taken):
                    before += [0] * (len(taken) - len(before))
                file.branches[number] = [
                    old + new for old, new in zip(
                        before, taken + [0] * (len(before) - len(taken)))]
    return files


def share(reached, all_):
    return 100.0 * reached / all_ if all_ else 100.0


def report(files):
    rows, total = [], [0, 0, 0, 0]
    for name, file in files.items():
        taken = [n for line in file.branches.values() for n in line]
        counts = [sum(n > 0 for n in file.lines.values()), len(file.lines),
                  sum(n > 0 for n in taken), len(taken)]
        total = [a + b for a, b in zip(total, counts)]
        rows.append((share(*counts[:2]), share(*counts[2:]), name))
    rows.sort()
    rows.append((share(*total[:2]), share(*total[2:]), "lib/"))
    for lines, branches, name in rows:
        print(f"{lines:6.1f} % lines {branches:6.1f} % branches  {name}")
    print(f"{total[0]} of {total[1]} lines, {total[2]} of {total[3]} branches")
    return rows[-1]


class Reason:
    """A row of the list: where (a file or *), which lines, why."""

    def __init__(self, row):
        self.place, self.text, self.why = row.split("\t")
        self.line = re.compile(self.text)
        self.count = 0

    def covers(self, name, function, statement):
        return (self.place in ("*", name, f"{name}:{function}") or
                (self.place.endswith("/") and name.startswith(self.place))) \
            and self.line.search(statement)


def reasons():
    rows = (TOP / "tests/coverage.tsv").read_text(encoding="utf-8")
    return [Reason(row) for row in rows.splitlines()
            if row and not row.startswith("#")]


def statement(source, number):
    """The line, with those before and behind that it goes on from or on to."""
    first = last = min(number, len(source)) - 1
    while first > 0 and not re.search(r"[;{}:]\s*(/\*.*)?$|^\s*$|\*/$",
                                      source[first - 1]):
        first -= 1
    while last + 1 < len(source) and not re.search(r"[;{}:]\s*(/\*.*)?$",
                                                   source[last]):
        last += 1
    return " ".join(part.strip() for part in source[first:last + 2])


def explain(files, known, verbose):
    """How many branches have no reason."""
    open_, never = 0, collections.Counter()
    for name, file in sorted(files.items()):
        source = (TOP / name).read_text(encoding="utf-8").split("\n")
        for number, taken in sorted(file.branches.items()):
            missing = sum(n == 0 for n in taken)
            if missing == 0:
                continue
            text = statement(source, number)
            for reason in known:
                if reason.covers(name, file.function[number], text):
                    reason.count += missing
                    never[reason.why] += missing
                    break
            else:
                open_ += missing
                print(f"{name}:{number}: no reason for {missing} branches "
                      f"in {file.function[number]}")
                if verbose:
                    print(f"    {text}")
    for why, count in never.most_common():
        print(f"{count:6d} never taken: {why}")
    return open_


def main():
    names = [name for name in sys.argv[1:] if name != "-v"]
    files = read(names)
    lines, branches, _ = report(files)
    known = reasons()
    open_ = explain(files, known, "-v" in sys.argv)
    wrong = 0
    if open_:
        wrong += 1
        print(f"{open_} branches without a reason in tests/coverage.tsv")
    for reason in known:
        if reason.count == 0:
            wrong += 1
            print(f"a reason for nothing: {reason.place} {reason.text}")
    if lines < LINES or branches < BRANCHES:
        wrong += 1
        print(f"below {LINES} % of lines or {BRANCHES} % of branches")
    sys.exit(wrong != 0)


main()
