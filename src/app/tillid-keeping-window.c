/* tillid-keeping-window.c - how long records are kept, for a lead
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every answer is an edit of its own and can be undone. Where a patient is open, until when that record is kept
 * stands above, and it can be held with a reason. */
#include "config.h"

#include "tillid-keeping-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-due-group.h"
#include "tillid-format.h"
#include "tillid-keeping.h"
#include "tillid-record-table.h"
#include "tillid-words.h"

#define MAX_YEARS 200

struct _TillidKeepingWindow
{
  AdwWindow parent_instance;

  TillidSession *session;        /* (owned) (nullable) */
  TillidUndo *undo;              /* (owned) (nullable) */
  TillidPatientContext *context; /* (owned) (nullable) */

  GtkLabel *problem_label;
  AdwPreferencesGroup *patient_group;
  GtkEditable *reason_row;
  GtkWidget *release_row;
  GtkWidget *release_button;
  TillidDueGroup *due_group;
  AdwPreferencesGroup *years_group;
};

G_DEFINE_FINAL_TYPE (TillidKeepingWindow, tillid_keeping_window, ADW_TYPE_WINDOW)

static void
show_problem (TillidKeepingWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

/* Takes @draft. */
static gboolean
apply (TillidKeepingWindow *self, const char *label, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (label);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  tillid_edit_take (edit, tillid_record_seal_any (draft));
  if (!tillid_session_apply (self->session, edit, &id, &error))
    {
      show_problem (self, error->message);
      return FALSE;
    }
  show_problem (self, NULL);
  if (self->undo != NULL)
    tillid_undo_push (self->undo, id, label);
  tillid_due_group_read (self->due_group);
  return TRUE;
}

/* --- the record that is open --- */

static TillidPerson *
read_person (TillidKeepingWindow *self, GError **error)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (self->session);

  return (TillidPerson *)
    tillid_record_table_get (tillid_session_get_db (self->session), system, &tillid_person_type,
                             tillid_patient_context_get_patient (self->context), error);
}

static void
show_patient (TillidKeepingWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidPerson) person = NULL;
  g_autofree char *last = NULL;
  g_autofree char *until = NULL;
  g_autofree char *words = NULL;
  TillidKeeping keeping;

  person = read_person (self, &error);
  if (person == NULL || !tillid_keeping_read (self->session, person->record.id, &keeping, &error))
    {
      show_problem (self, error->message);
      return;
    }
  last = tillid_format_day (keeping.last_entry, TILLID_FORMAT_DAY_LONG, NULL);
  until = tillid_format_day (keeping.until, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: two days. */
  words = g_strdup_printf (C_ ("keeping", "Last entry %s; kept until %s."), last, until);
  adw_preferences_group_set_description (self->patient_group, words);
  gtk_editable_set_text (self->reason_row,
                         person->legal_hold_reason != NULL ? person->legal_hold_reason : "");
  gtk_widget_set_visible (self->release_row, keeping.held);
}

static void
set_hold (TillidKeepingWindow *self, gboolean held, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidPerson) person = read_person (self, &error);
  TillidPerson *draft = NULL;

  if (person == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  draft = tillid_person_edit (person);
  draft->legal_hold = held;
  tillid_set_text (&draft->legal_hold_reason, reason);
  if (apply (self, held ? C_ ("edit", "Record held") : C_ ("edit", "Record no longer held"), draft))
    show_patient (self);
}

static void
hold_cb (TillidKeepingWindow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));

  if (*reason == '\0')
    show_problem (self, C_ ("keeping", "A record is held for a reason: a few words are enough."));
  else
    set_hold (self, TRUE, reason);
}

static void
release_cb (TillidKeepingWindow *self)
{
  set_hold (self, FALSE, NULL);
}

/* --- years --- */

static TillidRetention *
find_retention (TillidKeepingWindow *self, int profession)
{
  g_autoptr (TillidScope) system = tillid_session_open_system (self->session);
  g_autoptr (GPtrArray) rows = tillid_record_table_list (tillid_session_get_db (self->session),
                                                         system, &tillid_retention_type, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((TillidRetention *) rows->pdata[i])->profession == profession)
      return tillid_record_ref_any (rows->pdata[i]);
  return NULL;
}

static void
show_years (TillidKeepingWindow *self, GtkEditable *row, int profession)
{
  g_autoptr (TillidRetention) retention = find_retention (self, profession);
  g_autofree char *text =
    tillid_format_number (retention != NULL && retention->years != TILLID_ABSENT
                            ? retention->years
                            : TILLID_RETENTION_YEARS,
                          NULL);

  gtk_editable_set_text (row, text);
}

/* Digits of any script. */
static gboolean
read_years (const char *text, gint64 *out_years)
{
  gint64 years = 0;

  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const int digit = g_unichar_digit_value (g_utf8_get_char (p));

      years = years * 10 + digit;
      if (digit < 0 || years > MAX_YEARS)
        return FALSE;
    }
  *out_years = years;
  return years > 0;
}

static void
years_applied_cb (TillidKeepingWindow *self, GtkEditable *row)
{
  const int profession = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "profession"));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  g_autoptr (TillidRetention) old = NULL;
  TillidRetention *draft = NULL;
  gint64 years;

  if (read_years (text, &years))
    {
      old = find_retention (self, profession);
      draft = old != NULL ? tillid_retention_edit (old)
                          : tillid_edit_assign_id (tillid_retention_new (),
                                                   tillid_session_get_ids (self->session));
      draft->profession = profession;
      draft->years = years;
      apply (self, C_ ("edit", "How long records are kept"), draft);
      if (self->context != NULL)
        show_patient (self);
    }
  else
    show_problem (self, C_ ("keeping", "Years are a whole number between 1 and 200."));
  show_years (self, row, profession);
}

static void
fill_years (TillidKeepingWindow *self)
{
  for (int i = 0; tillid_profession_choices[i].code != NULL; i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      g_autofree char *title =
        tillid_words_begin (tillid_choice_get_label (tillid_profession_choices, i));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      g_object_set_data (G_OBJECT (row), "profession", GINT_TO_POINTER (i));
      show_years (self, GTK_EDITABLE (row), i);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "apply", G_CALLBACK (years_applied_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->years_group, row);
    }
}

static void
tillid_keeping_window_dispose (GObject *object)
{
  TillidKeepingWindow *self = TILLID_KEEPING_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->undo);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_KEEPING_WINDOW);

  G_OBJECT_CLASS (tillid_keeping_window_parent_class)->dispose (object);
}

static void
tillid_keeping_window_class_init (TillidKeepingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_keeping_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-keeping-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, patient_group);
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, release_row);
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, release_button);
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, years_group);
  gtk_widget_class_bind_template_child (widget_class, TillidKeepingWindow, due_group);
  gtk_widget_class_bind_template_callback (widget_class, hold_cb);
  gtk_widget_class_bind_template_callback (widget_class, release_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_problem);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_keeping_window_init (TillidKeepingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_keeping_window_new:
 * @parent: the window of the clinic
 * @session: of a lead
 * @undo: (nullable): where what is changed can be undone
 * @context: (nullable): the patient who is open
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
tillid_keeping_window_new (GtkWindow *parent,
                           TillidSession *session,
                           TillidUndo *undo,
                           TillidPatientContext *context)
{
  TillidKeepingWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_KEEPING_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  g_set_object (&self->undo, undo);
  g_set_object (&self->context, context);
  fill_years (self);
  tillid_due_group_set_session (self->due_group, session);
  gtk_widget_set_visible (GTK_WIDGET (self->patient_group), context != NULL);
  if (context != NULL)
    show_patient (self);
  return GTK_WINDOW (self);
}
