#!/usr/bin/env python3
# test_access.py - who may do what, asked of the whole program
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is expected stands in two tables that a person wrote from docs/adr/0010-who-may-read.md, not from the program:
tests/data/who-may.csv (no role, each role and each pair of roles, by what is done) and tests/data/who-reads.csv (kinds of
records). Every member of the tests is let in to one patient, Salma; with all others only the clinic's own people work."""
import csv
import os
import re
import sys

import tap
from tap import done, refused, rows, run, sql

DATA = os.path.join(os.environ["TILLID_SOURCE_DIR"], "tests", "data")
OWN = "DEMO-0001"
TOLD = ("life_event", "symptom", "result", "medicine", "place", "strength", "problem", "patient_answer", "mark")
BUNDLE = """<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource><Patient><id value="%s"/>
<name><use value="usual"/><text value="%s"/></name></Patient></resource></entry></Bundle>"""


def table(name):
    with open(os.path.join(DATA, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def clinic(folder):
    path = os.path.join(folder, "c.tillid")
    done("demo", path, "--patients", "4")
    return path


def hire(path, name, roles):
    done("staff", "add", name, "--roles", roles, db=path)
    return ("--as", name)


def ids(path):
    """The patients by their ids: Salma first."""
    own = rows("patients", "--search", OWN, db=path)[0]["id"]
    return own, [row["id"] for row in rows("patients", db=path) if row["id"] != own]


class Asking:
    """One member asks for everything; each method answers in a word of who-may.csv."""

    def __init__(self, path, folder, who):
        self.path, self.folder, self.who = path, folder, who
        self.name = who[1]
        self.own, self.others = ids(path)
        self.other = self.others[0]
        self.file = os.path.join(folder, self.name.replace(" ", "-"))

    def ask(self, *args):
        result = run("--format", "csv", *self.who, *args, db=self.path)
        assert result.returncode in (0, 1), (args, result.returncode, result.stderr)
        if result.returncode == 1:
            assert result.stdout == "" and result.stderr.count("\n") == 1, (args, result.stdout, result.stderr)
            return None
        return list(csv.DictReader(result.stdout.splitlines()))

    def yes(self, *args):
        return "no" if self.ask(*args) is None else "yes"

    def patients(self):
        found = self.ask("patients")
        if found is None:
            return "no"
        return {1: "own", 1 + len(self.others): "every"}[len(found)]

    def search(self):
        name = sql(self.path, "SELECT k.display_name FROM person_key k JOIN identifier i ON i.patient = k.person WHERE"
                              " i.value = 'DEMO-0002'")
        found = self.ask("patients", "--search", name)
        if found is None:
            return "no"
        row = [row for row in found if row["name"] == name][0]
        hidden = ("languages", "key_contact", "last_visit", "next_visit")
        if all(row[column] == "" for column in hidden):
            assert row["id"] and row["birth"]
            return "locked"
        return "every"

    def story(self, patient):
        found = self.ask("timeline", patient)
        if found is None:
            return "no"
        lanes = {row["lane"] for row in found}
        assert "care" in lanes
        return "all" if {"life", "symptom"} & lanes else "work"

    def story_own(self):
        return self.story(self.own)

    def story_other(self):
        return self.story(self.other)

    def csv_own(self):
        out = self.file + ".csv"
        if self.ask("export", self.own, "--to", "csv", "-o", out) is None:
            assert not os.path.exists(out)
            return "no"
        kinds = {name[:-len(".csv")] for name in os.listdir(out) if name.endswith(".csv")}
        everything = {name[:-len(".csv")] for name in os.listdir(os.path.join(self.folder, "everything"))} | {"grant"}
        roles = set(sql(self.path, f"SELECT roles FROM member WHERE name = '{self.name}'").split())
        allowed = {row["kind"] for row in table("who-reads.csv") if roles & set(row["read by"].split())}
        assert kinds == everything & allowed, (self.name, kinds ^ (everything & allowed))
        assert ("left-out.txt" in os.listdir(out)) == (not set(TOLD) & allowed), "what is not there is said"
        return "all" if set(TOLD) & kinds else "work"

    def fhir_own(self):
        out = self.file + ".xml"
        if self.ask("export", self.own, "--to", "fhir", "-o", out) is None:
            assert not os.path.exists(out)
            return "no"
        with open(out, encoding="utf-8") as file:
            text = file.read()
        assert "urn:tillid:grant" not in text, "rights stay in the clinic"
        told = [kind for kind in TOLD if f"urn:tillid:{kind}" in text]
        types = set(re.findall(r"<resource><(\w+)", text))
        assert {"Patient", "Encounter", "Goal"} <= types
        roles = set(sql(self.path, f"SELECT roles FROM member WHERE name = '{self.name}'").split())
        assert ("SUBSETTED" in text) == (not roles & {"clinician", "lead"}), "what is not there is said"
        has_told = bool(types & {"Condition", "Observation", "MedicationStatement"}) or self.sentences(text)
        return "all" if has_told or told else "work"

    def sentences(self, text):
        """Whether one of the sentences that were told stands in @text."""
        for kind, column in (("life_event", "staff_words"), ("problem", "patient_words"), ("strength", "words"),
                             ("medicine", "name"), ("patient_answer", "words")):
            found = sql(self.path, f"SELECT {column} FROM {kind} WHERE {column} IS NOT NULL AND length({column}) > 8 AND"
                                   " patient = (SELECT patient FROM identifier WHERE value = 'DEMO-0001') LIMIT 1")
            if found and found in text:
                return True
        return False

    def plan(self):
        return self.yes("plan", self.own)

    def continuity(self):
        return self.yes("continuity", self.own)

    def over_all(self):
        found = self.ask("continuity", "--all")
        if found is None:
            return "no"
        named = {row["patient"] for row in found}
        known = named & {self.own, *self.others}
        strangers = named - known
        assert all(re.fullmatch("[0-9a-f]{32}", one) for one in strangers)
        if strangers:
            assert len(named) == 1 + len(self.others)
            return "mixed" if known == {self.own} else "strangers" if not known else "?"
        return {1: "own", 1 + len(self.others): "every"}[len(known)]

    def log(self):
        return self.yes("log", self.own)

    def bring_in(self):
        source = self.file + "-in.xml"
        with open(source, "w", encoding="utf-8") as file:
            file.write(BUNDLE % (re.sub("[^A-Za-z]", "", self.name), self.name + " Patient"))
        return self.yes("import", source)

    def undo(self):
        edit = [row for row in rows("edits", db=self.path) if row["by"] == self.name]
        return self.yes("undo", edit[0]["id"]) if edit else "no"

    def give(self):
        return self.yes("grant", "give", self.other, "Marie Holm")

    def emergency(self):
        answer = self.yes("grant", "emergency", self.other, "--reason", "brought in by ambulance tonight")
        if answer == "yes":
            assert self.story(self.other) == "all"
        return answer

    def everybody(self):
        return self.yes("grant", "everybody", "no")

    def waiting(self):
        return self.yes("grant", "waiting")

    def colleagues(self):
        return self.yes("staff", "list")

    def staff(self):
        return self.yes("staff", "add", "New with " + self.name)

    def edits(self):
        return self.yes("edits")

    def backup(self):
        return self.yes("backup", self.file + ".tillid-backup")

    def verify(self):
        return self.yes("verify")


def test_matrix(folder):
    path = clinic(folder)
    done("export", OWN, "--to", "csv", "-o", os.path.join(folder, "everything"), db=path)
    wrong = []
    for expected in table("who-may.csv"):
        roles = expected.pop("roles")
        who = hire(path, "With " + (roles or "nothing"), roles)
        done("grant", "give", OWN, who[1], db=path)
        asking = Asking(path, folder, who)
        before = sql(path, "SELECT count(*) FROM revision")
        refused_all = all(answer == "no" for answer in expected.values())
        for action, answer in expected.items():
            method = asking.bring_in if action == "import" else getattr(asking, action)
            got = method()
            if got != answer:
                wrong.append(f"{roles or 'no role'}, {action}: {got}, not {answer}")
        if refused_all:
            assert sql(path, "SELECT count(*) FROM revision") == before
        for patient in rows("patients", "--search", who[1] + " Patient", db=path):
            wrong.append(f"{roles}: the undone patient {patient['name']} is still there")
    assert not wrong, "\n".join(wrong)
    done("verify", db=path)


def test_what_is_logged(folder):
    path = clinic(folder)
    who = hire(path, "Carl", "clinician")
    own, others = ids(path)
    before = sql(path, "SELECT count(*) FROM access_log")
    assert "not open to you" in refused(*who, "timeline", others[0], db=path)
    assert sql(path, "SELECT count(*) FROM access_log") == before, "a refused reading is none"
    assert "few words" in refused(*who, "grant", "emergency", others[0], "--reason", "because", db=path)
    done(*who, "grant", "emergency", others[0], "--reason", "fainted in the waiting room", db=path)
    done(*who, "timeline", others[0], db=path)
    log = [(row["who"], row["what"], row["why"]) for row in rows("log", others[0], db=path)]
    assert ("Carl", "emergency", "fainted in the waiting room") in log and ("Carl", "timeline", "") in log, log
    assert "open to you already" in refused(*who, "grant", "emergency", others[0], "--reason", "once more for today",
                                            db=path)
    refused(*who, "timeline", others[1], db=path)


def test_second_look(folder):
    path = clinic(folder)
    who = hire(path, "Carl", "clinician")
    own, others = ids(path)
    done(*who, "grant", "emergency", others[0], "--reason", "fainted in the waiting room", db=path)
    waiting = rows("grant", "waiting", db=path)
    assert [(row["name"], row["kind"], row["overdue"]) for row in waiting] == [("Carl", "emergency", "no")], waiting
    edit = rows("edits", "--limit", "1", db=path)[0]["id"]
    refused(*who, "undo", edit, db=path)
    refused("undo", edit, db=path)  # not by the lead either: it stays as it was written
    done("grant", "look", waiting[0]["id"], "--words", "was right", db=path)
    assert rows("grant", "waiting", db=path) == []
    looked = rows("grant", "list", others[0], db=path)[-1]
    assert (looked["looked_by"], looked["look_words"]) == ("Amina Berg", "was right"), looked
    refused("grant", "look", waiting[0]["id"], db=path)
    done("grant", "end", waiting[0]["id"], db=path)
    refused(*who, "timeline", others[0], db=path)


def test_a_grant_ends(folder):
    path = clinic(folder)
    who = hire(path, "Carl", "clinician")
    own, others = ids(path)
    done("grant", "give", own, "Carl", "--from", "2026-03-01", "--until", "2026-03-09", db=path)
    refused(*who, "timeline", own, db=path)  # the demo's today is 10 March 2026
    done("grant", "give", own, "Carl", "--from", "2026-03-01", "--until", "2026-03-10", db=path)
    done(*who, "timeline", own, db=path)
    done("grant", "end", rows("grant", "list", own, db=path)[-1]["id"], db=path)
    refused(*who, "timeline", own, db=path)
    done("grant", "everybody", "yes", db=path)
    done(*who, "timeline", others[1], db=path)
    done("grant", "everybody", "no", db=path)
    refused(*who, "timeline", others[1], db=path)


def test_writing(folder):
    """What a clinician imported can be changed by an import only while the patient is open."""
    path = clinic(folder)
    carl, cora = hire(path, "Carl", "clinician"), hire(path, "Cora", "clinician")
    source = os.path.join(folder, "in.xml")
    with open(source, "w", encoding="utf-8") as file:
        file.write(BUNDLE % ("one", "Amal One"))
    done(*carl, "import", source, db=path)
    done(*cora, "timeline", "Amal One", db=path)  # nobody works with this patient yet
    done("grant", "give", "Amal One", "Carl", db=path)
    refused(*cora, "timeline", "Amal One", db=path)
    with open(source, "w", encoding="utf-8") as file:
        file.write(BUNDLE % ("one", "Amal Two"))
    before = sql(path, "SELECT count(*) FROM revision")
    assert "not open to you" in refused(*cora, "import", source, db=path)
    assert sql(path, "SELECT count(*) FROM revision") == before
    done(*carl, "import", source, db=path)
    assert [row["name"] for row in rows("patients", "--search", "Amal", db=path)] == ["Amal Two"]
    edit = rows("edits", "--limit", "1", db=path)[0]["id"]
    refused(*cora, "undo", edit, db=path)
    done(*carl, "undo", edit, db=path)


def test_left_out_is_said(folder):
    """As a number of kinds, on standard error and in the file; how many entries there are of a kind is nobody else's."""
    path = clinic(folder)
    who = hire(path, "Kirsten", "coordinator")
    own, _ = ids(path)
    hidden = [row["kind"] for row in table("who-reads.csv") if "coordinator" not in row["read by"].split()]
    of_patient = set(row["type"] for row in rows("schema", db=path) if row["field"] == "patient")
    sentence = f"{len(of_patient & set(hidden))} kinds of entries are not in this export"
    for to, out in (("fhir", "k.xml"), ("csv", "k")):
        out = os.path.join(folder, out)
        result = run(*who, "export", own, "--to", to, "-o", out, db=path)
        assert result.returncode == 0 and sentence in result.stderr, result.stderr
        with open(os.path.join(out, "left-out.txt") if to == "csv" else out, encoding="utf-8") as file:
            assert sentence in file.read()
        result = run("export", own, "--to", to, "-o", out + "-whole", db=path)
        assert result.returncode == 0 and result.stderr == "", result.stderr
    assert not os.path.exists(os.path.join(folder, "k-whole", "left-out.txt"))
    with open(os.path.join(folder, "k.xml-whole"), encoding="utf-8") as file:
        assert "SUBSETTED" not in file.read()
    # It comes in again as what it is.
    again = os.path.join(folder, "again.tillid")
    done("new", again)
    assert run("import", os.path.join(folder, "k.xml"), db=again).returncode in (0, 3)
    # And in the language of the document.
    result = run(*who, "export", own, "--to", "fhir", "--lang", "da", "-o", os.path.join(folder, "d.xml"), db=path)
    assert result.returncode == 0
    with open(os.path.join(folder, "d.xml"), encoding="utf-8") as file:
        assert "eksport" in file.read()


def test_roles_are_given_by_others(folder):
    path = clinic(folder)
    who = hire(path, "Ada", "administrator")
    assert "give" in refused(*who, "staff", "roles", "Ada", "administrator clinician", db=path)
    refused(*who, "staff", "roles", "Amina Berg", "clinician lead", db=path)  # the owner stays administrator
    refused("staff", "roles", "Ada", "king", db=path, code=2)
    done("staff", "roles", "Ada", "administrator clinician", db=path)
    done(*who, "patients", db=path)
    done("staff", "end", "Ada", "--until", "2026-03-09", db=path)
    assert "no longer works" in refused(*who, "patients", db=path)


def secret(folder, *lines):
    file = os.path.join(folder, "passwords")
    with open(file, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return dict(os.environ, TILLID_PASSWORD_FILE=file)


def test_passwords(folder):
    path = clinic(folder)
    first, second = "correct horse", "battery staple"
    without = dict(os.environ)
    without.pop("TILLID_PASSWORD_FILE", None)
    assert run("staff", "password", "Amina Berg", db=path, env=secret(folder, "short")).returncode == 1
    assert run("staff", "password", "Amina Berg", db=path, env=secret(folder, first)).returncode == 0
    result = run("patients", db=path, env=without, start_new_session=True)
    assert result.returncode == 1 and "password is needed" in result.stderr, result.stderr
    result = run("patients", db=path, env=secret(folder, "wrong one"))
    assert result.returncode == 1 and "not the password" in result.stderr, result.stderr
    assert run("patients", db=path, env=secret(folder, first)).returncode == 0
    # One's own is asked for again before it is changed: the line that opened, then the new one.
    assert run("staff", "password", "Amina Berg", db=path, env=secret(folder, first, second)).returncode == 0
    assert run("patients", db=path, env=secret(folder, first)).returncode == 1
    assert run("patients", db=path, env=secret(folder, second)).returncode == 0
    # Others have none of their own, and no right to hers.
    assert run("--as", "Jonas L.", "patients", db=path, env=without).returncode == 0
    result = run("--as", "Jonas L.", "staff", "password", "Amina Berg", db=path, env=secret(folder, "not for Jonas"))
    assert result.returncode == 1 and "administrator" in result.stderr, result.stderr
    assert run("--as", "Jonas L.", "staff", "password", "Jonas L.", db=path, env=secret(folder, first)).returncode == 0
    # Nothing of it is in a revision or an export, and the file verifies.
    everything = sql(path, "SELECT coalesce(body, '') FROM revision")
    assert "argon2" not in everything and first not in everything and second not in everything
    assert run("verify", db=path, env=secret(folder, second)).returncode == 0
    assert run("staff", "password", "Amina Berg", "--remove", db=path, env=secret(folder, second)).returncode == 0
    assert run("patients", db=path, env=without).returncode == 0


def test_wrong_passwords_wait(folder):
    path = clinic(folder)
    assert run("staff", "password", "Jonas L.", db=path, env=secret(folder, "correct horse")).returncode == 0
    for attempt in range(3):
        result = run("--as", "Jonas L.", "patients", db=path, env=secret(folder, "guess number"))
        assert "not the password" in result.stderr, (attempt, result.stderr)
    sql(path, "UPDATE account_secret SET failures = 20")
    result = run("--as", "Jonas L.", "patients", db=path, env=secret(folder, "correct horse"))
    assert result.returncode == 1 and re.search(r"Wait (29\d|300) seconds", result.stderr), result.stderr
    # An administrator gives a new one, and the wait is over.
    assert run("staff", "password", "Jonas L.", db=path, env=secret(folder, "battery staple")).returncode == 0
    assert run("--as", "Jonas L.", "patients", db=path, env=secret(folder, "battery staple")).returncode == 0


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
