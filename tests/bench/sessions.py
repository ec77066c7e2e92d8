#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""sessions.py COUNT FILE...: a table of COUNT sessions, for the benchmark.

Those of the files, again and again under other names: each time with a word of
its own in titles and phrases, as the sessions of many coaches would have, and
two phrases instead of all, so that making the corpus takes no minutes."""
import sys


def rows(paths):
    for path in paths:
        with open(path, encoding='utf-8') as lines:
            for line in lines:
                if line.strip() and not line.startswith('#'):
                    yield line.rstrip('\n').split('\t')


def main(count, *paths):
    have = list(rows(paths))
    for i in range(int(count)):
        row = list(have[i % len(have)])
        word = 'variante' + ''.join(chr(ord('a') + int(d))
                                    for d in str(i // len(have)))
        if i >= len(have):
            row[0] = f'{row[0]}-{i // len(have)}'
            for column in (4, 5):
                row[column] += ' ' + word
        for column in (6, 7):
            row[column] = '|'.join(row[column].split('|')[:2])
            if i >= len(have):
                row[column] += ' ' + word
        print('\t'.join(row))


main(*sys.argv[1:])
