/* visit-bad-fixture.h - the demo clinic, open in one window or two
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The worked case (docs/rules.md): today is Tuesday 10 March 2026, Salma's key contact is Amina. */
#pragma once

#include "tillid-booking-form.h"
#include "tillid-demo.h"
#include "tillid-records.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  char *path;
  gint64 patient;
  TillidSession *session;
  TillidPatientContext *context;
} Fixture;

static inline void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline gint64
find_id (Fixture *f, const char *sql)
{
  gint64 id = 0;

  g_assert_true (
    tillid_db_query_int (tillid_session_get_db (f->session), g_intern_string (sql), &id, NULL));
  g_assert_cmpint (id, !=, 0);
  return id;
}

static inline gint64
member (Fixture *f, const char *first)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM member WHERE name LIKE '%s%%'", first);

  return find_id (f, sql);
}

static inline gint64
interpreter (Fixture *f, const char *first)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM interpreter WHERE name LIKE '%s%%'", first);

  return find_id (f, sql);
}

static inline void
open_clinic (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  if (f->patient == 0)
    f->patient = find_id (f, "SELECT patient FROM person_name WHERE text = 'Salma Nasir Abboud'");
  f->context = tillid_patient_context_new (f->session, NULL, f->patient, &error);
  g_assert_no_error (error);
}

static inline void
close_clinic (Fixture *f)
{
  if (f->session == NULL)
    return;
  settle ();
  if (f->context != NULL)
    g_assert_finalize_object (g_steal_pointer (&f->context));
  tillid_session_close (f->session);
  settle ();
  g_assert_finalize_object (g_steal_pointer (&f->session));
}

static inline void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-visit-bad-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  tillid_demo_create (f->path, 3, 1, TILLID_DEMO_SEED, tillid_day_from_iso ("2026-03-10"), NULL,
                      NULL, NULL, &error);
  g_assert_no_error (error);
  open_clinic (f);
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  close_clinic (f);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static inline void
keep (Fixture *f, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Made for a test");
  g_autoptr (GError) error = NULL;

  tillid_edit_take (edit, tillid_record_seal_any (draft));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  settle ();
}

static inline TillidBookingForm *
plain_form (Fixture *f, const char *day, gint64 minute, gint64 talk)
{
  TillidBookingForm *form = tillid_booking_form_new (f->context);

  form->day = tillid_day_from_iso (day);
  form->minute = minute;
  form->talk = talk;
  form->lead = member (f, "Amina");
  form->needs = FALSE;
  form->interpreter = 0;
  g_clear_pointer (&form->room, g_free);
  return form;
}

static inline gint64
book (Fixture *f, const TillidBookingForm *form)
{
  const gint64 visit = tillid_booking_form_apply (form, f->context);

  g_assert_cmpint (visit, !=, 0);
  settle ();
  return visit;
}

static inline void
set_room (TillidBookingForm *form, const char *room)
{
  g_free (form->room);
  form->room = g_strdup (room);
}

static inline void
conflict_cb (TillidPatientContext *context, TillidEdit *edit, GPtrArray *conflicts, guint *n)
{
  *n += conflicts->len;
}

/* The same clinic and patient in another window, which counts what it is asked. */
static inline void
open_other (Fixture *f, Fixture *other, guint *n_conflicts)
{
  *other = (Fixture){ .path = f->path, .patient = f->patient };
  open_clinic (other);
  g_signal_connect (other->context, "conflict", G_CALLBACK (conflict_cb), n_conflicts);
}

static inline void
close_other (Fixture *other, guint *n_conflicts)
{
  g_signal_handlers_disconnect_by_data (other->context, n_conflicts);
  close_clinic (other);
}
