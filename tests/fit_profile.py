#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""fit_profile.py RECORDS.jsonl FILES: compare FIT workout files with records.

FILES is a directory, a .tar or "-" (a tar on standard input) made with
    vk-zwo -f fit --name-format '{line}' ...
from RECORDS.jsonl. The files are decoded here, or by fit-file-parser when its
folder is given with --parser; repeats are ridden, and each step must be as
long and as hard as the record says: to the second and to half a whole number
of the format, that is 0.25 % of FTP or 0.5 W in the middle of a range; with
--ftp, which vk-zwo was given too, to 1 W at both ends of it. Shares no code
with vekta: it is the second opinion.
"""
import argparse
import json
import math
import os
import struct
import subprocess
import sys
import tempfile

from file_profile import files, percent

CODES = {0x00: 'B', 0x01: 'b', 0x02: 'B', 0x83: 'h', 0x84: 'H', 0x85: 'i',
         0x86: 'I', 0x0a: 'B', 0x8b: 'H', 0x8c: 'I', 0x0d: 'B'}
NONE = {'B': 0xff, 'b': 0x7f, 'h': 0x7fff, 'H': 0xffff, 'i': 0x7fffffff,
        'I': 0xffffffff}
FIELDS = {254: 'index', 0: 'name', 1: 'length_type', 2: 'length',
          3: 'target_type', 4: 'target', 5: 'low', 6: 'high',
          7: 'intensity', 8: 'notes'}


def crc(data):
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xa001 if value & 1 else 0)
    return value


def decode(data):
    """The messages of a file: (number, {field: value})."""
    size, _, _, length, sign = struct.unpack_from('<BBHI4s', data)
    assert sign == b'.FIT' and len(data) == size + length + 2, 'sizes'
    assert crc(data[:-2]) == struct.unpack('<H', data[-2:])[0], 'checksum'
    at, local = size, {}
    while at < size + length:
        first = data[at]
        if first & 0x40:
            _, order, number, count = struct.unpack_from('<BBHB', data, at + 1)
            assert order == 0
            local[first & 15] = number, [
                tuple(data[at + 6 + 3 * i:at + 9 + 3 * i])
                for i in range(count)]
            at += 6 + 3 * count
            continue
        number, fields = local[first]
        at += 1
        values = {}
        for field, width, base in fields:
            raw = data[at:at + width]
            at += width
            if base == 7:
                assert raw[-1:] == b'\0', 'a string without an end'
                values[field] = raw.rstrip(b'\0').decode('utf-8')
                continue
            code = CODES[base]
            value = struct.unpack('<' + code, raw)[0]
            if value != NONE[code]:
                values[field] = value
        yield number, values


def own_steps(data):
    """The workout's description and steps by our own decoder."""
    messages = list(decode(data))
    assert messages[0][0] == 0 and messages[0][1][0] == 5, 'no workout file'
    steps = [m for n, m in messages if n == 27]
    workout = [m for n, m in messages if n == 26]
    assert len(workout) == 1 and workout[0][6] == len(steps), 'count'
    assert [s[254] for s in steps] == list(range(len(steps))), 'indexes'
    return (workout[0].get(17),
            [{FIELDS[k]: v for k, v in s.items()} for s in steps])


DECODER = '''
const { default: FitParser } = require(process.argv[1]);
const fs = require('fs');
(async () => {
  const out = {};
  for (const name of fs.readdirSync(process.argv[2])) {
    const p = new (FitParser || require(process.argv[1]))({ force: false,
      mode: 'list' });
    out[name] = await new Promise((ok, bad) => p.parse(
      fs.readFileSync(process.argv[2] + '/' + name),
      (e, d) => e ? bad(new Error(name + ': ' + e)) : ok(d)));
    const all = out[name].messages || out[name];
    out[name] = { steps: all.workout_step || all.workout_steps,
      text: [].concat(all.workout)[0].wkt_description };
  }
  process.stdout.write(JSON.stringify(out));
})().catch(e => { console.error(e.message); process.exit(1); });
'''


def parser_steps(folder, found):
    """All files' steps by fit-file-parser; names become numbers again."""
    kinds = {'time': 0, 'distance': 1, 'open': 5,
             'repeat_until_steps_cmplt': 6}
    targets = {'heart_rate': 1, 'open': 2, 'cadence': 3, 'power': 4}
    with tempfile.TemporaryDirectory() as work:
        for line, data in found.items():
            with open(f'{work}/{line}', 'wb') as f:
                f.write(data)
        text = subprocess.run(['node', '-e', DECODER, os.path.abspath(folder),
                               work], check=True, stdout=subprocess.PIPE)
    out = {}
    for line, decoded in json.loads(text.stdout).items():
        steps = []
        out[int(line)] = decoded.get('text'), steps
        for s in decoded['steps']:
            step = {'length_type': kinds[s['duration_type']],
                    'target_type': targets[s['target_type']]}
            for key, names in (('length', ['duration_value']),
                               ('target', ['target_value']),
                               ('low', ['custom_target_value_low']),
                               ('high', ['custom_target_value_high'])):
                for name in names:
                    if s.get(name) not in (None, 0xffffffff):
                        step[key] = s[name]
            steps.append(step)
    return out


def ride(steps):
    """Yields the steps as they are ridden; repeats jump back."""
    at, done = 0, {}
    while at < len(steps):
        step = steps[at]
        if step['length_type'] != 6:
            yield step
        elif done.get(at, 1) < step['target']:
            assert step['length'] < at, 'a repeat that points forward'
            done[at] = done.get(at, 1) + 1
            # Repeats inside begin anew.
            done = {k: v for k, v in done.items()
                    if not step['length'] <= k < at}
            at = step['length'] - 1
        else:
            del done[at]
        at += 1


def flat(steps):
    for step in steps:
        if 'steps' in step:
            for _ in range(step.get('reps', 1)):
                yield from flat(step['steps'])
        else:
            yield step


def length(step):
    """What the length of a record's step is in a file; None: open."""
    if step.get('until_lap_press'):
        return 5, None
    if step.get('duration'):
        return 0, step['duration'] * 1000
    if step.get('distance'):
        return 1, int(step['distance'] * 100 + .5)
    return 5, None


def hard(step, opt):
    """What the target is there: kind, zone, start, end."""
    if step.get('freeride'):
        return None
    if step.get('power'):
        unit = step['power']['units']
        if unit in ('w', 'w/kg'):
            times = opt.weight if unit == 'w/kg' else 1
            a, b = (step['power'].get(k, step['power'].get('value')) * times
                    for k in ('start', 'end'))
            return 4, 0, a + 1000, b + 1000
        return 4, 0, *percent(step['power'], opt)
    for name, kind in (('hr', 1), ('cadence', 3)):
        if not step.get(name):
            continue
        target = step[name]
        a, b = (target.get(k, target.get('value')) for k in ('start', 'end'))
        if target['units'] == 'hr_zone':
            return (kind, a, None, None) if a == b else None
        if target['units'] == '%lthr':
            continue
        add = 100 if target['units'] == 'bpm' else 0
        return kind, 0, a + add, b + add
    return None


def in_watts(value, ftp):
    return value - 1000 if value >= 1000 else value * ftp / 100


def agrees(got, want, ramp, ftp):
    if want is None:
        return got['target_type'] == 2
    kind, zone, a, b = want
    if kind == 4 and got['target_type'] == 4 and not math.isnan(ftp):
        have = [in_watts(got[k], ftp) for k in ('low', 'high')]
        low, high = sorted(in_watts(v, ftp) for v in (a, b))
        if ramp or low == high: # the parts of a ramp stay per cent
            return abs(sum(have) / 2 - (low + high) / 2) <= (
                max(1, .0026 * ftp) if ramp else 1)
        return abs(have[0] - low) <= 1 and abs(have[1] - high) <= 1
    if got['target_type'] != kind:
        return False
    if zone:
        return got['target'] == zone and 'low' not in got
    low, high = sorted((a, b))
    middle = (got['low'] + got['high']) / 2
    if ramp or low == high:
        return abs(middle - (low + high) / 2) <= .26
    return abs(got['low'] - low) <= .51 and abs(got['high'] - high) <= .51


def compare(record, steps, opt):
    """What differs, None when nothing does."""
    got = list(ride(steps))
    for step in flat(record['workout_doc']['steps']):
        kind, much = length(step)
        want = hard(step, opt)
        first = got[0] if got else None
        if not step.get('ramp') or kind or first.get('length') == much:
            if not got or (first['length_type'], first.get('length')) != (
                    kind, much) or not agrees(
                    first, want, step.get('ramp'), opt.ftp):
                return f'{step} is {first}'
            del got[0]
            continue
        # A ramp in parts, each at the power of its middle.
        done = 0
        while done < much:
            if not got or got[0]['length_type'] != 0:
                return f'{step} ends at {done}'
            part = got.pop(0)
            at = (done + part['length'] / 2) / much
            power = want[2] + (want[3] - want[2]) * at
            if not agrees(part, (want[0], 0, power, power), True,
                          opt.ftp):
                return f'{step} is {part} after {done}'
            done += part['length']
        if done != much:
            return f'{step} lasts {done}'
    return f'more: {got}' if got else None


def same_text(record, got):
    """Whether the description is there, in at most 254 bytes."""
    want = (record.get('description') or '').strip()
    if len(want.encode()) <= 254:
        return (got or '') == want
    # Cut between characters; blanks before the cut say nothing.
    lost = want.encode()[len((got or '').encode()):251]
    return bool(got) and want.startswith(got) and not lost.strip()


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument('records')
    p.add_argument('files')
    p.add_argument('--weight', type=float)
    p.add_argument('--ftp', type=float, default=math.nan)
    p.add_argument('--pma-ratio', type=float, default=.8)
    p.add_argument('--parser', help='the folder of fit-file-parser')
    p.add_argument('--all', action='store_true')
    opt = p.parse_args()
    with open(opt.records, encoding='utf-8') as f:
        records = {n: json.loads(l) for n, l in enumerate(f, 1) if l.strip()}
    found = {int(line): data for line, _, data in files(opt.files)}
    bad = 0
    if opt.parser:
        decoded = parser_steps(opt.parser, found)
    else:
        decoded = {line: own_steps(data) for line, data in found.items()}
    for line, (text, steps) in decoded.items():
        differs = compare(records[line], steps, opt)
        if not differs and not same_text(records[line], text):
            differs = f'the description is {text!r}'
        if differs:
            bad += 1
            print(f'line {line}: {differs}')
    missing = [n for n, r in records.items() if n not in found
               and r.get('vekta', {}).get('score', {}).get('verdict')
               == 'accept'] if opt.all else []
    for n in missing:
        print(f'line {n}: accepted, but no file')
    print(f'{len(found)} files, {bad} differ, {len(missing)} missing')
    return 1 if bad or missing else 0


if __name__ == '__main__':
    sys.exit(main())
