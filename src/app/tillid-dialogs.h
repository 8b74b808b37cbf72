/* tillid-dialogs.h - the one place for questions that need a window of their own
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidFileQuestion:
 * @title: of the window
 * @accept: the words on its button, with a mnemonic
 * @save: a new file is named; else an existing one is chosen
 * @folder: it is a folder that is chosen
 * @name: (nullable): proposed name of a new file
 * @filter_name: (nullable): what the shown files are, for people
 * @patterns: (nullable) (array zero-terminated=1): the shown files, as "*.tillid"
 */
typedef struct
{
  const char *title;
  const char *accept;
  gboolean save;
  gboolean folder;
  const char *name;
  const char *filter_name;
  const char *const *patterns;
} TillidFileQuestion;

/**
 * TillidFileFake:
 *
 * Answers a question about a file instead of a person, in tests.
 *
 * Returns: (transfer full) (nullable): the file, %NULL for "cancelled"
 */
typedef GFile *(*TillidFileFake) (const TillidFileQuestion *question, gpointer data);

void tillid_dialogs_choose_file_async (GtkWindow *parent,
                                       const TillidFileQuestion *question,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
GFile *tillid_dialogs_choose_file_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void
tillid_dialogs_choose_backup_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer data);
char *tillid_dialogs_clinic_path (const char *chosen) G_GNUC_WARN_UNUSED_RESULT;
extern const char *const tillid_dialogs_clinic_patterns[];
void tillid_dialogs_set_file_fake (TillidFileFake fake, gpointer data);

/**
 * TillidAskFake:
 *
 * Answers a question instead of a person, in tests.
 *
 * Returns: %TRUE for "go on"
 */
typedef gboolean (*TillidAskFake) (const char *heading, const char *body, gpointer data);

void tillid_dialogs_ask_async (GtkWindow *parent,
                               const char *heading,
                               const char *body,
                               const char *stay,
                               const char *go_on,
                               gboolean loses_something,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean tillid_dialogs_ask_finish (GAsyncResult *result);
void tillid_dialogs_set_ask_fake (TillidAskFake fake, gpointer data);

void tillid_dialogs_fit (GtkWindow *dialog, GtkScrolledWindow *scrolled);
void tillid_dialogs_show_uri (GtkWindow *parent, const char *uri);

G_END_DECLS
