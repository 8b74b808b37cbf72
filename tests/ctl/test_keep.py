#!/usr/bin/env python3
# test_keep.py - verify, backup and restore
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

import tap
from tap import done, refused, rows, run, sql

# What a restored clinic has in common with the one that was backed up: everything but pages and search segments.
CONTENT = ("revision", "access_log", "visit", "life_event", "person_name", "promise")


def demo(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "4")
    return path


def test_verify_names_what_is_broken(folder):
    path = demo(folder)
    assert {row["result"] for row in rows("verify", db=path)} == {"ok"}
    sql(path, "UPDATE life_event SET staff_words = 'somebody wrote this' WHERE id ="
              " (SELECT min(id) FROM life_event)")
    result = run("--format", "csv", "verify", db=path)
    assert result.returncode == 1
    broken = [line for line in result.stdout.splitlines() if ",broken," in line]
    assert broken and any("life_event" in line for line in broken), result.stdout


def test_backup_and_restore(folder):
    path = demo(folder)
    copy = os.path.join(folder, "copy.tillid-backup")
    done("backup", copy, db=path)
    assert copy in refused("backup", copy, db=path)
    kept = rows("backups", folder)
    assert [(row["file"], row["verified"], row["encrypted"]) for row in kept] == [("copy.tillid-backup", "yes", "no")]
    back = os.path.join(folder, "back.tillid")
    done("restore", copy, back)
    for table in CONTENT:
        assert sql(path, f"SELECT * FROM {table} ORDER BY 1") == sql(back, f"SELECT * FROM {table} ORDER BY 1"), table
    done("verify", db=back)
    before = os.path.getmtime(path)
    refused("restore", copy, path)
    assert os.path.getmtime(path) == before


def test_passphrase(folder):
    path = demo(folder)
    secret = os.path.join(folder, "secret")
    wrong = os.path.join(folder, "wrong")
    for file, words in ((secret, "correct horse\n"), (wrong, "another\n")):
        with open(file, "w", encoding="utf-8") as out:
            out.write(words)
    copy = os.path.join(folder, "copy.enc")
    done("backup", copy, "--passphrase-file", secret, db=path)
    with open(copy, "rb") as file:
        assert b"SQLite format" not in file.read()
    back = os.path.join(folder, "back.tillid")
    refused("restore", copy, back)
    refused("restore", copy, back, "--passphrase-file", wrong)
    assert not os.path.exists(back)
    done("restore", copy, back, "--passphrase-file", secret)
    assert len(rows("patients", db=back)) == 4


def test_a_damaged_backup_is_refused(folder):
    path = demo(folder)
    copy = os.path.join(folder, "copy.tillid-backup")
    done("backup", copy, db=path)
    with open(copy, "r+b") as file:
        file.truncate(os.path.getsize(copy) // 2)
    back = os.path.join(folder, "back.tillid")
    refused("restore", copy, back)
    assert not os.path.exists(back)


def test_daily_backups(folder):
    path = demo(folder)
    drive = os.path.join(folder, "drive")
    refused("backup", db=path)
    refused("backups", "--daily", drive, db=path)
    os.mkdir(drive)
    done("backups", "--daily", drive, db=path)
    done("backup", db=path)
    done("backups", "--rehearse", db=path)
    assert list(rows("backups", drive, db=path)[0]) == ["file", "at", "bytes", "verified", "encrypted"]
    kept = rows("backups", drive, "--rehearsals", db=path)
    assert [(row["verified"], row["rehearsal"]) for row in kept] == [("yes", "ok")], kept
    assert kept[0]["rehearsed"] >= kept[0]["at"]
    other = os.path.join(folder, "other-drive")
    os.mkdir(other)
    done("backup", other, db=path)
    assert len(rows("backups", other, db=path)) == 1
    assert not [name for name in os.listdir(folder) if name.startswith(".tillid")]


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
