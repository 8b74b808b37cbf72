#!/usr/bin/env python3
# count-results.py - one closing line from meson's JUnit log
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: count-results.py TESTLOG.junit.xml EXIT-CODE-OF-MESON-TEST
#
# Subtests are counted, not programs. A program that dies after its last subtest, or before its
# first one, leaves no failed subtest behind: then the exit code of meson counts as one failure.
import sys
import xml.etree.ElementTree as ElementTree


def count(root):
    passed = failed = skipped = 0
    for case in root.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main():
    path, code = sys.argv[1], int(sys.argv[2])
    try:
        passed, failed, skipped = count(ElementTree.parse(path).getroot())
    except (OSError, ElementTree.ParseError) as error:
        print(f"no test log: {error}", file=sys.stderr)
        passed, failed, skipped = 0, 1, 0
    if code != 0 and failed == 0:
        failed = 1
    if passed + failed == 0:
        print("no test was run", file=sys.stderr)
        failed = 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
