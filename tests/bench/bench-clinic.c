/* bench-clinic.c - large invented clinics
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every clinic follows from its size and a fixed seed. It is written through edits as in real life, with all their
 * revisions, but of many patients at a time: between two edits SQLite has FTS5 write down what it holds in
 * memory, which was a third of the work. While it is made nothing waits for the disk.
 *
 * It is kept in $TILLID_BENCH_FOLDER, made once and used again by the next run. Its name begins with a hash of
 * the schema and of this file; clinics with another one are removed. Given names are drawn with weights that
 * fall as those of real names do (the n-th as 1/n), family names from 16 000 combinations of syllables; a quarter
 * have a name in Arabic letters, too. */
#include "config.h"

#include "bench-clinic.h"

#include <glib/gstdio.h>
#include <string.h>

#include "bench.h"
#include "tillid-clinic-file.h"
#include "tillid-session.h"

#define SEED 20260310
#define RECORDS_PER_EDIT 10000
#define EDITS_PER_TRANSACTION 10
#define KEY_LENGTH 12

static const char *const given_names[] = {
  "Mohamed", "Fatima", "Ahmad",  "Ali",     "Salma",  "Hassan", "Amina",  "Omar",
  "Maryam",  "Yusuf",  "Leyla",  "Ibrahim", "Nour",   "Khalid", "Zahra",  "Mustafa",
  "Hodan",   "Tesfay", "Rahel",  "Oksana",  "Dmytro", "Samira", "Farhad", "Shirin",
  "Abdi",    "Aisha",  "Senait", "Bilal",   "Noor",   "Jamila", "Reza",   "Olena",
};
static const char *const given_arabic[] = {
  "محمد", "فاطمة", "أحمد", "علي", "سلمى", "حسن", "أمينة", "عمر",
};
static const char *const family_arabic[] = {
  "الحسن", "الخطيب", "حداد", "النجار", "منصور", "سليمان", "العلي", "درويش",
};
static const char *const family_start[] = { "Al-", "El ", "", "", "Ben ", "", "", "Abu " };
static const char *const syllables[] = {
  "ba",  "da",  "fa",  "ha",  "ja",  "ka",  "la",  "ma",  "na",  "ra",  "sa", "ta",
  "wa",  "za",  "she", "gi",  "ri",  "ni",  "mi",  "kho", "sho", "ghe", "yo", "bu",
  "hu",  "mu",  "nu",  "ru",  "lu",  "tse", "te",  "be",  "me",  "ne",  "se", "dri",
  "bri", "cha", "ko",  "vak", "rov", "man", "dan", "bek", "lam",
};
static const char *const languages[] = { "ar", "ar", "ku", "fa", "so", "ti", "uk", "bs" };
static const char *const words[] = {
  "slept",    "badly",  "again",  "works", "in",    "the", "garden", "asked",  "about", "letters",
  "from",     "school", "walked", "home",  "with",  "son", "knee",   "better", "tired", "in",
  "mornings", "will",   "call",   "GP",    "waits", "for", "answer", "calmer", "today", "ate",
};

typedef struct
{
  const BenchClinicSize *size;
  TillidDb *db;
  TillidIdSource ids;
  TillidWriter writer;
  GRand *rand;
  TillidEdit *edit; /* (owned): what is new */
  TillidEdit *held; /* (owned): what follows on it */
  guint n_edits;    /* in this transaction */
  gint64 member;
  GArray *members;      /* (owned): of gint64, @member first */
  GArray *interpreters; /* (owned): of gint64 */
  gint64 course;        /* of the patient who is made, or 0 */
} Maker;

static gint64
fixed_now (gpointer data)
{
  return G_GINT64_CONSTANT (1773135480000); /* 10 March 2026 */
}

static guint32
next_random (gpointer data)
{
  return g_rand_int (data);
}

static guint
below (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

#define PICK(self, array) ((array)[below (self, G_N_ELEMENTS (array))])

/* The n-th with the weight 1/n, by halving the range with chance. */
static guint
pick_weighted (Maker *self, guint n)
{
  guint top = 1 + below (self, n);

  return below (self, top);
}

static char *
make_text (Maker *self, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", PICK (self, words));
  return g_string_free (text, FALSE);
}

static gpointer
add (Maker *self, gpointer draft)
{
  TillidRecord *record = tillid_record_seal_any (tillid_edit_assign_id (draft, &self->ids));

  tillid_edit_take (self->edit, record);
  return record;
}

static void
begin_edits (Maker *self)
{
  self->edit = tillid_edit_new ("New patient");
  self->held = tillid_edit_new ("Visit held");
}

static void
apply_one (Maker *self, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (tillid_edit_get_n_records (edit) > 0)
    tillid_edit_apply_in_transaction (self->db, edit, &self->writer, NULL, &error);
  bench_fail_if (error);
  tillid_edit_unref (edit);
}

static void
end_transaction (Maker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->n_edits > 0)
    tillid_db_commit (self->db, &error);
  bench_fail_if (error);
  self->n_edits = 0;
}

static void
apply (Maker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->n_edits == 0)
    tillid_db_begin (self->db, &error);
  bench_fail_if (error);
  apply_one (self, g_steal_pointer (&self->edit));
  apply_one (self, g_steal_pointer (&self->held));
  begin_edits (self);
  if (++self->n_edits == EDITS_PER_TRANSACTION)
    end_transaction (self);
}

static void
add_name (Maker *self, gint64 patient, TillidNameUse use, char *text)
{
  TillidPersonName *name = tillid_person_name_new ();

  name->patient = patient;
  name->use = use;
  name->text = text;
  add (self, name);
}

static gint64
add_person (Maker *self)
{
  TillidPerson *person = tillid_person_new ();
  TillidPersonLanguage *language = tillid_person_language_new ();
  TillidIdentifier *number = tillid_identifier_new ();
  guint given = pick_weighted (self, G_N_ELEMENTS (given_names));
  gint64 id;

  person->birth = tillid_told_new_day (-10000 + (TillidDay) below (self, 24000));
  id = ((TillidRecord *) add (self, person))->id;
  add_name (self, id, TILLID_NAME_USE_USUAL,
            g_strdup_printf ("%s %s%c%s%s%s", given_names[given], PICK (self, family_start),
                             'A' + (int) below (self, 26), PICK (self, syllables) + 1,
                             PICK (self, syllables), below (self, 2) == 0 ? "" : "h"));
  if (below (self, 4) == 0)
    add_name (self, id, TILLID_NAME_USE_OFFICIAL,
              g_strdup_printf ("%s %s", given_arabic[given % G_N_ELEMENTS (given_arabic)],
                               PICK (self, family_arabic)));
  language->patient = id;
  language->preferred = TRUE;
  tillid_set_text (&language->language, PICK (self, languages));
  add (self, language);
  number->patient = id;
  number->value = g_strdup_printf ("%06u%04u", below (self, 1000000), below (self, 10000));
  add (self, number);
  return id;
}

static gint64
any_of (Maker *self, GArray *ids)
{
  return g_array_index (ids, gint64, below (self, ids->len));
}

static void
add_presence (Maker *self, gint64 patient, gint64 visit, gint64 member, gint64 interpreter)
{
  TillidPresence *presence = tillid_presence_new ();

  presence->patient = patient;
  presence->visit = visit;
  presence->member = member;
  presence->interpreter = interpreter;
  presence->who = member != 0 ? TILLID_PRESENCE_WHO_MEMBER : TILLID_PRESENCE_WHO_INTERPRETER;
  if (interpreter != 0)
    presence->mode = TILLID_INTERPRETING_MODE_ROOM;
  add (self, presence);
}

/* Whom a patient has: three of four visits are led by the key contact, the others by anybody. */
typedef struct
{
  gint64 key_contact;
  gint64 second_face;
  gint64 interpreter;
} Around;

static void
add_promise (Maker *self, gint64 patient)
{
  TillidPromise *promise = tillid_promise_new ();

  promise->patient = patient;
  promise->words = make_text (self, 4);
  promise->due = TILLID_BENCH_TODAY - 10 + (TillidDay) below (self, 90);
  add (self, promise);
}

static void
add_next_visit (Maker *self, gint64 patient, const Around *around)
{
  TillidVisit *visit = tillid_visit_new ();
  gint64 id;

  visit->patient = patient;
  visit->day = TILLID_BENCH_TODAY + (TillidDay) below (self, 60);
  visit->minute = 480 + 15 * (gint64) below (self, 32);
  visit->status = TILLID_VISIT_STATUS_PLANNED;
  visit->lead = around->key_contact;
  visit->course = self->course;
  id = ((TillidRecord *) add (self, visit))->id;
  if (below (self, 10) > 0)
    add_presence (self, patient, id, 0, around->interpreter);
}

static Around
add_course (Maker *self, gint64 patient)
{
  Around around = { any_of (self, self->members), any_of (self, self->members),
                    any_of (self, self->interpreters) };
  TillidCourse *course = tillid_course_new ();
  TillidPhase *phase = tillid_phase_new ();
  TillidHandOver *hand_over = NULL;

  course->patient = patient;
  course->started = TILLID_BENCH_TODAY - 365 * 6;
  course->key_contact = around.key_contact;
  course->second_face = below (self, 5) > 0 ? around.second_face : 0;
  course->review_due = TILLID_BENCH_TODAY - 20 + (TillidDay) below (self, 200);
  self->course = ((TillidRecord *) add (self, course))->id;
  phase->patient = patient;
  phase->course = self->course;
  phase->kind = (int) below (self, 5);
  phase->from_day = TILLID_BENCH_TODAY - 200;
  add (self, phase);
  add_promise (self, patient);
  if (below (self, 5) > 0)
    add_next_visit (self, patient, &around);
  if (below (self, 5) > 0)
    return around;
  hand_over = tillid_hand_over_new ();
  hand_over->patient = patient;
  hand_over->course = self->course;
  hand_over->day = TILLID_BENCH_TODAY - 400;
  hand_over->to_member = around.key_contact;
  add (self, hand_over);
  return around;
}

static void
add_present (Maker *self, gint64 patient, gint64 visit, const Around *around)
{
  add_presence (self, patient, visit, 0, around->interpreter);
  if (below (self, 3) == 0)
    add_presence (self, patient, visit, any_of (self, self->members), 0);
}

static void
add_visits (Maker *self, gint64 patient)
{
  const gboolean is_team = self->size->colleagues > 0;
  const Around around = is_team ? add_course (self, patient) : (Around){ self->member, 0, 0 };

  for (guint i = 0; i < self->size->visits; i++)
    {
      TillidVisit *visit = tillid_visit_new ();

      visit->patient = patient;
      visit->day = TILLID_BENCH_TODAY - 1 - (TillidDay) below (self, 365 * 6);
      visit->minute = 480 + 15 * (gint64) below (self, 32);
      visit->length = 60;
      visit->lead =
        is_team && below (self, 4) == 0 ? any_of (self, self->members) : around.key_contact;
      visit->course = self->course;
      visit->status =
        self->size->planned_first ? TILLID_VISIT_STATUS_PLANNED : TILLID_VISIT_STATUS_ATTENDED;
      if (!self->size->planned_first)
        visit->note = make_text (self, 20);
      visit = add (self, visit);
      if (is_team)
        add_present (self, patient, visit->record.id, &around);
      if (!self->size->planned_first)
        continue;
      /* As the writing left it: the first version. */
      visit = tillid_visit_edit (visit);
      visit->record.version = 1;
      visit->status = TILLID_VISIT_STATUS_ATTENDED;
      visit->note = make_text (self, 20);
      tillid_edit_take (self->held, tillid_record_seal (visit));
    }
}

/* From a day of the last 40 years, to one up to two years later for what lasts. */
static TillidTold *
make_told (Maker *self, gboolean lasts)
{
  TillidDay day = TILLID_BENCH_TODAY - 1 - (TillidDay) below (self, 365 * 40);
  TillidTold *told = tillid_told_new_day (day);

  if (!lasts)
    return told;
  told->end_kind = TILLID_TOLD_END_POINT;
  told->end.kind = TILLID_TOLD_DAY;
  tillid_day_to_ymd (MIN (day + (TillidDay) below (self, 730), TILLID_BENCH_TODAY - 1),
                     &told->end.year, &told->end.month, &told->end.day);
  return told;
}

static gpointer
make_item (Maker *self, gint64 patient)
{
  guint kind = below (self, 10);

  if (kind < 3)
    {
      TillidContact *contact = tillid_contact_new ();

      contact->patient = patient;
      contact->counterpart = TILLID_COUNTERPART_GP + (int) below (self, 5);
      contact->title = make_text (self, 3);
      contact->at = make_told (self, FALSE);
      return contact;
    }
  if (kind < 6)
    {
      TillidResult *result = tillid_result_new ();

      result->patient = patient;
      result->kind =
        below (self, 2) == 0 ? TILLID_RESULT_KIND_FINDING : TILLID_RESULT_KIND_DIAGNOSIS;
      result->title = make_text (self, 2);
      result->at = make_told (self, FALSE);
      return result;
    }
  if (kind < 8)
    {
      TillidLifeEvent *event = tillid_life_event_new ();

      event->patient = patient;
      event->bank = (int) below (self, 3);
      event->words = make_text (self, 3);
      event->at = make_told (self, FALSE);
      return event;
    }
  if (kind == 8)
    {
      TillidSymptom *symptom = tillid_symptom_new ();

      symptom->patient = patient;
      symptom->words = make_text (self, 2);
      symptom->at = make_told (self, TRUE);
      return symptom;
    }

  TillidMedicine *medicine = tillid_medicine_new ();

  medicine->patient = patient;
  medicine->name = make_text (self, 1);
  medicine->at = make_told (self, TRUE);
  return medicine;
}

static void
add_life (Maker *self, gint64 patient)
{
  for (guint i = 0; i < self->size->life; i++)
    add (self, make_item (self, patient));
}

static void
add_colleagues (Maker *self)
{
  self->members = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->interpreters = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->members, self->member);
  for (guint i = 0; i < self->size->colleagues; i++)
    {
      TillidMember *member = tillid_member_new ();
      TillidInterpreter *interpreter = tillid_interpreter_new ();
      gint64 id;

      member->name = g_strdup_printf ("Colleague %u", i);
      id = ((TillidRecord *) add (self, member))->id;
      g_array_append_val (self->members, id);
      interpreter->name = g_strdup_printf ("Interpreter %u", i);
      id = ((TillidRecord *) add (self, interpreter))->id;
      g_array_append_val (self->interpreters, id);
    }
}

static void
fill (Maker *self)
{
  begin_edits (self);
  add_colleagues (self);
  for (guint i = 0; i < self->size->patients; i++)
    {
      gint64 patient = add_person (self);

      add_visits (self, patient);
      if (i == 0)
        add_life (self, patient);
      if (tillid_edit_get_n_records (self->edit) >= RECORDS_PER_EDIT)
        apply (self);
    }
  apply (self);
  end_transaction (self);
  tillid_edit_unref (self->edit);
  tillid_edit_unref (self->held);
  g_array_unref (self->members);
  g_array_unref (self->interpreters);
}

static void
run (TillidDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tillid_db_exec (db, sql, &error);
  bench_fail_if (error);
}

static void
make (const char *path, const BenchClinicSize *size)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  Maker maker = { .size = size, .rand = rand };

  session = tillid_session_create (path, "Bench", "Amina Holm", TILLID_SESSION_DIRECT, &error);
  bench_fail_if (error);
  maker.member = tillid_session_get_member (session)->record.id;
  tillid_session_close (session);
  db = maker.db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);
  bench_fail_if (error);
  run (db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF;"
           "PRAGMA cache_size = -500000");
  maker.ids = (TillidIdSource){ fixed_now, next_random, rand, 0 };
  maker.writer = (TillidWriter){ &maker.ids, maker.member, fixed_now (NULL) };
  fill (&maker);
  run (db, "PRAGMA journal_mode = WAL");
  tillid_db_close (db);
}

/* Would this program open it? */
static gboolean
is_usable (const char *path)
{
  g_autoptr (TillidDb) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  db = tillid_clinic_file_open (path, TILLID_DB_READ, NULL);
  return db != NULL;
}

/**
 * bench_clinic_make_folder:
 *
 * Returns: (transfer full): the folder of the clinics, which exists
 */
char *
bench_clinic_make_folder (void)
{
  const char *folder = g_getenv ("TILLID_BENCH_FOLDER");
  char *path =
    folder != NULL ? g_strdup (folder) : g_build_filename (g_get_tmp_dir (), "tillid-bench", NULL);

  g_mkdir_with_parents (path, 0700);
  return path;
}

static void
add_file (GChecksum *sum, const char *name)
{
  const char *source = g_getenv ("TILLID_SOURCE_DIR");
  g_autofree char *path = g_build_filename (source != NULL ? source : ".", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  bench_fail_if (error);
  g_checksum_update (sum, (const guchar *) text, (gssize) length);
}

/* What decides how a clinic of some size looks: the schema, and this file. The same to the end of the program,
 * so that it never removes what it made. */
static const char *
get_key (void)
{
  static char *key = NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (key != NULL)
    return key;
  add_file (sum, "data/sql/001.sql");
  add_file (sum, "tests/bench/bench-clinic.c");
  key = g_strndup (g_checksum_get_string (sum), KEY_LENGTH);
  return key;
}

/* Clinics of an older schema or generator, and what an interrupted run left. */
static void
remove_others (const char *folder, const char *key)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strstr (name, ".tillid") != NULL && !g_str_has_prefix (name, key))
        g_unlink (path);
    }
}

/**
 * bench_clinic_dup_path:
 * @size: how large
 *
 * Returns: (transfer full): a clinic of that size; made if it is not there yet. Clinics of another schema or
 *   generator are removed.
 */
char *
bench_clinic_dup_path (const BenchClinicSize *size)
{
  g_autofree char *folder = bench_clinic_make_folder ();
  const char *key = get_key ();
  g_autofree char *name =
    g_strdup_printf ("%s-%u-%u-%u-%d-%u.tillid", key, size->patients, size->visits, size->life,
                     size->planned_first, size->colleagues);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  double start = bench_now ();

  remove_others (folder, key);
  if (is_usable (path))
    return g_steal_pointer (&path);
  g_unlink (path);
  g_unlink (unfinished);
  make (unfinished, size);
  if (g_rename (unfinished, path) != 0)
    g_error ("%s cannot be named %s", unfinished, path);
  g_print ("# made %s in %.0f s\n", name, (bench_now () - start) / 1000.0);
  return g_steal_pointer (&path);
}
