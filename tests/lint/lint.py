#!/usr/bin/env python3
# lint.py - keeps what no compiler keeps; one TAP line per rule
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: lint.py [--source DIR] [--write-potfiles] [RULE...]
#
# Rules are functions registered with @rule in rules_code.py and rules_text.py; test_lint.py proves for
# each of them, on a small tree that breaks it, that it can fail.
import argparse
import os
import sys

import rules_code  # noqa: F401 (registers its rules)
import rules_text
from tree import FAIL, Skip, Tree, rules


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", default=os.path.join(here, "..", ".."))
    parser.add_argument("--write-potfiles", action="store_true", help="complete po/POTFILES.in, then stop")
    parser.add_argument("rule", nargs="*")
    arguments = parser.parse_args()
    tree = Tree(arguments.source)

    if arguments.write_potfiles:
        rules_text.write_potfiles(tree)
        return 0

    names = arguments.rule or list(rules)
    broken = 0
    print(f"1..{len(names)}")
    for number, name in enumerate(names, start=1):
        try:
            findings = list(rules[name](tree))
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}")
            continue
        for finding in findings:
            print(f"# {finding.path}:{finding.line}: {finding.level}: {finding.text}")
        failed = any(finding.level == FAIL for finding in findings)
        broken += failed
        print(f"{'not ok' if failed else 'ok'} {number} {name}")
        if failed:
            print(f"# {name}: {rules[name].__doc__}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
