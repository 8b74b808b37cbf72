#!/usr/bin/env python3
# make_sample.py - the content of a clinic file of today's schema, as SQL: NNN.sql in this folder
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: make_sample.py TILLIDCTL
# Run once when a schema is released. Invented people only: the demo, something imported, something undone, a draft.
# The tables are not in it: data/sql/001.sql to NNN.sql make them, and those never change after a release. Every row
# names its columns, so the content fits a schema to which columns were added.
import os
import sqlite3
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUNDLE = os.path.join(HERE, "../../fuzz/corpus/fhir/collection.xml")


def ctl(program, *arguments, done=(0,)):
    result = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert result.returncode in done, result.stderr
    return result.stdout


def make(program, path):
    ctl(program, "demo", path, "--patients", "2", "--today", "2026-03-10")
    ctl(program, "--db", path, "import", BUNDLE, done=(0, 3))
    newest = ctl(program, "--db", path, "--format", "csv", "edits").splitlines()[1].split(",")[0]
    ctl(program, "--db", path, "undo", newest)
    ctl(program, "--db", path, "import", BUNDLE, done=(0, 3))
    patient = ctl(program, "--db", path, "--format", "csv", "patients").splitlines()[1].split(",")[0]
    ctl(program, "--db", path, "timeline", patient)
    db = sqlite3.connect(path)
    with db:
        db.execute("INSERT INTO draft (author, place, text, at) SELECT id, 'new-patient:name', 'Yus', 1773135480000"
                   " FROM member WHERE owner = 1")
    db.close()
    return path


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "X'" + value.hex() + "'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)


def tables(db):
    """Tables with content of their own. What is computed for searching is made anew by every migration."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [name for name in names if not name.startswith("sqlite_") and "_search" not in name and name != "person_key"]


def dump(db, name):
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')]
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = db.execute(f'SELECT {listed} FROM "{name}"').fetchall()
    used = [i for i in range(len(columns)) if any(row[i] is not None for row in rows)]
    if not rows:
        return
    yield f'INSERT INTO "{name}" (' + ", ".join(f'"{columns[i]}"' for i in used) + ") VALUES"
    for number, row in enumerate(rows):
        end = ";" if number == len(rows) - 1 else ","
        yield "(" + ",".join(literal(row[i]) for i in used) + ")" + end


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(make(program, os.path.join(folder, "sample.tillid")))
        version = db.execute("PRAGMA user_version").fetchone()[0]
        with open(os.path.join(HERE, f"{version:03d}.sql"), "w", encoding="utf-8") as out:
            out.write(f"-- Content of a clinic file of schema {version}. Made by make_sample.py; not edited by hand.\n")
            out.write("BEGIN;\nPRAGMA defer_foreign_keys = ON;\nDELETE FROM chain_head;\n")
            for name in tables(db):
                for line in dump(db, name):
                    out.write(line + "\n")
            out.write("COMMIT;\n")


if __name__ == "__main__":
    main()
