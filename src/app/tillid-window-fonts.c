/* tillid-window-fonts.c - a warning when letters of the clinic's languages cannot be shown
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Asked once for each clinic that is opened, in the worker thread and not before the window has been drawn. The warning
 * is a quiet sentence below the header bar that names the package; closed by a person, the same sentence does not come again
 * on this computer. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-font-check.h"
#include "tillid-language.h"
#include "tillid-search.h"
#include "tillid-window-private.h"

typedef struct
{
  TillidScope *scope; /* (owned) */
  char *language;     /* (owned): of the program */
  char *warning;      /* (owned) (nullable): the answer */
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->scope, tillid_scope_unref);
  g_free (question->language);
  g_free (question->warning);
  g_free (question);
}

static gboolean
check_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) tags = tillid_patient_list_languages (db, question->scope, error);

  if (tags == NULL)
    return FALSE;
  g_ptr_array_add (tags, g_strdup (question->language));
  g_ptr_array_add (tags, NULL);
  question->warning = tillid_font_check_warning ((const char *const *) tags->pdata);
  return TRUE;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;
  Question *question = g_object_steal_data (G_OBJECT (self), "tillid-fonts");
  g_autofree char *known = g_settings_get_string (self->settings, "fonts-told");

  if (tillid_session_run_finish (TILLID_SESSION (source), result, NULL) &&
      self->session == TILLID_SESSION (source) && question->warning != NULL &&
      !g_str_equal (question->warning, known))
    {
      self->font_warning = g_steal_pointer (&question->warning);
      tillid_window_update_banner (self);
    }
  question_free (question);
}

static gboolean
ask_cb (gpointer data)
{
  TillidWindow *self = data;
  Question *question = NULL;

  self->fonts_source = 0;
  if (self->session == NULL || g_object_get_data (G_OBJECT (self), "tillid-fonts") != NULL)
    return G_SOURCE_REMOVE;
  question = g_new0 (Question, 1);
  question->scope = tillid_session_open_system (self->session);
  question->language = g_strdup (tillid_language_get ());
  g_object_set_data (G_OBJECT (self), "tillid-fonts", question);
  tillid_session_run_async (self->session, FALSE, check_job, question, NULL, NULL, checked_cb,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
closed_cb (TillidShell *shell, const char *title, TillidWindow *self)
{
  if (self->font_warning == NULL || g_strcmp0 (title, self->font_warning) != 0)
    return;
  g_settings_set_string (self->settings, "fonts-told", self->font_warning);
  g_clear_pointer (&self->font_warning, g_free);
  tillid_window_update_banner (self);
}

/* When there is time: the first pictures of the window come before it. */
void
tillid_window_check_fonts (TillidWindow *self)
{
  tillid_window_forget_fonts (self);
  if (self->session != NULL)
    self->fonts_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, 2, ask_cb, self, NULL);
}

/* Before another clinic, and at the end. */
void
tillid_window_forget_fonts (TillidWindow *self)
{
  g_clear_handle_id (&self->fonts_source, g_source_remove);
  g_clear_pointer (&self->font_warning, g_free);
}

/* The shell is new: closing its banners is heard. */
void
tillid_window_follow_font_banner (TillidWindow *self)
{
  g_signal_connect_object (self->shell, "banner-closed", G_CALLBACK (closed_cb), self, 0);
}

/* Shows the sentence, unless there is none; TRUE while the banner is about it. */
gboolean
tillid_window_warn_of_fonts (TillidWindow *self)
{
  if (self->font_warning != NULL)
    tillid_shell_show_banner (self->shell, self->font_warning, C_ ("banner", "_Close"));
  return self->font_warning != NULL;
}
