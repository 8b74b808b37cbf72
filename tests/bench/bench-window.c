/* bench-window.c - what a benchmark with a window begins with
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench-window.h"

#include "bench.h"
#include "tillid-application.h"
#include "tillid-types.h"
#include "tillid-words.h"

/**
 * bench_window_start:
 *
 * Returns: (transfer full): an application with our style sheet, icons and words, and nothing that moves by itself
 */
AdwApplication *
bench_window_start (void)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  application =
    g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.tillid.Tillid.Bench", "flags",
                  G_APPLICATION_NON_UNIQUE, "resource-base-path", TILLID_RESOURCE_PATH, NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  bench_fail_if (error);
  g_application_set_default (G_APPLICATION (application));
  tillid_types_ensure ();
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11",
                "gtk-enable-animations", FALSE, NULL);
  return g_steal_pointer (&application);
}

/**
 * bench_window_open_story:
 *
 * Returns: (transfer full): the patient who has the story of many items
 */
TillidPatientContext *
bench_window_open_story (TillidSession *session, TillidUndo *undo)
{
  g_autoptr (GError) error = NULL;
  TillidPatientContext *context;
  gint64 patient = 0;

  tillid_db_query_int (tillid_session_get_db (session), "SELECT min (patient) FROM symptom",
                       &patient, &error);
  bench_fail_if (error);
  context = tillid_patient_context_new (session, undo, patient, &error);
  bench_fail_if (error);
  return context;
}
