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
import sys

import tap
from tap import done, refused, rows

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


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
