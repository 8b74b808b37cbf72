/* tillid-follow-edit.c - a model says what became of its edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-follow-edit.h"

typedef struct
{
  GObject *model; /* (owned) */
  char *label;    /* (owned) */
} Doing;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  g_autoptr (GError) error = NULL;
  const gint64 edit = tillid_session_apply_finish (TILLID_SESSION (source), result, &error);

  if (edit == 0)
    g_signal_emit_by_name (doing->model, "failed", error->message);
  else
    g_signal_emit_by_name (doing->model, "edited", edit, doing->label);
  g_object_unref (doing->model);
  g_free (doing->label);
  g_free (doing);
}

/**
 * tillid_follow_edit:
 * @model: (type GObject): has the signals "edited" (gint64 edit, char *label) and "failed" (char *sentence)
 * @session: an open clinic
 * @edit: what is to be done
 *
 * Writes @edit on the writer thread; one of the signals follows.
 */
void
tillid_follow_edit (gpointer model, TillidSession *session, TillidEdit *edit)
{
  Doing *doing = NULL;

  g_return_if_fail (G_IS_OBJECT (model) && TILLID_IS_SESSION (session) && edit != NULL);

  doing = g_new0 (Doing, 1);
  doing->model = g_object_ref (model);
  doing->label = g_strdup (tillid_edit_get_why (edit));
  tillid_session_apply_async (session, edit, NULL, applied_cb, doing);
}
