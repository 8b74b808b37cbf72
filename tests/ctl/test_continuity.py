#!/usr/bin/env python3
# test_continuity.py - measures on any CSV file, against published and independently computed values
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# SEQUENCES: the indices of 37 sequences of leads, printed with four digits: rows 1-20 are the patients of
# Br J Gen Pract 2023;73:279-282, the rest and all columns from two independent programs (closed formulas from
# counts, and enumeration of pairs). LISTS: table 2 of that paper. Densities: by hand, see the test.
import os
import resource
import sys

import tap
from tap import done, refused, rows, run

# sequence, N, k, UPC, COC, SECON, MMCI, HHI, K, FCI; a sequence of one has no index
SEQUENCES = [
    ("A", 1, 1, None, None, None, None, None, None, None),
    ("AA", 2, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0),
    ("AB", 2, 2, 0.5, 0.0, 0.0, 0.0909, 0.5, 0.0, 1.0),
    ("AAB", 3, 2, 0.6667, 0.3333, 0.5, 0.5238, 0.5556, 0.5, 0.6667),
    ("ABC", 3, 3, 0.3333, 0.0, 0.0, 0.0476, 0.3333, 0.0, 1.0),
    ("AABB", 4, 2, 0.5, 0.3333, 0.6667, 0.6774, 0.5, 0.6667, 0.6667),
    ("AABC", 4, 3, 0.5, 0.1667, 0.3333, 0.3548, 0.375, 0.3333, 0.8333),
    ("AAABBB", 6, 2, 0.5, 0.4, 0.8, 0.8039, 0.5, 0.8, 0.6),
    ("AAAABBBB", 8, 2, 0.5, 0.4286, 0.8571, 0.8592, 0.5, 0.8571, 0.5714),
    ("AAAABCDE", 8, 5, 0.5, 0.2143, 0.4286, 0.4366, 0.3125, 0.4286, 0.7857),
    ("B", 1, 1, None, None, None, None, None, None, None),
    ("BB", 2, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0),
    ("AC", 2, 2, 0.5, 0.0, 0.0, 0.0909, 0.5, 0.0, 1.0),
    ("ABB", 3, 2, 0.6667, 0.3333, 0.5, 0.5238, 0.5556, 0.5, 0.6667),
    ("ACC", 3, 2, 0.6667, 0.3333, 0.5, 0.5238, 0.5556, 0.5, 0.6667),
    ("AABC", 4, 3, 0.5, 0.1667, 0.3333, 0.3548, 0.375, 0.3333, 0.8333),
    ("ABBC", 4, 3, 0.5, 0.1667, 0.3333, 0.3548, 0.375, 0.3333, 0.8333),
    ("AABBBC", 6, 3, 0.5, 0.2667, 0.6, 0.6078, 0.3889, 0.6, 0.7333),
    ("AAABBBBC", 8, 3, 0.5, 0.3214, 0.7143, 0.7183, 0.4062, 0.7143, 0.6786),
    ("AABBCCCC", 8, 3, 0.5, 0.2857, 0.7143, 0.7183, 0.375, 0.7143, 0.7143),
    ("AAAA", 4, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0),
    ("ABAB", 4, 2, 0.5, 0.3333, 0.0, 0.6774, 0.5, 0.6667, 0.6667),
    ("ABCD", 4, 4, 0.25, 0.0, 0.0, 0.0323, 0.25, 0.0, 1.0),
    ("AAAB", 4, 2, 0.75, 0.5, 0.6667, 0.6774, 0.625, 0.6667, 0.5),
    ("AABAC", 5, 3, 0.6, 0.3, 0.25, 0.5122, 0.44, 0.5, 0.7),
    ("AAABBC", 6, 3, 0.5, 0.2667, 0.6, 0.6078, 0.3889, 0.6, 0.7333),
    ("AAAAAAAABBBB", 12, 2, 0.6667, 0.5152, 0.9091, 0.9099, 0.5556, 0.9091, 0.4848),
    ("ABAABAABAABA", 12, 2, 0.6667, 0.5152, 0.2727, 0.9099, 0.5556, 0.9091, 0.4848),
    ("AABACAADAABA", 12, 4, 0.6667, 0.4394, 0.2727, 0.7297, 0.4861, 0.7273, 0.5606),
    ("AAAAABAAAAACAAAA", 16, 3, 0.875, 0.7583, 0.7333, 0.8675, 0.7734, 0.8667, 0.2417),
    ("NNDNSNNDNNSN", 12, 3, 0.6667, 0.4545, 0.2727, 0.8198, 0.5, 0.8182, 0.5455),
    ("ABCABCABC", 9, 3, 0.3333, 0.25, 0.0, 0.7531, 0.3333, 0.75, 0.75),
    ("AAAABBBBCCCC", 12, 3, 0.3333, 0.2727, 0.8182, 0.8198, 0.3333, 0.8182, 0.7273),
    ("ABCDEFGHIJ", 10, 10, 0.1, 0.0, 0.0, 0.0110, 0.1, 0.0, 1.0),
    ("AABBA", 5, 2, 0.6, 0.4, 0.5, 0.7561, 0.52, 0.75, 0.6),
    ("ABBBBBBBBB", 10, 2, 0.9, 0.8, 0.8889, 0.8901, 0.82, 0.8889, 0.2),
    ("AAAAAAAAAA", 10, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0),
]
COLUMNS = ("upc", "coc", "secon", "mmci", "hhi", "k_index", "fci")


def write(folder, name, lines):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path


def visits_of(sequences):
    lines = ["patient,date,provider"]
    for number, sequence in enumerate(sequences, 1):
        for day, lead in enumerate(sequence, 1):
            lines.append(f"p{number},2024-01-{day:02},{lead}")
    return lines


def test_published_sequences(folder):
    path = write(folder, "visits.csv", visits_of([row[0] for row in SEQUENCES]))
    found = rows("continuity", "--visits", path)
    assert len(found) == len(SEQUENCES) == 37
    for row, (sequence, n, k, *values) in zip(found, SEQUENCES):
        assert (int(row["n"]), int(row["k"]), row["unit"]) == (n, k, "person"), sequence
        for name, value in zip(COLUMNS, values):
            if value is None:
                assert row[name] == "", (sequence, name)
            else:
                assert abs(float(row[name]) - value) < 5.1e-5, (sequence, name, row[name])


def test_published_lists(folder):
    visits = write(folder, "visits.csv", visits_of([row[0] for row in SEQUENCES[:20]]))
    lists = write(folder, "lists.csv", ["patient,person"] + [f"p{i},{'A' if i <= 10 else 'B'}" for i in range(1, 21)])
    found = rows("continuity", "--visits", visits, "--lists", lists, "--level", "list")
    assert [row["person"] for row in found] == ["A", "B", "*"]
    expected = {"A": (22 / 41, 22 / 35), "B": (17 / 41, 17 / 31), "*": (39 / 82, 39 / 66)}
    for row in found:
        slicc, opr = expected[row["person"]]
        assert abs(float(row["slicc"]) - slicc) < 1e-6 and abs(float(row["opr"]) - opr) < 1e-6, row
    refused("continuity", "--visits", visits, "--level", "list", code=2)


def test_network(folder):
    # p1 sees A, B, C; p2 sees A, B. Pairs of p1: AB shared by two patients, AC and BC by one: 4 / 3.
    visits = write(folder, "visits.csv", [
        "patient,date,provider,profession", "p1,2024-01-01,A,nurse", "p1,2024-01-02,B,doctor",
        "p1,2024-01-03,C,doctor", "p2,2024-01-01,A,nurse", "p2,2024-01-02,B,doctor", "p3,2024-01-02,B,doctor"])
    weights = write(folder, "weights.csv", ["profession_a,profession_b,weight", "doctor,nurse,2", "doctor,doctor,0.5"])
    plain = rows("continuity", "--visits", visits, "--level", "network")
    assert [(row["patient"], row["providers"]) for row in plain] == [("p1", "3"), ("p2", "2"), ("p3", "1")]
    assert abs(float(plain[0]["care_density"]) - 4 / 3) < 1e-6 and float(plain[1]["care_density"]) == 2
    assert plain[2]["care_density"] == "" and plain[0]["fragmented_care_density"] == ""
    weighted = rows("continuity", "--visits", visits, "--level", "network", "--weights", weights)
    # p1: nurse-doctor pairs AB (2) and AC (1), weight 2: 6; doctors BC (1), weight 0.5: 0.5; over 3 pairs.
    assert abs(float(weighted[0]["fragmented_care_density"]) - 6.5 / 3) < 1e-6
    few = write(folder, "few.csv", ["profession_a,profession_b,weight", "nurse,doctor,2"])
    assert "doctor" in refused("continuity", "--visits", visits, "--level", "network", "--weights", few)


def test_network_names_every_patient(folder):
    # p1 sees A and B, p2 nobody who is named, p3 nobody in March: a row each, with 2, 0 and 0 providers.
    visits = write(folder, "visits.csv", [
        "patient,date,provider", "p1,2024-03-01,A", "p2,2024-03-01,", "p3,2024-01-01,A", "p1,2024-03-02,B"])
    found = rows("continuity", "--visits", visits, "--level", "network", "--from", "2024-03-01")
    assert [(row["patient"], row["providers"], row["care_density"]) for row in found] == [
        ("p1", "2", "1"), ("p2", "0", ""), ("p3", "0", "")], found
    # A file that gives no weight at all gives none for this pair either.
    visits = write(folder, "typed.csv", ["patient,date,provider,profession", "p1,2024-03-01,A,nurse", "p1,2024-03-02,B,doctor"])
    weights = write(folder, "weights.csv", ["profession_a,profession_b,weight"])
    assert "nurse" in refused("continuity", "--visits", visits, "--level", "network", "--weights", weights)


def test_table_for_people_rounds_half_up(folder):
    # Eight visits, eight leads: UPC and HHI are 1/8 = 0.125, which is 0.13 for people.
    path = write(folder, "visits.csv", visits_of(["ABCDEFGH"]))
    assert " 0.13 " in done("continuity", "--visits", path), done("continuity", "--visits", path)
    assert rows("continuity", "--visits", path)[0]["upc"] == "0.125"


def test_windows_and_bad_files(folder):
    path = write(folder, "visits.csv", visits_of(["AABB"]))
    row = rows("continuity", "--visits", path, "--from", "2024-01-02", "--to", "2024-01-03")[0]
    assert (row["n"], row["k"], row["from"], row["to"]) == ("2", "2", "2024-01-02", "2024-01-03")
    empty = rows("continuity", "--visits", path, "--from", "2030-01-01")[0]
    assert empty["n"] == "0" and empty["upc"] == ""
    ragged = write(folder, "ragged.csv", ["patient,date,provider", "p1,2024-01-01"])
    assert "2" in refused("continuity", "--visits", ragged)
    twice = write(folder, "twice.csv", ["patient,date,provider,Provider", "p1,2024-01-01,A,B"])
    assert "provider" in refused("continuity", "--visits", twice)
    refused("continuity", "--visits", os.path.join(folder, "none.csv"))
    refused("continuity", "--visits", path, "--from", "2024-01-03", "--to", "2024-01-02", code=2)


def test_levels_of_a_clinic(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "12")
    lists = rows("continuity", "--level", "list", db=path)
    assert lists[-1]["person"] == "*" and 0 < float(lists[-1]["slicc"]) < 1
    network = rows("continuity", "--level", "network", db=path)
    assert len(network) <= 12 and all(row["care_density"] == "" or float(row["care_density"]) >= 1 for row in network)
    assert len(rows("continuity", "--all", db=path)) == 12
    weights = write(folder, "weights.csv", ["profession_a,profession_b,weight", "nurse,wizard,1"])
    assert f"{weights}: " in refused("continuity", "--level", "network", "--weights", weights, db=path)
    assert "wizard" in refused("continuity", "--level", "network", "--weights", weights, db=path)
    # A clinic knows whose key contact is whose: a file of lists would be left aside in silence.
    refused("continuity", "--level", "list", "--lists", weights, db=path, code=2)


def test_unknown_columns_are_named(folder):
    # They are left aside, by name, and nothing else changes; a column that is needed is not looked for under another name.
    plain = write(folder, "plain.csv", visits_of(["AAB"]))
    wide = write(folder, "wide.csv", ["room,patient,date,Provider,mood"] + [
        "2," + line + ",well" for line in visits_of(["AAB"])[1:]])
    result = run("--format", "csv", "continuity", "--visits", wide)
    assert result.returncode == 3 and result.stdout == done("--format", "csv", "continuity", "--visits", plain)
    assert [line for line in result.stderr.splitlines() if "“room”" in line or "“mood”" in line] == \
        result.stderr.splitlines() and len(result.stderr.splitlines()) == 2, result.stderr
    other = write(folder, "other.csv", ["patient,day,provider", "p,2024-01-01,A"])
    assert "“date”" in refused("continuity", "--visits", other)


def test_one_row_and_none(folder):
    one = rows("continuity", "--visits", write(folder, "one.csv", visits_of(["A"])))
    assert len(one) == 1 and (one[0]["n"], one[0]["k"]) == ("1", "1")
    assert all(one[0][name] == "" for name in COLUMNS + ("kpc", "known_face")), one
    assert rows("continuity", "--visits", write(folder, "none.csv", ["patient,date,provider"])) == []
    assert "empty" in refused("continuity", "--visits", write(folder, "empty.csv", [""]))


def test_wrong_dates_name_their_line(folder):
    for wrong in ("2024-02-30", "02.01.2024", "2024-1-2", "24-01-02", "2024-01-02T10:00", "today", ""):
        path = write(folder, "wrong.csv", ["patient,date,provider", "p,2024-01-01,A", f"p,{wrong},A", "p,2024-01-03,A"])
        assert "ine 3 " in refused("continuity", "--visits", path), wrong
    path = write(folder, "nobody.csv", ["patient,date,provider", "p,2024-01-01,A", " ,2024-01-02,A"])
    assert "ine 3 " in refused("continuity", "--visits", path)


def test_visits_without_a_lead(folder):
    # Outside person, inside team; nobody is made up. By hand: A, -, A is N = 2, K = 1 for the person and three for the team,
    # of which the second knows nobody who was there and the third knows A.
    path = write(folder, "visits.csv", ["patient,date,provider", "p,2024-01-01,A", "p,2024-01-02,", "p,2024-01-03,A"])
    person, = rows("continuity", "--visits", path)
    assert (person["n"], person["k"], person["upc"], person["secon"]) == ("2", "1", "1", "1")
    team, = rows("continuity", "--visits", path, "--unit", "team")
    assert (team["n"], team["k"], team["upc"], team["known_face"]) == ("3", "", "", "0.5")


def test_twelve_leads_on_one_day(folder):
    # Twelve rows of one day keep their order; a thirteenth by the first of them is the first visit again (same-day rule).
    leads = "ABCDEFGHIJKL"
    path = write(folder, "visits.csv", ["patient,date,provider"] + [f"p,2024-01-01,{lead}" for lead in leads + "A"])
    row, = rows("continuity", "--visits", path)
    assert (row["n"], row["k"], row["coc"], row["secon"]) == ("12", "12", "0", "0"), row
    assert abs(float(row["upc"]) - 1 / 12) < 1e-9
    # Twelve people at one visit are one visit; each of them is a known face at the next.
    path = write(folder, "present.csv", ["patient,date,provider,presence", "p,2024-01-01,A," + "|".join(leads),
                                         "p,2024-01-02,X,L"])
    team, = rows("continuity", "--visits", path, "--unit", "team")
    assert (team["n"], team["known_face"]) == ("2", "1"), team


def test_same_minute_keeps_the_order_of_rows(folder):
    # Two visits nothing tells apart but their rows: B after A, then A: no neighbour is the same.
    path = write(folder, "visits.csv", ["patient,date,provider", "p,2024-01-02,A", "p,2024-01-02,B", "p,2024-01-01,B",
                                        "p,2024-01-03,B"])
    row, = rows("continuity", "--visits", path)
    # In order: B | A B | B: one of three neighbours.
    assert abs(float(row["secon"]) - 1 / 3) < 1e-9, row


def test_the_future_is_named(folder):
    path = write(folder, "visits.csv", visits_of(["AAB"]) + ["p1,2999-12-31,A", "p1,2999-12-30,A"])
    result = run("--format", "csv", "continuity", "--visits", path)
    line, = result.stderr.splitlines()
    assert result.returncode == 3 and "line 5" in line and "2" in line and path in line, line
    # Counted as the file says; a window leaves it out.
    assert ",5,2," in result.stdout
    row, = rows("continuity", "--visits", path, "--to", "2024-12-31", code=3)
    assert row["n"] == "3"


def test_ended_staff(folder):
    # Who has stopped working here has still met the patients.
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "6")
    before = done("--format", "csv", "continuity", "--all", db=path)
    leads = [row for row in rows("staff", "list", db=path) if "lead" in row["roles"] or "clinician" in row["roles"]]
    done("staff", "end", leads[-1]["name"], db=path)
    assert done("--format", "csv", "continuity", "--all", db=path) == before


def test_many_rows(folder):
    # TILLID_ROWS=5000000 is the whole of the figure (docs/performance.md); the suite takes a fiftieth.
    many = int(os.environ.get("TILLID_ROWS", "100000"))
    path = os.path.join(folder, "many.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("patient,date,provider\n")
        # Patient i has the leads of row i + k * patients: by turns A and B, so SECON is 0 and UPC a half.
        patients = many // 20
        for k in range(20):
            file.writelines(f"p{i},2024-01-{k + 1:02},{'AB'[k % 2]}\n" for i in range(patients))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    found = rows("continuity", "--visits", path)
    assert len(found) == patients and found[0]["patient"] == "p0" and found[-1]["patient"] == f"p{patients - 1}"
    assert all((row["n"], row["k"], row["secon"], row["upc"]) == ("20", "2", "0", "0.5") for row in found)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak == before or peak < 400 * 1024, peak


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
