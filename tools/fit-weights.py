#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fits the weights of the confidence to cases.

    fit-weights.py [-n] CASES RECORDS [CASES RECORDS ...]

RECORDS are the answers of "vk-parse | vk-score --features" to the texts of
CASES, one a line ("tests/accuracy.sh --fit" makes all of them). A record is right
when tests/cases/compare.py says so; texts to refuse are never right.

The model is a logistic regression with a ridge towards the column "prior" of
lib/score/weights.tsv: what the cases say little about stays near its prior. No feature may raise the confidence. Coordinate descent with Newton
steps, fixed order, no randomness: the same input gives the same weights.
Doubts seen in three records or more get a row of their own. The file is
rewritten in place; with -n the rows are printed only.
"""
import importlib.util
import math
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEIGHTS = os.path.join(ROOT, 'lib', 'score', 'weights.tsv')
COMPARE = os.path.join(ROOT, 'tests', 'cases', 'compare.py')
RIDGE = 1.0      # how much one unit away from the prior costs
SWEEPS = 2000
SETTLED = 1e-7   # the largest change of a sweep at which it ends
NEW_DOUBT = 3    # records, before a doubt gets a weight of its own


def load_compare():
    spec = importlib.util.spec_from_file_location('compare', COMPARE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows():
    """The file as (line,) for comments and (name, prior, why) for rows."""
    rows = []
    with open(WEIGHTS, encoding='utf-8') as lines:
        for line in lines.read().split('\n')[:-1]:
            cells = line.split('\t')
            if line.startswith('#') or not line:
                rows.append((line,))
            else:
                rows.append((cells[0], float(cells[2]), cells[3]))
    return rows


def features_of(record):
    vekta = record.get('vekta') or {}
    found = dict((vekta.get('score') or {}).get('features') or {})
    found['bias'] = 1
    evidence = (vekta.get('parse') or {}).get('evidence') or {}
    for code in evidence.get('doubts') or []:
        name = f'doubt:{code}'
        found[name] = found.get(name, 0) + 1
    return found


def add_new_doubts(rows, samples):
    known = {row[0] for row in rows}
    common = {}
    for found, _ in samples:
        for name in found:
            if name.startswith('doubt:') and name not in known:
                common[name] = common.get(name, 0) + 1
    start = next(row[1] for row in rows if row[0] == 'doubt')
    for name in sorted(common):
        if common[name] >= NEW_DOUBT:
            rows.append((name, start, f'seen in {common[name]} cases'))


def settle_doubts(rows, samples):
    """Doubts that have a row now no longer count as unknown ones."""
    known = {row[0] for row in rows}
    for found, _ in samples:
        unknown = sum(count for name, count in found.items()
                      if name.startswith('doubt:') and name not in known)
        found['doubt'] = min(3, unknown)


def fit(names, start, samples):
    weight = list(start)
    columns = [[found.get(name, 0) for found, _ in samples]
               for name in names]
    labels = [1 if right else 0 for _, right in samples]
    sums = [sum(w * column[i] for w, column in zip(weight, columns))
            for i in range(len(samples))]
    for _ in range(SWEEPS):
        largest = 0
        for k, column in enumerate(columns):
            used = [i for i, value in enumerate(column) if value]
            slope = -RIDGE * (weight[k] - start[k])
            bend = RIDGE
            for i in used:
                chance = 1 / (1 + math.exp(-max(-30, min(30, sums[i]))))
                slope += (labels[i] - chance) * column[i]
                bend += chance * (1 - chance) * column[i] ** 2
            step = max(-1, min(1, slope / bend))
            if names[k] != 'bias':
                step = min(step, -weight[k])
            for i in used:
                sums[i] += step * column[i]
            weight[k] += step
            largest = max(largest, abs(step))
        if largest < SETTLED:
            break
    return weight


def rounded(weight):
    text = f'{weight:.2f}'.rstrip('0').rstrip('.')
    return '0' if text == '-0' else text


def write_rows(rows, weights, source):
    lines = []
    for row in rows:
        if len(row) > 1:
            lines.append('\t'.join((row[0], rounded(weights[row[0]]),
                                    rounded(row[1]), row[2])))
        elif row[0].startswith('# Source:'):
            lines.append(source)
        else:
            lines.append(row[0])
    return '\n'.join(lines) + '\n'


def main(args):
    dry = '-n' in args
    args = [arg for arg in args if arg != '-n']
    if not args or len(args) % 2:
        sys.exit(__doc__)
    compare = load_compare()
    samples = [(features_of(record), right)
               for i in range(0, len(args), 2)
               for _, record, right in compare.labelled(args[i], args[i + 1])]
    rows = read_rows()
    add_new_doubts(rows, samples)
    settle_doubts(rows, samples)
    table = [row for row in rows if len(row) > 1]
    names = [row[0] for row in table]
    weights = dict(zip(names, fit(names, [row[1] for row in table],
                                  samples)))
    right = sum(1 for _, label in samples if label)
    text = write_rows(rows, weights,
                      f'# Source: tools/fit-weights.py on {len(samples)} '
                      f'cases, {right} of them read right.')
    if dry:
        sys.stdout.write(text)
    else:
        with open(WEIGHTS, 'w', encoding='utf-8') as out:
            out.write(text)


if __name__ == '__main__':
    main(sys.argv[1:])
