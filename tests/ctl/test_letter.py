#!/usr/bin/env python3
# test_letter.py - the plan on paper
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Expected values: the acceptance case of the design. The GP's one open step is what is asked.
import os
import sys

import tap
from tap import done, refused, sql


def demo(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "2")
    return path


def test_letter_is_kept(folder):
    path = demo(folder)
    out = os.path.join(folder, "gp.pdf")
    done("letter", "DEMO-0001", "--kind", "gp", "--to", "Dr Holm", "--lang", "da", "-o", out, db=path)
    with open(out, "rb") as file:
        assert file.read(5) == b"%PDF-"
    assert os.stat(out).st_mode & 0o777 == 0o600
    kept = sql(path, "SELECT kind, counterpart, to_text, ask, title, language FROM letter")
    assert kept == "gp|gp|Dr Holm|Stop vitamin D and calcium|Til egen læge|da", kept
    assert sql(path, "SELECT count(*) FROM access_log WHERE what = 'letter'") == "1"


def test_copy_is_remembered(folder):
    path = demo(folder)
    out = os.path.join(folder, "plan.pdf")
    done("letter", "DEMO-0001", "--kind", "patient", "-o", out, db=path)
    assert os.path.getsize(out) > 1000
    assert sql(path, "SELECT language FROM plan_print") == "ar"
    assert sql(path, "SELECT count(*) FROM letter") == "0"


def test_refused(folder):
    path = demo(folder)
    out = os.path.join(folder, "x.pdf")
    refused("letter", "DEMO-0001", "--kind", "minister", "-o", out, db=path, code=2)
    refused("letter", "DEMO-0001", "--kind", "gp", "-o", os.path.join(folder, "x.txt"), db=path, code=2)
    refused("letter", "Nobody", "--kind", "gp", "-o", out, db=path)
    assert not os.path.exists(out)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
