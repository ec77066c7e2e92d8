#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""team.py FILE: for people, what adapted records came to: each workout once,
below it the load of each athlete and the reasons."""
import json
import sys


def leaves(steps):
    for step in steps:
        if "steps" in step:
            yield from leaves(step["steps"])
        else:
            yield step


def target(step):
    """"245 W", "158-175 bpm"."""
    for name in ("power", "hr", "rpe"):
        if name in step:
            t = step[name]
            span = [t[k] for k in ("value", "start", "end") if k in t]
            return ("-".join(f"{v:g}" for v in span) + " "
                    + {"w": "W", "rpe": "/10"}.get(t["units"], t["units"]))
    return None


def main():
    last = None
    for line in open(sys.argv[1], encoding="utf-8"):
        record = json.loads(line)
        if record.get("description") != last:
            last = record.get("description")
            print(f"\n    {last}")
        vekta = record["vekta"]
        load = vekta.get("load", {}).get("tss")
        efforts = {target(s): None for s in
                   leaves(record["workout_doc"]["steps"])
                   if s.get("intensity") in ("interval", "active")}
        print(f"      {vekta['athlete']:6}  "
              f"{', '.join(t for t in efforts if t):14}  TSS "
              f"{'?' if load is None else format(load, '.0f'):3}  "
              + " ".join(change["message"] for change in
                         vekta.get("adapt", {}).get("changes", [])
                         if change["rule"] != "resolve"))


main()
