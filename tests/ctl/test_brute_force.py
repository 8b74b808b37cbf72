#!/usr/bin/env python3
# test_brute_force.py - every measure of random visits, computed a second time by counting everything out
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Written from the definitions of the measures, not from the program: pairs of visits are enumerated, earlier visits searched, and all
# fractions are exact. One CSV file holds all sequences, a patient each, with rows in any order, several on a day, some without a lead and
# some with others present. TILLID_SEQUENCES=100000 is the whole (docs/performance.md); TILLID_SEED another file.
import datetime
import os
import random
import sys
from fractions import Fraction
from itertools import combinations

import tap
from tap import rows

SEQUENCES = int(os.environ.get("TILLID_SEQUENCES", "1000"))
SEED = int(os.environ.get("TILLID_SEED", "20261122"))
FIRST = datetime.date(2022, 1, 1)
PROFESSIONS = ["nurse", "doctor", "social worker", "psychologist"]
LOOK_BACK = 365


def make_visits(rand, colleagues):
    """Rows (patient, day, lead, profession, present) of one data set, in the order of the file."""
    visits = []
    for patient in range(SEQUENCES):
        team = rand.sample(range(colleagues), rand.randint(1, 6))
        weights = [rand.random() ** 3 + 0.01 for _ in team]
        # From one day to three years, so that some look-backs end and some visits share a day.
        span = rand.choice([1, 3, 30, 400, 1100])
        for _ in range(rand.choice([1, 1, 2, 2, 3, 4, 5, 6, 8, 12, 20, 40])):
            lead = None if rand.random() < 0.05 else rand.choices(team, weights)[0]
            present = {rand.choice(team) for _ in range(rand.choice([0, 0, 1, 2]))}
            profession = "" if lead is None or lead % 11 == 0 else PROFESSIONS[lead % len(PROFESSIONS)]
            visits.append((patient, FIRST + datetime.timedelta(rand.randrange(span)), lead, profession, present))
    rand.shuffle(visits)
    return visits


def write_visits(folder, visits):
    path = os.path.join(folder, "visits.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("patient,date,provider,profession,presence\n")
        for patient, day, lead, profession, present in visits:
            name = "" if lead is None else f"S{lead}"
            file.write(f"P{patient},{day},{name},{profession},{'|'.join(f'S{one}' for one in sorted(present))}\n")
    return path


def counted(rows_of_patient, window):
    """Visits inside the window in order, one per day and lead; each [day, lead, profession, who was there]."""
    inside = [row for row in rows_of_patient if window[0] <= row[1] <= window[1]]
    inside.sort(key=lambda row: row[1])
    result = []
    for _, day, lead, profession, present in inside:
        there = present | ({lead} if lead is not None else set())
        same = [visit for visit in result if lead is not None and visit[0] == day and visit[1] == lead]
        if same:
            same[0][3] |= there
        else:
            result.append([day, lead, profession, set(there)])
    return result


def known_faces(visits):
    """For each visit, whether somebody there was there at any earlier one."""
    return [any(visits[i][3] & visits[j][3] for j in range(i)) for i in range(len(visits))]


def measure(visits, unit):
    """The columns of one unit as fractions; None where a measure is not defined."""
    faces = known_faces(visits)
    if unit == "team":
        chosen = [(None, visit, face) for visit, face in zip(visits, faces)]
    elif unit == "person":
        chosen = [(visit[1], visit, face) for visit, face in zip(visits, faces) if visit[1] is not None]
    else:
        chosen = [(visit[2], visit, face) for visit, face in zip(visits, faces) if visit[1] is not None and visit[2]]
    n = len(chosen)
    keys = [key for key, _, _ in chosen]
    found = dict.fromkeys(("upc", "coc", "secon", "mmci", "hhi", "k_index", "fci", "kpc", "known_face"))
    found["n"] = n
    found["k"] = None if unit == "team" else len(set(keys))
    if n < 2:
        return found
    found["known_face"] = Fraction(sum(face for _, _, face in chosen[1:]), n - 1)
    if unit == "team":
        return found
    pairs = list(combinations(keys, 2))
    alike = sum(a == b for a, b in pairs)
    shares = [Fraction(keys.count(key), n) for key in set(keys)]
    tenth = Fraction(1, 10)
    found["upc"] = max(shares)
    # The share of pairs of visits with the same person is what (sum n_j^2 - N) / (N (N - 1)) says.
    found["coc"] = Fraction(alike, len(pairs))
    found["fci"] = Fraction(len(pairs) - alike, len(pairs))
    found["secon"] = Fraction(sum(keys[i] == keys[i - 1] for i in range(1, n)), n - 1)
    found["mmci"] = (1 - len(set(keys)) / (n + tenth)) / (1 - 1 / (n + tenth))
    found["hhi"] = sum(share * share for share in shares)
    found["k_index"] = Fraction(n - len(set(keys)), n - 1)
    known = 0
    for i in range(1, n):
        known += any(keys[j] == keys[i] and (chosen[i][1][0] - chosen[j][1][0]).days <= LOOK_BACK for j in range(i))
    found["kpc"] = Fraction(known, n - 1)
    return found


def by_patient(visits):
    groups = {}
    for row in visits:
        groups.setdefault(row[0], []).append(row)
    return groups


def same(text, value):
    return text == "" if value is None else text != "" and abs(float(text) - value) < 1e-8


def check(path, groups, unit, window, options):
    found = rows("continuity", "--visits", path, "--unit", unit, *options)
    assert [row["patient"] for row in found] == [f"P{patient}" for patient in groups]
    for row, (patient, mine) in zip(found, groups.items()):
        expected = measure(counted(mine, window), unit)
        for name, value in expected.items():
            assert same(row[name], value), (SEED, unit, patient, name, row[name], value, sorted(mine, key=lambda r: r[1]))
    return len(found)


def test_patients(folder):
    visits = make_visits(random.Random(SEED), 40)
    path, groups = write_visits(folder, visits), by_patient(visits)
    whole = (datetime.date.min, datetime.date.max)
    for unit in ("person", "profession", "team"):
        assert check(path, groups, unit, whole, ()) == SEQUENCES
    part = (FIRST + datetime.timedelta(9), FIRST + datetime.timedelta(380))
    check(path, groups, "person", part, ("--from", part[0], "--to", part[1]))


def test_lists(folder):
    rand = random.Random(SEED + 1)
    visits = make_visits(rand, 12)
    path, groups = write_visits(folder, visits), by_patient(visits)
    holder = {patient: rand.randrange(9) for patient in groups if rand.random() < 0.8}
    lists = os.path.join(folder, "lists.csv")
    with open(lists, "w", encoding="utf-8") as file:
        file.write("patient,person\n" + "".join(f"P{patient},S{person}\n" for patient, person in holder.items()))
    whole = (datetime.date.min, datetime.date.max)
    led = [(patient, visit[1]) for patient, mine in groups.items() for visit in counted(mine, whole)
           if visit[1] is not None]
    people = set(holder.values())
    found = {row["person"]: row for row in rows("continuity", "--visits", path, "--lists", lists, "--level", "list")}
    assert set(found) == {f"S{person}" for person in people} | {"*"}
    own, of_list, of_person = 0, 0, 0
    for person in people:
        mine = sum(holder.get(patient) == person and lead == person for patient, lead in led)
        theirs = sum(holder.get(patient) == person for patient, _ in led)
        all_own = sum(lead == person for _, lead in led)
        assert same(found[f"S{person}"]["slicc"], Fraction(mine, theirs)), person
        assert same(found[f"S{person}"]["opr"], Fraction(mine, all_own)), person
        own, of_list, of_person = own + mine, of_list + theirs, of_person + all_own
    assert same(found["*"]["slicc"], Fraction(own, of_list)) and same(found["*"]["opr"], Fraction(own, of_person))


def test_network(folder):
    rand = random.Random(SEED + 2)
    # Every colleague has one profession here; each pair of professions a weight.
    visits = [(patient, day, lead, "" if lead is None else PROFESSIONS[lead % 4], present)
              for patient, day, lead, _, present in make_visits(rand, 15)]
    path, groups = write_visits(folder, visits), by_patient(visits)
    weight = {frozenset((a, b)): Fraction(rand.randrange(1, 30), 10) for a in PROFESSIONS for b in PROFESSIONS}
    weights = os.path.join(folder, "weights.csv")
    with open(weights, "w", encoding="utf-8") as file:
        file.write("profession_b,weight,profession_a\n")
        for pair, value in weight.items():
            file.write(f"{max(pair)},{float(value)},{min(pair)}\n")
    circles = {patient: {row[2] for row in mine if row[2] is not None} for patient, mine in groups.items()}
    shared = {pair: sum(set(pair) <= circle for circle in circles.values()) for pair in combinations(range(15), 2)}
    found = rows("continuity", "--visits", path, "--level", "network", "--weights", weights)
    assert len(found) == len(groups)
    for row, (patient, circle) in zip(found, circles.items()):
        pairs = list(combinations(sorted(circle), 2))
        plain = Fraction(sum(shared[pair] for pair in pairs), len(pairs)) if pairs else None
        heavy = Fraction(sum(weight[frozenset((PROFESSIONS[a % 4], PROFESSIONS[b % 4]))] * shared[a, b]
                             for a, b in pairs), len(pairs)) if pairs else None
        assert row["patient"] == f"P{patient}" and int(row["providers"]) == len(circle)
        for name, value in (("care_density", plain), ("fragmented_care_density", heavy)):
            assert (row[name] == "") == (value is None) and \
                (value is None or abs(float(row[name]) - value) <= 1e-8 * value), (SEED, patient, name, row[name], value)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
