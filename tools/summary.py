#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scored records on standard input as a table for people."""
import collections
import json
import sys


def clock(seconds):
    return f"{seconds // 3600}:{seconds % 3600 // 60:02}"


def main():
    week, count = None, collections.Counter()
    for line in sys.stdin:
        record = json.loads(line)
        vekta = record["vekta"]
        score, load = vekta["score"], vekta.get("load") or {}
        source = vekta.get("source", {}).get("file", "")
        if source != week:
            week = source
            print(f"\n{week}")
        verdict = score["verdict"]
        count[verdict] += 1
        seconds = (record.get("workout_doc") or {}).get("duration") or 0
        tss = load.get("tss")
        day = (record.get("start_date_local") or "")[:10]
        mark = {"accept": "+", "enrich": "?", "reject": "-"}[verdict]
        print(f"  {mark} {day:10}  {clock(seconds)}  "
              f"{'' if tss is None else format(tss, '.0f'):>4} TSS  "
              f"{record.get('name', '')}")
        if verdict != "accept":
            for reason in score.get("reasons", [])[:2]:
                print(f"{'':14}{reason}")
    print(f"\n+ {count['accept']} accepted, ? {count['enrich']} held back, "
          f"- {count['reject']} rejected")


main()
