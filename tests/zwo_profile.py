#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""zwo_profile.py RECORDS.jsonl FILES: compare Zwift files with their records.

FILES is a directory, a .tar or "-" (a tar on standard input) made with
    vk-zwo --name-format '{line}' ...
from RECORDS.jsonl. Each file is read with xml.etree, each record with json,
both become a list of (seconds, power at start, power at end, cadence), and
these must be equal. Shares no code with vekta: it is the second opinion.

Options: --ftp W --weight KG --pma-ratio R --open-duration S --speed KMH, with
the values given to vk-zwo; -v prints each profile; --all demands a file for
every record whose verdict is accept.
"""
import argparse
import json
import os
import sys
import tarfile
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


def record_profile(steps, opt):
    out = []
    for step in steps:
        if 'steps' in step:
            out += record_profile(step['steps'], opt) * step.get('reps', 1)
            continue
        seconds = step.get('duration')
        if not seconds and step.get('distance'):
            seconds = int(step['distance'] * 3.6 / opt.speed + .5)
        if not seconds:
            seconds = opt.open_duration
        out.append((seconds, *power_of(step, opt), cadence_of(step)))
    return out


def number(element, name):
    value = element.get(name)
    return None if value is None else float(value)


def whole(element, name):
    value = element.get(name)
    return None if value is None else int(value)


def file_profile(text):
    root = ET.fromstring(text)
    heads = [child.tag for child in root]
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


def same(a, b):
    def near(x, y):
        return x is y if x is None or y is None else abs(x - y) < 6e-5
    return (a[0] == b[0] and near(a[1], b[1]) and near(a[2], b[2])
            and a[3] == b[3])


def files(where):
    """Yields (line, bytes) of every file."""
    if where != '-' and os.path.isdir(where):
        for name in sorted(os.listdir(where)):
            with open(os.path.join(where, name), 'rb') as f:
                yield int(name.split('.')[0]), f.read()
        return
    source = {'fileobj': sys.stdin.buffer} if where == '-' else {'name': where}
    with tarfile.open(mode='r|', **source) as tar:
        for member in tar:
            yield int(member.name.split('.')[0]), tar.extractfile(member).read()


def options():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument('records')
    p.add_argument('files')
    for name in ('ftp', 'weight', 'speed'):
        p.add_argument('--' + name, type=float)
    p.add_argument('--pma-ratio', type=float, default=.8)
    p.add_argument('--open-duration', type=int)
    p.add_argument('--all', action='store_true')
    p.add_argument('-v', action='store_true')
    return p.parse_args()


def main():
    opt = options()
    with open(opt.records, encoding='utf-8') as f:
        records = {n: json.loads(l) for n, l in enumerate(f, 1) if l.strip()}
    seen = set()
    bad = 0
    for line, text in files(opt.files):
        want = record_profile(records[line]['workout_doc']['steps'], opt)
        got = file_profile(text)
        seen.add(line)
        if opt.v:
            print(line, got)
        if len(want) != len(got) or not all(map(same, want, got)):
            bad += 1
            print(f'line {line}: record {want}\n  file {got}')
    missing = [n for n, r in records.items() if n not in seen
               and r.get('vekta', {}).get('score', {}).get('verdict')
               == 'accept'] if opt.all else []
    for n in missing:
        print(f'line {n}: accepted, but no file')
    print(f'{len(seen)} files, {bad} differ, {len(missing)} missing')
    return 1 if bad or missing else 0


if __name__ == '__main__':
    sys.exit(main())
