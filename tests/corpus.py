#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the sessions of the corpus: corpus.py STRUCTURES FILE...

Reads with vk-parse and judges with vk-score, both found by PATH. Prints one
line "ok" or "bad FILE: ID: why" for each session, each file and the whole."""
import json
import re
import subprocess
import sys

COLUMNS = ('id category level place title_fr title_en phrases_fr phrases_en '
           'text purpose_fr purpose_en source tags').split()
CATEGORIES = ('recovery endurance tempo sweet_spot threshold vo2max '
              'anaerobic sprint force cadence test openers mixed').split()
LEVELS = ('beginner', 'regular', 'advanced')
PLACES = ('indoor', 'outdoor', 'both')
SYSTEMS = {'recovery', 'aerobic_base', 'aerobic_capacity',
           'lactate_threshold', 'aerobic_power', 'anaerobic_capacity',
           'neuromuscular', 'muscular_strength', 'coordination'}
# Minutes up to which a session belongs to a band, and the least number in it.
BANDS = ((30, 15), (60, 90), (90, 100), (150, 30), (240, 10), (300, 3))
LEAST_SESSIONS = 280
LEAST_OF_VALUE = 15  # of a category, a level, a place
MOST_SHARED = 3  # sessions that may be asked for by the same phrase
PURPOSE = 120    # characters


def rows_of(path, width):
    """(number, cells) of the rows that are no comments."""
    with open(path, encoding='utf-8') as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith('#'):
                continue
            cells = line.rstrip('\n').split('\t')
            if len(cells) != width:
                sys.exit(f'{path}:{number}: {len(cells)} columns')
            yield number, cells


def amount(step):
    if step.get('distance'):
        return f"{step['distance']:g}mt"
    if not step.get('duration'):
        return 'lap'
    minutes, second = divmod(step['duration'], 60)
    hour, minute = divmod(minutes, 60)
    return ''.join(f'{n}{u}' for n, u in
                   ((hour, 'h'), (minute, 'm'), (second, 's')) if n)


def span(target, joint='-'):
    if 'value' in target:
        return f"{target['value']:g}"
    return f"{target['start']:g}{joint}{target['end']:g}"


def target_of(step):
    text = ''
    power = step.get('power')
    if power:
        form = {'%ftp': '{}', 'power_zone': 'Z{}', '%pma': 'pma{}'}
        text = form[power['units']].format(
            span(power, '>' if step.get('ramp') else '-'))
    for name in ('hr', 'rpe'):
        if step.get(name):
            text += f"{name}{span(step[name])}{step[name]['units']}"
    if step.get('maxeffort'):
        text += 'max'
    if step.get('freeride'):
        text += 'free'
    text = '@' + text if text else ''
    return text + ('#' + span(step['cadence']) if step.get('cadence') else '')


def structure(steps):
    """Steps of a record in the notation of the file of structures."""
    words = []
    for step in steps:
        if 'steps' in step:
            words.append(f"{step['reps']}*({structure(step['steps'])})")
            continue
        role = '/' if step.get('intensity') in ('recovery', 'rest') else ''
        role = 'w' if step.get('warmup') else \
            'c' if step.get('cooldown') else role
        words.append(role + amount(step) + target_of(step))
    return ' '.join(words)


def seconds(steps):
    return sum(s.get('reps', 1) * seconds(s['steps']) if 'steps' in s
               else s.get('duration', 0) for s in steps)


def judged(sessions):
    """The records of the texts, as vk-score writes them."""
    lines = ''.join(json.dumps({'description': s['text']},
                               ensure_ascii=False) + '\n' for s in sessions)
    for command in ('vk-parse', 'vk-score'):
        lines = subprocess.run([command], input=lines, text=True,
                               encoding='utf-8', check=False,
                               stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in lines.splitlines()]


def faults_of_words(session):
    if any(not cell or cell != cell.strip() for cell in session.values()):
        yield 'a cell is empty or begins or ends with a blank'
    if not re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)+', session['id']):
        yield 'no slug'
    if session['level'] not in LEVELS or session['place'] not in PLACES:
        yield 'level or place'
    for name in ('phrases_fr', 'phrases_en'):
        phrases = session[name].split('|')
        if not 3 <= len(phrases) <= 8 or len(set(phrases)) != len(phrases) \
                or any(not p or p != p.strip() for p in phrases):
            yield name
    for name in ('purpose_fr', 'purpose_en'):
        if len(session[name]) > PURPOSE or session[name][-1:] not in '.!?':
            yield name
    tags = session['tags'].split(',')
    if not SYSTEMS & set(tags) or len(set(tags)) != len(tags) or \
            not all(re.fullmatch('[a-z0-9_]+', tag) for tag in tags):
        yield 'tags'


def faults_of_record(session, record, want):
    vekta = record['vekta']
    if vekta['score']['verdict'] != 'accept':
        yield f"{vekta['score']['verdict']}: {vekta['score']['reasons']}"
    if vekta['score']['category'] != session['category']:
        yield f"is {vekta['score']['category']}"
    for name in ('unread', 'corrected', 'assumed', 'doubts'):
        found = vekta['parse'].get(name, vekta['parse']['evidence'].get(name))
        if found:
            yield f'{name}: {found}'
    got = structure(record['workout_doc']['steps'])
    if got != want:
        yield f'want {want}, got {got}'


def faults_of_all(sessions, records, structures):
    ids = [s['id'] for s in sessions]
    if len(sessions) < LEAST_SESSIONS:
        yield f'only {len(sessions)} sessions'
    if len(set(ids)) != len(ids) or ids != list(structures):
        yield 'ids are not unique, or not those of the structures, in order'
    for cells in ([s['text'] for s in sessions], list(structures.values())):
        twice = {cell for cell in cells if cells.count(cell) > 1}
        if twice:
            yield f'twice the same: {twice}'
    for name, values in (('category', CATEGORIES), ('level', LEVELS),
                         ('place', PLACES)):
        for value in values:
            if sum(s[name] == value for s in sessions) < LEAST_OF_VALUE:
                yield f'few of {name} {value}'
    for lang in ('fr', 'en'):
        if sum(r['vekta']['lang'] == lang
               for r in records) < len(sessions) / 4:
            yield f'few texts in {lang}'
    yield from faults_of_bands([seconds(r['workout_doc']['steps']) / 60
                                for r in records])
    yield from faults_of_sharing(sessions)


def faults_of_bands(minutes):
    if min(minutes) > 20 or max(minutes) < 300:
        yield f'from {min(minutes)} to {max(minutes)} min'
    low = 0
    for high, least in BANDS:
        if sum(low < m <= high for m in minutes) < least:
            yield f'few sessions of {low} to {high} min'
        low = high


def faults_of_sharing(sessions):
    asked = {}
    for session in sessions:
        for name in ('phrases_fr', 'phrases_en'):
            for phrase in session[name].split('|'):
                asked.setdefault(phrase.casefold(), set()).add(session['id'])
    for phrase, ids in asked.items():
        if len(ids) > MOST_SHARED:
            yield f'asked for by "{phrase}": {len(ids)} sessions'


def report(name, faults):
    faults = list(faults)
    print(f"bad {name}: {'; '.join(faults)}" if faults else 'ok')


def main(structures_path, *paths):
    structures = {cells[0]: cells[1]
                  for _, cells in rows_of(structures_path, 2)}
    sessions = []
    for category in CATEGORIES:
        for path in paths:
            if path.endswith(f'/sessions-{category}.tsv'):
                sessions += [dict(zip(COLUMNS, cells))
                             for _, cells in rows_of(path, len(COLUMNS))]
    records = judged(sessions)
    if len(records) != len(sessions):
        sys.exit(f'{len(records)} records of {len(sessions)} sessions')
    for session, record in zip(sessions, records):
        report(session['id'], faults_of_words(session))
        report(session['id'], faults_of_record(
            session, record, structures.get(session['id'])))
    report('corpus', faults_of_all(sessions, records, structures))


if __name__ == '__main__':
    main(*sys.argv[1:])
