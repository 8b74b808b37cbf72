#!/usr/bin/env python3
# test_import.py - FHIR files into a clinic and out again
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Counts are compared with a plain count of elements by Python's own XML parser.
import glob
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

import tap
from tap import done, dump, refused, rows, run, sql

FHIR = "{http://hl7.org/fhir}"
NAMES = {"patients": {"Patient"}, "visits": {"Encounter", "Appointment"}, "conditions": {"Condition"},
         "observations": {"Observation"}, "goals": {"Goal"}, "plans": {"CarePlan"}}

VISITED = """<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
<entry><fullUrl value="urn:uuid:p"/><resource><Patient><id value="p1"/><name><text value="Test Person"/></name>{gender}
{birth}</Patient></resource></entry>
<entry><fullUrl value="urn:uuid:g"/><resource><Goal><id value="g1"/><lifecycleStatus value="active"/>
<description><text value="{goal}"/></description><subject><reference value="urn:uuid:p"/></subject></Goal></resource></entry>
</Bundle>
"""


def new(folder, name="a.tillid"):
    path = os.path.join(folder, name)
    done("new", path)
    return path


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def version(folder, name, goal="I walk", gender="", birth=""):
    return write(folder, name, VISITED.format(goal=goal, gender=gender, birth=birth))


def synthea():
    return sorted(glob.glob(os.path.join(tap.test_data("fhir", "synthea"), "*.xml")))


def test_counts_of_real_files(folder):
    path = new(folder)
    for file in synthea():
        kinds = [entry.find(FHIR + "resource")[0].tag.replace(FHIR, "")
                 for entry in ElementTree.parse(file).getroot().findall(FHIR + "entry")]
        result = run("--format", "csv", "import", file, db=path)
        assert result.returncode in (0, 3), result.stderr
        row = dict(zip(*[line.split(",") for line in result.stdout.splitlines()]))
        total = 0
        for column, names in NAMES.items():
            assert int(row[column]) == len([kind for kind in kinds if kind in names]), (file, column)
            total += int(row[column])
        assert total + int(row["others"]) + int(row["skipped"]) == len(kinds), file
        assert (int(row["warnings"]) > 0) == (result.returncode == 3)
    assert len(rows("patients", db=path)) == 4
    done("verify", db=path)


IN_ERROR = """<CarePlan xmlns="http://hl7.org/fhir"><id value="c"/><status value="active"/><intent value="plan"/>
<subject><reference value="Patient/p1"/></subject><activity><detail><status value="entered-in-error"/><description value="I swim"/>
</detail></activity><activity><detail><status value="in-progress"/><description value="I row"/></detail></activity></CarePlan>"""


def test_what_came_in_error_goes_out_as_it_came(folder):
    path = new(folder)
    done("import", version(folder, "v.xml"), db=path)
    done("import", write(folder, "c.xml", IN_ERROR), db=path)
    assert [row["text"] for row in rows("plan", "Test Person", db=path) if row["kind"] == "step"] == ["I row"]
    out = os.path.join(folder, "out.xml")
    done("export", "Test Person", "--to", "fhir", "-o", out, db=path)
    plans = [resource for resource in resources(out).values() if resource.tag == FHIR + "CarePlan"]
    words = [element.get("value") for plan in plans for element in plan.iter(FHIR + "description")]
    assert words == ["I swim", "I row"], words


CONTAINED = """<Observation xmlns="http://hl7.org/fhir"><id value="o1"/><contained><Patient><id value="newborn"/>
<name><text value="New Born"/></name></Patient></contained><status value="final"/><code><text value="Apgar"/></code>
<subject><reference value="#newborn"/></subject><effectiveDateTime value="{day}"/></Observation>
"""


def test_patient_inside_a_resource(folder):
    path = new(folder)
    file = write(folder, "o.xml", CONTAINED.format(day="2016-05-18"))
    row = rows("import", file, db=path)[0]
    assert (row["patients"], row["observations"]) == ("1", "1")
    done("verify", db=path)
    before = dump(path)
    done("import", file, db=path)
    assert dump(path) == before
    out = os.path.join(folder, "out.xml")
    done("export", "New Born", "--to", "fhir", "-o", out, db=path)
    found = [entry.find(FHIR + "resource")[0] for entry in ElementTree.parse(out).getroot().findall(FHIR + "entry")]
    assert [resource.tag for resource in found] == [FHIR + "Observation"], found
    # Something about this patient that is not inside it needs a patient to refer to.
    goal = """<Goal xmlns="http://hl7.org/fhir"><id value="g"/><lifecycleStatus value="active"/><description><text value="I grow"/>
</description><subject><reference value="Patient/Observation-o1-newborn"/></subject></Goal>"""
    done("import", write(folder, "g.xml", goal), db=path)
    done("export", "New Born", "--to", "fhir", "-o", out, db=path)
    found = [entry.find(FHIR + "resource")[0] for entry in ElementTree.parse(out).getroot().findall(FHIR + "entry")]
    assert sorted(resource.tag.replace(FHIR, "") for resource in found) == ["Goal", "Observation", "Patient"], found
    done("import", write(folder, "o2.xml", CONTAINED.format(day="2016-05-19")), db=path)
    assert len(rows("patients", db=path)) == 1
    assert [item["start_earliest"] for item in rows("timeline", "New Born", db=path)] == ["2016-05-19"]
    done("verify", db=path)


def resources(file):
    """Every resource of a bundle with its address; text between elements does not count."""
    found = {}
    for entry in ElementTree.parse(file).getroot().findall(FHIR + "entry"):
        resource = entry.find(FHIR + "resource")[0]
        for element in resource.iter():
            element.text, element.tail = (element.text or "").strip(), (element.tail or "").strip()
        found[entry.find(FHIR + "fullUrl").get("value")] = resource
    return found


def test_whoever_is_referred_to_goes_out_too(folder):
    path = new(folder)
    out = os.path.join(folder, "out.xml")
    for file in synthea()[:4]:
        run("import", file, db=path)
    for patient in rows("patients", db=path):
        done("export", patient["id"], "--to", "fhir", "-o", out, db=path)
        document = resources(out)
        kinds = {resource.tag.replace(FHIR, "") for resource in document.values()}
        assert {"Practitioner", "Organization"} <= kinds, kinds
        for url, resource in document.items():
            for reference in resource.iter(FHIR + "reference"):
                value = reference.get("value")
                assert value is None or value.startswith("#") or value in document, (url, value)
        original = {url: resource for file in synthea()[:4] for url, resource in resources(file).items()}
        for url, resource in document.items():
            if resource.tag in (FHIR + "Practitioner", FHIR + "Organization"):
                assert ElementTree.tostring(resource) == ElementTree.tostring(original[url]), url


def test_second_time_changes_nothing(folder):
    path = new(folder)
    files = synthea()
    run("import", *files, db=path)
    before = dump(path)
    counts = run("--format", "csv", "import", *files, db=path).stdout
    assert dump(path) == before
    assert counts == run("--format", "csv", "import", "--dry-run", *files, db=path).stdout
    assert dump(path) == before


def test_dry_run_writes_nothing(folder):
    path = new(folder)
    before = dump(path)
    row = rows("import", "--dry-run", version(folder, "v.xml"), db=path)[0]
    assert (row["patients"], row["goals"], row["type"]) == ("1", "1", "fhir")
    assert dump(path) == before


def test_undo_and_again(folder):
    path = new(folder)
    file = version(folder, "v.xml")
    done("import", file, db=path)
    patient = rows("patients", db=path)[0]
    edit = rows("edits", "--limit", "1", db=path)[0]["id"]
    done("undo", edit, db=path)
    assert rows("patients", db=path) == []
    done("import", file, db=path)
    assert rows("patients", db=path) == [patient]
    assert [row["text"] for row in rows("plan", patient["id"], db=path)] == ["I walk"]
    done("verify", db=path)


def test_newer_version_is_an_edit(folder):
    path = new(folder)
    done("import", version(folder, "v1.xml"), db=path)
    done("import", version(folder, "v2.xml", goal="I run", birth='<birthDate value="1970"/>'), db=path)
    patient = rows("patients", db=path)[0]
    assert patient["birth"] == "1970"
    assert [row["text"] for row in rows("plan", "Test Person", db=path)] == ["I run"]
    # The older file again: nothing, not a way back.
    before = sql(path, "SELECT count(*) FROM revision")
    done("import", os.path.join(folder, "v1.xml"), db=path)
    assert sql(path, "SELECT count(*) FROM revision") == before
    # One undo takes the whole version back; the same file brings it again.
    done("undo", rows("edits", "--limit", "1", db=path)[0]["id"], db=path)
    assert [row["text"] for row in rows("plan", "Test Person", db=path)] == ["I walk"]
    assert rows("patients", db=path)[0]["birth"] == ""
    done("import", os.path.join(folder, "v2.xml"), db=path)
    assert [row["text"] for row in rows("plan", "Test Person", db=path)] == ["I run"]
    done("verify", db=path)


def test_undo_keeps_what_was_changed_since(folder):
    path = new(folder)
    done("import", version(folder, "v1.xml"), db=path)
    first = rows("edits", "--limit", "1", db=path)[0]["id"]
    done("import", version(folder, "v2.xml", goal="I run"), db=path)
    # The goal has moved on; with it stays its patient, and with the patient the name.
    refused("undo", first, db=path)
    assert [row["text"] for row in rows("plan", "Test Person", db=path)] == ["I run"]
    done("verify", db=path)


def test_nobody_known(folder):
    path = new(folder)
    before = dump(path)
    alone = write(folder, "alone.xml", '<Condition xmlns="http://hl7.org/fhir"><id value="c"/><code><text value="x"/>'
                  '</code><subject><reference value="Patient/nobody"/></subject></Condition>')
    assert "nobody" in refused("import", alone, db=path)
    assert dump(path) == before
    good = version(folder, "v.xml")
    several = run("--format", "csv", "import", alone, good, db=path)
    assert several.returncode == 3 and several.stdout.count("\n") == 2
    assert run("import", alone, os.path.join(folder, "missing.xml"), db=path).returncode == 1


def test_hostile_files(folder):
    generator = tap.test_data("xml-hostile", "gen.py")
    hostile = os.path.join(folder, "hostile")
    subprocess.run([sys.executable, generator, hostile], check=True, capture_output=True)
    path = new(folder)
    before = dump(path)
    with open(os.path.join(os.path.dirname(generator), "GENERATED.csv"), encoding="utf-8") as file:
        verdicts = [line.split(",")[:3] for line in file.read().splitlines()[1:]]
    n_refused = 0
    for name, _, verdict in verdicts:
        file = os.path.join(hostile, name)
        if verdict != "reject" or not name.startswith("patient") or not os.path.exists(file):
            continue
        started = time.monotonic()
        result = run("import", file, db=path)
        assert result.returncode == 1, (name, result)
        assert result.stderr.count("\n") == 1 and name in result.stderr, (name, result.stderr)
        assert time.monotonic() - started < 20, name
        n_refused += 1
    assert n_refused > 10
    assert dump(path) == before


def test_interrupted(folder):
    path = new(folder)
    entries = "".join(f'<entry><fullUrl value="urn:uuid:{i}"/><resource><Patient><id value="q{i}"/><name><text '
                      f'value="Person {i}"/></name></Patient></resource></entry>' for i in range(20000))
    file = write(folder, "big.xml", f'<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>{entries}</Bundle>')
    before = dump(path)
    process = subprocess.Popen([tap.PROGRAM, "--db", path, "import", file], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    # The signal must come while it works: its thread is there as soon as the program has read a little.
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with open(f"/proc/{process.pid}/io", encoding="ascii") as io:
            if int(io.readline().split()[1]) > 1_000_000:
                break
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130, (process.returncode, errors)
    assert dump(path) == before
    done("verify", db=path)


def test_export_comes_back(folder):
    path = os.path.join(folder, "d.tillid")
    done("demo", path, "--patients", "1")
    out = os.path.join(folder, "salma.xml")
    done("export", "DEMO-0001", "--to", "fhir", "-o", out, db=path)
    schema = tap.test_data("fhir", "xsd", "fhir-single.xsd")
    subprocess.run(["xmllint", "--noout", "--schema", schema, out], check=True, capture_output=True)
    other = new(folder, "b.tillid")
    run("import", out, db=other)
    texts = sorted(row["text"] for row in rows("plan", "Salma Nasir Abboud", db=path) if row["kind"] == "goal")
    assert texts == sorted(row["text"] for row in rows("plan", "Salma Nasir Abboud", db=other) if row["kind"] == "goal")


def test_export_csv(folder):
    path = os.path.join(folder, "d.tillid")
    for name in ("one", "two"):
        file = os.path.join(folder, name + ".tillid")
        done("demo", file, "--patients", "2")
        done("export", "DEMO-0001", "--to", "csv", "-o", os.path.join(folder, name), db=file)
    names = sorted(os.listdir(os.path.join(folder, "one")))
    assert "visit.csv" in names and "life_event.csv" in names and "person.csv" in names
    for name in names:
        with open(os.path.join(folder, "one", name), "rb") as one, open(os.path.join(folder, "two", name), "rb") as two:
            assert one.read() == two.read(), name
    with open(os.path.join(folder, "one", "visit.csv"), encoding="utf-8") as file:
        assert file.read().count(",attended,") == 13
    refused("export", "DEMO-0001", "--to", "csv", "-o", os.path.join(folder, "one"),
            db=os.path.join(folder, "one.tillid"))
    refused("export", "DEMO-0001", "--to", "docx", "-o", "x", db=os.path.join(folder, "one.tillid"), code=2)
    assert not os.path.exists(path)


if __name__ == "__main__":
    tap.main(sys.modules[__name__])
