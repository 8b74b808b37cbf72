#!/usr/bin/env python3
# test_caseload.py - the coordinator's table, against a count of its own over the rows of the file
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Nothing here asks the program for a number: rows are read with sqlite3, and every column is counted anew in
# Python with the definitions written out. The clinic's day is the demo's, 10 March 2026.
import datetime
import json
import os
import subprocess
import sys

import tap
from tap import done, refused, rows

TODAY = (datetime.date(2026, 3, 10) - datetime.date(1970, 1, 1)).days
HEADER = ("patient,phase,key_contact,second_face,last_visit,next_visit,interpreter,promises_open,promises_overdue,"
          "plan_review_due,upc,coc,known_face")
PHASES = ["arriving", "disentangling", "working", "ending", "after"]


def table(path, query):
    result = subprocess.run(["sqlite3", "-json", path, query], capture_output=True, check=True, encoding="utf-8")
    return json.loads(result.stdout) if result.stdout.strip() else []


def active(path, kind):
    return table(path, f"SELECT * FROM \"{kind}\" WHERE state = 'active' ORDER BY id")


def day_text(day):
    return "" if day is None else (datetime.date(1970, 1, 1) + datetime.timedelta(days=day)).isoformat()


def text_id(number):
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "".join(digits[(number >> shift) & 31] for shift in range(60, -1, -5))


def counts(visit):
    return (visit["status"] == "attended" and visit["kind"] != "group" and not visit["without_patient"]
            and (visit["mode"] != "phone" or (visit["length"] or 0) >= 10))


def by_start(visit):
    return (visit["day"], -1 if visit["minute"] is None else visit["minute"], visit["id"])


def folded(visits, present):
    """Visits of one day with one lead are one; returns (lead, everybody of the staff who was there)."""
    result = []
    for visit in sorted(visits, key=by_start):
        there = {visit["lead"]} | present.get(visit["id"], set()) if visit["lead"] else present.get(visit["id"], set())
        same = [old for old in result if visit["lead"] and old[0] == visit["lead"] and old[2] == visit["day"]]
        if same:
            same[0][1].update(there)
        else:
            result.append((visit["lead"], set(there), visit["day"]))
    return result


def indices(sequence):
    leads = [lead for lead, _, _ in sequence if lead]
    n = len(leads)
    if n < 4:
        return "", "", ""
    upc = max(leads.count(lead) for lead in leads) / n
    pairs = sum(1 for i in range(n) for j in range(n) if i != j and leads[i] == leads[j])
    met, known, first = set(), 0, True
    for lead, there, _ in sequence:
        if lead and not first:
            known += bool(met & there)
        first = first and not lead
        met |= there
    return upc, pairs / (n * (n - 1)), known / (n - 1)


def interpreter_state(person, planned, booked, last):
    if planned is None:
        return ""
    if booked:
        return "same" if booked == last else "new"
    if planned["no_interpreter"] or person["interpreter_needed"] == "no":
        return "none"
    return "missing" if person["interpreter_needed"] == "yes" or last else ""


def count_by_hand(path):
    """Every column of every patient, and whether the course goes on."""
    visits, presences = active(path, "visit"), active(path, "presence")
    members = {row["id"]: row["name"] for row in table(path, "SELECT id, name FROM member")}
    staff, interpreters = {}, {}
    for row in presences:
        if row["who"] == "member" and row["member"]:
            staff.setdefault(row["visit"], set()).add(row["member"])
        if row["who"] == "interpreter" and row["interpreter"] and row["mode"] != "none":
            key = -1 if row["from_minute"] is None else row["from_minute"]
            interpreters.setdefault(row["visit"], []).append((key, row["id"], row["interpreter"]))
    first = {visit: min(found)[2] for visit, found in interpreters.items()}
    booked = {row["visit"]: row["interpreter"] for row in reversed(active(path, "interpreting"))
              if row["interpreter"] and row["booking"] in ("asked", "confirmed")}
    result = {}
    for person in active(path, "person"):
        if person["role"] != "patient":
            continue
        own = [visit for visit in visits if visit["patient"] == person["id"] and visit["day"] is not None]
        courses = [row for row in active(path, "course") if row["patient"] == person["id"]]
        courses.sort(key=lambda row: (row["ended"] is None, row["started"] or 0, row["id"]))
        course = courses[-1] if courses else None
        phases = [row for row in active(path, "phase") if row["patient"] == person["id"] and not row["planned"]
                  and (row["from_day"] is None or row["from_day"] <= TODAY)
                  and (row["until_day"] is None or row["until_day"] > TODAY)
                  and (row["course"] is None or course and row["course"] == course["id"])]
        phase = max((PHASES.index(row["kind"]) for row in phases), default=None)
        attended = [visit for visit in own if visit["status"] == "attended"]
        coming = sorted((visit for visit in own if visit["status"] == "planned" and visit["day"] >= TODAY), key=by_start)
        counted = sorted((visit for visit in own if counts(visit)), key=by_start)
        inside = [visit for visit in counted if course is None or
                  (course["started"] is None or visit["day"] >= course["started"]) and
                  (course["ended"] is None or visit["day"] <= course["ended"])]
        planned = coming[0] if coming else None
        promises = [row for row in active(path, "promise") if row["patient"] == person["id"] and row["status"] == "open"]
        upc, coc, known = indices(folded(inside, staff))
        result[text_id(person["id"])] = {
            "open": course is not None and course["ended"] is None,
            "phase": "" if phase is None else PHASES[phase],
            "key_contact": members.get(course["key_contact"], "") if course else "",
            "second_face": members.get(course["second_face"], "") if course else "",
            "last_visit": day_text(max((visit["day"] for visit in attended), default=None)),
            "next_visit": day_text(planned["day"] if planned else None),
            "interpreter": interpreter_state(person, planned,
                                             planned and (first.get(planned["id"]) or booked.get(planned["id"])),
                                             first.get(counted[-1]["id"]) if counted else None),
            "promises_open": str(len(promises)),
            "promises_overdue": str(sum(1 for row in promises if row["due"] is not None and row["due"] < TODAY)),
            "plan_review_due": day_text(course["review_due"] if course else None),
            "upc": upc, "coc": coc, "known_face": known,
        }
    return result


def compare(found, expected):
    for row in found:
        for name, value in expected[row["patient"]].items():
            if name == "open":
                continue
            if isinstance(value, float):
                assert abs(float(row[name]) - value) < 1e-5, (row["patient"], name, row[name], value)
            else:
                assert (row[name] or "") == value, (row["patient"], name, row[name], value)


def test_every_column_counted_by_hand(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "40", "--years", "2", "--seed", "7")
    expected = count_by_hand(path)
    found = rows("caseload", db=path)
    assert len(found) == len(expected) == 40
    compare(found, expected)
    assert sum(row["upc"] != "" for row in found) > 20
    assert len({row["interpreter"] for row in found}) > 2, {row["interpreter"] for row in found}


def test_open_only(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "20")
    # One course ends: the table has one row less with --open-only, and the same number without.
    course = tap.sql(path, "SELECT id FROM course WHERE state = 'active' AND ended IS NULL ORDER BY id LIMIT 1")
    before = rows("caseload", "--open-only", db=path)
    tap.sql(path, f"UPDATE course SET ended = started + 1 WHERE id = {course}")
    after = rows("caseload", "--open-only", db=path)
    assert len(after) == len(before) - 1, (len(before), len(after))
    assert len(rows("caseload", db=path)) == 20
    expected = count_by_hand(path)
    assert {row["patient"] for row in after} == {patient for patient, row in expected.items() if row["open"]}


def test_the_acceptance_case(folder):
    # Salma: 13 visits, led 5 by Bodil, 7 by Amina, 1 by Marie: UPC 7/13, COC 62/156, known face 12/12.
    path = os.path.join(folder, "d.tillid")
    done("demo", path)
    patient = rows("patients", "--search", "Salma Nasir", db=path)[0]["id"]
    row = [row for row in rows("caseload", db=path) if row["patient"] == patient][0]
    assert row["key_contact"].startswith("Amina") and row["second_face"].startswith("Kirsten"), row
    assert (row["last_visit"], row["next_visit"], row["interpreter"]) == ("2026-02-17", "2026-03-10", "same"), row
    promises = [row for row in rows("plan", patient, db=path) if row["kind"] == "promise" and row["state"] == "open"]
    late = [row for row in promises if row["due"] and row["due"] < "2026-03-10"]
    assert (row["promises_open"], row["promises_overdue"]) == (str(len(promises)), str(len(late))) == ("4", "1"), row
    assert row["plan_review_due"] == "2026-03-24" and row["phase"] == "working", row
    for name, value in (("upc", 7 / 13), ("coc", 62 / 156), ("known_face", 1)):
        assert abs(float(row[name]) - value) < 1e-5, (name, row[name])


def test_formats_and_usage(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "5")
    assert done("--format", "csv", "caseload", db=path).splitlines()[0] == HEADER
    found = json.loads(done("--format", "json", "caseload", db=path))
    assert list(found[0]) == HEADER.split(",")
    # A machine format is never translated; prompts are in none.
    assert done("--language", "da", "--format", "csv", "caseload", db=path) == done("--format", "csv", "caseload", db=path)
    refused("caseload", "somebody", db=path, code=2)
    refused("caseload", "--closed", db=path, code=2)
    # The list is in the access log, with everybody in it.
    logged = table(path, "SELECT what, length (patients) AS bytes FROM access_log WHERE what = 'list:caseload' ORDER BY seq")
    assert logged and logged[-1]["bytes"] == 5 * 8, logged


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
