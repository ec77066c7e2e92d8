#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores answers to loose requests.

    loose.py texts CASES            the texts as JSON lines
    loose.py score CASES RECORDS [-v]
    loose.py refuse CASES RECORDS [-v]

A request is answered when its record is accepted in the end. It is right when
the category is one of those in the fourth column and the whole lasts as long
as the fifth and sixth allow, in minutes. Prints "asked answered right" or
"asked answered"; -v tells each request that failed, and how.
"""
import json
import sys


def cases(path):
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if not line.startswith('#') and line.strip():
                yield line.rstrip('\n').split('\t')


def records(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def texts(path):
    for row in cases(path):
        print(json.dumps({'description': row[2]}, ensure_ascii=False))


def is_answered(record):
    return record['vekta']['score']['verdict'] == 'accept'


def faults(row, record):
    category = record['vekta']['score']['category']
    minutes = record['workout_doc'].get('duration', 0) / 60
    if category not in row[3].split(','):
        yield f'{category}, not {row[3]}'
    if not float(row[4]) <= minutes <= float(row[5]):
        yield f'{minutes:g} min, not {row[4]} to {row[5]}'


def why_not(record):
    enrich = record['vekta'].get('enrich', {})
    return f"{enrich.get('outcome')} {enrich.get('reason')}"


def main(what, path, records_path=None, verbose=False):
    if what == 'texts':
        return texts(path)
    rows, found = list(cases(path)), records(records_path)
    if len(rows) != len(found):
        sys.exit(f'{len(rows)} requests, {len(found)} records')
    answered = right = 0
    for row, record in zip(rows, found):
        told = []
        if is_answered(record):
            answered += 1
            told = list(faults(row, record)) if what == 'score' else \
                [record['vekta']['score']['category']]
            right += not told
        elif what == 'score':
            told = ['unanswered: ' + why_not(record)]
        if verbose and told:
            print(f'{row[0]}  {row[2]}\n      ' + '; '.join(told),
                  file=sys.stderr)
    print(len(rows), answered, *([right] if what == 'score' else []))


if __name__ == '__main__':
    main(*sys.argv[1:4], verbose='-v' in sys.argv)
