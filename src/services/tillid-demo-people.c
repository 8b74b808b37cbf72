/* tillid-demo-people.c - the other patients of the demo clinic, from a seeded sequence
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each patient is one edit: a person with names, a course of care with phases, visits every three to six weeks
 * until today (or until the course ended), told events, symptoms, medicines, contacts, a goal with its ladder,
 * a promise. Who leads a visit follows a simple rule that gives the continuity such clinics have: the key contact
 * in about three visits of four, a colleague in the rest. The numbers are plausible, not measured. */
#include "config.h"

#include "tillid-demo-private.h"

#include "tillid-demo-names.h"

#define DAYS_PER_YEAR 365
#define LONGEST_COURSE_DAYS 650

/* The bookings of the last half year are on record. */
#define BOOKED_DAYS 180

typedef struct
{
  TillidDemo *demo;
  TillidEdit *edit;
  const TillidDemoPeople *people;
  gint64 patient;
  gint64 course;
  gint64 key_contact;
  gint64 second_face;
  gint64 interpreter; /* 0: none needed */
  int birth_year;
  TillidDay started;
  TillidDay ended; /* TILLID_ABSENT: goes on */
} Patient;

static const char *const colleagues[] = { "amina", "kirsten", "marie", "jonas", "peter" };

static const struct
{
  const char *words;
  TillidBank bank;
} events[] = {
  { "My first school day", TILLID_BANK_GOOD },
  { "Our wedding", TILLID_BANK_GOOD },
  { "The eldest is born", TILLID_BANK_GOOD },
  { "We had a garden with figs", TILLID_BANK_GOOD },
  { "A neighbour helped us with everything", TILLID_BANK_GOOD },
  { "The driving licence", TILLID_BANK_GOOD },
  { "We moved to another flat", TILLID_BANK_NEUTRAL },
  { "The language school", TILLID_BANK_NEUTRAL },
  { "My father died", TILLID_BANK_HARD },
  { "The years of the war", TILLID_BANK_HARD },
  { "The house was lost", TILLID_BANK_HARD },
  { "The accident at work", TILLID_BANK_HARD },
  { "The money stopped after a letter", TILLID_BANK_HARD },
};

static const char *const symptoms[] = { "Back pain, every day",     "Headache, most days",
                                        "Sleeps three hours",       "Dizzy on the stairs",
                                        "Stomach pain after meals", "Forgets appointments",
                                        "Heart beats fast at night" };
static const char *const medicines[] = { "Paracetamol", "Amitriptyline", "Metformin",
                                         "Omeprazole",  "Sertraline",    "Vitamin D" };
static const char *const contacts[] = { "GP", "Job centre", "Emergency department", "Physiotherapy",
                                        "School of the youngest" };
static const TillidCounterpart counterparts[] = {
  TILLID_COUNTERPART_GP, TILLID_COUNTERPART_JOB_CENTRE, TILLID_COUNTERPART_HOSPITAL,
  TILLID_COUNTERPART_SPECIALIST, TILLID_COUNTERPART_SCHOOL
};
static const char *const goals[] = { "I walk to the shop alone", "I sleep until five",
                                     "I follow my son to his football", "I cook for guests again",
                                     "I understand my medicines" };
static const char *const promises[] = { "Call about the blood test",
                                        "Ask the pharmacy for dose boxes",
                                        "Picture letter with the bus to the clinic",
                                        "Write to the job centre" };
static const char *const helps[] = { "The prayer in the morning", "Walks with a neighbour",
                                     "The garden", "Football on Sundays", "Sewing" };

static guint
draw (Patient *patient, guint below)
{
  return tillid_demo_random (patient->demo, below);
}

#define PICK(patient, array) ((array)[draw ((patient), G_N_ELEMENTS (array))])

static gpointer
make (Patient *patient, gpointer draft)
{
  TillidRecord *record = tillid_edit_assign_id (draft, &patient->demo->ids);
  const TillidField *field = tillid_record_type_find_field (record->type, "patient");

  if (field != NULL)
    TILLID_MEMBER (record, field, gint64) = patient->patient;
  return record;
}

static gint64
take (Patient *patient, gpointer draft)
{
  gint64 id = ((TillidRecord *) draft)->id;

  tillid_edit_take (patient->edit, tillid_record_seal ((TillidRecord *) draft));
  return id;
}

static gint64
colleague (Patient *patient)
{
  return tillid_demo_find (patient->demo, PICK (patient, colleagues));
}

static void
add_name (Patient *patient, const char *given, const char *family, const char *language)
{
  TillidPersonName *name = make (patient, tillid_person_name_new ());
  g_autofree char *text = g_strconcat (given, " ", family, NULL);

  name->use = TILLID_NAME_USE_USUAL;
  tillid_set_text (&name->text, text);
  tillid_set_text (&name->given, given);
  tillid_set_text (&name->family, family);
  tillid_set_text (&name->language, language);
  take (patient, name);
}

static void
add_person (Patient *patient, guint number)
{
  const TillidDemoPeople *people = patient->people;
  TillidPerson *person = make (patient, tillid_person_new ());
  gboolean woman = draw (patient, 5) < 3;
  const TillidDemoName *given =
    woman ? &PICK (patient, people->women) : &PICK (patient, people->men);
  const TillidDemoName *family = &PICK (patient, people->families);
  TillidPersonLanguage *language;
  TillidIdentifier *identifier;
  g_autofree char *value = g_strdup_printf ("DEMO-%04u", number + 1);

  patient->patient = person->record.id;
  patient->birth_year =
    1945 + (int) draw (patient, 60) + (int) (patient->demo->shift / DAYS_PER_YEAR);
  person->birth_administrative = draw (patient, 3) == 0;
  person->birth =
    tillid_told_new_day (tillid_day_from_ymd (patient->birth_year, 1, 1) +
                         (person->birth_administrative ? 0 : draw (patient, DAYS_PER_YEAR)));
  person->sex = woman ? TILLID_SEX_WOMAN : TILLID_SEX_MAN;
  person->calendar = people->calendar;
  person->interpreter_needed = patient->interpreter != 0 ? TILLID_YES_NO_YES : TILLID_YES_NO_NO;
  take (patient, person);

  add_name (patient, given->latin, family->latin, given->native != NULL ? "da" : people->language);
  if (given->native != NULL)
    add_name (patient, given->native, family->native, people->language);

  language = make (patient, tillid_person_language_new ());
  tillid_set_text (&language->language, people->language);
  tillid_set_text (&language->dialect, people->dialect);
  language->preferred = TRUE;
  language->reads = draw (patient, 4) == 0 ? TILLID_YES_NO_NO : TILLID_YES_NO_YES;
  take (patient, language);

  identifier = make (patient, tillid_identifier_new ());
  tillid_set_text (&identifier->system, "demo");
  tillid_set_text (&identifier->value, value);
  take (patient, identifier);
}

static void
add_phase (Patient *patient, TillidPhaseKind kind, TillidDay from, TillidDay until)
{
  TillidPhase *phase;

  if (from > patient->demo->today)
    return;
  phase = make (patient, tillid_phase_new ());
  phase->course = patient->course;
  phase->kind = kind;
  phase->from_day = from;
  phase->until_day = until > patient->demo->today ? TILLID_ABSENT : until;
  take (patient, phase);
}

static void
add_course (Patient *patient)
{
  TillidCourse *course = make (patient, tillid_course_new ());
  TillidDay today = patient->demo->today;
  guint length = 200 + draw (patient, LONGEST_COURSE_DAYS - 200);

  patient->started = today - 14 - draw (patient, patient->demo->years * DAYS_PER_YEAR);
  patient->ended = patient->started + length < today ? patient->started + length : TILLID_ABSENT;
  patient->key_contact = colleague (patient);
  do
    patient->second_face = colleague (patient);
  while (patient->second_face == patient->key_contact);

  patient->course = course->record.id;
  course->started = patient->started;
  course->ended = patient->ended;
  course->key_contact = patient->key_contact;
  course->second_face = draw (patient, 5) == 0 ? 0 : patient->second_face;
  course->review_due =
    patient->ended == TILLID_ABSENT ? today - 20 + draw (patient, 90) : TILLID_ABSENT;
  tillid_set_text (&course->referral_words,
                   "Long-lasting symptoms, many examinations. Please look at the whole.");
  take (patient, course);

  add_phase (patient, TILLID_PHASE_KIND_ARRIVING, patient->started, patient->started + 60);
  add_phase (patient, TILLID_PHASE_KIND_DISENTANGLING, patient->started + 60,
             patient->started + 160);
  add_phase (patient, TILLID_PHASE_KIND_WORKING, patient->started + 160,
             patient->started + length - 40);
  add_phase (patient, TILLID_PHASE_KIND_ENDING, patient->started + length - 40,
             patient->started + length);
}

/* Returns how it is interpreted. */
static int
add_presence (Patient *patient, gint64 visit, gint64 member, gint64 interpreter)
{
  TillidPresence *presence = make (patient, tillid_presence_new ());
  int mode;

  presence->visit = visit;
  presence->who = member != 0 ? TILLID_PRESENCE_WHO_MEMBER : TILLID_PRESENCE_WHO_INTERPRETER;
  presence->member = member;
  presence->interpreter = interpreter;
  if (interpreter != 0)
    presence->mode =
      draw (patient, 3) == 0 ? TILLID_INTERPRETING_MODE_VIDEO : TILLID_INTERPRETING_MODE_ROOM;
  mode = presence->mode;
  take (patient, presence);
  return mode;
}

/* How the booking of the interpreter stands, or went. It follows from the day and is not drawn, so that a demo clinic of the same
 * seed tells the same story as before. @comes: the interpreter is, or was, there */
static void
add_interpreting (Patient *patient, gint64 visit, TillidDay day, gboolean comes, int mode)
{
  const gboolean is_planned = day >= patient->demo->today;
  TillidInterpreting *interpreting;

  if (day < patient->demo->today - BOOKED_DAYS)
    return;
  interpreting = make (patient, tillid_interpreting_new ());
  interpreting->visit = visit;
  interpreting->mode = mode;
  if (is_planned && comes)
    interpreting->booking =
      day % 3 == 0 ? TILLID_INTERPRETING_STATE_ASKED : TILLID_INTERPRETING_STATE_CONFIRMED;
  else if (is_planned)
    interpreting->booking = TILLID_INTERPRETING_STATE_NEEDED;
  else if (comes)
    interpreting->booking =
      day % 7 == 0 ? TILLID_INTERPRETING_STATE_LATE : TILLID_INTERPRETING_STATE_CAME;
  else
    interpreting->booking =
      day % 2 == 0 ? TILLID_INTERPRETING_STATE_ABSENT : TILLID_INTERPRETING_STATE_DECLINED;
  if (interpreting->booking != TILLID_INTERPRETING_STATE_NEEDED &&
      interpreting->booking != TILLID_INTERPRETING_STATE_DECLINED)
    interpreting->interpreter = patient->interpreter;
  take (patient, interpreting);
}

static void
add_visit (Patient *patient, TillidDay day, TillidVisitStatus status)
{
  TillidVisit *visit = make (patient, tillid_visit_new ());
  gint64 lead = draw (patient, 4) != 0 ? patient->key_contact : colleague (patient);
  gint64 also = draw (patient, 6) == 0 ? colleague (patient) : 0;
  gboolean comes;
  gint64 id;
  int mode;

  visit->course = patient->course;
  visit->status = status;
  visit->mode = draw (patient, 10) == 0 ? TILLID_VISIT_MODE_PHONE : TILLID_VISIT_MODE_ROOM;
  visit->day = day;
  visit->minute = 8 * 60 + 30 + 15 * draw (patient, 28);
  visit->length = visit->mode == TILLID_VISIT_MODE_PHONE ? 20 : 60;
  /* Every third one took a quarter of an hour more than was planned. */
  visit->planned_minutes = visit->length - (day % 3 == 0 ? 15 : 0);
  visit->lead = lead;
  if (visit->mode == TILLID_VISIT_MODE_ROOM && status == TILLID_VISIT_STATUS_PLANNED)
    {
      g_autofree char *room =
        g_strdup_printf ("room%d", 1 + (int) ((day + visit->minute / 15) % 4));

      visit->room = tillid_demo_find (patient->demo, room);
    }
  visit->just_listening = draw (patient, 12) == 0;
  if (status == TILLID_VISIT_STATUS_ATTENDED)
    tillid_set_text (&visit->note, "We looked at what was agreed last time.");
  id = take (patient, visit);
  if (status == TILLID_VISIT_STATUS_CANCELLED || status == TILLID_VISIT_STATUS_MISSED)
    return;
  add_presence (patient, id, lead, 0);
  if (also != 0 && also != lead)
    add_presence (patient, id, also, 0);
  if (patient->interpreter == 0)
    return;
  comes = draw (patient, 12) != 0;
  mode =
    comes ? add_presence (patient, id, 0, patient->interpreter) : TILLID_INTERPRETING_MODE_ROOM;
  add_interpreting (patient, id, day, comes, mode);
}

/* Saturdays and Sundays move to the Monday after: 1970-01-01 was a Thursday, tillid_day_weekday () says which. */
static TillidDay
working_day (TillidDay day)
{
  int weekday = tillid_day_weekday (day);

  return weekday > 5 ? day + 8 - weekday : day;
}

static void
add_visits (Patient *patient)
{
  TillidDay today = patient->demo->today;
  TillidDay last = patient->ended != TILLID_ABSENT ? patient->ended : today - 1;
  TillidDay day = patient->started;

  while (working_day (day) <= last)
    {
      guint fate = draw (patient, 16);

      add_visit (patient, working_day (day),
                 fate == 0   ? TILLID_VISIT_STATUS_MISSED
                 : fate == 1 ? TILLID_VISIT_STATUS_CANCELLED
                             : TILLID_VISIT_STATUS_ATTENDED);
      day += 14 + draw (patient, 22);
    }
  if (patient->ended == TILLID_ABSENT && draw (patient, 4) != 0)
    add_visit (patient, working_day (today + draw (patient, 42)), TILLID_VISIT_STATUS_PLANNED);
}

/* Told in years, seasons, ages and in the years of the patient's own calendar. */
static TillidTold *
told_year (Patient *patient, int year)
{
  TillidTold *told = tillid_told_new_year (year);

  switch (draw (patient, 4))
    {
    case 0:
      told->start.kind = TILLID_TOLD_SEASON;
      told->start.season = TILLID_SEASON_SPRING + draw (patient, 4);
      break;
    case 1:
      told->start = (TillidToldPoint){ .kind = TILLID_TOLD_AGE, .age = year - patient->birth_year };
      break;
    case 2:
      if (patient->people->calendar == TILLID_CALENDAR_PERSIAN)
        {
          told->start.calendar = TILLID_CALENDAR_PERSIAN;
          told->start.year = year - 621;
        }
      else
        told->start.about = TRUE;
      break;
    default:
      break;
    }
  return told;
}

static void
add_life (Patient *patient, int this_year)
{
  int arrival = this_year - 1 - (int) draw (patient, 12);
  TillidPlace *place;
  guint n = 3 + draw (patient, 5);

  for (guint i = 0; i < n; i++)
    {
      TillidLifeEvent *event = make (patient, tillid_life_event_new ());
      guint which = draw (patient, G_N_ELEMENTS (events));

      tillid_set_text (&event->staff_words, events[which].words);
      event->bank = events[which].bank;
      event->at =
        told_year (patient, patient->birth_year + 6 +
                              (int) draw (patient, (guint) (this_year - patient->birth_year - 6)));
      event->told_on = patient->started;
      event->told_to = patient->key_contact;
      take (patient, event);
    }

  place = make (patient, tillid_place_new ());
  tillid_set_text (&place->words, patient->people->country);
  place->at = tillid_told_new_year (patient->birth_year);
  place->at->end_kind = TILLID_TOLD_END_POINT;
  place->at->end = (TillidToldPoint){ .kind = TILLID_TOLD_YEAR, .year = arrival };
  take (patient, place);
  place = make (patient, tillid_place_new ());
  tillid_set_text (&place->words, "Denmark");
  place->at = tillid_told_new_year (arrival);
  place->at->end_kind = TILLID_TOLD_END_OPEN;
  place->arrival = TRUE;
  take (patient, place);
}

static TillidTold *
told_recent (Patient *patient, int this_year)
{
  TillidTold *told = tillid_told_new_year (this_year - (int) draw (patient, 9));

  told->end_kind = TILLID_TOLD_END_OPEN;
  return told;
}

static void
add_illness (Patient *patient, int this_year)
{
  guint n_symptoms = 1 + draw (patient, 3), n_medicines = draw (patient, 3),
        n_contacts = draw (patient, 5);
  TillidStrength *strength;

  for (guint i = 0; i < n_symptoms; i++)
    {
      TillidSymptom *symptom = make (patient, tillid_symptom_new ());

      tillid_set_text (&symptom->staff_words, PICK (patient, symptoms));
      symptom->at = told_recent (patient, this_year);
      take (patient, symptom);
    }
  for (guint i = 0; i < n_medicines; i++)
    {
      TillidMedicine *medicine = make (patient, tillid_medicine_new ());

      medicine->kind =
        draw (patient, 2) == 0 ? TILLID_MEDICINE_KIND_TAKEN : TILLID_MEDICINE_KIND_PRESCRIBED;
      tillid_set_text (&medicine->name, PICK (patient, medicines));
      medicine->at = told_recent (patient, this_year);
      take (patient, medicine);
    }
  for (guint i = 0; i < n_contacts; i++)
    {
      TillidContact *contact = make (patient, tillid_contact_new ());
      guint which = draw (patient, G_N_ELEMENTS (contacts));

      contact->kind = TILLID_CONTACT_KIND_VISIT;
      contact->counterpart = counterparts[which];
      tillid_set_text (&contact->title, contacts[which]);
      contact->at = tillid_told_new_day (patient->demo->today - 10 - draw (patient, 1500));
      take (patient, contact);
    }
  strength = make (patient, tillid_strength_new ());
  tillid_set_text (&strength->staff_words, PICK (patient, helps));
  strength->at = told_recent (patient, this_year);
  take (patient, strength);
}

static void
add_plan (Patient *patient)
{
  TillidDay today = patient->demo->today;
  TillidGoal *goal;
  TillidGoalRating *rating;
  gint64 id;

  if (patient->ended != TILLID_ABSENT || today - patient->started < 100)
    return;
  goal = make (patient, tillid_goal_new ());
  goal->course = patient->course;
  goal->rank = 1;
  tillid_set_text (&goal->staff_words, PICK (patient, goals));
  goal->importance = 1 + draw (patient, 3);
  goal->difficulty = 1 + goal->importance % 3;
  goal->started = patient->started + 90;
  id = take (patient, goal);
  rating = make (patient, tillid_goal_rating_new ());
  rating->goal = id;
  rating->day = patient->started + 95;
  rating->attainment = -2 + (gint64) draw (patient, 3);
  take (patient, rating);

  if (draw (patient, 4) == 0)
    {
      TillidPromise *promise = make (patient, tillid_promise_new ());

      tillid_set_text (&promise->words, PICK (patient, promises));
      promise->owner = patient->key_contact;
      promise->made_on = today - 14;
      promise->due = promise->first_due = working_day (today - 2 + draw (patient, 16));
      take (patient, promise);
    }
}

/* The first ones whose care goes on are talked about at the next conference, around the case. */
static void
add_to_agenda (Patient *patient)
{
  static const struct
  {
    gint64 rank;
    const char *question;
  } places[] = {
    { 1, "Interpreter, and what the job centre may know" },
    { 3, "Has had no visit for weeks: who calls, and when?" },
    { 4, "Ending: who takes over what" },
  };
  TillidDemo *demo = patient->demo;
  TillidConferenceItem *item = NULL;

  if (patient->ended != TILLID_ABSENT || demo->n_on_agenda >= G_N_ELEMENTS (places))
    return;
  item = make (patient, tillid_conference_item_new ());
  item->conference = tillid_demo_find (demo, "conference");
  item->rank = places[demo->n_on_agenda].rank;
  tillid_set_text (&item->question, places[demo->n_on_agenda].question);
  item->added_by = patient->key_contact;
  item->added_on = demo->today - 1;
  take (patient, item);
  demo->n_on_agenda++;
}

/**
 * tillid_demo_make_patient:
 * @self: the demo
 * @number: from 1
 *
 * Returns: (transfer full): one invented patient with everything that belongs to the record
 */
TillidEdit *
tillid_demo_make_patient (TillidDemo *self, guint number)
{
  Patient patient = { .demo = self, .edit = tillid_edit_new (C_ ("edit", "New patient")) };
  int this_year, month, day;

  tillid_day_to_ymd (self->today, &this_year, &month, &day);
  patient.people = &tillid_demo_people[tillid_demo_random (self, tillid_demo_n_people)];
  if (patient.people->interpreter != NULL)
    patient.interpreter = tillid_demo_find (self, patient.people->interpreter);
  add_person (&patient, number);
  add_course (&patient);
  add_visits (&patient);
  add_life (&patient, this_year);
  add_illness (&patient, this_year);
  add_plan (&patient);
  add_to_agenda (&patient);
  return patient.edit;
}
