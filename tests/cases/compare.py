#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares records with what a careful coach would ride.

    compare.py texts CASES                     the texts as JSON lines
    compare.py score CASES RECORDS [...] [-v]  figures for pairs of files

The n-th record answers the n-th text. A file whose name begins with "refuse"
holds texts that must not be accepted; the others have in their second column
what is expected, one string a text:

    AMOUNT@TARGET    a step; AMOUNT is 10m, 30s, 1h30m, 1000mt (metres), lap
    /AMOUNT@TARGET   a recovery; wAMOUNT a warm-up; cAMOUNT a cool-down
    N*( ... )        repetitions; the last recovery inside is optional
    TARGET           95  88-93  50>75 (ramp)  250w  200w-220w  pma100
                     ~91-105 (the middle lies inside)  ? (any)
                     #90 or #85-95 behind it: cadence
    /?               a recovery without a length: open or absent
    A || B           either is right
    ?                alone: undecidable, not counted
"""
import json
import re
import sys

ZONES = {1: (0, 55), 2: (56, 75), 3: (76, 90), 4: (91, 105), 5: (106, 120),
         6: (121, 150), 7: (151, 300)}
PMA_UNITS = ('%pma', '%mmp', '%map')
TOKEN = re.compile(r'(\d+)\*\(|(\))|([^\s()]+)')
STEP = re.compile(r'(/|[wc](?=\d))?([^@#]+)(?:@([^#]*))?(?:#([\d.-]+))?$')


class Target:
    """What a step asks for: kind is any, near, pma, pct or watt."""

    def __init__(self, text, cadence):
        self.cadence = bounds(cadence) if cadence else None
        self.ramp = '>' in text
        if text in ('', '?'):
            self.kind, self.span = 'any', None
        elif text.startswith('~'):
            self.kind, self.span = 'near', bounds(text[1:])
        elif text.startswith('pma'):
            self.kind, self.span = 'pma', bounds(text[3:])
        else:
            self.kind = 'watt' if 'w' in text else 'pct'
            self.span = bounds(text.replace('w', '').replace('>', '-'))

    def is_free(self):
        return self.kind == 'any' and self.cadence is None

    def fits(self, step):
        if self.cadence and not close(self.cadence, read(step, 'cadence')):
            return False
        if self.kind == 'any':
            return True
        power = read(step, 'power')
        if power is None:
            # "All out" stands for anything very hard.
            return bool(step.get('maxeffort')) and self.kind == 'near' \
                and self.span[1] >= 150
        low, high, unit = power
        if unit == 'power_zone':
            low, high, unit = ZONES[int(low)][0], ZONES[int(high)][1], '%ftp'
        return self.fits_power(low, high, unit, step)

    def fits_power(self, low, high, unit, step):
        middle = (low + high) / 2
        if self.kind == 'pma':
            wanted = self.span[0]
            if unit in PMA_UNITS:
                return abs(low - wanted) < .6
            return unit == '%ftp' and 1.15 * wanted <= middle <= 1.36 * wanted
        if self.kind == 'near':
            if unit in PMA_UNITS:
                middle, unit = middle * 1.25, '%ftp'
            return unit == '%ftp' and \
                self.span[0] - .5 <= middle <= self.span[1] + .5
        if unit != ('w' if self.kind == 'watt' else '%ftp'):
            return False
        if self.ramp and not any(step.get(k)
                                 for k in ('ramp', 'warmup', 'cooldown')):
            return False
        return close(self.span, (low, high))


class Wanted:
    """One expected step, repetitions rolled out."""

    def __init__(self, role, amount, target):
        self.role, self.target = role, target
        self.optional = False
        if amount in ('?', 'lap'):
            self.kind, self.value = ('none' if amount == '?' else 'lap'), 0
        elif amount.endswith('mt'):
            self.kind, self.value = 'metres', float(amount[:-2])
        else:
            self.kind, self.value = 'seconds', seconds(amount)

    def copy(self):
        other = Wanted.__new__(Wanted)
        other.__dict__.update(self.__dict__)
        return other

    def fits(self, step):
        if bool(step.get('until_lap_press')) != (self.kind == 'lap'):
            return False
        if self.kind == 'metres' and \
                abs(step.get('distance', -9) - self.value) > 1:
            return False
        if self.kind == 'seconds' and \
                abs((step.get('duration') or -9) - self.value) > .5:
            return False
        if self.role == 'work' or not self.target.is_free():
            return self.target.fits(step)
        if self.role == 'rest':
            power = read(step, 'power')
            if power and power[2] == '%ftp' and power[0] + power[1] > 140:
                return False
        return True


def bounds(text):
    low, _, high = text.partition('-')
    return float(low), float(high or low)


def close(span, other):
    return other is not None and abs(span[0] - other[0]) < .6 \
        and abs(span[1] - other[1]) < .6


def read(step, name):
    value = step.get(name)
    if not value:
        return None
    if 'value' in value:
        return value['value'], value['value'], value.get('units')
    if 'start' not in value and 'end' not in value:
        return None
    return (value.get('start', value.get('end')),
            value.get('end', value.get('start')), value.get('units'))


def seconds(text):
    found = re.fullmatch(r'(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?', text)
    if not text or not found:
        raise ValueError(f'not a duration: {text}')
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def wanted_step(text):
    found = STEP.fullmatch(text)
    if not found:
        raise ValueError(f'not a step: {text}')
    mark, amount, target, cadence = found.groups()
    role = {None: 'work', '/': 'rest', 'w': 'warm', 'c': 'cool'}[mark]
    return Wanted(role, amount, Target(target or '', cadence))


def last_rest_optional(steps):
    if steps and steps[-1].role == 'rest':
        steps[-1].optional = True


def roll_out(text):
    """The expected steps of one alternative, in the order they are ridden."""
    stack = [(1, [])]
    for found in TOKEN.finditer(text):
        count, end, word = found.groups()
        if count:
            stack.append((int(count), []))
        elif end:
            times, body = stack.pop()
            for i in range(times):
                again = [step.copy() for step in body]
                if i == times - 1:
                    last_rest_optional(again)
                stack[-1][1].extend(again)
        else:
            stack[-1][1].append(wanted_step(word))
    if len(stack) != 1:
        raise ValueError(f'brackets: {text}')
    steps = stack[0][1]
    last_rest_optional(steps)
    return steps


def ridden(steps):
    for step in steps:
        if 'steps' in step:
            for _ in range(int(step.get('reps', 1))):
                yield from ridden(step['steps'])
        else:
            yield step


def matches_one(text, record):
    wanted = roll_out(text)
    got = list(ridden((record.get('workout_doc') or {}).get('steps') or []))
    if not any(step.kind == 'lap' for step in wanted):
        # Steps of a length that the text leaves out may be there as open.
        got = [step for step in got if not step.get('until_lap_press')]
    places = {0}
    for want in wanted:
        if want.kind == 'none':
            continue
        free = want.optional or want.kind == 'lap' and want.role == 'rest'
        after = {i + 1 for i in places if i < len(got) and want.fits(got[i])}
        places = after | places if free else after
    return len(got) in places


def matches(expected, record):
    return any(matches_one(one.strip(), record)
               for one in expected.split('||'))


def fully_targeted(expected):
    work = [step for step in roll_out(expected.split('||')[0])
            if step.role == 'work' and step.kind != 'none']
    return bool(work) and all(step.target.kind != 'any' for step in work)


def read_cases(path):
    with open(path, encoding='utf-8') as lines:
        return [line.rstrip('\n').split('\t') for line in lines
                if line.strip() and not line.startswith('#')]


def read_pair(cases_path, records_path):
    cases = read_cases(cases_path)
    with open(records_path, encoding='utf-8') as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    if len(cases) != len(records):
        sys.exit(f'{cases_path}: {len(records)} records for '
                 f'{len(cases)} texts')
    return list(zip(cases, records))


def is_refusals(path):
    return path.rsplit('/', 1)[-1].startswith('refuse')


def score_of(record):
    return (record.get('vekta') or {}).get('score') or {}


def labelled(cases_path, records_path):
    """(case, record, right): a text to refuse is never right."""
    for case, record in read_pair(cases_path, records_path):
        if is_refusals(cases_path):
            yield case, record, False
        elif case[1] != '?':
            yield case, record, matches(case[1], record)


def percent(part, whole):
    return f'{part}/{whole}' + (f' = {100 * part / whole:.1f}%'
                                if whole else '')


class Figures:
    def __init__(self):
        self.bins = [[0, 0] for _ in range(10)]
        self.accepted = self.accepted_right = self.refusals_accepted = 0

    def add_file(self, cases_path, records_path, verbose):
        count = right_count = full = full_accepted = 0
        accepted = accepted_right = 0
        for case, record, right in labelled(cases_path, records_path):
            score = score_of(record)
            accept = score.get('verdict') == 'accept'
            count += 1
            right_count += right
            accepted += accept
            accepted_right += accept and right
            self.add_bin(score.get('confidence', 0), right)
            if not is_refusals(cases_path) and right \
                    and fully_targeted(case[1]):
                full += 1
                full_accepted += accept
            if verbose:
                explain(case, record, right, accept)
        if is_refusals(cases_path):
            self.refusals_accepted += accepted
            print(f'{cases_path}: {accepted} of {count} accepted')
            return
        self.accepted += accepted
        self.accepted_right += accepted_right
        print(f'{cases_path}: exact {percent(right_count, count)}; '
              f'of the accepted right {percent(accepted_right, accepted)}; '
              'of the right ones with all targets accepted '
              f'{percent(full_accepted, full)}')

    def add_bin(self, confidence, right):
        place = self.bins[min(9, int(confidence * 10))]
        place[0] += 1
        place[1] += right

    def print_reliability(self):
        print('confidence  texts  right')
        for i, (count, right) in enumerate(self.bins):
            share = f'{100 * right / count:5.1f}%' if count else '    -'
            print(f'{i / 10:.1f} - {(i + 1) / 10:.1f}  {count:6}  {share}')

    def good_enough(self):
        return self.refusals_accepted == 0 and \
            self.accepted_right >= .99 * self.accepted


def explain(case, record, right, accept):
    steps = json.dumps((record.get('workout_doc') or {}).get('steps'),
                       ensure_ascii=False)
    if accept and not right:
        print(f'  ACCEPTED BUT WRONG: {case[0]}')
    if not right and len(case) > 1:
        print(f'  wrong: {case[0]}\n    wanted {case[1]}\n'
              f'    got {steps[:300]}')


def main(args):
    verbose = '-v' in args
    args = [arg for arg in args if arg != '-v']
    if len(args) == 2 and args[0] == 'texts':
        for case in read_cases(args[1]):
            text = case[0].replace('\\n', '\n')
            print(json.dumps({'description': text}, ensure_ascii=False))
    elif len(args) > 2 and args[0] == 'score' and len(args) % 2:
        figures = Figures()
        for i in range(1, len(args), 2):
            figures.add_file(args[i], args[i + 1], verbose)
        figures.print_reliability()
        return 0 if figures.good_enough() else 1
    else:
        sys.exit(__doc__)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
