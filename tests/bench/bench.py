#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench.py BINDIR TOP: see bench.sh. Runs are paired (A B A B), medians are
compared, and each row says whether it reaches its target."""
import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BIN, TOP = sys.argv[1:3]
LINES = int(os.environ.get("LINES_BENCH", "100000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
PEAK = tempfile.mkdtemp()
missed = 0


def texts():
    """The sentences of the project's cases, those of one line."""
    found = []
    for path in sorted(glob.glob(TOP + "/tests/cases/*.tsv")):
        for line in open(path, encoding="utf-8"):
            text = line.rstrip("\n").split("\t")[0]
            if text.strip() and not text.startswith("#") and "\\n" not in text:
                found.append(text)
    return found


def run(command, source):
    """CPU seconds, wall seconds. Status 1 (rejects) is no failure."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(source, "rb") as stdin:
        child = subprocess.Popen(command, shell=True, stdin=stdin,
                                 stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        status = child.wait()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status not in (0, 1):
        sys.exit(f"{command}: failed")
    cpu = (after.ru_utime + after.ru_stime
           - before.ru_utime - before.ru_stime)
    return cpu, wall


def peak(command, source):
    """Peak memory in kB."""
    run(f"{PEAK}/peak {PEAK}/kB {command}", source)
    return int(open(PEAK + "/kB", encoding="ascii").read())


def paired(ours, ours_in, theirs, theirs_in, rounds=ROUNDS):
    ours_runs, their_runs = [], []
    for _ in range(rounds):
        ours_runs.append(run("exec " + ours, ours_in))
        their_runs.append(run("exec " + theirs, theirs_in))

    def median(runs):
        return [statistics.median(column) for column in zip(*runs)]
    return median(ours_runs), median(their_runs)


def report(name, ratio, least, note=""):
    global missed
    good = ratio >= least
    missed += not good
    print(f"{name:44} {ratio:7.2f} x  (at least {least:g})  "
          f"{'ok' if good else 'SHORT'}  {note}")


def throughput(name, ours, source, theirs, their_source, least):
    mine, other = paired(ours, source, theirs, their_source)
    report(name, other[0] / mine[0], least,
           f"{LINES / mine[0] / 1000:.0f} k/s, {mine[0] / LINES * 1e9:.0f} ns each")


def wall_of(command, count):
    start = time.perf_counter()
    for _ in range(count):
        subprocess.run(command, shell=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) / count


def start_up(name, command, least):
    ours, theirs = [], []
    # The shell around both is taken off.
    for _ in range(5):
        shell = wall_of(":", 20)
        ours.append(wall_of(command, 20) - shell)
        theirs.append(wall_of("jq -n 1", 20) - shell)
    mine, other = statistics.median(ours), statistics.median(theirs)
    report(name, other / mine, least, f"{mine * 1000:.2f} ms")


def memory(name, command, few, many, limit):
    global missed
    small, large = peak(command, few), peak(command, many)
    good = large <= limit * 1024 and abs(large - small) <= 1024
    missed += not good
    print(f"{name:44} {large / 1024:7.2f} MB (at most {limit})  "
          f"{'ok' if good else 'SHORT'}  with 1e3 lines {small / 1024:.2f} MB")


def linear(work):
    """The time of a workout of 1 MB against that of 20 kB."""
    global missed
    times = []
    for size in (20_000, 1_000_000):
        path = f"{work}/long"
        with open(path, "w", encoding="utf-8") as file:
            piece = "5x3min à 95% récup 2min, "
            file.write(piece * (size // len(piece.encode())) + "\n")
        times.append(min(run("exec vk-parse", path)[0] for _ in range(5)))
    base = min(run("exec vk-parse", os.devnull)[0] for _ in range(5))
    ratio = (times[1] - base) / max(times[0] - base, 0.0005)
    good = ratio <= 50 or times[1] < 0.05
    missed += not good
    print(f"{'vk-parse, a line of 1 MB against 20 kB':44} {ratio:7.2f} x  "
          f"(at most 50)  {'ok' if good else 'SHORT'}  "
          f"{times[1] * 1000:.0f} ms")


def main():
    os.environ["PATH"] = BIN + ":" + os.environ["PATH"]
    os.environ["LC_ALL"] = "C"
    work = PEAK
    try:
        subprocess.run([os.environ.get("CC", "cc"), "-O1", "-o", work + "/peak",
                        TOP + "/tests/peak.c"], check=True)
        sentences = texts()
        for name, count in (("text", LINES), ("few", 1000)):
            with open(f"{work}/{name}", "w", encoding="utf-8") as file:
                for i in range(count):
                    file.write(sentences[i % len(sentences)] + "\n")
            subprocess.run(
                f"vk-parse {work}/{name} >{work}/{name}.parsed 2>{work}/log; "
                f"vk-score {work}/{name}.parsed >{work}/{name}.scored "
                f"2>>{work}/log", shell=True, check=False)
        text, parsed, scored = (work + "/text" + end
                                for end in ("", ".parsed", ".scored"))
        print(f"{LINES} records of {len(sentences)} sentences; CPU time of "
              "the other over ours")
        throughput("vk-parse / jq -c . over its output", "vk-parse", text,
                   "jq -c .", parsed, 8)
        throughput("vk-parse / ten regular expressions in Python", "vk-parse",
                   text, f"python3 {TOP}/tests/bench/reference.py", text, 8)
        throughput("vk-score / jq -c .", "vk-score", parsed, "jq -c .",
                   parsed, 8)
        throughput("vk-zwo --tar / jq -c .", "vk-zwo --tar", scored,
                   "jq -c .", scored, 1.2)
        mine, other = paired("sh -c 'vk-parse | vk-score | vk-zwo --tar'",
                             text, "jq -c .", scored)
        report("all three, wall / jq -c . once", other[1] / mine[1], 1)
        start_up("one sentence, vk-parse / jq -n 1",
                 "echo '5x3min 95%' | vk-parse", 10)
        start_up("one sentence, all three / jq -n 1",
                 "echo '5x3min 95%' | vk-parse | vk-score | vk-zwo", 3)
        memory("vk-parse, memory", "vk-parse", work + "/few", text, 8)
        memory("vk-score, memory", "vk-score", work + "/few.parsed", parsed, 8)
        memory("vk-zwo --tar, memory", "vk-zwo --tar", work + "/few.scored",
               scored, 14)
        linear(work)
    finally:
        shutil.rmtree(work)
    print(f"{missed} short of their target" if missed else "all reached")


main()
