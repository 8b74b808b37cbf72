#!/usr/bin/env python3
# test_today.py - what a day of the clinic asks for, as scripts get it
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Expected values: the lines of design/mock/today.png for Tuesday 10 March 2026, columns of design/cli.md.
import os
import sys

import tap
from tap import done, rows, run, sql

COLUMNS = ["section", "due", "patient", "what", "owner", "state"]


def demo(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path)
    return path


def of(table, section):
    return [row for row in table if row["section"] == section]


def test_the_day_of_the_demo(folder):
    table = rows("today", db=demo(folder))
    assert list(table[0]) == COLUMNS
    assert [row["section"] for row in table] == sorted((row["section"] for row in table), key=(
        "promise", "visit", "waiting", "untouched").index)
    first = of(table, "promise")[0]
    assert list(first.values()) == ["promise", "2026-03-06", "Salma Nasir Abboud",
                                    "Read the housing letter and call the municipality", "Jonas L.", "late"]
    due = [row["due"] for row in of(table, "promise")]
    assert due == sorted(due)
    assert [(row["due"], row["state"]) for row in of(table, "visit")] == [
        ("2026-03-10T08:30", "attended"), ("2026-03-10T10:15", "same-interpreter"),
        ("2026-03-10T11:45", "new-interpreter"), ("2026-03-10T13:00", "no-interpreter"),
        ("2026-03-10T13:45", "same-interpreter"), ("2026-03-10T14:30", "same-interpreter")]
    expected = ["Eye clinic: result of the examination", "Municipality: answer about home help",
                "GP: is the vitamin D stopped?", "Job centre: meeting with interpreter", "Pharmacy: price of dose boxes"]
    assert [row["what"] for row in of(table, "waiting") if row["what"] in expected] == expected
    silent = {row["patient"]: row for row in of(table, "untouched")}
    assert silent["Mahnaz Karimi"]["due"] == "2026-01-17"
    assert silent["Cabdi Warsame"]["what"] == "a result that is not explained yet"


def test_another_day(folder):
    path = demo(folder)
    on_friday = rows("today", "--on", "2026-03-06", db=path)
    assert [row["state"] for row in of(on_friday, "promise")][0] == "today"
    assert [row["patient"] for row in of(on_friday, "visit")] == ["Hodan Cabdi"]
    # A Saturday shows the visits of Monday.
    saturday = {row["due"][:10] for row in of(rows("today", "--on", "2026-03-14", db=path), "visit")}
    assert saturday <= {"2026-03-16"}


def test_machine_formats_are_not_translated(folder):
    path = demo(folder)
    assert rows("--language", "da", "today", db=path) == rows("today", db=path)


def test_a_reading_is_logged(folder):
    path = demo(folder)
    rows("today", db=path)
    assert sql(path, "SELECT count (*) FROM access_log WHERE what = 'list:today' AND patients IS NOT NULL") == "1"


def test_wrong_usage(folder):
    path = demo(folder)
    assert run("--db", path, "today", "--on", "soon").returncode == 2
    assert run("--db", path, "today", "tomorrow").returncode == 2


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
