-- Everything in a clinic file that is not a record: written by hand, part of 001.sql.

-- What each edit changed. "body" is the record as it was BEFORE the edit (NULL for version 1), "body_hash" a
-- BLAKE2b of body_salt and the canonical body after it, "hash" one over the hash before and every column
-- except body and body_salt. Rows are only ever added.
CREATE TABLE revision (
  seq INTEGER PRIMARY KEY,
  edit INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  why TEXT NOT NULL,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  version INTEGER NOT NULL,
  body TEXT,
  body_salt BLOB,
  body_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX revision_record ON revision (record, version);
CREATE INDEX revision_edit ON revision (edit);

-- Who has read what. One row is committed before the first row of a patient is read. A list names its patients
-- packed in "patients": 8 bytes each, big endian.
CREATE TABLE access_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  patient INTEGER,
  what TEXT NOT NULL,
  why TEXT,
  hash BLOB NOT NULL,
  patients BLOB
) STRICT;
CREATE INDEX access_log_patient ON access_log (patient, seq);
CREATE INDEX access_log_by ON access_log (by, seq) WHERE patient IS NOT NULL;

-- Records that were purged after their time: who, when, how much, and where the chain of revisions ended then. The
-- rows of the patient are gone, the bodies of their revisions are NULL.
CREATE TABLE purge (
  patient INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  records INTEGER NOT NULL,
  revisions INTEGER NOT NULL,
  revision_head BLOB NOT NULL
) STRICT;

CREATE TABLE chain_head (
  chain TEXT PRIMARY KEY,
  rows INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO chain_head (chain, rows, hash) VALUES ('revision', 0, zeroblob(32)), ('access', 0, zeroblob(32));

-- Text that is being typed: its author's alone, no revision.
CREATE TABLE draft (
  author INTEGER NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (author, place)
) STRICT;

-- What proves a password: Argon2id of libsodium, salt and limits inside. No record: in no revision and no export. Failures
-- and the time of the last one (ms UTC) stand here, so that a restart does not shorten the delay.
CREATE TABLE account_secret (
  member INTEGER PRIMARY KEY REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  verifier TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  last_failure INTEGER
) STRICT;

-- The key under which patients get the same pseudonym in every result. It leaves this file only with the file.
CREATE TABLE clinic_secret (
  name TEXT PRIMARY KEY,
  secret BLOB NOT NULL
) STRICT;

-- Files that were imported, compressed once (zlib), and where each resource stands in them (bytes of the
-- uncompressed UTF-8 content).
CREATE TABLE source_file (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  edit INTEGER,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  content BLOB NOT NULL,
  content_hash BLOB NOT NULL
) STRICT;
CREATE INDEX source_file_content ON source_file (content_hash);
CREATE TABLE source_document (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES source_file (id),
  "offset" INTEGER NOT NULL,
  "length" INTEGER NOT NULL,
  resource_type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  resource_version TEXT,
  content_hash BLOB NOT NULL,
  patient INTEGER,
  kind TEXT,
  record INTEGER,
  record_version INTEGER,
  superseded INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX source_document_resource ON source_document (resource_type, resource_id, superseded);
CREATE INDEX source_document_patient ON source_document (patient);
CREATE INDEX source_document_record ON source_document (record);
-- Which records a resource became. "slot" tells them apart and is the same in every version of the resource;
-- "record_version" is the version of the record that says what the document says.
CREATE TABLE source_record (
  document INTEGER NOT NULL REFERENCES source_document (id),
  slot TEXT NOT NULL,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  record_version INTEGER NOT NULL,
  PRIMARY KEY (document, slot)
) STRICT, WITHOUT ROWID;

-- A large file on its way in: packed parts, by the import they belong to. Nobody's records: they become one
-- source_file or are cleared, at the latest when the clinic is next opened.
CREATE TABLE stage_source (
  import INTEGER NOT NULL,
  part INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (import, part)
) STRICT;

-- Copies that were made of this file, and whether they could be brought back. Written by the program alone.
CREATE TABLE backup_run (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  folder TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  encrypted INTEGER NOT NULL,
  rota INTEGER NOT NULL,
  revisions INTEGER NOT NULL,
  problem TEXT,
  pruned_at INTEGER,
  rehearsed_at INTEGER,
  rehearsal_problem TEXT
) STRICT;

-- Search: rows are written by the store in the same transaction, never by triggers.
CREATE VIRTUAL TABLE name_search USING fts5 (original, latin, skeleton, number, prefix = '1 2 3', detail = 'column');
CREATE VIRTUAL TABLE note_search USING fts5 (text, patient UNINDEXED, kind UNINDEXED, prefix = '2 3');

-- How a list names and sorts a person; kept by the store beside the names. "listed" are the active patients, "held" those
-- whom somebody of the staff works or worked with.
CREATE TABLE person_key (
  person INTEGER PRIMARY KEY REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sort_key TEXT NOT NULL,
  display_name TEXT NOT NULL,
  native_name TEXT,
  listed INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX person_key_sort ON person_key (listed, sort_key, person);
CREATE INDEX person_key_unheld ON person_key (listed, held, sort_key, person) WHERE held = 0;

-- Whom a member works with.
CREATE INDEX care_team_member ON care_team (member) WHERE state = 'active' AND member IS NOT NULL;
CREATE INDEX course_key_contact ON course (key_contact) WHERE state = 'active' AND key_contact IS NOT NULL;
CREATE INDEX course_second_face ON course (second_face) WHERE state = 'active' AND second_face IS NOT NULL;
CREATE INDEX grant_member ON "grant" (member) WHERE state = 'active' AND member IS NOT NULL;
CREATE INDEX visit_lead ON visit (lead, patient, course) WHERE state = 'active' AND lead IS NOT NULL
  AND status IN ('attended', 'planned', 'running');
CREATE INDEX presence_member ON presence (member, visit) WHERE state = 'active' AND member IS NOT NULL;
CREATE INDEX relation_person ON relation (person);

-- Who works, or worked, with whom, and on which days (NULL: open): the care team, the key contact and the second face of a
-- course, who leads or is at one of its visits, and who was let in. A visit without a course belongs to any of the patient's.
CREATE VIEW patient_holder AS
  SELECT t.patient AS patient, t.member AS member, t.from_day AS from_day,
         CASE WHEN e.ended IS NULL THEN t.until_day WHEN t.until_day IS NULL OR e.ended < t.until_day THEN e.ended
              ELSE t.until_day END AS until_day
    FROM care_team t LEFT JOIN course e ON e.id = t.course WHERE t.state = 'active' AND t.member IS NOT NULL
  UNION ALL
  SELECT patient, key_contact, NULL, ended FROM course WHERE state = 'active' AND key_contact IS NOT NULL
  UNION ALL
  SELECT patient, second_face, NULL, ended FROM course WHERE state = 'active' AND second_face IS NOT NULL
  UNION ALL
  SELECT v.patient, v.lead, NULL, c.ended FROM visit v
    JOIN course c ON c.patient = v.patient AND c.state = 'active' AND (v.course IS NULL OR v.course = c.id)
   WHERE v.state = 'active' AND v.lead IS NOT NULL AND v.status IN ('attended', 'planned', 'running')
  UNION ALL
  SELECT v.patient, p.member, NULL, c.ended FROM presence p
    JOIN visit v ON v.id = p.visit AND v.state = 'active' AND v.status IN ('attended', 'planned', 'running')
    JOIN course c ON c.patient = v.patient AND c.state = 'active' AND (v.course IS NULL OR v.course = c.id)
   WHERE p.state = 'active' AND p.member IS NOT NULL
  UNION ALL
  SELECT patient, member, from_day, until_day FROM "grant" WHERE state = 'active' AND member IS NOT NULL;

CREATE INDEX visit_day ON visit (day, id) WHERE state = 'active';
CREATE INDEX visit_led ON visit (lead, day) WHERE state = 'active' AND status = 'attended';
-- What is counted over all visits, without reading their notes. The columns of the condition are there because SQLite asks
-- for them again.
CREATE INDEX visit_counted ON visit (patient, id, day, minute, lead, kind, mode, length, without_patient, state, status)
  WHERE state = 'active' AND status = 'attended' AND day IS NOT NULL;
CREATE INDEX visit_to_come ON visit (patient, day, minute, id, no_interpreter, state, status)
  WHERE state = 'active' AND status = 'planned' AND day IS NOT NULL;
CREATE INDEX presence_counted ON presence (patient, visit, id, who, member, interpreter, mode, from_minute, state)
  WHERE state = 'active' AND who IN ('member', 'interpreter');
CREATE INDEX presence_staff ON presence (patient, visit, id, member, who, state)
  WHERE state = 'active' AND who = 'member' AND member IS NOT NULL;
CREATE INDEX visit_of_patient ON visit (patient, status, day) WHERE state = 'active';
CREATE INDEX presence_visit ON presence (visit);
CREATE INDEX agreement_visit ON agreement (visit);
CREATE INDEX interpreting_visit ON interpreting (visit);
CREATE INDEX understanding_interpreter ON understanding (interpreter);
CREATE INDEX colleague_note_visit ON colleague_note (visit);
CREATE INDEX end_check_visit ON end_check (visit);
CREATE INDEX party_visit ON party (visit);
CREATE INDEX medicine_review_medicine ON medicine_review (medicine);
CREATE INDEX conference_item_conference ON conference_item (conference);
CREATE INDEX conference_present_conference ON conference_present (conference);
CREATE INDEX visit_planned ON visit (day, id) WHERE state = 'active' AND status = 'planned';
CREATE INDEX letter_reply ON letter (reply_due, id) WHERE state = 'active' AND replied_on IS NULL;
CREATE INDEX contact_reply ON contact (reply_due, id) WHERE state = 'active' AND replied_on IS NULL;
CREATE INDEX step_others ON step (id) WHERE side = 'others' AND status = 'open' AND state = 'active';
CREATE INDEX contact_touch ON contact (patient, at_start_latest) WHERE state = 'active' AND planned = 0 AND member IS NOT NULL;
CREATE INDEX goal_rating_goal ON goal_rating (goal);
CREATE INDEX problem_rating_problem ON problem_rating (problem);
CREATE INDEX strength_link_strength ON strength_link (strength);
CREATE INDEX promise_open ON promise (due, id) WHERE status = 'open' AND state = 'active';
CREATE INDEX life_event_telling ON life_event (telling_of) WHERE telling_of IS NOT NULL;
CREATE INDEX signature_visit ON signature (visit);
CREATE INDEX correction_visit ON correction (visit);
CREATE INDEX restriction_entry ON restriction (entry);
CREATE INDEX restriction_reader_restriction ON restriction_reader (restriction);
CREATE INDEX identifier_value ON identifier (value);

CREATE TRIGGER revision_insert BEFORE INSERT ON revision
  WHEN EXISTS (SELECT 1 FROM revision WHERE seq = NEW.seq)
  BEGIN SELECT RAISE (ABORT, 'a revision is never written twice'); END;
CREATE TRIGGER revision_update BEFORE UPDATE ON revision
  WHEN NOT (NEW.body IS NULL AND NEW.body_salt IS NULL AND NEW.seq = OLD.seq AND NEW.edit = OLD.edit
            AND NEW.at = OLD.at AND NEW.by = OLD.by AND NEW.why = OLD.why AND NEW.kind = OLD.kind
            AND NEW.record = OLD.record AND NEW.version = OLD.version AND NEW.body_hash = OLD.body_hash
            AND NEW.hash = OLD.hash)
  BEGIN SELECT RAISE (ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_delete BEFORE DELETE ON revision
  BEGIN SELECT RAISE (ABORT, 'a revision is never deleted'); END;
-- A signed note is never changed and a correction neither; undoing an import takes both away with the visit.
CREATE TRIGGER visit_signed BEFORE UPDATE OF note, note_language ON visit
  WHEN (NEW.note IS NOT OLD.note OR NEW.note_language IS NOT OLD.note_language)
       AND EXISTS (SELECT 1 FROM signature s WHERE s.visit = OLD.id AND s.state = 'active')
       AND NOT EXISTS (SELECT 1 FROM purge p WHERE p.patient = OLD.patient)
  BEGIN SELECT RAISE (ABORT, 'a signed note is never changed'); END;
CREATE TRIGGER signature_update BEFORE UPDATE ON signature
  WHEN NOT (NEW.state IN ('active', 'undone') AND NEW.patient IS OLD.patient AND NEW.visit IS OLD.visit
            AND NEW.member IS OLD.member AND NEW.at IS OLD.at AND NEW.note_hash IS OLD.note_hash)
  BEGIN SELECT RAISE (ABORT, 'a signature is never changed'); END;
CREATE TRIGGER signature_delete BEFORE DELETE ON signature
  WHEN NOT EXISTS (SELECT 1 FROM purge p WHERE p.patient = OLD.patient)
  BEGIN SELECT RAISE (ABORT, 'a signature is never deleted'); END;
CREATE TRIGGER correction_update BEFORE UPDATE ON correction
  WHEN NOT (NEW.state IN ('active', 'undone') AND NEW.patient IS OLD.patient AND NEW.visit IS OLD.visit
            AND NEW.member IS OLD.member AND NEW.at IS OLD.at AND NEW.words IS OLD.words
            AND NEW.language IS OLD.language)
  BEGIN SELECT RAISE (ABORT, 'a correction is never changed'); END;
CREATE TRIGGER correction_delete BEFORE DELETE ON correction
  WHEN NOT EXISTS (SELECT 1 FROM purge p WHERE p.patient = OLD.patient)
  BEGIN SELECT RAISE (ABORT, 'a correction is never deleted'); END;
CREATE TRIGGER colleague_note_signed BEFORE UPDATE ON colleague_note
  WHEN OLD.signed_at IS NOT NULL
       AND NOT (NEW.state IN ('active', 'undone') AND NEW.patient IS OLD.patient AND NEW.visit IS OLD.visit
                AND NEW.member IS OLD.member AND NEW.signed_at IS OLD.signed_at AND NEW.note IS OLD.note
                AND NEW.note_language IS OLD.note_language)
       AND NOT EXISTS (SELECT 1 FROM purge p WHERE p.patient = OLD.patient)
  BEGIN SELECT RAISE (ABORT, 'a signed note is never changed'); END;
CREATE TRIGGER access_log_insert BEFORE INSERT ON access_log
  WHEN EXISTS (SELECT 1 FROM access_log WHERE seq = NEW.seq)
  BEGIN SELECT RAISE (ABORT, 'the access log is never written twice'); END;
CREATE TRIGGER access_log_update BEFORE UPDATE ON access_log
  BEGIN SELECT RAISE (ABORT, 'the access log is never changed'); END;
CREATE TRIGGER access_log_delete BEFORE DELETE ON access_log
  BEGIN SELECT RAISE (ABORT, 'the access log is never deleted'); END;

-- Everything that has a place on the timeline, one row each. "flag" and "sub_row" tell apart what a lane draws
-- differently. A closed stone shows nothing of what it holds.
CREATE VIEW timeline_item AS
  SELECT id, 'life_event' AS kind, patient,
         CASE lane WHEN 'work' THEN 'work' WHEN 'authority' THEN 'care' ELSE 'life' END AS lane,
         at_start_earliest AS start_earliest, at_start_latest AS start_latest,
         at_end_earliest AS end_earliest, at_end_latest AS end_latest, at_said AS said_as,
         CASE WHEN closed = 1 THEN NULL ELSE coalesce(staff_words, words) END AS title,
         CASE WHEN closed = 1 THEN NULL ELSE words END AS words, language, bank,
         CASE WHEN closed = 1 THEN 'closed' WHEN hope = 1 THEN 'hope' WHEN lane = 'authority' THEN 'authority' ELSE '' END AS flag,
         lane AS sub_row, telling_of
    FROM life_event WHERE state = 'active'
  UNION ALL
  SELECT id, 'symptom', patient, 'symptom', at_start_earliest, at_start_latest, at_end_earliest, at_end_latest,
         at_said, coalesce(staff_words, words), words, language, NULL, '', NULL, NULL
    FROM symptom WHERE state = 'active'
  UNION ALL
  SELECT id, 'visit', patient, 'care', day, day, day, day, NULL, purpose,
         NULL, NULL, NULL, status,
         (SELECT profession FROM member WHERE member.id = visit.lead), NULL
    FROM visit WHERE state = 'active' AND status IN ('attended', 'running', 'planned') AND day IS NOT NULL
  UNION ALL
  SELECT id, 'contact', patient, 'care', at_start_earliest, at_start_latest, at_end_earliest, at_end_latest,
         at_said, title, NULL, NULL, NULL, CASE WHEN planned = 1 THEN 'planned' ELSE '' END, counterpart, NULL
    FROM contact WHERE state = 'active'
  UNION ALL
  SELECT id, 'result', patient, 'result', at_start_earliest, at_start_latest, at_end_earliest, at_end_latest,
         at_said, title, NULL, NULL, NULL, CASE WHEN planned = 1 THEN 'planned' WHEN normality = 'normal' THEN 'normal' ELSE '' END,
         kind, NULL
    FROM result WHERE state = 'active'
  UNION ALL
  SELECT id, 'medicine', patient, 'medicine', at_start_earliest, at_start_latest, at_end_earliest, at_end_latest,
         at_said, name, NULL, NULL, NULL, kind, NULL, NULL
    FROM medicine WHERE state = 'active'
  UNION ALL
  SELECT id, 'place', patient, 'place', at_start_earliest, at_start_latest, at_end_earliest, at_end_latest,
         at_said, words, words, NULL, NULL, CASE WHEN arrival = 1 THEN 'arrival' ELSE '' END, NULL, NULL
    FROM place WHERE state = 'active'
  UNION ALL
  SELECT id, 'strength', patient, 'help', at_start_earliest, at_start_latest, at_end_earliest, at_end_latest,
         at_said, coalesce(staff_words, words), words, language, 'good', CASE WHEN planned = 1 THEN 'planned' ELSE '' END, NULL, NULL
    FROM strength WHERE state = 'active'
  UNION ALL
  SELECT id, 'promise', patient, 'care', due, due, due, due, NULL, words, NULL, NULL, NULL, 'planned', NULL, NULL
    FROM promise WHERE state = 'active' AND status = 'open' AND due IS NOT NULL;
