#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores what vk-recall makes of commands.

    recall.py lines CASES            its input: a line before each command
    recall.py score CASES OUTPUT     right readings and workouts; the misses
    recall.py pairs CASES OUTPUT     the same for id, lang, command, reference,
                                     edit: only the reading counts

In a file of cases a '-' as the session before stands for none, as the
workout for any; '?' as the reference for a line that must pass as it is.
"""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                'cases'))
from compare import matches, read_cases  # noqa: E402

NONE = '{"name":"no session"}'


def words(text, reference):
    """What is said, in whatever order; "last" beside a kind says nothing."""
    found = sorted(text.split())
    if reference and 'last' in found and len(found) > 1:
        found.remove('last')
    return found


def reading(line):
    """(reference, edits, why it was refused) of an output line."""
    try:
        recall = json.loads(line)['vekta']['recall']
    except (ValueError, KeyError, TypeError):
        return '?', '?', None
    return (recall['reference'], ' '.join(recall['edits']),
            recall.get('refused'))


def is_right(want, got):
    return all(words(want[i], i == 0) == words(got[i], i == 0)
               for i in range(2))


def outcome(wanted, line, refused):
    if wanted == '-':
        return True
    if re.fullmatch(r'recall-[a-z-]+', wanted):
        return refused == wanted
    return refused is None and matches(wanted, json.loads(line))


def command_lines(path):
    """The lines of the output that answer the commands: every second one."""
    with open(path, encoding='utf-8') as lines:
        return lines.read().split('\n')[1::2]


def score(cases, output):
    good = 0
    for case, line in zip(cases, command_lines(output), strict=False):
        got = reading(line)
        # A command that is not read to its end has no reference.
        if case[2] == '?' and got[2] in ('recall-which', 'recall-unknown',
                                        'recall-unread'):
            got = ('?', '?', got[2])
        if is_right(case[2:4], got) and outcome(case[4], line, got[2]):
            good += 1
        else:
            print('wrong:', case[0], '| wanted', case[2:5], '| got', got)
    print(f'{good} of {len(cases)}')


def pairs(cases, output):
    # A line that points to nothing is refused, which is what '?' wants.
    score([[c[2], '-', c[3], c[4], '-'] for c in cases], output)


def main():
    cases = read_cases(sys.argv[2])
    if cases[0][0] == 'id':
        cases = cases[1:]
    if sys.argv[1] == 'lines':
        for case in cases:
            shared = len(case) > 5 or case[0].isdigit()
            print(NONE if shared or case[1] == '-' else case[1])
            print(case[2] if shared else case[0])
    elif sys.argv[1] == 'score':
        score(cases, sys.argv[3])
    else:
        pairs(cases, sys.argv[3])


if __name__ == '__main__':
    main()
