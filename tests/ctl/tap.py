# tap.py - the little that the ctl tests share: TAP, and running the real program
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import os
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ["TILLIDCTL"]


def run(*args, db=None, **kwargs):
    """Runs tillidctl; returns the finished process with text streams."""
    command = [PROGRAM] + (["--db", db] if db else []) + [str(arg) for arg in args]
    result = subprocess.run(command, capture_output=True, **kwargs)
    # By hand, because text streams would turn CR LF into LF.
    result.stdout = result.stdout.decode("utf-8")
    result.stderr = result.stderr.decode("utf-8")
    return result


def done(*args, db=None, code=0):
    """Runs tillidctl and asserts its exit code; returns stdout."""
    result = run(*args, db=db)
    assert result.returncode == code, f"{args}: exit {result.returncode}, not {code}: {result.stderr}"
    return result.stdout


def refused(*args, db=None, code=1):
    """Asserts that tillidctl refuses with one line 'tillidctl: WHAT: WHY'; returns the line."""
    result = run(*args, db=db)
    assert result.returncode == code, f"{args}: exit {result.returncode}, not {code}"
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("tillidctl: ") and lines[0].count(": ") >= 2, lines[0]
    assert result.stdout == "", result.stdout
    return lines[0]


def rows(*args, db=None, code=0):
    """The rows of a CSV result."""
    return list(csv.DictReader(io.StringIO(done("--format", "csv", *args, db=db, code=code), newline="")))


def sql(path, query):
    """What sqlite3 answers; bytes that are no text are kept."""
    result = subprocess.run(["sqlite3", path, query], capture_output=True, check=True)
    return result.stdout.decode("utf-8", "surrogateescape").strip()


def dump(path):
    """Everything in a clinic file, as text."""
    return sql(path, ".dump")


class Skip(Exception):
    pass


def test_data(*parts):
    """A path under TILLID_TEST_DATA, or skips the test."""
    folder = os.environ.get("TILLID_TEST_DATA")
    if not folder:
        folder = os.path.join(os.environ["TILLID_SOURCE_DIR"], "..", "shared", "data")
    path = os.path.join(folder, *parts)
    if not os.path.exists(path):
        raise Skip("no " + "/".join(parts) + " in TILLID_TEST_DATA")
    return path


def main(module):
    """Runs every function test_* of a module, each in a folder of its own."""
    tests = [(name, value) for name, value in vars(module).items() if name.startswith("test_") and callable(value)
             and value is not test_data]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        title = name[len("test_"):].replace("_", "-")
        with tempfile.TemporaryDirectory(prefix="tillid-ctl-") as folder:
            try:
                test(folder)
                print(f"ok {number} {title}", flush=True)
            except Skip as reason:
                print(f"ok {number} {title} # SKIP {reason}", flush=True)
            except Exception:
                failed = True
                for line in traceback.format_exc().splitlines():
                    print("# " + line)
                print(f"not ok {number} {title}", flush=True)
    sys.exit(1 if failed else 0)
