/* tillid-draft-text.c - text fields that never lose what is typed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A field (GtkEditable or GtkTextView) that is bound to a place keeps its text in the file within a second of
 * the last key, as a draft of its author. Bound again, after a crash or in the next week, it shows the
 * draft. The draft goes when the text is as stored, or when the edit was made (_forget). */
#include "config.h"

#include "tillid-draft-text.h"

#define STATE "tillid-draft-text"

typedef struct
{
  TillidSession *session; /* (owned) */
  char *place;
  char *stored; /* never %NULL */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_object_unref (state->session);
  g_free (state->place);
  g_free (state->stored);
  g_free (state);
}

static GObject *
notifier (GtkWidget *field)
{
  if (GTK_IS_TEXT_VIEW (field))
    return G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
  return G_OBJECT (field);
}

static void
set_text (GtkWidget *field, const char *text)
{
  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

/* (transfer full): what stands in the field. */
char *
tillid_draft_text_dup (GtkWidget *field)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (field) || GTK_IS_EDITABLE (field), NULL);

  if (GTK_IS_EDITABLE (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
changed_cb (GObject *object, gpointer data)
{
  GtkWidget *field = data;
  State *state = g_object_get_data (G_OBJECT (field), STATE);
  g_autofree char *text = tillid_draft_text_dup (field);

  if (state == NULL)
    return;
  tillid_session_put_draft (state->session, state->place,
                            g_str_equal (text, state->stored) ? NULL : text);
}

/**
 * tillid_draft_text_bind:
 * @field: a GtkEditable or a GtkTextView
 * @session: where drafts are kept
 * @place: the name of the place: "plan/PATIENT/goal/new/words"
 * @stored: (nullable): the text of the record
 *
 * Shows the draft of that place, else @stored, and keeps what is typed from now on.
 */
void
tillid_draft_text_bind (GtkWidget *field,
                        TillidSession *session,
                        const char *place,
                        const char *stored)
{
  g_autofree char *draft = NULL;
  gboolean is_new;
  State *state;

  g_return_if_fail (GTK_IS_TEXT_VIEW (field) || GTK_IS_EDITABLE (field));
  g_return_if_fail (TILLID_IS_SESSION (session) && place != NULL);

  is_new = g_object_get_data (G_OBJECT (field), STATE) == NULL;
  g_object_set_data (G_OBJECT (field), STATE, NULL);
  draft = tillid_session_get_draft (session, place);
  set_text (field, draft != NULL ? draft : stored != NULL ? stored : "");

  state = g_new0 (State, 1);
  state->session = g_object_ref (session);
  state->place = g_strdup (place);
  state->stored = g_strdup (stored != NULL ? stored : "");
  g_object_set_data_full (G_OBJECT (field), STATE, state, state_free);
  if (is_new)
    g_signal_connect_object (notifier (field), "changed", G_CALLBACK (changed_cb), field, 0);
}

/* Whether it differs from the stored text. */
gboolean
tillid_draft_text_is_changed (GtkWidget *field)
{
  State *state = g_object_get_data (G_OBJECT (field), STATE);
  g_autofree char *text = tillid_draft_text_dup (field);

  return state != NULL && !g_str_equal (text, state->stored);
}

/* The text is in an edit now: the draft goes, and the field with it is no longer bound. */
void
tillid_draft_text_forget (GtkWidget *field)
{
  State *state = g_object_get_data (G_OBJECT (field), STATE);

  if (state == NULL)
    return;
  tillid_session_put_draft (state->session, state->place, NULL);
  g_signal_handlers_disconnect_by_func (notifier (field), changed_cb, field);
  g_object_set_data (G_OBJECT (field), STATE, NULL);
}
