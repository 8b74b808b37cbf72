#!/usr/bin/env python3
# test_demo.py - the demo clinic and the numbers of its first patient
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Expected values: the acceptance case of the design (visits, people, dates), indices by hand from its sequence
# BBBBB | AAAAAAAM; they are the numbers of its continuity page.
import os
import sys
from datetime import date, timedelta

import tap
from tap import done, dump, rows, sql


def demo(folder, *args, name="d.tillid"):
    path = os.path.join(folder, name)
    done("demo", path, *args)
    return path


def test_same_seed_same_content(folder):
    first = demo(folder, "--patients", "8", "--seed", "7")
    again = demo(folder, "--patients", "8", "--seed", "7", name="e.tillid")
    other = demo(folder, "--patients", "8", "--seed", "8", name="f.tillid")
    assert dump(first) == dump(again)
    assert dump(first) != dump(other)


def test_sixty_patients(folder):
    path = demo(folder)
    assert len(rows("patients", db=path)) == 60
    assert sql(path, "SELECT demo, demo_now FROM clinic") == "1|1773131880000"  # date -ud '2026-03-10 08:38' +%s000
    done("verify", db=path)
    names = [row["name"] for row in rows("staff", "list", db=path)]
    assert names[0] == "Amina Berg"
    assert sql(path, "SELECT count(*) FROM member WHERE owner") == "1"


def close(row, **expected):
    for name, value in expected.items():
        assert abs(float(row[name]) - value) < 1e-6, (name, row[name], value)


def test_goals_are_weighed_from_0_to_3(folder):
    path = demo(folder, "--patients", "20", name="goals.tillid")
    outside = ("SELECT count(*) FROM goal WHERE importance NOT BETWEEN 0 AND 3 OR difficulty NOT BETWEEN 0 AND 3"
               " OR importance IS NULL OR difficulty IS NULL")
    assert int(sql(path, "SELECT count(*) FROM goal")) > 3
    assert int(sql(path, outside)) == 0


def test_continuity_of_the_case(folder):
    path = demo(folder, "--patients", "3")
    whole, before, after = rows("continuity", "DEMO-0001", "--parts", db=path)
    close(whole, n=13, known_face=1)
    close(before, n=5, k=1, upc=1, coc=1)
    assert (before["from"], before["to"], after["from"], after["to"]) == ("", "2025-03-11", "2025-03-12", "")
    close(after, n=8, k=2, upc=7 / 8, coc=(49 + 1 - 8) / 56, secon=6 / 7, fci=14 / 56, known_face=1)
    interpreters = rows("continuity", "DEMO-0001", "--unit", "interpreter", "--from", "2025-03-12", db=path)[0]
    close(interpreters, n=8, k=2, upc=7 / 8)
    team = rows("continuity", "DEMO-0001", "--unit", "team", db=path)[0]
    close(team, n=13, known_face=1)
    assert team["k"] == team["upc"] == team["kpc"] == ""


def days(row):
    return date.fromisoformat(row["start_earliest"]), date.fromisoformat(row["start_latest"])


def test_what_stands_around_falling_ill(folder):
    path = demo(folder, "--patients", "1")
    story = [row for row in rows("timeline", "DEMO-0001", db=path) if row["start_earliest"]]
    ill = next(row for row in story if row["title"] == "Suddenly off sick")
    assert days(ill) == (date(2015, 8, 10), date(2015, 8, 21))
    assert ill["said_as"] and ill["bank"] == "hard" and ill["lane"] == "work"
    first, last = days(ill)[0] - timedelta(90), days(ill)[1] + timedelta(90)
    near = {row["title"] for row in story if days(row)[1] >= first and days(row)[0] <= last} - {ill["title"]}
    assert near == {"The new oven has an alarm; it sounds like the siren", "The summer party", "GP: sick note",
                    "Migraine, most days", "Lost my Danish"}, near
    assert len([row for row in story if row["title"].startswith("GP")]) == 41
    assert {row["lane"] for row in story} == {"life", "symptom", "care", "result", "medicine", "place", "work", "help"}


def test_the_plan_of_the_case(folder):
    path = demo(folder, "--patients", "1")
    plan = rows("plan", "DEMO-0001", db=path)
    count = {kind: len([row for row in plan if row["kind"] == kind]) for kind in ("goal", "step", "agreement")}
    assert count == {"goal": 3, "step": 14, "agreement": 4}
    late = [row for row in plan if row["kind"] == "promise" and row["state"] == "open" and row["due"] < "2026-03-10"]
    assert [(row["owner"], row["due"]) for row in late] == [("Jonas L.", "2026-03-06")]
    words = {row["text"] for row in rows("plan", "DEMO-0001", "--lang", "ar", db=path) if row["kind"] == "goal"}
    assert "أنام بلا خوف" in words


def test_another_today_moves_whole_weeks(folder):
    path = demo(folder, "--patients", "4", "--today", "2027-06-18", name="moved.tillid")  # a Friday
    plain = demo(folder, "--patients", "4")
    shift = date(2027, 6, 15) - date(2026, 3, 10)  # to the Tuesday of that week
    assert shift.days % 7 == 0

    def visits(file):
        return [int(day) for day in sql(file, "SELECT v.day FROM visit v JOIN identifier i ON i.patient = v.patient"
                                              " WHERE i.value = 'DEMO-0001' ORDER BY v.day").split()]

    assert visits(path) == [day + shift.days for day in visits(plain)]
    done("verify", db=path)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
