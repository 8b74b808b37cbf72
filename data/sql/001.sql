-- The schema of a Tillid clinic file. Made by "tillidctl schema --sql"; not edited by hand.

CREATE TABLE "clinic" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "name" TEXT,
  "time_zone" TEXT,
  "demo" INTEGER NOT NULL DEFAULT 0,
  "demo_now" INTEGER,
  "open_to_all" INTEGER NOT NULL DEFAULT 0,
  "backup_folder" TEXT
) STRICT;

CREATE TABLE "member" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "name" TEXT,
  "initials" TEXT,
  "profession" TEXT NOT NULL DEFAULT 'other',
  "title" TEXT,
  "languages" TEXT,
  "colour" INTEGER,
  "roles" TEXT,
  "owner" INTEGER NOT NULL DEFAULT 0,
  "from_day" INTEGER,
  "until_day" INTEGER
) STRICT;

CREATE TABLE "absence" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "from_day" INTEGER,
  "until_day" INTEGER
) STRICT;

CREATE TABLE "account" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "has_password" INTEGER NOT NULL DEFAULT 0,
  "changed_at" INTEGER
) STRICT;

CREATE TABLE "interpreter" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "name" TEXT,
  "initials" TEXT,
  "language" TEXT,
  "dialect" TEXT,
  "sex" TEXT NOT NULL DEFAULT 'unknown',
  "agency" TEXT,
  "colour" INTEGER,
  "note" TEXT
) STRICT;

CREATE TABLE "room" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "name" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "conference" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "day" INTEGER,
  "minute" INTEGER,
  "length" INTEGER,
  "place" TEXT,
  "ended" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "conference_present" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "conference" INTEGER REFERENCES "conference" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT
) STRICT;

CREATE TABLE "suggestion" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "day" INTEGER,
  "raised_by" TEXT,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "status" TEXT NOT NULL DEFAULT 'open',
  "decision" TEXT,
  "decided_on" INTEGER,
  "owner" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "change_made" TEXT,
  "changed_on" INTEGER,
  "told_back_on" INTEGER,
  "told_back_how" TEXT
) STRICT;

CREATE TABLE "saved_view" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "place" TEXT,
  "name" TEXT,
  "filters" TEXT,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "person" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "role" TEXT NOT NULL DEFAULT 'patient',
  "birth" TEXT,
  "birth_start_earliest" INTEGER,
  "birth_start_latest" INTEGER,
  "birth_end_earliest" INTEGER,
  "birth_end_latest" INTEGER,
  "birth_edtf" TEXT,
  "birth_said" TEXT,
  "birth_administrative" INTEGER NOT NULL DEFAULT 0,
  "died" TEXT,
  "died_start_earliest" INTEGER,
  "died_start_latest" INTEGER,
  "died_end_earliest" INTEGER,
  "died_end_latest" INTEGER,
  "died_edtf" TEXT,
  "died_said" TEXT,
  "sex" TEXT NOT NULL DEFAULT 'unknown',
  "say_name" TEXT,
  "please_remember" TEXT,
  "calendar" TEXT NOT NULL DEFAULT 'gregorian',
  "interpreter_needed" TEXT NOT NULL DEFAULT 'unknown',
  "interpreter_sex" TEXT NOT NULL DEFAULT 'unknown',
  "interpreter_wish" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "address_protected" INTEGER NOT NULL DEFAULT 0,
  "legal_hold" INTEGER NOT NULL DEFAULT 0,
  "legal_hold_reason" TEXT
) STRICT;

CREATE TABLE "person_name" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "use" TEXT NOT NULL DEFAULT 'usual',
  "text" TEXT,
  "given" TEXT,
  "family" TEXT,
  "language" TEXT
) STRICT;
CREATE INDEX "person_name_patient" ON "person_name" (patient);

CREATE TABLE "person_language" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "language" TEXT,
  "dialect" TEXT,
  "preferred" INTEGER NOT NULL DEFAULT 0,
  "reads" TEXT NOT NULL DEFAULT 'unknown',
  "note" TEXT
) STRICT;
CREATE INDEX "person_language_patient" ON "person_language" (patient);

CREATE TABLE "contact_channel" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "channel" TEXT NOT NULL DEFAULT 'phone',
  "value" TEXT,
  "preferred" INTEGER NOT NULL DEFAULT 0,
  "no_message" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT
) STRICT;
CREATE INDEX "contact_channel_patient" ON "contact_channel" (patient);

CREATE TABLE "identifier" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "system" TEXT,
  "value" TEXT
) STRICT;
CREATE INDEX "identifier_patient" ON "identifier" (patient);

CREATE TABLE "exclusion" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "interpreter" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "lifted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "exclusion_patient" ON "exclusion" (patient);

CREATE TABLE "interpreter_need" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "judged_by" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "fee" TEXT NOT NULL DEFAULT 'not-asked',
  "reason" TEXT NOT NULL DEFAULT 'none',
  "until_day" INTEGER,
  "words" TEXT
) STRICT;
CREATE INDEX "interpreter_need_patient" ON "interpreter_need" (patient);

CREATE TABLE "relation" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "person" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'other',
  "words" TEXT,
  "interprets" INTEGER NOT NULL DEFAULT 0,
  "other" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "whereabouts" TEXT NOT NULL DEFAULT 'unknown',
  "region" TEXT,
  "missing" INTEGER NOT NULL DEFAULT 0,
  "missing_since" TEXT,
  "missing_since_start_earliest" INTEGER,
  "missing_since_start_latest" INTEGER,
  "missing_since_end_earliest" INTEGER,
  "missing_since_end_latest" INTEGER,
  "missing_since_edtf" TEXT,
  "missing_since_said" TEXT,
  "phone_only" INTEGER NOT NULL DEFAULT 0,
  "gets_money" INTEGER NOT NULL DEFAULT 0,
  "safety" TEXT NOT NULL DEFAULT 'unknown',
  "may_talk" TEXT NOT NULL DEFAULT 'unknown',
  "tie" TEXT NOT NULL DEFAULT 'none',
  "help" TEXT NOT NULL DEFAULT 'none',
  "x" REAL,
  "y" REAL
) STRICT;
CREATE INDEX "relation_patient" ON "relation" (patient);

CREATE TABLE "child_asked" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "person" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "answer" TEXT NOT NULL DEFAULT 'not-yet',
  "day" INTEGER,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "cared_by" TEXT,
  "words" TEXT
) STRICT;
CREATE INDEX "child_asked_patient" ON "child_asked" (patient);

CREATE TABLE "course" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "started" INTEGER,
  "ended" INTEGER,
  "referral_words" TEXT,
  "key_contact" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "second_face" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "matters_words" TEXT,
  "matters_language" TEXT,
  "matters_staff_words" TEXT,
  "matters_day" INTEGER,
  "matters_through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "review_due" INTEGER,
  "receiver" TEXT,
  "ending_criteria" TEXT,
  "ending_from" INTEGER,
  "ending_until" INTEGER,
  "farewell" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "course_patient" ON "course" (patient);

CREATE TABLE "phase" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'arriving',
  "from_day" INTEGER,
  "until_day" INTEGER,
  "planned" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT
) STRICT;
CREATE INDEX "phase_patient" ON "phase" (patient);

CREATE TABLE "hand_over" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "from_member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "to_member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "patient_present" INTEGER NOT NULL DEFAULT 0,
  "planned" INTEGER NOT NULL DEFAULT 0,
  "introduced_on" INTEGER,
  "joint_visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT
) STRICT;
CREATE INDEX "hand_over_patient" ON "hand_over" (patient);

CREATE TABLE "care_team" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "from_day" INTEGER,
  "until_day" INTEGER
) STRICT;
CREATE INDEX "care_team_patient" ON "care_team" (patient);

CREATE TABLE "take_over" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "what" TEXT,
  "counterpart" TEXT NOT NULL DEFAULT 'other',
  "who" TEXT,
  "agreed_on" INTEGER
) STRICT;
CREATE INDEX "take_over_patient" ON "take_over" (patient);

CREATE TABLE "visit" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'visit',
  "status" TEXT NOT NULL DEFAULT 'attended',
  "mode" TEXT NOT NULL DEFAULT 'room',
  "day" INTEGER,
  "minute" INTEGER,
  "length" INTEGER,
  "lead" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "lead_text" TEXT,
  "without_patient" INTEGER NOT NULL DEFAULT 0,
  "place" TEXT,
  "purpose" TEXT,
  "wish" TEXT,
  "wish_language" TEXT,
  "wish_staff_words" TEXT,
  "just_listening" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT,
  "note_language" TEXT,
  "no_interpreter" INTEGER NOT NULL DEFAULT 0,
  "room" INTEGER REFERENCES "room" (id) DEFERRABLE INITIALLY DEFERRED,
  "planned_minutes" INTEGER,
  "missed_reason" TEXT NOT NULL DEFAULT 'not-said',
  "missed_words" TEXT
) STRICT;
CREATE INDEX "visit_patient" ON "visit" (patient);

CREATE TABLE "party" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "counterpart" TEXT NOT NULL DEFAULT 'other',
  "name" TEXT,
  "person" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "apologies" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "party_patient" ON "party" (patient);

CREATE TABLE "presence" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "who" TEXT NOT NULL DEFAULT 'member',
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "interpreter" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "person" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "role" TEXT,
  "mode" TEXT NOT NULL DEFAULT 'unknown',
  "from_minute" INTEGER,
  "until_minute" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "presence_patient" ON "presence" (patient);

CREATE TABLE "interpreting" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "booking" TEXT NOT NULL DEFAULT 'needed',
  "mode" TEXT NOT NULL DEFAULT 'unknown',
  "interpreter" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "person" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "language" TEXT,
  "dialect" TEXT,
  "sex" TEXT NOT NULL DEFAULT 'unknown',
  "agency_ref" TEXT,
  "asked_on" INTEGER,
  "guard" TEXT NOT NULL DEFAULT 'none',
  "guard_member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "guard_at" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "interpreting_patient" ON "interpreting" (patient);

CREATE TABLE "understanding" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "interpreter" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "answer" TEXT NOT NULL DEFAULT 'not-said',
  "day" INTEGER,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "understanding_patient" ON "understanding" (patient);

CREATE TABLE "colleague_note" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT,
  "note_language" TEXT,
  "signed_at" INTEGER
) STRICT;
CREATE INDEX "colleague_note_patient" ON "colleague_note" (patient);

CREATE TABLE "end_check" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "said_important" TEXT NOT NULL DEFAULT 'not-asked',
  "understood" TEXT NOT NULL DEFAULT 'not-asked',
  "change" TEXT NOT NULL DEFAULT 'not-asked',
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "end_check_patient" ON "end_check" (patient);

CREATE TABLE "agreement" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "ours" INTEGER NOT NULL DEFAULT 0,
  "teach_back" TEXT NOT NULL DEFAULT 'not-asked',
  "party" INTEGER REFERENCES "party" (id) DEFERRABLE INITIALLY DEFERRED,
  "owner" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "owner_text" TEXT,
  "due" INTEGER
) STRICT;
CREATE INDEX "agreement_patient" ON "agreement" (patient);

CREATE TABLE "letter" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'patient',
  "counterpart" TEXT NOT NULL DEFAULT 'other',
  "to_text" TEXT,
  "title" TEXT,
  "words" TEXT,
  "language" TEXT,
  "ask" TEXT,
  "day" INTEGER,
  "sent_on" INTEGER,
  "sent_by" TEXT NOT NULL DEFAULT 'phone',
  "reply_due" INTEGER,
  "replied_on" INTEGER,
  "reply" TEXT,
  "printed_on" INTEGER,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "letter_patient" ON "letter" (patient);

CREATE TABLE "consent" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "counterpart" TEXT NOT NULL DEFAULT 'other',
  "with_text" TEXT,
  "about" TEXT,
  "answer" TEXT NOT NULL DEFAULT 'not-asked',
  "day" INTEGER,
  "until_day" INTEGER,
  "asked_by" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "language" TEXT
) STRICT;
CREATE INDEX "consent_patient" ON "consent" (patient);

CREATE TABLE "contact" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'visit',
  "counterpart" TEXT NOT NULL DEFAULT 'other',
  "with_text" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "planned" INTEGER NOT NULL DEFAULT 0,
  "title" TEXT,
  "staff_words" TEXT,
  "minutes" INTEGER,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "next_step" TEXT,
  "direction" TEXT NOT NULL DEFAULT 'not-said',
  "problem" INTEGER REFERENCES "problem" (id) DEFERRABLE INITIALLY DEFERRED,
  "interpreter" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "caseworker" TEXT,
  "sent" TEXT,
  "reply_due" INTEGER,
  "replied_on" INTEGER,
  "letter" INTEGER REFERENCES "letter" (id) DEFERRABLE INITIALLY DEFERRED,
  "arranged" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "contact_patient" ON "contact" (patient);

CREATE TABLE "life_event" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "lane" TEXT NOT NULL DEFAULT 'life',
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "bank" TEXT NOT NULL DEFAULT 'neutral',
  "closed" INTEGER NOT NULL DEFAULT 0,
  "hope" INTEGER NOT NULL DEFAULT 0,
  "telling_of" INTEGER REFERENCES "life_event" (id) DEFERRABLE INITIALLY DEFERRED,
  "drawn_at" INTEGER,
  "told_by" TEXT,
  "told_on" INTEGER,
  "told_to" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_present" TEXT,
  "share_team" TEXT NOT NULL DEFAULT 'not-asked',
  "share_gp" TEXT NOT NULL DEFAULT 'not-asked',
  "share_municipality" TEXT NOT NULL DEFAULT 'not-asked',
  "share_family" TEXT NOT NULL DEFAULT 'not-asked',
  "asked_on" INTEGER
) STRICT;
CREATE INDEX "life_event_patient" ON "life_event" (patient);

CREATE TABLE "symptom" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "problem" INTEGER REFERENCES "problem" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_by" TEXT,
  "told_on" INTEGER,
  "told_to" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_present" TEXT,
  "share_team" TEXT NOT NULL DEFAULT 'not-asked',
  "share_gp" TEXT NOT NULL DEFAULT 'not-asked',
  "share_municipality" TEXT NOT NULL DEFAULT 'not-asked',
  "share_family" TEXT NOT NULL DEFAULT 'not-asked',
  "asked_on" INTEGER
) STRICT;
CREATE INDEX "symptom_patient" ON "symptom" (patient);

CREATE TABLE "result" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'finding',
  "title" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "value" REAL,
  "value_text" TEXT,
  "unit" TEXT,
  "range_low" REAL,
  "range_high" REAL,
  "normality" TEXT NOT NULL DEFAULT 'unknown',
  "code_system" TEXT,
  "code" TEXT,
  "planned" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT
) STRICT;
CREATE INDEX "result_patient" ON "result" (patient);

CREATE TABLE "medicine" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'prescribed',
  "name" TEXT,
  "dose" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "prescribed_by" TEXT,
  "why" TEXT,
  "code_system" TEXT,
  "code" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "medicine_patient" ON "medicine" (patient);

CREATE TABLE "medicine_review" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "medicine" INTEGER REFERENCES "medicine" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "brought" TEXT NOT NULL DEFAULT 'unknown',
  "takes_how" TEXT,
  "why_words" TEXT,
  "language" TEXT,
  "trouble" TEXT,
  "agreed" TEXT,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "medicine_review_patient" ON "medicine_review" (patient);

CREATE TABLE "place" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "arrival" INTEGER NOT NULL DEFAULT 0,
  "told_by" TEXT,
  "told_on" INTEGER,
  "told_to" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_present" TEXT,
  "share_team" TEXT NOT NULL DEFAULT 'not-asked',
  "share_gp" TEXT NOT NULL DEFAULT 'not-asked',
  "share_municipality" TEXT NOT NULL DEFAULT 'not-asked',
  "share_family" TEXT NOT NULL DEFAULT 'not-asked',
  "asked_on" INTEGER
) STRICT;
CREATE INDEX "place_patient" ON "place" (patient);

CREATE TABLE "strength" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "at" TEXT,
  "at_start_earliest" INTEGER,
  "at_start_latest" INTEGER,
  "at_end_earliest" INTEGER,
  "at_end_latest" INTEGER,
  "at_edtf" TEXT,
  "at_said" TEXT,
  "planned" INTEGER NOT NULL DEFAULT 0,
  "told_by" TEXT,
  "told_on" INTEGER,
  "told_to" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "told_present" TEXT,
  "share_team" TEXT NOT NULL DEFAULT 'not-asked',
  "share_gp" TEXT NOT NULL DEFAULT 'not-asked',
  "share_municipality" TEXT NOT NULL DEFAULT 'not-asked',
  "share_family" TEXT NOT NULL DEFAULT 'not-asked',
  "asked_on" INTEGER,
  "rank" INTEGER,
  "domain" TEXT NOT NULL DEFAULT 'other'
) STRICT;
CREATE INDEX "strength_patient" ON "strength" (patient);

CREATE TABLE "problem" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "patient_words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "said_by" TEXT NOT NULL DEFAULT 'patient',
  "domain" TEXT NOT NULL DEFAULT 'other',
  "burden" INTEGER,
  "noticed" TEXT,
  "noticed_start_earliest" INTEGER,
  "noticed_start_latest" INTEGER,
  "noticed_end_earliest" INTEGER,
  "noticed_end_latest" INTEGER,
  "noticed_edtf" TEXT,
  "noticed_said" TEXT,
  "status" TEXT NOT NULL DEFAULT 'open',
  "elsewhere" TEXT,
  "owner_side" TEXT NOT NULL DEFAULT 'patient',
  "code_system" TEXT,
  "code" TEXT,
  "owner_said" INTEGER NOT NULL DEFAULT 0,
  "owner" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "owner_text" TEXT,
  "told_on" INTEGER,
  "told_to" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "problem_patient" ON "problem" (patient);

CREATE TABLE "problem_rating" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER REFERENCES "problem" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "burden" INTEGER,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "problem_rating_patient" ON "problem_rating" (patient);

CREATE TABLE "strength_link" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "strength" INTEGER REFERENCES "strength" (id) DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER REFERENCES "problem" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "strength_link_patient" ON "strength_link" (patient);

CREATE TABLE "goal" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "said_by" TEXT NOT NULL DEFAULT 'patient',
  "rung_plus_2" TEXT,
  "rung_plus_1" TEXT,
  "rung_0" TEXT,
  "rung_minus_1" TEXT,
  "rung_minus_2" TEXT,
  "importance" INTEGER,
  "difficulty" INTEGER,
  "status" TEXT NOT NULL DEFAULT 'active',
  "started" INTEGER,
  "due" INTEGER,
  "why" TEXT,
  "smallest_step" TEXT,
  "how_we_know" TEXT,
  "could_stop" TEXT,
  "review_on" INTEGER,
  "patient_brings" TEXT,
  "clinic_brings" TEXT
) STRICT;
CREATE INDEX "goal_patient" ON "goal" (patient);

CREATE TABLE "goal_rating" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "goal" INTEGER REFERENCES "goal" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "attainment" INTEGER,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "goal_rating_patient" ON "goal_rating" (patient);

CREATE TABLE "step" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "goal" INTEGER REFERENCES "goal" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "side" TEXT NOT NULL DEFAULT 'patient',
  "owner" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "owner_text" TEXT,
  "due" INTEGER,
  "when_words" TEXT,
  "status" TEXT NOT NULL DEFAULT 'open',
  "done_on" INTEGER,
  "problem" INTEGER REFERENCES "problem" (id) DEFERRABLE INITIALLY DEFERRED,
  "next_visit" INTEGER NOT NULL DEFAULT 0,
  "made_by" INTEGER
) STRICT;
CREATE INDEX "step_patient" ON "step" (patient);

CREATE TABLE "decision" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "conference" INTEGER REFERENCES "conference" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "question" TEXT,
  "options" TEXT,
  "patient_prefers" TEXT,
  "family_prefers" TEXT,
  "clinic_prefers" TEXT,
  "decided" TEXT,
  "doubts" TEXT,
  "decided_on" INTEGER,
  "review_on" INTEGER,
  "owner" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "step" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "decision_patient" ON "decision" (patient);

CREATE TABLE "promise" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "owner" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "due" INTEGER,
  "first_due" INTEGER,
  "made_on" INTEGER,
  "through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED,
  "step" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED,
  "agreement" INTEGER REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "status" TEXT NOT NULL DEFAULT 'open',
  "kept_on" INTEGER,
  "kept_how" TEXT
) STRICT;
CREATE INDEX "promise_patient" ON "promise" (patient);

CREATE TABLE "plan_review" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "course" INTEGER REFERENCES "course" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "at" INTEGER,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT
) STRICT;
CREATE INDEX "plan_review_patient" ON "plan_review" (patient);

CREATE TABLE "plan_print" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "at" INTEGER,
  "language" TEXT,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "plan_print_patient" ON "plan_print" (patient);

CREATE TABLE "crisis_line" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "section" TEXT NOT NULL DEFAULT 'signs',
  "rank" INTEGER,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "day" INTEGER,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "crisis_line_patient" ON "crisis_line" (patient);

CREATE TABLE "conference_item" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "conference" INTEGER REFERENCES "conference" (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" INTEGER,
  "question" TEXT,
  "added_by" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "added_on" INTEGER,
  "discussed" INTEGER NOT NULL DEFAULT 0,
  "initials_only" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "conference_item_patient" ON "conference_item" (patient);

CREATE TABLE "question" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "words" TEXT,
  "could_answer" TEXT,
  "asked_on" INTEGER,
  "answer" TEXT,
  "answered_on" INTEGER,
  "status" TEXT NOT NULL DEFAULT 'open'
) STRICT;
CREATE INDEX "question_patient" ON "question" (patient);

CREATE TABLE "patient_answer" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "question" TEXT,
  "words" TEXT,
  "language" TEXT,
  "staff_words" TEXT,
  "day" INTEGER,
  "asked_by" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "through" INTEGER REFERENCES "interpreter" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "patient_answer_patient" ON "patient_answer" (patient);

CREATE TABLE "snooze" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "prompt" TEXT,
  "reason" TEXT,
  "until_day" INTEGER,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "snooze_patient" ON "snooze" (patient);

CREATE TABLE "share_wish" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "taken_back" INTEGER
) STRICT;
CREATE INDEX "share_wish_patient" ON "share_wish" (patient);

CREATE TABLE "mark" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "day" INTEGER,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "next_time" TEXT
) STRICT;
CREATE INDEX "mark_patient" ON "mark" (patient);

CREATE TABLE "grant" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL DEFAULT 'given',
  "given_by" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "from_day" INTEGER,
  "until_day" INTEGER,
  "reason" TEXT,
  "looked_by" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "looked_on" INTEGER,
  "look_words" TEXT
) STRICT;
CREATE INDEX "grant_patient" ON "grant" (patient);

CREATE TABLE "retention" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "profession" TEXT NOT NULL DEFAULT 'other',
  "years" INTEGER
) STRICT;

CREATE TABLE "signature" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "at" INTEGER,
  "note_hash" TEXT
) STRICT;
CREATE INDEX "signature_patient" ON "signature" (patient);

CREATE TABLE "correction" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER REFERENCES "visit" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED,
  "at" INTEGER,
  "words" TEXT,
  "language" TEXT
) STRICT;
CREATE INDEX "correction_patient" ON "correction" (patient);

CREATE TABLE "restriction" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "entry" INTEGER,
  "lifted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "restriction_patient" ON "restriction" (patient);

CREATE TABLE "restriction_reader" (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  "patient" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "restriction" INTEGER REFERENCES "restriction" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER REFERENCES "member" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "restriction_reader_patient" ON "restriction_reader" (patient);

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
