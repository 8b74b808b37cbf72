/* tillid-dialogs.c - the one place for questions that need a window of their own
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"

/* Where text is larger than this, dialogs do not grow further. */
#define LARGEST_SCALE 1.5

const char *const tillid_dialogs_clinic_patterns[] = { "*.tillid", NULL };

static TillidFileFake file_fake;
static gpointer file_fake_data;

static void
response_cb (GtkNativeDialog *native, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_task_return_pointer (task, file, g_object_unref);
  gtk_native_dialog_destroy (native);
  g_object_unref (native);
}

/**
 * tillid_dialogs_choose_file_async:
 * @parent: (nullable): the window that asks
 * @question: what is asked; only needed during the call
 */
void
tillid_dialogs_choose_file_async (GtkWindow *parent,
                                  const TillidFileQuestion *question,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  GtkFileChooserNative *native = NULL;

  g_return_if_fail (question != NULL);

  if (file_fake != NULL)
    {
      g_task_return_pointer (task, file_fake (question, file_fake_data), g_object_unref);
      g_object_unref (task);
      return;
    }

  native = gtk_file_chooser_native_new (question->title, parent,
                                        question->folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                        : question->save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                         : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        question->accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (question->save && question->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), question->name);
  if (question->patterns != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, question->filter_name);
      for (guint i = 0; question->patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, question->patterns[i]);
      gtk_file_filter_set_name (all, C_ ("file", "All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), all);
    }
  g_signal_connect (native, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * tillid_dialogs_choose_file_finish:
 *
 * Returns: (transfer full) (nullable): %NULL if the person changed their mind
 */
GFile *
tillid_dialogs_choose_file_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* An existing backup; the answer is that of tillid_dialogs_choose_file_finish (). */
void
tillid_dialogs_choose_backup_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer data)
{
  static const char *const patterns[] = { "*.tillid", "*.tillidbackup", NULL };
  const TillidFileQuestion question = {
    .title = C_ ("file", "Choose a backup"),
    .accept = C_ ("file", "_Choose"),
    .filter_name = C_ ("file", "Backups and clinic files"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (parent, &question, callback, data);
}

/* (transfer full): what a new clinic file is called, with its ending whether that was typed or not. */
char *
tillid_dialogs_clinic_path (const char *chosen)
{
  g_return_val_if_fail (chosen != NULL, NULL);

  return g_str_has_suffix (chosen, ".tillid") ? g_strdup (chosen)
                                              : g_strconcat (chosen, ".tillid", NULL);
}

/* For tests: @fake answers from now on; %NULL asks people again. */
void
tillid_dialogs_set_file_fake (TillidFileFake fake, gpointer data)
{
  file_fake = fake;
  file_fake_data = data;
}

static TillidAskFake ask_fake;
static gpointer ask_fake_data;

static void
asked_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_str_equal (response, "go-on"));
  g_object_unref (task);
}

/**
 * tillid_dialogs_ask_async:
 * @heading: the question
 * @body: what it means
 * @stay: the words on the button that changes nothing, with a mnemonic
 * @go_on: and on the other one
 * @loses_something: going on loses something: then it is not proposed
 *
 * For the few questions there are: leaving a clinic, closing with something unsaved.
 */
void
tillid_dialogs_ask_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *stay,
                          const char *go_on,
                          gboolean loses_something,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  AdwMessageDialog *dialog = NULL;

  if (ask_fake != NULL)
    {
      g_task_return_boolean (task, ask_fake (heading, body, ask_fake_data));
      g_object_unref (task);
      return;
    }
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_responses (dialog, "stay", stay, "go-on", go_on, NULL);
  adw_message_dialog_set_close_response (dialog, "stay");
  adw_message_dialog_set_default_response (dialog, loses_something ? "stay" : "go-on");
  if (!loses_something)
    adw_message_dialog_set_response_appearance (dialog, "go-on", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (asked_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether to go on. */
gboolean
tillid_dialogs_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* For tests: @fake answers from now on; %NULL asks people again. */
void
tillid_dialogs_set_ask_fake (TillidAskFake fake, gpointer data)
{
  ask_fake = fake;
  ask_fake_data = data;
}

/* Opens @uri in whatever program the desktop has for it; the desktop says so itself if there is none. */
void
tillid_dialogs_show_uri (GtkWindow *parent, const char *uri)
{
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/* Where it says how tall it wants to be, a GtkScrolledWindow does not ask how wide it will be: words that wrap would
 * get the height of one line. */
static void
fit_cb (GtkWindow *dialog, GtkScrolledWindow *scrolled)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (scrolled));
  const double scale = tillid_widget_get_text_scale (GTK_WIDGET (dialog));
  const int limit = gtk_scrolled_window_get_max_content_height (scrolled);
  int width, height;

  gtk_window_get_default_size (dialog, &width, &height);
  width = (int) (width * CLAMP (scale, 1, LARGEST_SCALE));
  gtk_window_set_default_size (dialog, width, -1);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (scrolled, MIN (height, limit));
}

/**
 * tillid_dialogs_fit:
 * @scrolled: what scrolls in @dialog, as wide as that; its max-content-height is kept
 *
 * When @dialog is shown it is as tall as what stands in it, and wider where the text is larger.
 */
void
tillid_dialogs_fit (GtkWindow *dialog, GtkScrolledWindow *scrolled)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  g_signal_connect_object (dialog, "realize", G_CALLBACK (fit_cb), scrolled, 0);
}
