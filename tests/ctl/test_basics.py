#!/usr/bin/env python3
# test_basics.py - the contract of the command line: exit codes, formats, who and what
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import json
import os
import subprocess
import unicodedata
import sys

import tap
from tap import done, dump, refused, rows, run


def new(folder):
    path = os.path.join(folder, "a.tillid")
    done("new", path, "--clinic", "A clinic")
    return path


def test_new_refuses_to_overwrite(folder):
    path = new(folder)
    before = dump(path)
    assert path in refused("new", path)
    assert path in refused("demo", path)
    assert dump(path) == before
    other = os.path.join(folder, "text.tillid")
    with open(other, "w", encoding="utf-8") as file:
        file.write("not a clinic")
    refused("new", other)
    refused("patients", db=other)
    with open(other, encoding="utf-8") as file:
        assert file.read() == "not a clinic"


def test_wrong_usage_is_2(folder):
    refused("nonsense", code=2)
    refused("patients", "--nonsense", code=2)
    refused("--format", "xml", "patients", code=2)
    refused("new", code=2)
    refused("continuity", code=2)
    refused("demo", os.path.join(folder, "x"), "--today", "tomorrow", code=2)
    refused("undo", "not-an-id", code=2)
    # Commands of later issues are absent, not stubs.
    refused("research-export", code=2)
    assert not os.path.exists(os.path.join(folder, "x"))


def test_result_that_cannot_be_printed(folder):
    path = new(folder)
    with open("/dev/full", "w", encoding="utf-8") as full:
        for arguments in (["schema"], ["--db", path, "staff", "list"]):
            result = subprocess.run([tap.PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE)
            assert result.returncode == 1 and result.stderr.startswith(b"tillidctl: "), (arguments, result)


def test_letters_without_a_locale(folder):
    path = os.path.join(folder, "a.tillid")
    for locale in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "xx_XX.UTF-8"}, {}):
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))} | locale
        if not os.path.exists(path):
            assert run("new", path, "--clinic", "Ørsted", env=environment).returncode == 0
            assert run("staff", "add", "Åse سلمى", "--profession", "nurse", db=path, env=environment).returncode == 0
        result = run("--format", "csv", "--as", "Åse سلمى", "patients", "--search", "سلمى", db=path, env=environment)
        assert result.returncode == 0, (locale, result.stderr)
        assert "Åse سلمى" in run("staff", "list", db=path, env=environment).stdout, locale


def test_language_is_a_tag(folder):
    def said(tag):
        return refused("--language", tag, "nonsense", code=2)
    assert said("da-DK") == said("da") != said("en"), said("da-DK")
    assert said("ar-IQ") == said("ar") != said("en"), said("ar-IQ")
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "1")
    assert done("--language", "da-DK", "patients", db=path) == done("--language", "da", "patients", db=path)
    drawn = [os.path.join(folder, name) for name in ("one.svg", "two.svg")]
    for file, tag in zip(drawn, ("da", "da-DK")):
        done("timeline", "Salma", "--render", file, "--lang", tag, db=path)
    with open(drawn[0], encoding="utf-8") as one, open(drawn[1], encoding="utf-8") as two:
        assert one.read() == two.read()


def test_two_of_one_name(folder):
    path = new(folder)
    refused("staff", "add", " ", db=path, code=2)
    for _ in range(2):
        done("staff", "add", "Per Ny", db=path)
    refused("--as", "Per Ny", "patients", db=path)
    done("--as", rows("staff", "list", db=path)[2]["id"], "patients", db=path)
    done("staff", "end", rows("staff", "list", db=path)[1]["id"], "--until", "2020-01-01", db=path)
    done("--as", "Per Ny", "patients", db=path)


def test_missing_file_is_1(folder):
    path = os.path.join(folder, "nowhere.tillid")
    assert path in refused("patients", db=path)
    assert not os.path.exists(path)
    assert "not a Tillid clinic" in refused("patients", db=folder)


def test_staff(folder):
    path = new(folder)
    done("staff", "add", "Per Ny", "--profession", "doctor", "--roles", "clinician lead", db=path)
    found = {row["name"]: row for row in rows("staff", "list", db=path)}
    assert found["Per Ny"]["profession"] == "doctor" and found["Per Ny"]["roles"] == "clinician lead"
    assert found["Per Ny"]["until"] == ""
    done("staff", "end", "Per Ny", "--until", "2030-01-31", db=path)
    assert {row["name"]: row for row in rows("staff", "list", db=path)}["Per Ny"]["until"] == "2030-01-31"
    refused("staff", "end", "Nobody", db=path)
    refused("staff", "add", "X", "--profession", "wizard", db=path, code=2)
    refused("staff", "add", "X", "--roles", "king", db=path, code=2)
    refused("--as", "Nobody", "staff", "list", db=path)


def test_edits_and_undo(folder):
    path = new(folder)
    done("staff", "add", "Per Ny", db=path)
    newest = rows("edits", "--limit", "1", db=path)[0]
    assert newest["records"] == "1" and len(newest["id"]) == 13
    done("undo", newest["id"], db=path)
    assert "Per Ny" not in done("staff", "list", db=path)
    assert len(rows("edits", db=path)) == 3
    # Undoing the undo is redo.
    done("undo", rows("edits", "--limit", "1", db=path)[0]["id"], db=path)
    assert "Per Ny" in done("staff", "list", db=path)


def test_formats_agree(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "3")
    for command in (["patients"], ["plan", "DEMO-0001"], ["timeline", "DEMO-0001"], ["staff", "list"], ["schema"],
                    ["continuity", "--all"], ["continuity", "--level", "list"], ["edits"]):
        text = done("--format", "csv", *command, db=path)
        assert "\r\n" in text
        table = list(csv.DictReader(io.StringIO(text, newline="")))
        objects = json.loads(done("--format", "json", *command, db=path))
        assert len(objects) == len(table), command
        for line, item in zip(table, objects):
            assert list(line) == list(item), command
            for name, value in item.items():
                if value is None:
                    assert line[name] == "", (command, name)
                elif isinstance(value, float):
                    assert abs(float(line[name]) - value) < 1e-9, (command, name)
                else:
                    assert line[name] == str(value), (command, name)


def test_only_tables_are_translated(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "2")
    english = done("plan", "DEMO-0001", db=path)
    for language in ("da", "ar"):
        # Dates in words differ in every language, translated labels or not.
        assert done("--language", language, "plan", "DEMO-0001", db=path) != english, language
        for fmt in ("csv", "json"):
            assert done("--language", language, "--format", fmt, "plan", "DEMO-0001", db=path) == \
                done("--format", fmt, "plan", "DEMO-0001", db=path)


def test_a_patient_is_named(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "60")
    salma = rows("patients", "--search", "abboud", db=path)[0]
    assert salma["name"] == "Salma Nasir Abboud" and salma["birth"] and salma["languages"].startswith("ar-IQ")
    assert salma["key_contact"] == "Amina Berg" and salma["last_visit"] == "2026-02-17"
    assert salma["next_visit"] == "2026-03-10"
    plan = done("plan", salma["id"], db=path)
    for name in ("DEMO-0001", "Salma Nasir Abboud", "salma abboud", "سلمى ناصر عبّود"):
        assert done("plan", name, db=path) == plan, name
    assert "Nobody Atall" in refused("plan", "Nobody Atall", db=path)
    names = [row["name"] for row in rows("patients", db=path)]
    given = [name.split()[0] for name in names]
    twice = next(name for name in given if given.count(name) > 1)
    assert twice in refused("plan", twice, db=path)
    assert [row["name"] for row in rows("patients", "--limit", "4", db=path)] == names[:4]


def test_reading_is_logged(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "2")
    done("plan", "DEMO-0001", db=path)
    done("timeline", "DEMO-0001", db=path)
    log = rows("log", "DEMO-0001", db=path)
    assert [row["what"] for row in log] == ["plan", "timeline", "log"]
    assert {row["who"] for row in log} == {"Amina Berg"}
    assert rows("log", "DEMO-0002", db=path)[0]["what"] == "log"


def test_schema_is_the_file(folder):
    with open(os.path.join(os.environ["TILLID_SOURCE_DIR"], "data", "sql", "001.sql"), encoding="utf-8") as file:
        assert done("schema", "--sql") == file.read()
    fields = rows("schema")
    assert list(fields[0]) == ["type", "field", "kind", "label", "sensitivity"]
    assert {"type": "problem", "field": "patient_words"}.items() <= \
        next(row for row in fields if row["field"] == "patient_words").items()


def test_timeline_is_drawn(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "1")
    for ending, magic in ((".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG")):
        out = os.path.join(folder, "story" + ending)
        done("timeline", "DEMO-0001", "--render", out, db=path)
        with open(out, "rb") as file:
            assert file.read(len(magic)) == magic
    refused("timeline", "DEMO-0001", "--render", os.path.join(folder, "story.gif"), db=path, code=2)
    refused("timeline", "DEMO-0001", "--render", "/nowhere/story.svg", db=path)


def test_the_drawing_has_ages_and_arrival(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "1")
    out = os.path.join(folder, "story.pdf")
    done("timeline", "DEMO-0001", "--render", out, db=path)
    words = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    # She arrived in 2007 and was born in 1970; the demo's today is 10 March 2026.
    assert "Arrived 2007" in words and "Today 10 March" in words, words
    assert "about 40" in words, words


def test_one_page_for_each_patient(folder):
    path = os.path.join(folder, "d.tillid")
    out = os.path.join(folder, "conference.pdf")
    done("demo", path, "--patients", "60")
    patients = rows("patients", "--limit", "100", db=path)
    assert len(patients) == 60
    for extra in ([], ["--large"]):
        done("conference", *[row["id"] for row in patients], "-o", out, *extra, db=path)
        words = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode("utf-8")
        pages = words.split("\f")[:-1]
        assert len(pages) == 60, len(pages)
        for number, (page, row) in enumerate(zip(pages, patients), 1):
            for text in (row["name"], f"Sheet {number} of 60", "Page 1 of 1", "What weighs most", "Our open promises",
                         "Known faces", "What we do not know", "Decisions"):
                assert text in page, (text, page)
    assert os.stat(out).st_mode & 0o777 == 0o600
    assert [row["what"] for row in rows("log", patients[0]["id"], db=path)].count("print-conference") == 2


def test_the_agenda_is_printed(folder):
    path = os.path.join(folder, "d.tillid")
    out = os.path.join(folder, "agenda.pdf")
    done("demo", path, "--patients", "60")
    done("conference", "-o", out, db=path)
    words = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    pages = words.split("\f")[:-1]
    # The case is the second of four, as data/demo says; the conference is on the Thursday after the demo's today.
    assert len(pages) == 4 and "Salma Nasir Abboud" in pages[1], words
    assert "Cover from 20 April to 8 May" in pages[1] and "Thursday 12 March 2026. Sheet 2 of 4" in pages[1], pages[1]
    assert "Present: Amina, Marie, Jonas, Peter, Kirsten" in pages[1], pages[1]
    empty = new(folder)
    assert "agenda" in refused("conference", "-o", out, db=empty)


def test_a_conference_sheet_of_initials(folder):
    path = os.path.join(folder, "d.tillid")
    out = os.path.join(folder, "conference.pdf")
    done("demo", path, "--patients", "1")
    done("conference", "DEMO-0001", "-o", out, "--initials", db=path)
    words = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    assert "S. N. A." in words and "Salma" not in words and "Abboud" not in words, words
    refused("conference", "DEMO-0001", db=path, code=2)
    refused("conference", "Nobody Atall", "-o", os.path.join(folder, "no.pdf"), db=path)
    assert not os.path.exists(os.path.join(folder, "no.pdf"))
    refused("conference", "DEMO-0001", "-o", "/nowhere/sheet.pdf", db=path)


def test_a_drawing_has_one_language(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "1")
    for language, lane in (("da", "Livshistorie"), ("ar", "قصة الحياة")):
        out = os.path.join(folder, f"story-{language}.pdf")
        done("--language", "en", "timeline", "DEMO-0001", "--render", out, "--lang", language, db=path)
        words = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True).stdout.decode("utf-8")
        assert lane in unicodedata.normalize("NFKC", words), words
        for other in ("Life story", "Symptoms", "finding,", "Today"):
            assert other not in words, (other, words)
    # Messages keep the language that was asked for.
    assert "no such lane" in refused("--language", "en", "timeline", "DEMO-0001", "--lane", "x", "--lang", "ar", db=path,
                                     code=2)


def test_read_only_folder(folder):
    if os.geteuid() != 0:
        raise tap.Skip("only root can become somebody else")
    path = new(folder)
    os.chmod(folder, 0o755)
    os.chmod(path, 0o644)
    before = dump(path)

    def nobody():
        os.setgid(65534)
        os.setuid(65534)

    def as_nobody(*args):
        return subprocess.run([tap.PROGRAM, "--db", path, *args], capture_output=True, text=True, preexec_fn=nobody,
                              env={**os.environ, "HOME": "/"})

    try:
        probe = as_nobody("--help")
    except PermissionError:
        raise tap.Skip("nobody else may run the program here")
    if probe.returncode == 126:
        raise tap.Skip("nobody else may run the program here")
    written = as_nobody("staff", "add", "X")
    assert written.returncode == 1 and written.stderr.count("\n") == 1, written
    reading = as_nobody("staff", "list")
    assert reading.returncode == 0, reading.stderr
    assert "not logged" in reading.stderr
    assert dump(path) == before


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
