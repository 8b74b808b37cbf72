/* tillid-due-group.c - records whose time is over, and taking them out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The worker looks for them. Taking one out is the one thing in the program that has no undo: first a file is chosen for
 * the protocol, then a dialog says what will be gone, and only then the writer does it. */
#include "config.h"

#include "tillid-due-group.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-due-records.h"
#include "tillid-format.h"
#include "tillid-language.h"
#include "tillid-sheet-print.h"
#include "tillid-words.h"

#define LOADING_MS 200
#define MOST_ROWS 10

struct _TillidDueGroup
{
  AdwPreferencesGroup parent_instance;

  TillidSession *session;    /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of looking */
  GPtrArray *rows;           /* (owned) of GtkWidget, which the list owns */
  TillidProtocol *protocol;  /* (owned) (nullable): of the record that was taken out last */
  gint64 chosen;             /* the patient who is to be taken out; 0: nobody */
  char *chosen_name;         /* (owned) (nullable) */
  char *path;                /* (owned) (nullable): of the protocol */
  gboolean is_taking;        /* the writer is at it */
  guint source;

  GtkWidget *done_row;
  GtkWidget *print_button;
  GtkWidget *busy_row;
  GtkSpinner *spinner;
  GtkWidget *stop_button;
  GtkWidget *empty_row;
};

enum
{
  PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidDueGroup, tillid_due_group, ADW_TYPE_PREFERENCES_GROUP)

static void
say_problem (TillidDueGroup *self, const char *sentence)
{
  g_signal_emit (self, signals[PROBLEM], 0, sentence);
}

static GtkWindow *
get_window (TillidDueGroup *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_busy (TillidDueGroup *self, const char *words)
{
  if (words != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->busy_row), words);
  gtk_spinner_set_spinning (self->spinner, words != NULL);
  gtk_widget_set_visible (self->stop_button, words != NULL && !self->is_taking);
  gtk_widget_set_visible (self->busy_row, words != NULL);
}

static gboolean
loading_cb (gpointer data)
{
  TillidDueGroup *self = data;

  self->source = 0;
  show_busy (self, C_ ("keeping", "Looking through the records…"));
  return G_SOURCE_REMOVE;
}

static void
set_rows_sensitive (TillidDueGroup *self, gboolean sensitive)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (self->rows->pdata[i], sensitive);
}

/* --- taking out --- */

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidDueGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidProtocol) protocol =
    tillid_keeping_purge_finish (TILLID_SESSION (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  self->is_taking = FALSE;
  if (self->session == NULL)
    return;
  show_busy (self, NULL);
  set_rows_sensitive (self, TRUE);
  if (protocol == NULL)
    say_problem (self, error->message);
  else
    {
      name = g_filename_display_basename (self->path);
      subtitle = tillid_words_isolate (name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->done_row), subtitle);
      gtk_widget_set_visible (self->done_row, TRUE);
      gtk_widget_grab_focus (self->print_button);
      g_clear_pointer (&self->protocol, tillid_protocol_free);
      self->protocol = g_steal_pointer (&protocol);
    }
  tillid_due_group_read (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidDueGroup) self = data;

  if (!tillid_dialogs_ask_finish (result) || self->session == NULL || self->is_taking)
    return;
  self->is_taking = TRUE;
  set_rows_sensitive (self, FALSE);
  gtk_widget_set_visible (self->done_row, FALSE);
  show_busy (self, C_ ("keeping", "Taking the record out…"));
  tillid_keeping_purge_async (self->session, self->chosen, self->path, purged_cb,
                              g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidDueGroup) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  TillidPurged purged;

  if (file == NULL || g_file_peek_path (file) == NULL || self->session == NULL)
    return;
  if (!tillid_keeping_count (self->session, self->chosen, &purged, &error))
    {
      say_problem (self, error->message);
      return;
    }
  g_free (self->path);
  self->path = g_file_get_path (file);
  name = tillid_words_isolate (self->chosen_name);
  /* Translators: %s is the name of a patient, with the age. */
  heading = g_strdup_printf (C_ ("keeping", "Take the record of %s out of the file?"), name);
  body = tillid_due_records_write_loss (&purged);
  tillid_dialogs_ask_async (get_window (self), heading, body, C_ ("keeping", "_Keep it"),
                            C_ ("keeping", "_Take out"), TRUE, asked_cb, g_object_ref (self));
}

static void
take_out_cb (TillidDueGroup *self, GtkWidget *button)
{
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  const gint64 *patient = g_object_get_data (G_OBJECT (button), "patient");
  g_autofree char *day = tillid_day_to_iso (tillid_session_today (self->session));
  /* Translators: name of a file; a day as 2026-03-10. */
  g_autofree char *proposed = g_strdup_printf (C_ ("keeping", "Protocol %s.txt"), day);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the protocol goes"),
    .accept = C_ ("file", "_Choose"),
    .save = TRUE,
    .name = proposed,
  };

  if (self->is_taking)
    return;
  say_problem (self, NULL);
  self->chosen = *patient;
  g_free (self->chosen_name);
  self->chosen_name = g_strdup (name);
  tillid_dialogs_choose_file_async (get_window (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

/* --- the list --- */

static void
add (TillidDueGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
button_new (TillidDueGroup *self, const TillidDueRecord *record)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("keeping", "Take out…"));
  /* Translators: %s is the name of a patient. */
  g_autofree char *label = g_strdup_printf (C_ ("keeping", "Take out %s"), record->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "patient",
                          g_memdup2 (&record->keeping.patient, sizeof (gint64)), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (record->name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_out_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_record (TillidDueGroup *self, const TillidDueRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *held = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), record->words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (record->keeping.held)
    {
      held = gtk_label_new (C_ ("keeping", "held"));
      gtk_widget_add_css_class (held, "dim-label");
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), held != NULL ? held : button_new (self, record));
  add (self, row);
}

static void
add_more (TillidDueGroup *self, guint more)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = tillid_format_count (more);
  g_autofree char *words = NULL;

  if (more == 0)
    return;
  words =
    g_strdup_printf (ngettext ("%s more comes after these.", "%s more come after these.", more),
                     number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "dim-label");
  add (self, g_steal_pointer (&row));
}

static void
show_due (TillidDueGroup *self, const GArray *due)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = tillid_due_records_list (self->session, due, MOST_ROWS, &error);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (records == NULL)
    {
      say_problem (self, error->message);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    add_record (self, records->pdata[i]);
  add_more (self, due->len - records->len);
  gtk_widget_set_visible (self->empty_row, due->len == 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidDueGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) due = tillid_keeping_list_due_finish (TILLID_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  show_busy (self, NULL);
  if (due != NULL)
    show_due (self, due);
  else
    say_problem (self, error->message);
}

static void
stop_cb (TillidDueGroup *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
print_cb (TillidDueGroup *self)
{
  g_autoptr (GtkPrintOperation) operation = tillid_due_group_print_new (self);
  g_autoptr (GError) error = NULL;

  if (operation != NULL &&
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               get_window (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_problem (self, error->message);
}

static void
tillid_due_group_dispose (GObject *object)
{
  TillidDueGroup *self = TILLID_DUE_GROUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tillid_due_group_parent_class)->dispose (object);
}

static void
tillid_due_group_finalize (GObject *object)
{
  TillidDueGroup *self = TILLID_DUE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->protocol, tillid_protocol_free);
  g_free (self->chosen_name);
  g_free (self->path);

  G_OBJECT_CLASS (tillid_due_group_parent_class)->finalize (object);
}

static void
tillid_due_group_class_init (TillidDueGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_due_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_due_group_finalize;
  signals[PROBLEM] = g_signal_new ("problem", TILLID_TYPE_DUE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-due-group.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidDueGroup, name)
  BIND (done_row);
  BIND (print_button);
  BIND (busy_row);
  BIND (spinner);
  BIND (stop_button);
  BIND (empty_row);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
tillid_due_group_init (TillidDueGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/* @session: of a lead */
void
tillid_due_group_set_session (TillidDueGroup *self, TillidSession *session)
{
  g_return_if_fail (TILLID_IS_DUE_GROUP (self) && TILLID_IS_SESSION (session));

  g_set_object (&self->session, session);
  tillid_due_group_read (self);
}

/* Looks again: years have changed, or a record is held or no longer. */
void
tillid_due_group_read (TillidDueGroup *self)
{
  g_return_if_fail (TILLID_IS_DUE_GROUP (self));

  if (self->session == NULL || self->is_taking)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  self->cancellable = g_cancellable_new ();
  self->source = g_timeout_add (LOADING_MS, loading_cb, self);
  tillid_keeping_list_due_async (self->session, self->cancellable, looked_cb, g_object_ref (self));
}

/* Whether the worker looks, or the writer takes out. */
gboolean
tillid_due_group_is_busy (TillidDueGroup *self)
{
  g_return_val_if_fail (TILLID_IS_DUE_GROUP (self), FALSE);

  return self->is_taking || self->cancellable != NULL;
}

/* (transfer full) (nullable): prints the protocol of the record that was taken out last; %NULL if none was. */
GtkPrintOperation *
tillid_due_group_print_new (TillidDueGroup *self)
{
  TillidSheet *sheet = NULL;

  g_return_val_if_fail (TILLID_IS_DUE_GROUP (self), NULL);

  if (self->protocol == NULL)
    return NULL;
  sheet = tillid_sheet_new (self->protocol->title, self->protocol->closing, tillid_language_get (),
                            gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  tillid_sheet_set_shares (sheet, 0.4, 0.6, 0);
  for (guint i = 0; i < self->protocol->labels->len; i++)
    tillid_sheet_add_row (sheet, self->protocol->labels->pdata[i], self->protocol->values->pdata[i],
                          NULL);
  return tillid_sheet_print_new (sheet);
}
