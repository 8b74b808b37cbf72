/* test-problems-paper.c - the problem list of the demo's first patient on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected words are those of data/demo/salma-care.json. */
#include "config.h"

#include <string.h>

#include "tillid-confidence-edits.h"
#include "tillid-demo.h"
#include "tillid-patient-find.h"
#include "tillid-problems-paper.h"
#include "tillid-problems-words.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidProblemsModel *model;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient = 0;

  f->folder = g_dir_make_tmp ("tillid-problems-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  g_assert_true (tillid_patient_find (f->session, "salma", &patient, &error));
  f->context = tillid_patient_context_new (f->session, f->undo, patient, &error);
  g_assert_no_error (error);
  f->model = tillid_problems_model_new (f->context);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (f->model);
  g_assert_finalize_object (f->context);
  g_assert_finalize_object (f->undo);
  tillid_session_close (f->session);
  settle ();
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static const TillidBlock *
block_at (TillidDocument *document, guint i)
{
  return tillid_document_get_blocks (document)->pdata[i];
}

static guint
count (TillidDocument *document, TillidBlockKind kind)
{
  GPtrArray *blocks = tillid_document_get_blocks (document);
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    n += block_at (document, i)->kind == kind;
  return n;
}

static gboolean
says (TillidDocument *document, const char *words)
{
  g_autofree char *text = tillid_document_to_text (document);

  return strstr (text, words) != NULL;
}

/* The patient's words first, in their language; the clinic's below them, with how much it weighs. What helps are as many blocks of the
 * same kind. What others added, and who has the next step, is not on it. */
static void
test_patient (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidDocument) document = tillid_problems_paper_new (f->model, "en", FALSE, NULL);
  const TillidBlock *first = block_at (document, 2);
  const guint n_own = tillid_problems_model_get_items (f->model, TILLID_PROBLEMS_OWN)->len;
  const guint n_helps = tillid_problems_model_get_items (f->model, TILLID_PROBLEMS_HELPS)->len;

  g_assert_cmpint (block_at (document, 1)->kind, ==, TILLID_BLOCK_HEADING);
  g_assert_cmpstr (block_at (document, 1)->text, ==, "What weighs on me");
  g_assert_cmpint (first->kind, ==, TILLID_BLOCK_ITEM);
  g_assert_cmpstr (first->mark, ==, "1");
  g_assert_cmpstr (first->text, ==, "رأسي يؤلمني كل يوم");
  g_assert_cmpstr (first->language, ==, "ar-IQ");
  g_assert_nonnull (strstr (first->detail, "My head hurts every day"));
  g_assert_nonnull (strstr (first->detail, "8 of 10"));
  g_assert_cmpuint (n_helps, >, 0);
  g_assert_cmpuint (count (document, TILLID_BLOCK_ITEM), ==, n_own + n_helps);
  g_assert_cmpuint (count (document, TILLID_BLOCK_HEADING), ==, 2);
  g_assert_false (says (document, "High calcium"));
  g_assert_false (says (document, "Marie"));
}

/* The team has its own entries on it, too, what was passed on, and who has the next step. */
static void
test_team (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidDocument) document = tillid_problems_paper_new (f->model, NULL, FALSE, NULL);

  g_assert_cmpuint (count (document, TILLID_BLOCK_HEADING), ==, 4);
  g_assert_true (says (document, "High calcium"));
  g_assert_true (says (document, "Belongs elsewhere: the dentist"));
  g_assert_true (says (document, "Marie"));
  g_assert_cmpfloat (tillid_document_get_size (document), <, 12);
}

/* Told in confidence: off every sheet until somebody who was told puts it there. */
static void
test_confidence (Fixture *f, gconstpointer data)
{
  const TillidProblemsItem *item =
    tillid_problems_model_get_items (f->model, TILLID_PROBLEMS_OWN)->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidDocument) without = NULL;
  g_autoptr (TillidDocument) with = NULL;
  const gint64 me = tillid_session_get_member (f->session)->record.id;
  guint n = 0;

  edit = tillid_confidence_restrict (f->session, item->record, &me, 1, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  settle ();
  without = tillid_problems_paper_new (f->model, "en", FALSE, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (says (without, "My head hurts every day"));
  with = tillid_problems_paper_new (f->model, "en", TRUE, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (says (with, "My head hurts every day"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/model/problems-paper/patient", test_patient);
  ADD ("/model/problems-paper/team", test_team);
  ADD ("/model/problems-paper/confidence", test_confidence);
#undef ADD
  return g_test_run ();
}
