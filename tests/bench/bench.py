#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench.py BINDIR TOP: see bench.sh. Runs are paired (A B A B); ratios are the
medians of those of the pairs. A row says whether it reaches its target, and
what it is asked at best; falling short is no failure of the benchmark."""
import glob
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BIN, TOP = sys.argv[1:3]
LINES = int(os.environ.get("RECORDS", "200000"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
ACTIVITIES = int(os.environ.get("ACTIVITIES", str(5 * LINES)))
RUNS = 20 # of a start-up
# Sessions of a corpus; making the largest takes minutes.
SESSIONS = (250, 1000) + ((10000,) if LINES >= 100000 else ())
PEAK = tempfile.mkdtemp()
missed = 0


def texts():
    """The sentences of the project's cases."""
    found = []
    for path in sorted(glob.glob(TOP + "/tests/cases/*.tsv")):
        for line in open(path, encoding="utf-8"):
            text = line.rstrip("\n").split("\t")[0].replace("\\n", "\n")
            if text.strip() and not text.startswith("#"):
                found.append(text)
    return found


def write_inputs(work, sentences):
    """Lines of text (those of one line), JSON lines (all), and what becomes
    of the lines of text in the filters."""
    short = [text for text in sentences if "\n" not in text]
    for name, count in (("text", LINES), ("few", 1000)):
        with open(f"{work}/{name}", "w", encoding="utf-8") as file:
            for i in range(count):
                file.write(short[i % len(short)] + "\n")
        subprocess.run(
            f"vk-parse {work}/{name} >{work}/{name}.parsed 2>{work}/log; "
            f"vk-score {work}/{name}.parsed >{work}/{name}.scored "
            f"2>>{work}/log", shell=True, check=False)
    with open(f"{work}/json", "w", encoding="utf-8") as file:
        for i in range(LINES):
            json.dump({"description": sentences[i % len(sentences)]}, file,
                      ensure_ascii=False)
            file.write("\n")
    subprocess.run(f"vk-parse {work}/json >{work}/json.parsed 2>{work}/log",
                   shell=True, check=False)


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


def paired(ours, ours_in, theirs, theirs_in):
    """Medians: our CPU and wall seconds, and both of theirs over ours."""
    pairs = [run("exec " + ours, ours_in) + run("exec " + theirs, theirs_in)
             for _ in range(ROUNDS)]

    def median(value):
        return statistics.median(value(*pair) for pair in pairs)
    return (median(lambda a, b, c, d: a), median(lambda a, b, c, d: b),
            median(lambda a, b, c, d: c / a), median(lambda a, b, c, d: d / b))


def judge(good, reached):
    """How a row ends."""
    global missed
    missed += not good
    return "SHORT" if not good else "ok, at its best" if reached else "ok"


def report(name, ratio, least, best, note, by="wall"):
    """by: what the ratio, and so the verdict, is of."""
    print(f"{name:46} {ratio:6.2f} x by {by}  (asked {least:g}, at best "
          f"{best:g})  {judge(ratio >= least, ratio >= best)}  {note}",
          flush=True)


def throughput(name, ours, source, theirs, their_source, least, best):
    """Records a second count; CPU time, of all threads, stands beside."""
    cpu, wall, cpu_ratio, ratio = paired(ours, source, theirs, their_source)
    report(name, ratio, least, best,
           f"{cpu_ratio:.2f} x by CPU, {LINES / wall / 1000:.0f} k/s, "
           f"{cpu / LINES * 1e9:.0f} ns CPU")


def wall_of(command, count):
    start = time.perf_counter()
    for _ in range(count):
        subprocess.run(command, shell=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) / count


def start_up(name, command, least, best):
    ours, ratios = [], []
    # The shell around both is taken off.
    for _ in range(ROUNDS):
        shell = wall_of(":", RUNS)
        mine = wall_of(command, RUNS) - shell
        ours.append(mine)
        ratios.append((wall_of("jq -n 1", RUNS) - shell) / mine)
    report(name, statistics.median(ratios), least, best,
           f"{statistics.median(ours) * 1000:.2f} ms")


def memory(name, command, few, many, limit, less="1e3 lines"):
    small, large = peak(command, few), peak(command, many)
    good = large <= limit * 1024 and abs(large - small) <= 1024
    print(f"{name:46} {large / 1024:6.2f} MB (at most {limit})  "
          f"{judge(good, False)}  with {less} {small / 1024:.2f} MB",
          flush=True)


def linear(work):
    """The time of a workout of 1 MB against that of 20 kB: mostly words, for
    so much structure would be refused."""
    times = []
    piece = "une sortie tranquille entre amis sur les routes du plateau "
    for size in (20_000, 1_000_000):
        with open(f"{work}/long", "w", encoding="utf-8") as file:
            words = size // len(piece)
            file.write("5x3min à 95% récup 2min, " + piece * (words // 8) +
                       "x" * (size - words // 8 * len(piece)) + "\n")
        times.append(min(run("exec vk-parse", f"{work}/long")[0]
                         for _ in range(ROUNDS)))
    ratio = times[1] / times[0]
    print(f"{'vk-parse, a line of 1 MB / of 20 kB':46} {ratio:6.2f} x  "
          f"(at most 50)  {judge(ratio <= 50, False)}  "
          f"{times[1] * 1000:.0f} ms", flush=True)


def make_history(path, rows):
    """vekta's own database, a ride every two and a half hours, newest last."""
    schema = open(f"{TOP}/lib/history/native.sql", encoding="utf-8").read()
    fill = f"""INSERT INTO users (user_id, nom) VALUES (1, 'Durand');
        WITH RECURSIVE n (i) AS
            (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
        INSERT INTO activities (user_id, activity_id, activity_name,
            activity_type, start_time, distance_meters, duration_seconds,
            average_hr, max_hr)
        SELECT 1, 1e10 + i, 'Sortie ' || i, 'road_biking',
            datetime(1772500000 - ({rows} - i) * 9000, 'unixepoch'),
            30000.5, 3600, 140, 175 FROM n;
        INSERT INTO vekta_activity (id, average_watts, normalized_watts)
        SELECT id, 190, 205 FROM activities;"""
    subprocess.run(["sqlite3", path],
                   input=f"PRAGMA synchronous=off;BEGIN;{schema}{fill}COMMIT;",
                   text=True, check=True, stdout=subprocess.DEVNULL)


def history(work):
    """A whole process each time, on as many rows as five times the records."""
    rows = 5 * LINES
    path = f"{work}/history.db"
    make_history(path, rows)
    for name, how, most, best in (
            ("the last 42 days", "--days 42", 20, 5),
            ("fitness of them", "--fitness --days 42", 100, 50),
            ("power", "--power", 100, 50)):
        command = f"vk-history --db {path} {how}"
        wall_of(command, 1)
        took = statistics.median(
            wall_of(command, RUNS) - wall_of(":", RUNS)
            for _ in range(ROUNDS)) * 1000
        print(f"{f'vk-history, {name}, {rows} rows':46} {took:6.2f} ms (at "
              f"most {most}, at best {best})  "
              f"{judge(took <= most, took <= best)}", flush=True)


def write_files(work):
    """The workouts of a thousand lines as files of each format; returns how
    many there are of each, in the order that they have in time."""
    formats = {}
    for name in ("zwo", "erg", "mrc", "icu", "fit"):
        os.mkdir(f"{work}/{name}")
        subprocess.run(
            f"vk-zwo -q -f {name} --tar --ftp 250 --weight 70 "
            "--open-duration 60 --speed 30 --free-ride 60 --max-effort 150 "
            f"{work}/few.scored 2>{work}/log | tar xf - -C {work}/{name}",
            shell=True, check=False)
        formats[name] = len(os.listdir(f"{work}/{name}"))
    return formats


def files(work):
    """Readers and writers against a parser of XML over the Zwift files."""
    counts = write_files(work)
    xmllint = f"xmllint --noout {work}/zwo/*"
    for name, count in counts.items():
        for what, ours, done in (
                ("vk-import-workout", f"vk-import-workout {work}/{name}/*",
                 count),
                ("vk-zwo --tar -f", "vk-zwo --tar -q --ftp 250 --weight 70 "
                 "--open-duration 60 --speed 30 --free-ride 60 "
                 f"--max-effort 150 -f {name} {work}/few.scored", count)):
            cpu, wall, cpu_ratio, ratio = paired(ours, os.devnull, xmllint,
                                                 os.devnull)
            share = done / counts["zwo"]
            least, best = (1, 1.5) if what[3] == "i" else (.5, 1)
            report(f"{what} {name} / xmllint of as many zwo", share * ratio,
                   least, best, f"{share * cpu_ratio:.2f} x by CPU, "
                   f"{done / wall:.0f} files/s, {done / cpu:.0f} by CPU")


def activities(work):
    """A large export into a new database, against the tool of SQLite putting
    it into columns of text; and again."""
    for name, count in (("few.csv", 10000), ("many.csv", ACTIVITIES)):
        with open(f"{work}/{name}", "w", encoding="utf-8") as file:
            subprocess.run(["python3", TOP + "/tests/bench/activities.py",
                            str(count)], stdout=file, check=True)
    ours = f"vk-import-garmin -q --db {work}/ours.db {work}/many.csv"
    theirs = f"sqlite3 {work}/theirs.db '.import --csv {work}/many.csv t'"
    pairs = []
    for _ in range(min(ROUNDS, 3)):
        for name in ("ours.db", "theirs.db"):
            if os.path.exists(f"{work}/{name}"):
                os.unlink(f"{work}/{name}")
        pairs.append(run("exec " + ours, "/dev/null")
                     + run("exec " + theirs, "/dev/null"))
    cpu, cpu_ratio, ratio = (statistics.median(value) for value in (
        [pair[0] for pair in pairs], [pair[2] / pair[0] for pair in pairs],
        [pair[3] / pair[1] for pair in pairs]))
    report("vk-import-garmin / sqlite3 .import", ratio, 0.4, 0.6,
           f"{cpu_ratio:.2f} x by CPU, {cpu / ACTIVITIES * 1e6:.1f} us CPU a "
           f"row, {ACTIVITIES} rows")
    again = json.loads(subprocess.run(ours + " --json", shell=True,
                                      stdout=subprocess.PIPE,
                                      check=True).stdout)
    print(f"{'vk-import-garmin, the same file again':46} {again['added']:6} "
          f"added  {judge(again['added'] == 0, False)}", flush=True)
    small, large = (peak(f"vk-import-garmin -q --db {work}/{name}.db "
                         f"{work}/{name}", "/dev/null")
                    for name in ("few.csv", "many.csv"))
    print(f"{'vk-import-garmin, memory':46} {large / 1024:6.2f} MB  "
          f"{judge(large - small <= 1024, False)}  with 10000 rows "
          f"{small / 1024:.2f} MB", flush=True)


def squad(work):
    """1,000 athletes times 50 sessions, against jq over what comes out; as a
    whole, and with a twentieth of the sessions for the memory."""
    athletes = max(LINES // 200, 50)
    with open(f"{work}/squad.csv", "w", encoding="utf-8") as file:
        file.write("name,ftp,cp,w prime,weight,sleep\n")
        for i in range(athletes):
            file.write(f"A{i},{180 + i % 150},{185 + i % 150},{8 + i % 20},"
                       f"{50 + i % 40},{4 + i % 5}\n")
    with open(f"{work}/squad.txt", "w", encoding="utf-8") as file:
        for i in range(50):
            file.write((
                "15min échauffement, 5x8min au seuil récup 2min, 10min RAC\n",
                "6x3min Z5 récup 3min, 10min RAC\n",
                "3x10min à 95% récup 5min\n", "2h Z2\n",
                "4x4min à 100% PMA récup 3min\n")[i % 5])
    subprocess.run(f"vk-parse {work}/squad.txt | vk-score >{work}/fifty; "
                   f"head -n 5 {work}/fifty >{work}/five; vk-adapt --team "
                   f"{work}/squad.csv {work}/fifty >{work}/squad.out",
                   shell=True, check=False)
    ours = f"vk-adapt --team {work}/squad.csv"
    cpu, wall, cpu_ratio, ratio = paired(ours, work + "/fifty", "jq -c .",
                                         work + "/squad.out")
    count = athletes * 50
    report("vk-adapt / jq -c . over its output", ratio, 8, 20,
           f"{cpu_ratio:.2f} x by CPU, {count / wall / 1000:.0f} k/s, "
           f"{cpu / count * 1e9:.0f} ns CPU")
    small, large = peak(ours, work + "/five"), peak(ours, work + "/fifty")
    print(f"{f'vk-adapt, memory, {athletes} athletes':46} {large / 1024:6.2f} "
          f"MB  {judge(large - small <= 1024, False)}  with a tenth of the "
          f"sessions {small / 1024:.2f} MB", flush=True)


def write_corpora(work):
    """Corpora of several sizes, and what is asked of them."""
    for sessions in SESSIONS:
        with open(f"{work}/sessions", "w", encoding="utf-8") as file:
            subprocess.run([TOP + "/tests/bench/sessions.py", str(sessions)] +
                           sorted(glob.glob(TOP + "/corpus/*.tsv")),
                           stdout=file, check=True)
        subprocess.run(f"vk-corpus --corpus {work}/{sessions}.db build "
                       f"{work}/sessions >{work}/log", shell=True, check=True)
    asked = []
    for path in sorted(glob.glob(TOP + "/tests/cases/loose/*.tsv")):
        asked += [line.split("\t")[2].rstrip() for line in
                  open(path, encoding="utf-8") if not line.startswith("#")]
    for name, lines in (("asked", asked), ("again", 20 * asked),
                        ("single", asked[1:2])):
        with open(f"{work}/lines", "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        subprocess.run(f"vk-parse {work}/lines 2>{work}/log | "
                       f"vk-score --accept 1 >{work}/{name}", shell=True,
                       check=False)
    return len(asked)


def duration(name, seconds, most, best, note=""):
    print(f"{name:46} {seconds * 1000:6.2f} ms (at most {most:g}, at best "
          f"{best:g})  {judge(seconds * 1000 <= most, seconds * 1000 <= best)}"
          f"  {note}", flush=True)


def matcher(work):
    """One request, a stream of them without the cache, and what it saves."""
    asked = write_corpora(work)
    for sessions, most, best in zip(SESSIONS, (2, 2, 15), (.5, .5, 5)):
        command = f"vk-enrich --no-own --corpus {work}/{sessions}.db"
        wall_of(f"{command} {work}/single", 1)
        took = [wall_of(f"{command} {work}/single", RUNS)
                - wall_of(":", RUNS) for _ in range(ROUNDS)]
        duration(f"vk-enrich, one request, {sessions} sessions",
                 statistics.median(took), 15, 6)
        took = [run(f"exec {command} --cache 0", f"{work}/asked")
                for _ in range(ROUNDS)]
        cpu = statistics.median(one[0] for one in took) / asked
        duration(f"vk-enrich, of a stream, {sessions} sessions",
                 statistics.median(one[1] for one in took) / asked, most,
                 best, f"{cpu * 1000:.2f} ms CPU, {1 / cpu:.0f} a second")
    cache(work)


def cache(work):
    """What is asked again and again, with the cache and without."""
    command = f"vk-enrich --no-own --corpus {work}/{SESSIONS[1]}.db"
    told = subprocess.run(f"{command} --summary {work}/again 2>&1 >{work}/log",
                          shell=True, stdout=subprocess.PIPE, text=True,
                          check=False).stdout
    answers, hits = re.search(r"/(\d+); remembered: (\d+)", told).groups()
    _, _, cpu_ratio, ratio = paired(command, f"{work}/again",
                                    command + " --cache 0", f"{work}/again")
    report("vk-enrich without its cache / with it", ratio, 2, 5,
           f"{cpu_ratio:.2f} x by CPU, hit rate {100 * int(hits) / int(answers):.1f} %, requests that "
           "come 20 times")


def measure(work):
    text, records, parsed, scored = (work + "/" + name for name in (
        "text", "json", "text.parsed", "text.scored"))
    throughput("vk-parse, JSON lines / jq -c . over its output", "vk-parse",
               records, "jq -c .", records + ".parsed", 8, 20)
    throughput("vk-parse, text / jq -c . over its output", "vk-parse", text,
               "jq -c .", parsed, 8, 20)
    throughput("vk-parse, text / ten patterns in Python", "vk-parse", text,
               f"python3 {TOP}/tests/bench/reference.py", text, 8, 20)
    throughput("vk-score / jq -c .", "vk-score", parsed, "jq -c .", parsed,
               8, 20)
    throughput("vk-zwo --tar / jq -c .", "vk-zwo --tar", scored, "jq -c .",
               scored, 1.2, 2)
    cpu, wall, cpu_ratio, ratio = paired(
        "sh -c 'vk-parse | vk-score | vk-zwo --tar'", text, "jq -c .", scored)
    report("all three / jq -c . once", ratio, 1, 2,
           f"{cpu_ratio:.2f} x by CPU, {LINES / wall / 1000:.0f} k/s, "
           f"{cpu / LINES * 1e9:.0f} ns CPU")
    start_up("one sentence, vk-parse / jq -n 1",
             "echo '5x3min 95%' | vk-parse", 10, 20)
    start_up("one sentence, all three / jq -n 1",
             "echo '5x3min 95%' | vk-parse | vk-score | vk-zwo", 3, 6)
    for name, few, many, limit in (
            ("vk-parse", work + "/few", text, 8),
            ("vk-score", work + "/few.parsed", parsed, 8),
            ("vk-zwo --tar", work + "/few.scored", scored, 14)):
        memory(f"{name}, memory of one thread", name + " --jobs 1", few, many,
               limit)
        # So few lines as that do not begin threads.
        with open(work + "/tenth", "w", encoding="utf-8") as file:
            subprocess.run(["head", "-n", str(LINES // 10), many],
                           stdout=file, check=True)
        memory(f"{name}, memory of two threads", name + " --jobs 2",
               work + "/tenth", many, limit, "a tenth of the lines")
    squad(work)
    linear(work)
    history(work)
    activities(work)
    files(work)
    matcher(work)


def main():
    os.environ["PATH"] = BIN + ":" + os.environ["PATH"]
    os.environ["LC_ALL"] = "C"
    try:
        subprocess.run([os.environ.get("CC", "cc"), "-O1", "-o", PEAK + "/peak",
                        TOP + "/tests/peak.c"], check=True)
        sentences = texts()
        write_inputs(PEAK, sentences)
        print(f"{LINES} records of {len(sentences)} sentences, {ROUNDS} pairs "
              "of runs; time of the other over ours, by wall clock: records a "
              "second. The CPU time of all threads stands beside it",
              flush=True)
        measure(PEAK)
    finally:
        shutil.rmtree(PEAK)
    print(f"{missed} short of their target" if missed else "all reached")


main()
