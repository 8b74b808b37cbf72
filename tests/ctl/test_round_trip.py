#!/usr/bin/env python3
# test_round_trip.py - the patient of the demo clinic out as FHIR, into a clinic of its own, and out again
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Both clinics are read with sqlite3; both files with Python's own XML parser.
import collections
import json
import os
import sys
import xml.etree.ElementTree as ElementTree

import tap
from tap import done, rows, run, sql

# Rights are given in the clinic; a closed stone goes out without its content. A conference is a meeting of the clinic; how a patient
# and an interpreter understood each other goes out only in the patient's own copy.
LEFT_OUT = {("member", "roles"), ("member", "owner"), ("conference_item", "conference")}
STAYS = {"clinic", "absence", "conference", "conference_present", "understanding"}

FHIR = "{http://hl7.org/fhir}"

# What must be the same on both sides. %s: the patient.
SAME = {
    "visits": "SELECT day, minute, length, mode, status, purpose FROM visit WHERE patient = %s AND state = 'active'"
              " ORDER BY day, minute",
    "goals": "SELECT words, language, staff_words, status, started, due FROM goal WHERE patient = %s AND"
             " state = 'active' ORDER BY words, staff_words",
    "steps": "SELECT coalesce(words, staff_words) AS said, language, status, due FROM step WHERE patient = %s AND"
             " state = 'active' ORDER BY said, due",
    "stones": "SELECT words, language, staff_words, bank, lane, closed, at_said, at_edtf, at_start_earliest,"
              " at_start_latest, at_end_earliest, at_end_latest FROM life_event WHERE patient = %s AND state ="
              " 'active' AND NOT closed ORDER BY words, staff_words",
    "closed": "SELECT count(*) FROM life_event WHERE patient = %s AND state = 'active' AND closed",
    "problems": "SELECT patient_words, language, staff_words, said_by FROM problem WHERE patient = %s AND state = 'active'"
                " AND said_by = 'patient' ORDER BY 1",
    "medicines": "SELECT kind, name, dose, why FROM medicine WHERE patient = %s AND state = 'active' ORDER BY 1, 2",
    "relatives": "SELECT p.role, p.sex, p.birth_start_earliest, p.birth_start_latest, r.kind, r.words, r.interprets,"
                 " group_concat(n.text) FROM relation r JOIN person p ON p.id = r.person LEFT JOIN person_name n ON"
                 " n.patient = p.id AND n.state = 'active' WHERE r.patient = %s AND r.state = 'active' GROUP BY"
                 " r.id ORDER BY r.words",
    "family": "SELECT v.day, v.minute, n.text, s.name, s.role FROM presence s JOIN visit v ON v.id = s.visit LEFT JOIN"
              " person_name n ON n.patient = s.person AND n.state = 'active' WHERE s.patient = %s AND s.who ="
              " 'family' ORDER BY 1, 2, 4",
    "interpreters": "SELECT v.day, v.minute, i.name FROM presence s JOIN visit v ON v.id = s.visit JOIN interpreter i"
                    " ON i.id = s.interpreter WHERE s.patient = %s ORDER BY 1, 2, 3",
}


def resources(path):
    return [entry.find(FHIR + "resource")[0] for entry in ElementTree.parse(path).getroot().findall(FHIR + "entry")]


def kinds(path):
    return collections.Counter(resource.tag.replace(FHIR, "") for resource in resources(path))


def salma(path):
    return sql(path, "SELECT id FROM person WHERE role = 'patient' AND say_name LIKE 'SAL-mah%' OR id IN (SELECT"
                     " patient FROM person_name WHERE text LIKE 'Salma%')")


def round_trip(folder):
    demo, fresh = os.path.join(folder, "demo.tillid"), os.path.join(folder, "fresh.tillid")
    out, again = os.path.join(folder, "out.xml"), os.path.join(folder, "again.xml")
    os.environ["TZ"] = "Europe/Copenhagen"  # that of the demo clinic; a new clinic takes the computer's
    done("demo", demo, "--patients", "4")
    done("new", fresh)
    done("export", "salma", "--to", "fhir", "-o", out, db=demo)
    result = run("--format", "csv", "import", out, db=fresh)
    assert result.returncode in (0, 3), result.stderr
    done("export", "salma", "--to", "fhir", "-o", again, db=fresh)
    return demo, fresh, out, again, dict(zip(*[line.split(",") for line in result.stdout.splitlines()]))


def test_one_patient_and_the_people_around(folder):
    demo, fresh, out, again, row = round_trip(folder)
    assert row["patients"] == "1", row
    assert len(rows("patients", db=fresh)) == 1
    assert kinds(out)["Patient"] == 1 and kinds(out)["RelatedPerson"] == 16, kinds(out)
    for resource in resources(out):
        if resource.tag == FHIR + "RelatedPerson":
            assert resource.find(FHIR + "patient/" + FHIR + "reference") is not None
    assert sql(fresh, "SELECT role, count(*) FROM person GROUP BY role ORDER BY role") == "outside|5\npatient|1\nrelative|11"
    # Sara is the child of Maryam: no code in the file may make her the patient's.
    sara = next(r for r in resources(out) if r.tag == FHIR + "RelatedPerson" and
                r.find(f"{FHIR}name/{FHIR}text[@value='Sara']") is not None)
    codes = {(c.find(FHIR + "system").get("value"), c.find(FHIR + "code").get("value"))
             for c in sara.iter(FHIR + "coding") if c.find(FHIR + "system").get("value") != "urn:ietf:bcp:47"}
    assert codes == {("urn:tillid:relation", "grandchild"), ("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GRNDCHILD"),
                     ("urn:tillid:relation-to-other", "child")}, codes
    done("verify", db=fresh)


def test_everything_comes_back(folder):
    demo, fresh, out, again, row = round_trip(folder)
    differ = []
    for name, query in SAME.items():
        before, after = (sql(path, query % salma(path)) for path in (demo, fresh))
        assert before != "", name
        if before != after:
            differ.append(f"{name}:\n{before}\n---\n{after}")
    assert not differ, "\n".join(differ)
    assert kinds(out) - kinds(again) <= collections.Counter({"Provenance": kinds(out)["Provenance"]}), kinds(again)
    assert not kinds(again) - kinds(out), kinds(again)


def records(path, fields, patient):
    """Every record of the patient's document as its fields; references as the record they lead to."""
    found = {}
    for kind, columns in fields.items():
        names = [name for name, _ in columns]
        text = sql(path, "SELECT json_array(id, " + ", ".join(f'"{name}"' for name in names) + f") FROM \"{kind}\" WHERE"
                         " state = 'active' ORDER BY id")
        for line in text.splitlines():
            row = json.loads(line)
            found[row[0]] = (kind, dict(zip(names, row[1:])))
    people = {patient} | {row["person"] for kind, row in found.values() if kind == "relation" and row["patient"] == patient}
    own = {key for key, (kind, row) in found.items() if row.get("patient") in people or key == patient}
    todo = list(own)
    while todo:
        kind, row = found[todo.pop()]
        for name, field_kind in fields[kind]:
            if field_kind == "ref" and row[name] in found and row[name] not in own \
                    and found[row[name]][1].get("patient", patient) in people:
                own.add(row[name])
                todo.append(row[name])
    return found, own


def told_here(text):
    """A told date without the id of the event it leans on."""
    told = json.loads(text)
    for end in ("start", "end"):
        if "other" in told.get(end, {}):
            told[end]["other"] = "another"
    return json.dumps(told, sort_keys=True)


def signatures(path, fields, patient):
    found, own = records(path, fields, patient)

    def describe(key, depth):
        kind, row = found[key]
        if kind == "life_event" and row["closed"]:
            return "closed stone"
        said = [kind]
        for name, field_kind in fields[kind]:
            value = row[name]
            if field_kind == "ref" and value in found:
                value = describe(value, depth - 1) if depth > 0 else "somebody"
            elif field_kind == "told" and value is not None:
                value = told_here(value)
            if value is not None and (kind, name) not in LEFT_OUT:
                said.append(f"{name}={value}")
        return " ".join(said)
    return collections.Counter(describe(key, 1) for key in own)


def test_every_field_of_every_record(folder):
    demo, fresh, out, again, row = round_trip(folder)
    fields = collections.defaultdict(list)
    for line in rows("schema"):
        if line["type"] not in STAYS:
            fields[line["type"]].append((line["field"], line["kind"]))
    before, after = (signatures(path, fields, int(salma(path))) for path in (demo, fresh))
    assert sum(before.values()) > 100, before
    lost, new = before - after, after - before
    assert not lost and not new, "lost:\n" + "\n".join(sorted(lost)) + "\nnew:\n" + "\n".join(sorted(new))


def test_language_of_the_displays(folder):
    demo = os.path.join(folder, "demo.tillid")
    done("demo", demo, "--patients", "1")
    for tag, says in (("en", "life event"), ("da", "livshændelse")):
        out = os.path.join(folder, tag + ".xml")
        done("export", "salma", "--to", "fhir", "--lang", tag, "-o", out, db=demo)
        texts = {node.get("value") for node in ElementTree.parse(out).getroot().iter(FHIR + "text")}
        assert says in texts, texts


def test_again_changes_nothing(folder):
    demo, fresh, out, again, row = round_trip(folder)
    query = "SELECT count(*) FROM revision"
    before = sql(fresh, query)
    assert run("import", out, db=fresh).returncode in (0, 3)
    assert sql(fresh, query) == before


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
