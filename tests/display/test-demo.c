/* test-demo.c - the demo clinic with one patient open, for tests of a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-demo.h"

#include "test-support.h"
#include "tillid-demo.h"
#include "tillid-test-folder.h"

/**
 * test_demo_open:
 * @patient: (nullable): whom to open, as typed into the search
 */
void
test_demo_open (TestDemo *self, const char *patient)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("tillid-demo-XXXXXX", NULL);
  path = g_build_filename (self->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  self->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  self->undo = tillid_undo_new (self->session);
  if (patient != NULL)
    test_demo_open_patient (self, patient);
}

/* Nobody may be open. */
void
test_demo_open_patient (TestDemo *self, const char *patient)
{
  g_autoptr (GError) error = NULL;

  self->context =
    tillid_patient_context_new (self->session, self->undo,
                                tillid_test_find_patient (self->session, patient), &error);
  g_assert_no_error (error);
}

/* Whatever showed something of it must have let go. */
void
test_demo_close (TestDemo *self)
{
  tillid_test_settle ();
  if (self->context != NULL)
    tillid_test_finalize (self->context);
  tillid_test_finalize (self->undo);
  tillid_session_close (self->session);
  tillid_test_settle ();
  tillid_test_finalize (self->session);
  tillid_test_folder_remove (self->folder);
  g_free (self->folder);
}
