#!/usr/bin/env python3
# test_cipher.py - encrypted clinics on the command line
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import stat
import subprocess
import sys

import tap
from tap import done, refused, rows, run

OWNER = "Amina Berg"
PAPER = re.compile(r"([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}\n")
HAS_CIPHER = os.environ["TILLID_HAS_SQLCIPHER"] == "1"
VARIABLES = ("TILLID_PASSWORD_FILE", "TILLID_RECOVERY_KEY_FILE")


def write(folder, name, *lines):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))
    return path


def use(passwords=None, recovery=None):
    """What the next runs find in the environment."""
    for name, path in zip(VARIABLES, (passwords, recovery)):
        os.environ.pop(name, None)
        if path:
            os.environ[name] = path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def make(folder):
    """An encrypted clinic; returns its path, a file with its password and one with its recovery key."""
    if not HAS_CIPHER:
        raise tap.Skip("built without SQLCipher")
    path = os.path.join(folder, "c.tillid")
    passwords = write(folder, "passwords", "three blue boats")
    use(passwords)
    result = run("new", path, "--clinic", "Test clinic", "--encrypted", "--as", OWNER)
    assert result.returncode == 0, result.stderr
    assert PAPER.fullmatch(result.stdout), result.stdout
    assert "keep it on paper" in result.stderr
    return path, passwords, write(folder, "recovery", result.stdout.strip().lower())


def staff(path):
    return [row["name"] for row in rows("--as", OWNER, "staff", "list", db=path)]


def test_new_and_open(folder):
    path, passwords, recovery = make(folder)
    assert b"SQLite format" not in read(path) and b"Amina" not in read(path)
    assert b"Amina" not in read(path + ".keys")
    assert stat.S_IMODE(os.stat(path + ".keys").st_mode) == 0o600
    assert staff(path) == [OWNER]
    assert subprocess.run(["sqlite3", path, ".tables"], capture_output=True).returncode != 0
    # Nobody is named; nothing to type a password on; a wrong one.
    assert "--as NAME" in refused("staff", "list", db=path)
    use(write(folder, "wrong", "four green boats"))
    assert "do not open" in refused("--as", OWNER, "staff", "list", db=path)
    use(None, recovery)
    assert rows("staff", "list", db=path)[0]["name"] == OWNER
    use(None, write(folder, "mistyped", "0" + read(recovery).decode()[1:].replace("a", "b")))
    refused("staff", "list", db=path)
    use(passwords)
    assert {row["result"] for row in rows("--as", OWNER, "verify", db=path)} == {"ok"}


def test_refuses_to_overwrite(folder):
    path, _, _ = make(folder)
    before = read(path), read(path + ".keys")
    refused("new", path, "--encrypted")
    os.rename(path, path + ".moved")
    assert ".keys" in refused("new", path, "--encrypted")
    assert not os.path.exists(path)
    assert (read(path + ".moved"), read(path + ".keys")) == before


def test_colleague_and_lost_passwords(folder):
    path, passwords, recovery = make(folder)
    done("--as", OWNER, "staff", "add", "Bo Lund", db=path)
    use(write(folder, "both", "three blue boats", "five red boats"))
    done("--as", OWNER, "staff", "password", "Bo Lund", db=path)
    bo = write(folder, "bo", "five red boats")
    use(bo)
    assert rows("--as", "Bo Lund", "staff", "list", db=path)
    use(passwords)
    done("--as", OWNER, "staff", "end", "Bo Lund", "--until", "2020-01-01", db=path)
    use(bo)
    assert "do not open" in refused("--as", "Bo Lund", "staff", "list", db=path)
    # The file of passwords is lost, and the owner's password forgotten.
    os.remove(path + ".keys")
    use(passwords)
    refused("--as", OWNER, "staff", "list", db=path)
    use(write(folder, "new", "six white boats"), recovery)
    done("staff", "password", OWNER, db=path)
    use(os.path.join(folder, "new"))
    assert OWNER in staff(path)


def test_new_recovery_key(folder):
    path, passwords, recovery = make(folder)
    backup = os.path.join(folder, "before.tillid")
    done("--as", OWNER, "backup", backup, db=path)
    sheet = os.path.join(folder, "sheet.pdf")
    old = done("--as", OWNER, "recovery-key", "--sheet", sheet, db=path)
    assert old.strip().lower() == read(recovery).decode().strip()
    assert read(sheet).startswith(b"%PDF") and stat.S_IMODE(os.stat(sheet).st_mode) == 0o600
    refused_again = run("--as", OWNER, "recovery-key", "--sheet", sheet, db=path)
    assert refused_again.returncode == 1 and refused_again.stdout == ""
    new = done("--as", OWNER, "recovery-key", "--new", db=path)
    assert PAPER.fullmatch(new) and new != old
    assert staff(path) == [OWNER]
    use(None, recovery)
    refused("staff", "list", db=path)
    # What was made with the old key needs the old paper.
    back = os.path.join(folder, "back.tillid")
    done("restore", backup, back)
    assert rows("staff", "list", db=back)
    use(None, write(folder, "next", new.strip()))
    assert rows("staff", "list", db=path)
    done("verify", db=path)


def test_backup_and_restore(folder):
    path, passwords, recovery = make(folder)
    kept = os.path.join(folder, "kept")
    os.mkdir(kept)
    secret = write(folder, "secret", "correct horse")
    done("--as", OWNER, "backup", os.path.join(kept, "plain.tillid"), db=path)
    done("--as", OWNER, "backup", os.path.join(kept, "passphrase.enc"), "--passphrase-file", secret, db=path)
    for name in os.listdir(kept):
        assert b"SQLite format" not in read(os.path.join(kept, name)), name
    found = rows("--as", OWNER, "backups", kept, db=path)
    assert sorted(row["file"] for row in found) == ["passphrase.enc", "plain.tillid"]
    use()
    back = os.path.join(folder, "back.tillid")
    assert "encrypted clinic" in refused("restore", os.path.join(kept, "plain.tillid"), back)
    use(passwords)
    done("--as", OWNER, "restore", os.path.join(kept, "plain.tillid"), back, db=path)
    assert staff(back) == [OWNER]
    use(None, recovery)
    other = os.path.join(folder, "other.tillid")
    done("restore", os.path.join(kept, "passphrase.enc"), other, "--passphrase-file", secret)
    assert rows("staff", "list", db=other)
    # The clinic is lost, its passwords are not.
    use(passwords)
    os.remove(path)
    done("--as", OWNER, "restore", os.path.join(kept, "plain.tillid"), path)
    assert staff(path) == [OWNER]


def test_daily_and_rehearsal(folder):
    path, passwords, _ = make(folder)
    kept = os.path.join(folder, "kept")
    os.mkdir(kept)
    done("--as", OWNER, "backups", "--daily", kept, db=path)
    done("--as", OWNER, "backup", db=path)
    done("--as", OWNER, "backups", "--rehearse", db=path)
    (row,) = rows("--as", OWNER, "backups", "--rehearsals", kept, db=path)
    assert row["rehearsal"] == "ok" and row["verified"] == "yes", row


def test_two_processes(folder):
    path, _, _ = make(folder)
    names = [f"Colleague {n}" for n in range(8)]
    command = [tap.PROGRAM, "--db", path, "--as", OWNER, "staff", "add"]
    for pair in zip(names[::2], names[1::2]):
        # Each opens the slots, the pages and the log of the other.
        running = [subprocess.Popen(command + [name], stdout=subprocess.DEVNULL) for name in pair]
        assert [process.wait() for process in running] == [0, 0]
    assert set(staff(path)) == {OWNER, *names}
    done("--as", OWNER, "verify", db=path)


def test_without(folder):
    path = os.path.join(folder, "c.tillid")
    if HAS_CIPHER:
        raise tap.Skip("built with SQLCipher")
    assert "SQLCipher" in refused("new", path, "--encrypted")
    assert not os.path.exists(path)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
