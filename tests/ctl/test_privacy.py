#!/usr/bin/env python3
# test_privacy.py - entries told in confidence, and protected addresses, in everything tillidctl gives
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The markers are put into the tables from outside, into every text field there is (tillidctl schema), so that a field
# that is added to a record is tested without anybody thinking of it.
import os
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import tap
from tap import done, rows, sql

CASE = "DEMO-0001"
OWNER = "Amina Berg"
COLLEAGUE = "Marie Holm"
RESTRICTED = ("life_event", "symptom", "result", "medicine", "place", "strength", "problem", "question", "contact")


def demo(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "3")
    return path


def patient_of(path):
    return sql(path, f"SELECT patient FROM identifier WHERE value = '{CASE}'")


def text_fields(kind=None, sensitivity=None):
    return [(row["type"], row["field"]) for row in rows("schema")
            if row["kind"] == "text" and kind in (None, row["type"]) and sensitivity in (None, row["sensitivity"])]


def marker(kind, field):
    return f"Xq{kind}Xq{field}Xq".replace("_", "")


def add(path, kind, patient, number, **more):
    """A record of a kind with a marker in every text field; returns its id."""
    new = int(sql(path, "SELECT max(id) FROM person")) + 1000000 + number
    columns = {field: f"'{marker(kind, field)}'" for _, field in text_fields(kind)}
    columns.update({"id": new, "version": 1, "patient": patient}, **more)
    names = ", ".join(f'"{name}"' for name in columns)
    sql(path, f'INSERT INTO "{kind}" ({names}) VALUES ({", ".join(str(value) for value in columns.values())})')
    return new


def outputs(path, folder, who):
    """Everything that tillidctl gives of the case, as one text; the number of rows of each table."""
    texts, counts = [], {}
    commands = [["timeline", CASE], ["plan", CASE], ["continuity", CASE], ["continuity", "--all"], ["patients"],
                ["patients", "--search", "Xq"], ["edits"], ["log", CASE], ["staff", "list"]]
    commands += [["timeline", CASE, "--lane", lane] for lane in
                 ("life", "work", "symptom", "care", "result", "medicine", "place", "help")]
    for command in commands:
        for form in ("table", "json", "csv"):
            text = done("--as", who, "--format", form, *command, db=path)
            texts.append(text)
        counts[" ".join(command)] = len(text.splitlines()) - 1
    name = "".join(word[0] for word in who.split())
    svg = os.path.join(folder, name + ".svg")
    for reader in ("patient", "team"):
        done("--as", who, "timeline", CASE, "--render", svg, "--for", reader, db=path)
        with open(svg, encoding="utf-8") as file:
            texts.append(file.read())
        os.remove(svg)
    fhir, tables = os.path.join(folder, name + ".xml"), os.path.join(folder, name + "-csv")
    done("--as", who, "export", CASE, "--to", "fhir", "-o", fhir, db=path)
    done("--as", who, "export", CASE, "--to", "csv", "-o", tables, db=path)
    copy = os.path.join(folder, name + "-html")
    done("--as", who, "export", CASE, "--to", "html", "-o", copy, db=path)
    for file_name in sorted(os.listdir(copy)):
        with open(os.path.join(copy, file_name), encoding="utf-8") as file:
            texts.append(file.read())
    for file_name in [fhir] + [os.path.join(tables, name) for name in os.listdir(tables)]:
        with open(file_name, encoding="utf-8", newline="") as file:
            text = file.read()
        texts.append(text)
        counts[os.path.basename(file_name)] = text.count("\r\n") if file_name != fhir else text.count("<entry>")
    return "\n".join(texts), counts


def test_told_in_confidence(folder):
    path = demo(folder)
    patient = patient_of(path)
    owner, colleague = (sql(path, f"SELECT id FROM member WHERE name = '{name}'") for name in (OWNER, COLLEAGUE))
    _, before = outputs(path, folder, OWNER)
    for name in os.listdir(folder):
        if name != "d.tillid":
            done_path = os.path.join(folder, name)
            os.rename(done_path, done_path + ".before")
    entries = {kind: add(path, kind, patient, number) for number, kind in enumerate(RESTRICTED)}
    for number, (kind, entry) in enumerate(entries.items()):
        restriction = entry + 100
        sql(path, f"INSERT INTO restriction (id, version, patient, entry) VALUES ({restriction}, 1, {patient}, {entry});"
                  "INSERT INTO restriction_reader (id, version, patient, restriction, member)"
                  f" VALUES ({restriction + 100}, 1, {patient}, {restriction}, {colleague})")
    text, counts = outputs(path, folder, OWNER)
    assert "Xq" not in text, [line for line in text.splitlines() if "Xq" in line][:5]
    changed = {name: (counts[name], number) for name, number in before.items() if counts[name] != number}
    changed.pop(f"log {CASE}")
    assert not changed, changed

    text, counts = outputs(path, folder, COLLEAGUE)
    for kind, field in text_fields():
        if kind in RESTRICTED:
            assert marker(kind, field) in text, (kind, field)
    # A place on the timeline for every kind but problem and question.
    assert counts[f"timeline {CASE}"] == before[f"timeline {CASE}"] + len(RESTRICTED) - 2
    assert counts["symptom.csv"] == before["symptom.csv"] + 1

    # Named beside her, the owner reads them too; when it is lifted, everybody does.
    sql(path, "INSERT INTO restriction_reader (id, version, patient, restriction, member) SELECT id + 1000, 1, patient,"
              f" restriction, {owner} FROM restriction_reader WHERE restriction = {entries['symptom'] + 100}")
    shown = done("--as", OWNER, "--format", "csv", "timeline", CASE, db=path)
    assert marker("symptom", "staff_words") in shown and marker("result", "title") not in shown
    sql(path, "UPDATE restriction SET lifted = 1")
    shown = done("--as", OWNER, "--format", "csv", "timeline", CASE, db=path)
    assert marker("result", "title") in shown


def prompt_sentences():
    """What prompts say, as long as it is the same whoever and whatever it is about: from the catalogue."""
    with open(os.path.join(os.environ["TILLID_SOURCE_DIR"], "po", "da.po"), encoding="utf-8") as file:
        catalogue = file.read()
    found = []
    for words in re.findall(r'^msgctxt "prompt"\nmsgid ((?:".*"\n)+)', catalogue, re.M):
        words = "".join(re.findall(r'"(.*)"', words))
        longest = max(re.split(r"%(?:\d\$)?s|%%", words), key=len).strip()
        if len(longest) >= 12:
            found.append(longest)
    assert len(found) > 15 and "would like to share this relation." in found, found
    return found


def papers(path, folder, who):
    """The words of everything that tillidctl draws."""
    texts = []
    commands = [["brief", CASE], ["brief", CASE, "--paper", "a6"], ["conference", CASE], ["conference", CASE, "--initials"],
                ["letter", CASE, "--kind", "patient"], ["letter", CASE, "--kind", "gp"], ["timeline", CASE, "--render"]]
    for number, command in enumerate(commands):
        out = os.path.join(folder, f"paper-{number}.pdf")
        done("--as", who, *(command if command[-1] == "--render" else command + ["-o"]), out, db=path)
        words = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout.decode("utf-8")
        assert words.strip(), command
        texts.append(" ".join(words.split()))
    return texts


def test_prompts_stay_with_the_team(folder):
    """A course for which prompts wait, a prompt put aside and a wish to share: nothing of it in any list, export or paper."""
    path = demo(folder)
    patient = patient_of(path)
    course = sql(path, f"SELECT max(id) FROM course WHERE patient = {patient}")
    today = int(sql(path, "SELECT max(day) FROM visit WHERE status = 'attended'"))
    owner = sql(path, f"SELECT id FROM member WHERE name = '{OWNER}'")
    done("staff", "add", "Rasmus Dam", "--roles", "researcher", db=path)
    researched = done("--as", "Rasmus Dam", "--format", "csv", "continuity", "--all", db=path)
    quiet = done("--format", "csv", "caseload", db=path)
    # Somebody who is named in nothing but a wish.
    sharer = int(sql(path, "SELECT max(id) FROM person")) + 5000000
    sql(path, f"INSERT INTO member (id, version, name, roles) VALUES ({sharer}, 1, 'Xqsharer Xqsharer', 'clinician')")
    for number in range(2):
        add(path, "problem", patient, 300 + number, status="'open'")
    goal = add(path, "goal", patient, 310, status="'active'", started=today - 100)
    add(path, "step", patient, 311, side="'clinic'", goal=goal)
    problem = sql(path, f"SELECT max(id) FROM problem WHERE patient = {patient}")
    for number in range(6):
        call = add(path, "contact", patient, 320 + number, direction="'in'", problem=problem, member=owner,
                   at_start_earliest=today, at_start_latest=today)
        sql(path, f"UPDATE contact SET kind = 'call' WHERE id = {call}")
    sql(path, f"UPDATE course SET ending_until = {today + 30}, receiver = NULL, farewell = NULL WHERE id = {course}")
    add(path, "share_wish", patient, 330, member=sharer, day=today)
    for number in range(1, 9):
        add(path, "snooze", patient, 340 + number, prompt=f"'R{number}'", until_day=today + 400, member=sharer)
    text, counts = outputs(path, folder, OWNER)
    texts = [text, done("--format", "json", "caseload", db=path)] + papers(path, folder, OWNER)
    for words in ["share_wish", "share-wish", marker("snooze", "reason")] + prompt_sentences():
        for text in texts:
            assert words not in text, (words, [line for line in text.splitlines() if words in line][:3])
    # That she works here is no secret; nothing that goes out has a reason to name her.
    for place, _, names in os.walk(folder):
        for name in names:
            if name.endswith((".xml", ".csv", ".html")):
                with open(os.path.join(place, name), encoding="utf-8", newline="") as file:
                    assert "Xqsharer" not in file.read(), name
    assert not [text for text in texts[2:] if "Xqsharer" in text]
    assert "snooze.csv" not in counts
    assert done("--as", "Rasmus Dam", "--format", "csv", "continuity", "--all", db=path) == researched
    assert done("--format", "csv", "caseload", db=path).splitlines()[0] == quiet.splitlines()[0]


def test_copy_for_the_patient(folder):
    path = demo(folder)
    copy = os.path.join(folder, "copy")
    done("export", CASE, "--to", "html", "--lang", "ar", "-o", copy, db=path)
    assert sorted(os.listdir(copy)) == ["access.xml", "record.html", "record.xml"]
    with open(os.path.join(copy, "record.html"), encoding="utf-8") as file:
        page = file.read()
    assert '<html lang="ar" dir="rtl">' in page and "Salma" in page
    access = ElementTree.parse(os.path.join(copy, "access.xml")).getroot()
    assert [read.get("who") for read in access.iter("read") if read.get("what") == "export"]
    assert len(list(access.iter("contact"))) == int(sql(
        path, f"SELECT count(*) FROM contact WHERE state = 'active' AND patient = {patient_of(path)}"))
    tap.refused("export", CASE, "--to", "html", "-o", copy, db=path)


def test_a_signed_note_is_not_imported_over(folder):
    path, clinic, file = demo(folder), os.path.join(folder, "n.tillid"), os.path.join(folder, "a.xml")
    done("export", CASE, "--to", "fhir", "-o", file, db=path)
    done("new", clinic)
    done("import", file, db=clinic, code=3)
    visit, note = sql(clinic, "SELECT id, note FROM visit WHERE note IS NOT NULL ORDER BY id LIMIT 1").split("|", 1)
    sql(clinic, "INSERT INTO signature (id, version, patient, visit, member, at) SELECT id + 900000000, 1, patient, id,"
                f" (SELECT min(id) FROM member), 1 FROM visit WHERE id = {visit}")
    with open(file, encoding="utf-8") as text:
        changed = text.read().replace(note[:20], "Changed elsewhere", 1)
    with open(file, "w", encoding="utf-8") as text:
        text.write(changed)
    result = tap.run("import", file, db=clinic)
    assert result.returncode == 3 and "signed" in result.stderr, result.stderr
    assert sql(clinic, f"SELECT note FROM visit WHERE id = {visit}") == note
    again = os.path.join(folder, "b.xml")
    done("export", CASE, "--to", "fhir", "-o", again, db=clinic)
    with open(again, encoding="utf-8") as text:
        assert "urn:tillid:signature.visit" in text.read()


def test_protected_address(folder):
    path = demo(folder)
    patient = patient_of(path)
    address = text_fields(sensitivity="address")
    kinds = sorted({kind for kind, _ in address})
    assert ("visit", "place") in address and ("contact_channel", "value") in address
    course = sql(path, f"SELECT max(id) FROM course WHERE patient = {patient}")
    for number, kind in enumerate(kinds):
        if kind == "course":
            sql(path, f"UPDATE course SET receiver = '{marker('course', 'receiver')}' WHERE id = {course}")
            continue
        more = {"visit": {"status": "'attended'", "day": 20000}, "contact": {"counterpart": "'school'"},
                "step": {"goal": f"(SELECT max(id) FROM goal WHERE patient = {patient})"}}.get(kind, {})
        add(path, kind, patient, number, **more)
    add(path, "life_event", patient, 50, lane="'work'")
    add(path, "presence", patient, 51, who="'other'", visit=f"(SELECT max(id) FROM visit WHERE patient = {patient})")
    # A relative lives there too.
    relative = sql(path, f"SELECT max(person) FROM relation WHERE patient = {patient}")
    if relative:
        add(path, "contact_channel", relative, 52)
    hidden = [marker(*field) for field in address]
    hidden += [marker("life_event", "words"), marker("life_event", "staff_words"), marker("contact", "title"),
               marker("presence", "name"), marker("presence", "role")]

    text, counts = outputs(path, folder, OWNER)
    for word in hidden:
        assert word in text, word
    for name in os.listdir(folder):
        if name != "d.tillid":
            os.rename(os.path.join(folder, name), os.path.join(folder, name + ".before"))
    sql(path, f"UPDATE person SET address_protected = 1 WHERE id = {patient}")
    text, masked = outputs(path, folder, OWNER)
    for word in hidden:
        assert word not in text, (word, [line for line in text.splitlines() if word in line][:3])
    assert masked[f"timeline {CASE}"] == counts[f"timeline {CASE}"]
    places = rows("--as", OWNER, "timeline", CASE, "--lane", "place", db=path)
    assert places and {row["title"] for row in places} == {"hidden"}


def test_encrypted_copy(folder):
    """One file, opened with another program: what the folder holds is in it. Nothing weak, nothing over anything."""
    if not shutil.which("7z"):
        raise tap.Skip("no 7z here")
    path = demo(folder)
    plain, sealed, words = (os.path.join(folder, name) for name in ("copy", "copy.zip", "words.txt"))
    with open(words, "w", encoding="utf-8") as file:
        file.write("short\n")
    line = tap.refused("export", CASE, "--to", "html", "-o", sealed, "--passphrase-file", words, db=path)
    assert "12" in line and not os.path.exists(sealed), line
    with open(words, "w", encoding="utf-8") as file:
        file.write("k7mwr-3xpd9-v0h2c-t8n4q\n")
    tap.refused("export", CASE, "--to", "csv", "-o", sealed, "--passphrase-file", words, db=path, code=2)
    if tap.run("export", CASE, "--to", "html", "-o", sealed, "--passphrase-file", words, db=path).returncode != 0:
        raise tap.Skip("built without libarchive")
    done("export", CASE, "--to", "html", "-o", plain, db=path)
    with open(sealed, "rb") as file:
        assert b"Salma" not in file.read()
    assert os.stat(sealed).st_mode & 0o077 == 0
    opened = os.path.join(folder, "opened")
    subprocess.run(["7z", "x", "-pk7mwr-3xpd9-v0h2c-t8n4q", "-o" + opened, sealed], check=True, capture_output=True)
    assert sorted(os.listdir(opened)) == sorted(os.listdir(plain))
    with open(os.path.join(opened, "record.xml"), "rb") as one, open(os.path.join(plain, "record.xml"), "rb") as two:
        assert one.read() == two.read()
    assert subprocess.run(["7z", "t", "-pwrong", sealed], capture_output=True).returncode != 0
    tap.refused("export", CASE, "--to", "html", "-o", sealed, "--passphrase-file", words, db=path)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
