#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""monitoring.py DASHBOARD: its expressions as a file of rules, for promtool.

A dashboard must be what Grafana takes: numbered panels that do not overlap,
each with a query of the chosen source. Its variables are filled in."""
import itertools
import json
import sys

FILL = {'$__rate_interval': '5m', '$__range': '1d', '$instance': '.*',
        '$tool': '.*'}


def check(board):
    for key in ('title', 'uid', 'schemaVersion', 'templating', 'time'):
        if not board.get(key):
            sys.exit(f'no {key}')
    panels = board['panels']
    if len({panel['id'] for panel in panels}) != len(panels):
        sys.exit('two panels have one id')
    for a, b in itertools.combinations([p['gridPos'] for p in panels], 2):
        if a['x'] < b['x'] + b['w'] and b['x'] < a['x'] + a['w'] and \
                a['y'] < b['y'] + b['h'] and b['y'] < a['y'] + a['h']:
            sys.exit(f'panels overlap: {a} {b}')
    for panel in panels:
        if not panel['title'] or panel['gridPos']['x'] + \
                panel['gridPos']['w'] > 24:
            sys.exit(f'panel {panel["id"]}: no title, or too wide')
        for target in panel['targets']:
            yield target['expr']


def main(path):
    with open(path, encoding='utf-8') as file:
        board = json.load(file)
    print('groups:\n- name: dashboard\n  rules:')
    for i, expr in enumerate(check(board)):
        for name, value in FILL.items():
            expr = expr.replace(name, value)
        print(f'  - record: dashboard:{i}\n    expr: {json.dumps(expr)}')


main(sys.argv[1])
