#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks for every number of a loose request in what answers it.

    loose_numbers.py CASES RECORDS

It reads the texts by a few patterns of its own and knows nothing of how vekta
does it. Prints "checked N" and a line for each number that an accepted record
has lost: the total, a step, a group, a count, a target, or a bound that the
total keeps must hold it. "100 %" and the like are numbers as all others.
"""
import json
import re
import sys

WORDS = {
    'une': 1, 'un': 1, 'deux': 2, 'trois': 3, 'quatre': 4, 'cinq': 5,
    'six': 6, 'huit': 8, 'dix': 10, 'quinze': 15, 'vingt': 20, 'trente': 30,
    'quarante': 40, 'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5,
    'eight': 8, 'ten': 10, 'fifteen': 15, 'twenty': 20, 'thirty': 30,
    'forty': 40, 'an': 1, 'a couple of': 2, 'a couple': 2, 'couple': 2,
    'half an': .5, 'half': .5, 'demi': .5, '1/2': .5, 'trois quarts d': .75,
    'three quarters of an': .75}
NUMBER = r'(?:\d+(?:[.,]\d+)?)'
HOURS = r'(?:h|hrs?|hours?|heures?)\b'
MINUTES = r"(?:min(?:ute)?s?\b|mn\b|mins\b|'|m\b)"
SECONDS = r'(?:s|secs?|seconde?s?|")(?!\w)'
ZONES = {1: {'recovery'}, 2: {'endurance', 'recovery', 'sprint'},
         3: {'tempo'}, 4: {'threshold'}, 5: {'vo2max'}}


def value(text):
    return float(text.replace(',', '.'))


def spelled_out(text):
    text = text.lower().replace('’', "'").replace('-', ' ')
    text = re.sub(r"\bd'", ' ', text)
    text = re.sub(r'\b4 an? ', 'for an ', text)  # as messages have it
    text = re.sub(r'\b(an? )?(hour|hr|heure) (and|n|et) (a )?(half|demie?)\b',
                  '1.5 h', text)
    text = re.sub(r'\b(an? )?(hour|hr|heure) (and|n|et) (a )?quart(er)?\b',
                  '1.25 h', text)
    text = re.sub(r'\btwo and a half\b', '2.5', text)
    for word in sorted(WORDS, key=len, reverse=True):
        text = re.sub(rf'\b{word} (?=(?:petites? |bonnes? |grosses? )?'
                      rf'(?:hours?|hrs?|heures?|min|mn|sec|times|fois))',
                      f'{WORDS[word]} ', text)
    return text


def numbers(text):
    """(kind, values) of what the text says, each part of it once."""
    text = spelled_out(text)
    found = []

    def take(pattern, kind, read):
        nonlocal text
        for match in re.finditer(pattern, text):
            found.append((kind, read(match)))
        text = re.sub(pattern, ' ; ', text)

    take(r'\b(\d+)/(\d+)s?\b(?!\s*h)', 'pair',
         lambda m: (float(m[1]), float(m[2])))
    take(rf'\b(\d+)\s*(?:x|times|fois)\s*(\d+)\s*({MINUTES}|{SECONDS})?',
         'sets', lambda m: (float(m[1]), float(m[2]) *
                            (1 if m[3] and m[3][0] == 's' else 60)))
    take(rf'({NUMBER})\s*{HOURS}\s*(\d\d)?(?:\s*{MINUTES})?', 'seconds',
         lambda m: 3600 * value(m[1]) + 60 * float(m[2] or 0))
    take(rf'({NUMBER})\s*(?:petite |bonne )?{MINUTES}', 'seconds',
         lambda m: 60 * value(m[1]))
    take(rf'({NUMBER})\s*{SECONDS}', 'seconds', lambda m: value(m[1]))
    take(rf'({NUMBER})\s*%', 'target', lambda m: value(m[1]))
    take(r'(\d+)\s*(?:rpm|tr/min)', 'target', lambda m: float(m[1]))
    take(r'\b(?:z|zone )(\d)\b', 'zone', lambda m: int(m[1]))
    take(r'(?<![\w.])(\d+)(?![\w])', 'bare', lambda m: float(m[1]))
    return found


def walk(steps, times=1):
    for step in steps:
        yield step, times
        if 'steps' in step:
            yield from walk(step['steps'], times * step['reps'])


def seconds_of(step):
    if 'steps' in step:
        return step['reps'] * sum(map(seconds_of, step['steps']))
    return step.get('duration', 0)


class Answer:
    def __init__(self, record):
        steps = record['workout_doc']['steps']
        self.total = sum(map(seconds_of, steps))
        self.category = record['vekta']['score']['category']
        self.lengths = {self.total}
        self.counts, self.targets = set(), set()
        for step, _ in walk(steps):
            self.lengths.add(seconds_of(step))
            if 'reps' in step:
                self.counts.add(step['reps'])
                self.lengths.add(seconds_of(step) / step['reps'])
            for what in ('power', 'hr', 'cadence', 'rpe'):
                self.targets |= set((step.get(what) or {}).values())
        efforts = [seconds_of(step) for step, _ in walk(steps)
                   if 'steps' not in step]
        self.counts |= {efforts.count(one) for one in efforts}

    def has(self, kind, number, text):
        if kind == 'pair':
            return {*number} <= self.lengths or \
                {60 * n for n in number} <= self.lengths
        if kind == 'sets':
            return number[0] in self.counts and number[1] in self.lengths
        if kind == 'seconds':
            return number in self.lengths or self.is_bound(number, text)
        if kind == 'zone':
            return number in self.targets or \
                self.category in ZONES.get(number, ())
        if kind == 'target':
            return number in self.targets
        return number in self.counts | self.targets or \
            bool({number, 60 * number} & self.lengths)

    def is_bound(self, seconds, text):
        if re.search(r'\b(at least|au moins|minimum)\b', text):
            return self.total >= seconds
        if re.search(r'\b(max|no more|pas plus|tops|nothing longer)\b', text):
            return self.total <= seconds
        # "entre 1h et 1h30": between the two
        return bool(re.search(r'\b(entre|between)\b', text)) and \
            .9 * self.total <= seconds <= 2 * self.total


def main(cases, records):
    rows = [line.rstrip('\n').split('\t') for line in
            open(cases, encoding='utf-8') if line[0] != '#']
    checked = 0
    for row, line in zip(rows, open(records, encoding='utf-8')):
        record = json.loads(line)
        if record['vekta']['score']['verdict'] != 'accept':
            continue
        answer = Answer(record)
        for kind, number in numbers(row[2]):
            checked += 1
            if not answer.has(kind, number, row[2].lower()):
                print(f'lost {row[0]} {kind} {number}: {row[2]}')
    print(f'checked {checked}')


if __name__ == '__main__':
    main(*sys.argv[1:])
