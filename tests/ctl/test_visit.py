#!/usr/bin/env python3
# test_visit.py - before a visit and after it: brief and journal
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Expected values: the acceptance case of the design (promises, agreements of 17 February, people of today's visit).
import os
import subprocess
import sys

import tap
from tap import done, refused, rows, sql


def demo(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "2")
    return path


def plain(text):
    """Without the marks that keep names apart in two directions."""
    return text.replace("\u2068", "").replace("\u2069", "")


def part(text, heading):
    """The lines under a heading, up to the next empty line."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(heading)) + 1
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return lines[start:end]


def test_brief_says_first_what_we_owe(folder):
    path = demo(folder)
    text = plain(done("brief", "DEMO-0001", db=path))
    lines = text.splitlines()
    assert lines[:2] == ["Salma Nasir Abboud", "Visit 14, Tue 10 March, 10:15, room 3"], lines[:2]
    owed = part(text, "Our open promises")
    assert owed[0] == ("- Read the housing letter and call the municipality (Jonas L., 4 days late, say it first)"), owed
    assert "late" not in "".join(owed[1:])
    agreed = part(text, "Agreed last time, Tue 17 February")
    assert len(agreed) == 4 and agreed[0].startswith("- Marie explains the neck scan to me")
    assert part(text, "Please remember")[0] == "- Likes to be called Umm Yusuf."
    assert part(text, "Interpreter") == ["- Rana T. (7 visits together.)", "- Understood each other well, 17 February 2026."]
    assert "- Maryam (daughter)" in part(text, "In the room")
    assert any(line.startswith("- Who prescribed the vitamin D in 2018?") for line in part(text, "Missing pieces"))
    order = [text.index(word) for word in ("Our open", "Agreed", "Please", "Start with", "\nInterpreter", "In the room",
                                           "Missing")]
    assert order == sorted(order), order


def test_brief_in_another_language(folder):
    path = demo(folder)
    text = done("brief", "DEMO-0001", "--lang", "da", db=path)
    assert "Vores åbne løfter" in text and "Our open promises" not in text


def test_brief_without_a_next_visit(folder):
    path = os.path.join(folder, "d.tillid")
    done("new", path)
    refused("brief", "Nobody", db=path)
    path = os.path.join(folder, "e.tillid")
    done("demo", path, "--patients", "1", "--today", "2026-03-10")
    sql(path, "UPDATE visit SET status = 'cancelled' WHERE status IN ('planned', 'running')")
    text = done("brief", "DEMO-0001", db=path)
    assert text.splitlines()[1] == "No next visit is planned"
    assert "Agreed last time" in text and "In the room" not in text


def test_brief_is_one_page(folder):
    path = demo(folder)
    for paper, size in (("a4", "595.276 x 841.89 pts (A4)"), ("a6", "297.638 x 419.528 pts")):
        out = os.path.join(folder, paper + ".pdf")
        done("brief", "DEMO-0001", "-o", out, "--paper", paper, db=path)
        info = subprocess.run(["pdfinfo", out], capture_output=True, text=True, check=True).stdout
        assert "Pages:           1\n" in info, info
        assert size.split(" pts")[0] in info, info
        assert "Salma" not in info  # names of files and their titles are seen by others
        shown = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
        assert "4 days late, say it first" in shown
        refused("brief", "DEMO-0001", "-o", os.path.join(folder, "no", "such.pdf"), db=path)
    refused("brief", "DEMO-0001", "-o", os.path.join(folder, "b.txt"), db=path, code=2)
    refused("brief", "DEMO-0001", "--paper", "a5", db=path, code=2)


def test_brief_leaves_out_what_was_told_in_confidence(folder):
    path = demo(folder)
    question = sql(path, "SELECT id FROM question WHERE words LIKE 'Who prescribed%' AND state = 'active'")
    columns = sql(path, "SELECT group_concat (name) FROM pragma_table_info ('restriction')").split(",")
    values = {"id": "1234567890123", "entry": question, "lifted": "0", "state": "'active'", "version": "1",
              "patient": f"(SELECT patient FROM question WHERE id = {question})",
              "created_at": "0", "created_by": "0", "changed_at": "0", "changed_by": "0"}
    sql(path, f"INSERT INTO restriction ({','.join(columns)}) VALUES"
              f" ({','.join(values.get(name, 'NULL') for name in columns)})")
    assert "Who prescribed" not in done("brief", "DEMO-0001", db=path)


def test_brief_is_logged(folder):
    path = demo(folder)
    done("brief", "DEMO-0001", db=path)
    assert rows("log", "DEMO-0001", db=path)[-1]["what"] in ("brief", "log")
    assert "brief" in {row["what"] for row in rows("log", "DEMO-0001", db=path)}


def journal_of_last(path):
    visit = next(row["id"] for row in rows("timeline", "DEMO-0001", "--lane", "care", "--from", "2026-02-17", "--to",
                                           "2026-02-17", db=path))
    return visit, plain(done("journal", visit, db=path))


def test_journal(folder):
    path = demo(folder)
    visit, text = journal_of_last(path)
    lines = text.splitlines()
    assert lines[0].startswith("17 February 2026, "), lines[0]
    assert lines[1].startswith("Present: ") and "Marie Holm" in lines[1] and "Rana T." in lines[1], lines[1]
    start = lines.index("We agreed:")
    assert lines[start + 1].startswith("1. Marie explains the neck scan to me (understood"), lines[start + 1]
    assert "journal" in {row["what"] for row in rows("log", "DEMO-0001", db=path)}


def test_journal_of_nothing(folder):
    path = demo(folder)
    refused("journal", "0000000000000", db=path)
    refused("journal", "no id", db=path)
    visit, _ = journal_of_last(path)
    number = sql(path, "SELECT id FROM visit WHERE status = 'attended' AND patient = (SELECT patient FROM identifier"
                       " WHERE value = 'DEMO-0001') ORDER BY day DESC LIMIT 1")
    sql(path, f"UPDATE visit SET state = 'in-error' WHERE id = {number}")
    refused("journal", visit, db=path)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
