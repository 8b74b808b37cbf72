/* test-arabic.c - what the pages of the demo case say in Arabic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Numbers have the digits of the language. A digit from elsewhere may stand only where somebody typed it: what the
 * records hold is taken out of a text before it is searched. */
#include "config.h"

#include <string.h>

#include "tillid-continuity-model.h"
#include "tillid-demo.h"
#include "tillid-format.h"
#include "tillid-patient-find.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-test-folder.h"
#include "tillid-timeline-state.h"
#include "tillid-timeline-words.h"
#include "tillid-visit-list.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
  TillidPatientContext *context;
  GPtrArray *typed; /* (element-type utf8) texts of the records with a digit */
  guint n_texts;
  guint n_numbers;
} Fixture;

static void
collect_typed_of (Fixture *f, const TillidRecord *record)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];
      gpointer at = G_STRUCT_MEMBER_P (record, field->offset);
      const char *text = field->kind == TILLID_KIND_TEXT ? *(char **) at
                         : field->kind == TILLID_KIND_TOLD && *(TillidTold **) at != NULL
                           ? (*(TillidTold **) at)->said
                           : NULL;

      if (text != NULL && strpbrk (text, "0123456789") != NULL)
        g_ptr_array_add (f->typed, g_strdup (text));
    }
}

static void
collect_typed (Fixture *f)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  f->typed = g_ptr_array_new_with_free_func (g_free);
  collect_typed_of (f, &tillid_patient_context_get_person (f->context)->record);
  for (guint t = 0; t < n_types; t++)
    if (types[t] != &tillid_person_type && tillid_record_type_find_field (types[t], "patient"))
      {
        g_autoptr (GPtrArray) records = tillid_patient_context_list (f->context, types[t]);

        for (guint i = 0; i < records->len; i++)
          collect_typed_of (f, records->pdata[i]);
      }
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 patient = 0;

  f->folder = g_dir_make_tmp ("tillid-arabic-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  tillid_demo_create (f->path, 3, 1, TILLID_DEMO_SEED, tillid_day_from_iso ("2026-03-10"), NULL,
                      NULL, NULL, &error);
  g_assert_no_error (error);
  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_patient_find (f->session, "Salma Nasir Abboud", &patient, &error));
  f->context = tillid_patient_context_new (f->session, NULL, patient, &error);
  g_assert_no_error (error);
  collect_typed (f);
  g_setenv ("LANGUAGE", "ar", TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_finalize_object (f->context);
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_ptr_array_unref (f->typed);
  g_free (f->folder);
  g_free (f->path);
}

/* A test that found nothing to look at would pass: texts and numbers are counted. */
static void
look_at (Fixture *f, const char *text)
{
  g_autoptr (GString) rest = NULL;

  if (text == NULL || *text == '\0')
    return;
  rest = g_string_new (text);
  f->n_texts++;
  for (guint i = 0; i < f->typed->len; i++)
    g_string_replace (rest, f->typed->pdata[i], "", 0);
  if (strpbrk (rest->str, "0123456789") != NULL)
    g_error ("A digit that is not Arabic: %s", text);
  for (const char *c = rest->str; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isdigit (g_utf8_get_char (c)))
      {
        f->n_numbers++;
        break;
      }
}

static void
take (Fixture *f, char *text)
{
  look_at (f, text);
  g_free (text);
}

static void
test_continuity (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidContinuityModel) model = tillid_continuity_model_new (f->context);
  const TillidContinuityView *view = tillid_continuity_model_get_view (model);

  for (guint i = 0; i < TILLID_CONTINUITY_N_WINDOWS; i++)
    take (f, tillid_continuity_model_dup_window_name (model, i));
  look_at (f, view->known_face);
  look_at (f, view->led);
  look_at (f, view->interpreted);
  look_at (f, view->numbers_head);
  look_at (f, view->numbers_chance);
  look_at (f, view->numbers_foot);
  look_at (f, view->next_date);
  look_at (f, view->pairs_foot);
  look_at (f, view->beads->label);
  for (guint i = 0; i < view->beads->visit_labels->len; i++)
    look_at (f, view->beads->visit_labels->pdata[i]);
  for (guint i = 0; i < view->beads->hand_over_captions->len; i++)
    look_at (f, view->beads->hand_over_captions->pdata[i]);
  for (guint i = 0; i < view->numbers->len; i++)
    {
      const TillidContinuityNumber *number = view->numbers->pdata[i];

      look_at (f, number->formula);
      look_at (f, number->value);
      look_at (f, number->chance);
      look_at (f, number->label);
    }
  for (guint i = 0; i < view->prompts->len; i++)
    {
      const TillidContinuityPrompt *prompt = view->prompts->pdata[i];

      look_at (f, prompt->fact);
      look_at (f, prompt->question);
      look_at (f, prompt->why);
      look_at (f, prompt->introduce);
      for (guint j = 0; j < prompt->reasons->len; j++)
        look_at (f, ((TillidContinuityReason *) prompt->reasons->pdata[j])->text);
    }
  for (guint i = 0; i < view->pairs->len; i++)
    look_at (f, ((TillidContinuityPair *) view->pairs->pdata[i])->label);
  g_assert_cmpuint (f->n_texts, >=, 40);
  g_assert_cmpuint (f->n_numbers, >=, 30);
}

static void
test_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPlanModel) model = tillid_plan_model_new (f->context);
  GPtrArray *goals = tillid_plan_model_get_goals (model);

  take (f, tillid_plan_describe_own_share (model));
  take (f, tillid_plan_describe_reviews (model));
  take (f, tillid_plan_describe_matters (model));
  for (guint i = 0; i < TILLID_PLAN_N_PHASES; i++)
    take (f, tillid_plan_describe_phase (model, i));
  for (guint i = 0; i < goals->len; i++)
    take (f, tillid_plan_describe_goal (goals->pdata[i]));
  for (int rung = -2; rung <= 2; rung++)
    take (f, tillid_plan_describe_rung (rung));
  for (guint side = 0; side < TILLID_PLAN_N_SIDES; side++)
    {
      GPtrArray *steps = tillid_plan_model_get_steps (model, side);

      for (guint i = 0; i < steps->len; i++)
        {
          take (f, tillid_plan_describe_due (model, steps->pdata[i]));
          take (f, tillid_plan_describe_step (model, steps->pdata[i]));
        }
    }
  g_assert_cmpuint (f->n_texts, >=, 40);
  g_assert_cmpuint (f->n_numbers, >=, 20);
}

static void
test_visits (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = tillid_visit_list_build (f->context);
  g_autoptr (GPtrArray) promises = tillid_patient_context_list (f->context, &tillid_promise_type);
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (f->context, &tillid_visit_type);

  for (guint i = 0; i < items->len; i++)
    {
      take (f, tillid_visit_item_dup_title (items->pdata[i]));
      take (f, tillid_visit_item_dup_time (items->pdata[i]));
      take (f, tillid_visit_item_dup_agreed (items->pdata[i]));
      take (f, tillid_visit_item_dup_sentence (items->pdata[i]));
    }
  for (guint i = 0; i < promises->len; i++)
    {
      gboolean is_late;

      take (f, tillid_visit_words_due (f->session, promises->pdata[i], &is_late));
    }
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      take (f, tillid_visit_words_when (f->session, visit));
      if (visit->length != TILLID_ABSENT)
        take (f, tillid_visit_words_minutes (visit->length));
    }
  take (f, tillid_visit_words_title (14));
  take (f, tillid_visit_words_together (7));
  g_assert_cmpuint (f->n_texts, >=, 80);
  g_assert_cmpuint (f->n_numbers, >=, 50);
}

static void
test_story (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidTimelineState) state = tillid_timeline_state_new (f->context);
  g_autoptr (GArray) near = NULL;
  const TillidTimelineItem *items;
  const TillidTimelineView *view = tillid_timeline_state_get_view (state);
  guint n_items;

  while (tillid_timeline_state_is_loading (state))
    g_main_context_iteration (NULL, TRUE);
  items = tillid_timeline_state_get_items (state, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      take (f, tillid_timeline_words_when (&items[i].bounds));
      take (f, tillid_timeline_state_describe (state, &items[i]));
      if (strstr (items[i].text != NULL ? items[i].text : "", "off sick") != NULL)
        tillid_timeline_state_select (state, items[i].id);
    }
  tillid_timeline_state_set_band_days (state, 90);
  near = tillid_timeline_state_get_near (state);
  g_assert_cmpuint (near->len, ==, 5); /* The worked case */
  for (guint i = 0; i < near->len; i++)
    {
      const TillidTimelineNear *entry = &g_array_index (near, TillidTimelineNear, i);

      take (f, tillid_format_distance (entry->min_days, entry->max_days));
    }
  look_at (f, view->today_text);
  look_at (f, view->arrival_text);
  look_at (f, view->band_text);
  take (f, tillid_timeline_words_span (7700));
  g_assert_cmpuint (f->n_texts, >=, 150);
  g_assert_cmpuint (f->n_numbers, >=, 100);
}

/* The patient speaks Arabic: the question stands there in Arabic, too, but not twice in an Arabic program. */
static void
test_question (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidContinuityModel) model = tillid_continuity_model_new (f->context);

  g_assert_null (tillid_continuity_model_get_spoken_question (model));
  g_assert_cmpstr (tillid_continuity_model_get_question (), ==, "هل لديك شعور بأن أحدًا هنا يعرفك؟");
  g_setenv ("LANGUAGE", "da", TRUE);
  g_assert_cmpstr (tillid_continuity_model_get_spoken_question (model), ==,
                   "هل لديك شعور بأن أحدًا هنا يعرفك؟");
}

/* A line that begins with a name is drawn in the direction of the language. */
static void
test_line (void)
{
  g_autofree char *english = tillid_format_line ("\u2068Amina\u2069 with \u2068Rana\u2069");
  g_autofree char *own_script = tillid_format_line ("\u2068أمينة\u2069 with \u2068Rana\u2069");
  g_autofree char *arabic = NULL;
  g_autofree char *plain = NULL;

  g_assert_cmpstr (english, ==, "\u2068Amina\u2069 with \u2068Rana\u2069");
  g_assert_cmpstr (own_script, ==, "\u200e\u2068أمينة\u2069 with \u2068Rana\u2069");
  g_setenv ("LANGUAGE", "ar", TRUE);
  arabic = tillid_format_line ("\u2068Amina\u2069 مع \u2068Rana\u2069");
  plain = tillid_format_line ("مع \u2068Rana\u2069");
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_cmpstr (arabic, ==, "\u200f\u2068Amina\u2069 مع \u2068Rana\u2069");
  g_assert_cmpstr (plain, ==, "مع \u2068Rana\u2069");
}

/* A day that a field offers is one that it takes back, in the language in which it stands there. */
static void
test_days (void)
{
  static const char *const languages[] = { "en", "da", "ar" };
  const TillidDay today = tillid_day_from_iso ("2026-03-10");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (TillidDay day = today; day < today + 400; day += 29)
      {
        g_autofree char *shown = NULL;
        TillidDay read = TILLID_ABSENT;

        g_setenv ("LANGUAGE", languages[i], TRUE);
        shown = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL);
        g_assert_true (tillid_plan_read_day (shown, today, &read));
        g_assert_cmpint (read, ==, day);
      }
  g_setenv ("LANGUAGE", "en", TRUE);
}

int
main (int argc, char *argv[])
{
  /* A locale that is nobody's, with UTF-8: gettext looks at LANGUAGE in it. */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/model/arabic/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("continuity", test_continuity);
  ADD ("plan", test_plan);
  ADD ("visits", test_visits);
  ADD ("story", test_story);
  ADD ("question", test_question);
#undef ADD
  g_test_add_func ("/model/arabic/line", test_line);
  g_test_add_func ("/model/arabic/days", test_days);
  return g_test_run ();
}
