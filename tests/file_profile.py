#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""file_profile.py RECORDS.jsonl FILES: compare files with their records.

FILES is a directory, a .tar or "-" (a tar on standard input) made with
    vk-zwo --name-format '{line}' ...
from RECORDS.jsonl. Each file is read here, each record with json, both become
a list of (seconds, power at start, power at end, cadence), and these must be
equal: to the second, and to 0.1 % of FTP or 1 W. Shares no code with vekta: it
is the second opinion. Reads .zwo, .erg, .mrc and .txt (intervals.icu); with
--vekta vk-import-workout reads the files, .fit too.

Options: --ftp W --weight KG --pma-ratio R --open-duration S --speed KMH
--free-ride P --max-effort P, with the values given to vk-zwo; -v prints each
profile; --all demands a file of each format for every record whose verdict is
accept; --json prints the profiles of the files for other judges.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET

ZONES = {1: (45, 55), 2: (56, 75), 3: (76, 90), 4: (91, 105),
         5: (106, 120), 6: (121, 150), 7: (151, 200)}
FREE = (None, None)


def percent(target, opt):
    """A record's power target as two per cent of FTP."""
    start = target.get('start', target.get('value'))
    end = target.get('end', target.get('value'))
    unit = target['units']
    if unit == '%ftp':
        return start, end
    if unit == '%pma':
        return start / opt.pma_ratio, end / opt.pma_ratio
    if unit == 'w':
        return 100 * start / opt.ftp, 100 * end / opt.ftp
    if unit == 'w/kg':
        return (100 * start * opt.weight / opt.ftp,
                100 * end * opt.weight / opt.ftp)
    if unit == 'power_zone':
        if start <= end:
            return ZONES[start][0], ZONES[end][1]
        return ZONES[start][1], ZONES[end][0]
    raise ValueError(unit)


def power_of(step, opt):
    """What a power meter should show at the step's two ends; fractions."""
    kind = step.get('intensity')
    if step.get('freeride'):
        return FREE
    if step.get('power'):
        a, b = percent(step['power'], opt)
        if not step.get('ramp'):
            a = b = (a + b) / 2
        return a / 100, b / 100
    if step.get('maxeffort') or step.get('hr') or step.get('rpe'):
        return FREE
    if step.get('warmup') or kind == 'warmup':
        return .45, .65
    if step.get('cooldown') or kind == 'cooldown':
        return .65, .45
    if kind in ('recovery', 'rest'):
        return .5, .5
    return FREE


def cadence_of(step):
    target = step.get('cadence')
    if not target:
        return None
    a = target.get('start', target.get('value'))
    b = target.get('end', target.get('value'))
    return int((a + b) / 2 + .5)


def record_profile(steps, opt, kind=None):
    """FIT loses what an open step is guessed to take, and says so."""
    out = []
    for step in steps:
        if 'steps' in step:
            out += record_profile(step['steps'], opt, kind) * \
                step.get('reps', 1)
            continue
        seconds = step.get('duration')
        if kind == '.fit' and step.get('until_lap_press'):
            seconds = None
        if not seconds and step.get('distance'):
            seconds = int(step['distance'] * 3.6 / opt.speed + .5)
        if not seconds:
            seconds = opt.open_duration
        held = opt.max_effort if step.get('maxeffort') else opt.free_ride
        out.append((seconds, *power_of(step, opt), cadence_of(step),
                    held and held / 100))
    return out


def number(element, name):
    value = element.get(name)
    return None if value is None else float(value)


def whole(element, name):
    value = element.get(name)
    return None if value is None else int(value)


def read_zwo(text, opt):
    root = ET.fromstring(text)
    heads = [child.tag for child in root]
    heads = [name for name in heads if name != 'category']
    if heads != ['author', 'name', 'description', 'sportType', 'tags',
                 'workout']:
        raise ValueError(f'head {heads}')
    out = []
    for e in root.find('workout'):
        if e.tag == 'IntervalsT':
            pair = [(whole(e, k + 'Duration'), number(e, k + 'Power'),
                     number(e, k + 'Power'), whole(e, c))
                    for k, c in (('On', 'Cadence'),
                                 ('Off', 'CadenceResting'))]
            out += pair * whole(e, 'Repeat')
        elif e.tag == 'FreeRide':
            out.append((whole(e, 'Duration'), *FREE, whole(e, 'Cadence')))
        elif e.tag == 'SteadyState':
            p = number(e, 'Power')
            out.append((whole(e, 'Duration'), p, p, whole(e, 'Cadence')))
        elif e.tag in ('Warmup', 'Cooldown', 'Ramp'):
            out.append((whole(e, 'Duration'), number(e, 'PowerLow'),
                        number(e, 'PowerHigh'), whole(e, 'Cadence')))
        else:
            raise ValueError(f'element {e.tag}')
    return out


def course(text):
    """The units and the points of an ERG or MRC file, strictly as we write
    them."""
    lines = text.decode('utf-8').split('\n')
    head = lines[:lines.index('[END COURSE HEADER]')]
    data = lines[lines.index('[COURSE DATA]') + 1:
                 lines.index('[END COURSE DATA]')]
    points = []
    for line in data:
        minutes, value = line.split('\t')
        points.append((float(minutes), float(value)))
    return head, points


def course_profile(points, scale):
    """Readers cut, round, or cut milliseconds: all must see whole seconds."""
    out = []
    for (a, x), (b, y) in zip(points[::2], points[1::2]):
        at = [int(t * 60) for t in (a, b)]
        if at != [round(t * 60) for t in (a, b)] or \
                [1000 * t for t in at] != [int(t * 60000) for t in (a, b)]:
            raise ValueError(f'minutes {a} {b}')
        out.append((at[1] - at[0], x / scale, y / scale, None))
    return out


def read_erg(text, opt):
    head, points = course(text)
    if 'MINUTES WATTS' not in head:
        raise ValueError('units')
    return course_profile(points, opt.ftp)


def read_mrc(text, opt):
    head, points = course(text)
    if 'MINUTES PERCENT' not in head:
        raise ValueError('units')
    return course_profile(points, 100)


ICU = re.compile(r"""
    (?P<time>(?:\d+h)?(?:\d+m)?(?:\d+s)?(?<=[hms])) |
    (?P<metres>[\d.]+)mtr |
    (?P<a>[\d.]+)(?:-(?P<b>[\d.]+))?(?P<unit>%|w|rpm) |
    Z(?P<za>\d)(?:-Z(?P<zb>\d))? |
    intensity=(?P<intensity>\w+)
    """, re.X)


def icu_span(a, b, unit):
    return {'start': float(a), 'end': float(b or a), 'units': unit}


def icu_step(line, kind):
    """A line of intervals.icu's text as a record's step."""
    step = {'intensity': kind} if kind else {}
    words = line[1:].split()
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ''
        if word in ('ramp', 'freeride'):
            step[word] = True
            continue
        found = ICU.fullmatch(word)
        if not found:
            # A cue, "Press lap", "HR".
            if word in ('fond', 'out') and words[at - 1] in ('à', 'all'):
                step['maxeffort'] = True
            if word in ('RPE', 'FC') or (word == 'rate'):
                step['rpe'] = {'units': 'rpe'}
            continue
        if found['time']:
            step['duration'] = sum(
                int(n) * {'h': 3600, 'm': 60, 's': 1}[u]
                for n, u in re.findall(r'(\d+)([hms])', word))
        elif found['metres']:
            step['distance'] = float(found['metres'])
        elif found['intensity']:
            step['intensity'] = found['intensity']
        elif after in ('HR', 'LTHR'):
            step['hr'] = {'units': after}
        elif found['unit'] == 'rpm':
            step['cadence'] = icu_span(found['a'], found['b'], 'rpm')
        elif found['za']:
            step['power'] = {'start': int(found['za']),
                             'end': int(found['zb'] or found['za']),
                             'units': 'power_zone'}
        else:
            step['power'] = icu_span(found['a'], found['b'],
                                     {'%': '%ftp', 'w': 'w'}[found['unit']])
    return step


def icu_steps(text):
    steps, group, kind = [], None, None
    for line in text.decode('utf-8').split('\n'):
        count = re.search(r'(?:^| )(\d+)x$', line)
        if line.startswith('-'):
            (steps if group is None else group).append(icu_step(line, kind))
        elif count:
            group, kind = [], None
            steps.append({'reps': int(count[1]), 'steps': group})
        else:
            group, kind = None, {'Warmup': 'warmup',
                                 'Cooldown': 'cooldown'}.get(line)
    return steps


def read_icu(text, opt):
    return [row[:4] for row in record_profile(icu_steps(text), opt)]


READERS = {'.zwo': read_zwo, '.erg': read_erg, '.mrc': read_mrc,
           '.txt': read_icu}


def tell_felt(steps):
    """What that text says to the rider only is no power by default."""
    for step in steps:
        tell_felt(step.get('steps', []))
        if re.search(r'\bRPE|\bFC\b|heart rate', step.get('text', '')):
            step['rpe'] = {'units': 'rpe'}


def vekta_profiles(found, opt):
    """What vk-import-workout makes of all files."""
    out = {}
    with tempfile.TemporaryDirectory() as work:
        for line, kind, data in found:
            with open(f'{work}/{line}{kind}', 'wb') as f:
                f.write(data)
        text = subprocess.run(
            'find . -type f -print0 | xargs -0 vk-import-workout -q',
            shell=True, cwd=work, check=True, stdout=subprocess.PIPE).stdout
    for line in text.decode('utf-8').splitlines():
        record = json.loads(line)
        name = os.path.basename(record['vekta']['source']['file'])
        if name.endswith('.txt'):
            tell_felt(record['workout_doc']['steps'])
        out[name] = [row[:4] for row in record_profile(
            record['workout_doc']['steps'], opt)]
    return out


def expected(profile, kind, opt):
    """What a format makes of what the record says."""
    if kind not in ('.erg', '.mrc'):
        return [row[:4] for row in profile]
    return [(seconds, *((held, held) if a is None else (a, b)), None)
            for seconds, a, b, cadence, held in profile]


def tolerance(kind, opt):
    """Whole watts, four digits of a Zwift fraction, per cents of two."""
    return .501 / opt.ftp if kind == '.erg' else 6e-5


def same(a, b, most):
    def near(x, y):
        return x is y if x is None or y is None else abs(x - y) <= most
    return (a[0] == b[0] and near(a[1], b[1]) and near(a[2], b[2])
            and a[3] == b[3])


def files(where):
    """Yields (line, extension, bytes) of every file."""
    if where != '-' and os.path.isdir(where):
        for name in sorted(os.listdir(where)):
            with open(os.path.join(where, name), 'rb') as f:
                yield *os.path.splitext(name), f.read()
        return
    source = {'fileobj': sys.stdin.buffer} if where == '-' else {'name': where}
    with tarfile.open(mode='r|', **source) as tar:
        for member in tar:
            yield (*os.path.splitext(member.name),
                   tar.extractfile(member).read())


def options():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument('records')
    p.add_argument('files')
    for name in ('ftp', 'weight', 'speed', 'free-ride', 'max-effort'):
        p.add_argument('--' + name, type=float)
    p.add_argument('--pma-ratio', type=float, default=.8)
    p.add_argument('--open-duration', type=int)
    p.add_argument('--all', action='store_true')
    p.add_argument('--json', action='store_true')
    p.add_argument('--vekta', action='store_true')
    p.add_argument('-v', action='store_true')
    return p.parse_args()


def accepted(record):
    return (record.get('vekta', {}).get('score', {}).get('verdict')
            == 'accept')


def main():
    opt = options()
    with open(opt.records, encoding='utf-8') as f:
        records = {str(n): json.loads(l) for n, l in enumerate(f, 1)
                   if l.strip()}
    seen = {}
    bad = 0
    found = list(files(opt.files))
    by_vekta = vekta_profiles(found, opt) if opt.vekta else None
    for line, kind, text in found:
        want = expected(record_profile(records[line]['workout_doc']['steps'],
                                       opt, kind), kind, opt)
        got = by_vekta[line + kind] if opt.vekta else \
            READERS[kind](text, opt)
        most = tolerance(kind, opt)
        seen.setdefault(kind, set()).add(line)
        if opt.json:
            print(json.dumps({'file': line + kind, 'profile': got}))
        if opt.v:
            print(line + kind, got)
        if len(want) != len(got) or not all(same(a, b, most)
                                            for a, b in zip(want, got)):
            bad += 1
            print(f'line {line}{kind}: record {want}\n  file {got}',
                  file=sys.stderr)
    missing = [n + kind for n, r in records.items() for kind in seen
               if n not in seen[kind] and accepted(r)] if opt.all else []
    for n in missing:
        print(f'{n}: accepted, but no file', file=sys.stderr)
    if not opt.json:
        for kind in sorted(seen):
            print(f'{len(seen[kind])} {kind[1:]} files')
        print(f'{bad} differ, {len(missing)} missing')
    return 1 if bad or missing or not seen else 0


if __name__ == '__main__':
    sys.exit(main())
