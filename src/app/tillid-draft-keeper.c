/* tillid-draft-keeper.c - text that is being typed is never lost
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Four texts: what stands in the field, what the record has (kept), what was handed over but is not
 * read back yet (sent), and what the typing began with (base). The record's text may replace the field's only
 * where the field holds nothing of its own; where somebody else has written meanwhile, base and kept differ, and
 * the store makes a question of it.
 *
 * A field of a form (_bind) has its keeper as data: it is never committed by itself, the form reads it and says when
 * its text is in an edit (_forget). Every key is a draft at once, for a form closes with one key, and nothing of
 * a GtkEditable outlives it that could be read later. */
#include "config.h"

#include "tillid-draft-keeper.h"

/* From the first key that is not in the file to the draft that is. */
#define DRAFT_MS 400

struct _TillidDraftKeeper
{
  GObject parent_instance;

  GtkTextBuffer *buffer;  /* (owned) (nullable) */
  GtkEditable *editable;  /* (weak) (nullable): where there is no buffer */
  TillidSession *session; /* (owned) (nullable) */
  char *place;            /* (owned) (nullable) */
  char *kept;             /* (owned): never %NULL */
  char *sent;             /* (owned) (nullable) */
  char *base;             /* (owned): what the record held when typing began */
  char *expected;         /* (owned) (nullable): base of the last commit */
  guint timeout;
  gboolean is_instant; /* every key is a draft at once */
  gboolean is_restored;
  gboolean has_base;   /* of a restored draft */
  gboolean is_setting; /* the change of the buffer is ours */
  gboolean has_draft;
};

enum
{
  SIGNAL_COMMIT,
  SIGNAL_STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidDraftKeeper, tillid_draft_keeper, G_TYPE_OBJECT)

static char *
dup_buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* (transfer full): what stands in the field; never %NULL. */
char *
tillid_draft_keeper_dup_text (TillidDraftKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_DRAFT_KEEPER (self), NULL);

  if (self->buffer != NULL)
    return dup_buffer_text (self->buffer);
  return g_strdup (self->editable != NULL ? gtk_editable_get_text (self->editable) : "");
}

static void
set_text (TillidDraftKeeper *self, const char *text)
{
  self->is_setting = TRUE;
  if (self->buffer != NULL)
    {
      gtk_text_buffer_begin_irreversible_action (self->buffer);
      gtk_text_buffer_set_text (self->buffer, text, -1);
      gtk_text_buffer_end_irreversible_action (self->buffer);
    }
  else if (self->editable != NULL)
    gtk_editable_set_text (self->editable, text);
  self->is_setting = FALSE;
}

/* Beside the draft: what stood in the record when its typing began. */
static char *
dup_base_place (TillidDraftKeeper *self)
{
  return g_strconcat ("base:", self->place, NULL);
}

static void
put_text (TillidDraftKeeper *self, const char *place, const char *text)
{
  /* An emptied field is a draft as well; the session keeps no empty text, so one blank stands for it. */
  tillid_session_put_draft (self->session, place, *text != '\0' ? text : " ");
}

static char *
get_text (TillidDraftKeeper *self, const char *place)
{
  char *text = tillid_session_get_draft (self->session, place);

  if (text != NULL && g_str_equal (text, " "))
    *text = '\0';
  return text;
}

static void
set_base (TillidDraftKeeper *self, const char *text)
{
  g_free (self->base);
  self->base = g_strdup (text);
}

static void
forget_draft (TillidDraftKeeper *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->has_draft && self->session != NULL && self->place != NULL)
    {
      g_autofree char *base_place = dup_base_place (self);

      tillid_session_put_draft (self->session, self->place, NULL);
      tillid_session_put_draft (self->session, base_place, NULL);
    }
  self->has_draft = FALSE;
  self->is_restored = FALSE;
}

/* Puts what is typed into the file now. */
void
tillid_draft_keeper_put_draft (TillidDraftKeeper *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->session == NULL || self->place == NULL || tillid_session_is_read_only (self->session))
    return;
  text = tillid_draft_keeper_dup_text (self);
  if (g_str_equal (text, self->kept))
    {
      forget_draft (self);
      return;
    }
  put_text (self, self->place, text);
  if (!self->has_draft)
    {
      g_autofree char *base_place = dup_base_place (self);

      put_text (self, base_place, self->base);
    }
  self->has_draft = TRUE;
}

static gboolean
timeout_cb (gpointer data)
{
  TillidDraftKeeper *self = data;

  self->timeout = 0;
  tillid_draft_keeper_put_draft (self);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TillidDraftKeeper *self)
{
  if (!self->is_setting && self->is_instant)
    tillid_draft_keeper_put_draft (self);
  else if (!self->is_setting && self->timeout == 0)
    self->timeout = g_timeout_add (DRAFT_MS, timeout_cb, self);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

static void
tillid_draft_keeper_dispose (GObject *object)
{
  TillidDraftKeeper *self = TILLID_DRAFT_KEEPER (object);

  if (self->timeout != 0)
    tillid_draft_keeper_put_draft (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  if (self->editable != NULL)
    g_signal_handlers_disconnect_by_data (self->editable, self);
  g_clear_weak_pointer (&self->editable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tillid_draft_keeper_parent_class)->dispose (object);
}

static void
tillid_draft_keeper_finalize (GObject *object)
{
  TillidDraftKeeper *self = TILLID_DRAFT_KEEPER (object);

  g_free (self->place);
  g_free (self->kept);
  g_free (self->sent);
  g_free (self->base);
  g_free (self->expected);

  G_OBJECT_CLASS (tillid_draft_keeper_parent_class)->finalize (object);
}

static void
tillid_draft_keeper_class_init (TillidDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_draft_keeper_finalize;

  signals[SIGNAL_COMMIT] = g_signal_new ("commit", TILLID_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_STATE_CHANGED] =
    g_signal_new ("state-changed", TILLID_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
tillid_draft_keeper_init (TillidDraftKeeper *self)
{
  self->kept = g_strdup ("");
  self->base = g_strdup ("");
}

/**
 * tillid_draft_keeper_new:
 * @buffer: the text of a field that is written when it is left
 *
 * Returns: (transfer full): a keeper that holds on to @buffer
 */
TillidDraftKeeper *
tillid_draft_keeper_new (GtkTextBuffer *buffer)
{
  TillidDraftKeeper *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (TILLID_TYPE_DRAFT_KEEPER, NULL);
  self->buffer = g_object_ref (buffer);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

/* What was sent met what somebody else had written, and a person chose. Who has typed on meanwhile goes on. */
static void
settled_cb (TillidSession *session,
            const char *mine,
            const char *now,
            gboolean is_kept,
            TillidDraftKeeper *self)
{
  g_autofree char *text = NULL;

  if (g_strcmp0 (self->sent, mine) != 0)
    return;
  text = tillid_draft_keeper_dup_text (self);
  g_clear_pointer (&self->sent, g_free);
  if (is_kept)
    set_base (self, now);
  else
    self->sent = g_strdup (now);
  if (!g_str_equal (text, mine))
    return;
  set_text (self, now);
  tillid_draft_keeper_put_draft (self);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

/* What could not be written was not sent: leaving the field again tries again. */
static void
save_state_cb (TillidSession *session, GParamSpec *pspec, TillidDraftKeeper *self)
{
  if (tillid_session_get_save_state (session) == TILLID_SAVE_FAILED)
    g_clear_pointer (&self->sent, g_free);
}

/**
 * tillid_draft_keeper_set_place:
 * @session: (nullable): the session; %NULL to let go of the field
 * @place: (nullable): which field: "visit:ID:note"
 *
 * Call it before tillid_draft_keeper_set_kept(), which brings back a draft that was left there.
 */
void
tillid_draft_keeper_set_place (TillidDraftKeeper *self, TillidSession *session, const char *place)
{
  g_return_if_fail (TILLID_IS_DRAFT_KEEPER (self));

  if (session == self->session && g_strcmp0 (place, self->place) == 0)
    return;
  if (self->timeout != 0)
    tillid_draft_keeper_put_draft (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect (session, "settled", G_CALLBACK (settled_cb), self);
      g_signal_connect (session, "notify::save-state", G_CALLBACK (save_state_cb), self);
    }
  g_free (self->place);
  self->place = g_strdup (place);
  g_clear_pointer (&self->sent, g_free);
  g_free (self->kept);
  self->kept = g_strdup ("");
  set_base (self, "");
  self->has_draft = FALSE;
  self->is_restored = FALSE;
  self->has_base = FALSE;
  set_text (self, "");

  if (session != NULL && place != NULL)
    {
      g_autofree char *draft = get_text (self, place);

      if (draft != NULL)
        {
          g_autofree char *base_place = dup_base_place (self);
          g_autofree char *base = get_text (self, base_place);

          self->has_base = base != NULL;
          if (base != NULL)
            set_base (self, base);
          set_text (self, draft);
          self->has_draft = TRUE;
          self->is_restored = TRUE;
        }
    }
}

/**
 * tillid_draft_keeper_set_kept:
 * @text: (nullable): what the record has
 *
 * Shows it, unless somebody has typed something else that is not written yet.
 */
void
tillid_draft_keeper_set_kept (TillidDraftKeeper *self, const char *text)
{
  g_autofree char *now = NULL;
  gboolean was_dirty;

  g_return_if_fail (TILLID_IS_DRAFT_KEEPER (self));

  text = text != NULL ? text : "";
  now = tillid_draft_keeper_dup_text (self);
  was_dirty = !g_str_equal (now, self->kept) || self->is_restored;
  /* What is typed on top of this text; what came from elsewhere meanwhile is not what was typed on. */
  if (!was_dirty || g_str_equal (now, text) || g_strcmp0 (self->sent, text) == 0 ||
      (self->is_restored && !self->has_base))
    {
      set_base (self, text);
      self->has_base = TRUE;
    }
  if (g_strcmp0 (self->sent, text) == 0)
    g_clear_pointer (&self->sent, g_free);
  g_free (self->kept);
  self->kept = g_strdup (text);
  if (g_str_equal (now, text))
    {
      g_clear_pointer (&self->sent, g_free);
      forget_draft (self);
    }
  else if (!was_dirty)
    set_text (self, text);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

/* Hands the text over as one edit, if it is another than the record's. */
void
tillid_draft_keeper_commit (TillidDraftKeeper *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_DRAFT_KEEPER (self));

  text = tillid_draft_keeper_dup_text (self);
  tillid_draft_keeper_put_draft (self);
  if (g_str_equal (text, self->kept) || g_strcmp0 (text, self->sent) == 0)
    return;
  g_free (self->expected);
  self->expected = self->sent != NULL ? g_steal_pointer (&self->sent) : g_strdup (self->base);
  self->sent = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0, text);
}

/* (transfer none): in "commit": what stands in the record if nobody else has written there. */
const char *
tillid_draft_keeper_get_expected (TillidDraftKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_DRAFT_KEEPER (self), NULL);

  return self->expected;
}

/* The field is empty again and nothing waits in it. */
void
tillid_draft_keeper_clear (TillidDraftKeeper *self)
{
  g_return_if_fail (TILLID_IS_DRAFT_KEEPER (self));

  g_free (self->kept);
  self->kept = g_strdup ("");
  set_base (self, "");
  g_clear_pointer (&self->sent, g_free);
  set_text (self, "");
  forget_draft (self);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

/* Whether the field holds something that the record does not have. */
gboolean
tillid_draft_keeper_is_dirty (TillidDraftKeeper *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TILLID_IS_DRAFT_KEEPER (self), FALSE);

  text = tillid_draft_keeper_dup_text (self);
  return !g_str_equal (text, self->kept);
}

/* Whether it was found as a draft from an earlier time and is not kept yet. */
gboolean
tillid_draft_keeper_is_restored (TillidDraftKeeper *self)
{
  g_return_val_if_fail (TILLID_IS_DRAFT_KEEPER (self), FALSE);

  return self->is_restored && tillid_draft_keeper_is_dirty (self);
}

/* ---- fields of a form ---- */

#define KEEPER "tillid-draft-keeper"

static TillidDraftKeeper *
keeper_of (GtkWidget *field)
{
  return g_object_get_data (G_OBJECT (field), KEEPER);
}

static TillidDraftKeeper *
keeper_new_for_form (GtkWidget *field)
{
  TillidDraftKeeper *self;

  if (GTK_IS_TEXT_VIEW (field))
    self = tillid_draft_keeper_new (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
  else
    {
      self = g_object_new (TILLID_TYPE_DRAFT_KEEPER, NULL);
      g_set_weak_pointer (&self->editable, GTK_EDITABLE (field));
      g_signal_connect_swapped (field, "changed", G_CALLBACK (changed_cb), self);
    }
  self->is_instant = TRUE;
  g_object_set_data_full (G_OBJECT (field), KEEPER, self, g_object_unref);
  return self;
}

/**
 * tillid_draft_keeper_bind:
 * @field: a GtkEditable or a GtkTextView of a form
 * @session: where drafts are kept
 * @place: the name of the place: "plan/PATIENT/goal/new/words"
 * @stored: (nullable): the text of the record
 *
 * Shows the draft of that place, else @stored, and keeps what is typed from now on.
 */
void
tillid_draft_keeper_bind (GtkWidget *field,
                          TillidSession *session,
                          const char *place,
                          const char *stored)
{
  TillidDraftKeeper *self;

  g_return_if_fail (GTK_IS_TEXT_VIEW (field) || GTK_IS_EDITABLE (field));
  g_return_if_fail (TILLID_IS_SESSION (session) && place != NULL);

  self = keeper_of (field);
  if (self == NULL)
    self = keeper_new_for_form (field);
  tillid_draft_keeper_set_place (self, session, place);
  tillid_draft_keeper_set_kept (self, stored);
}

/* (transfer full): what stands in a field of a form, bound or not; never %NULL. */
char *
tillid_draft_keeper_dup_field (GtkWidget *field)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (field) || GTK_IS_EDITABLE (field), NULL);

  if (GTK_IS_EDITABLE (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  return dup_buffer_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
}

/* (transfer full): what the record held when typing in a bound field began; never %NULL. */
char *
tillid_draft_keeper_dup_field_base (GtkWidget *field)
{
  const TillidDraftKeeper *self = keeper_of (field);

  return g_strdup (self != NULL ? self->base : "");
}

/* Whether more than blanks stands in a field of a form. */
gboolean
tillid_draft_keeper_has_text (GtkWidget *field)
{
  g_autofree char *text = tillid_draft_keeper_dup_field (field);

  return text != NULL && *g_strstrip (text) != '\0';
}

/* Whether a bound field holds something that the record does not have. */
gboolean
tillid_draft_keeper_is_field_dirty (GtkWidget *field)
{
  return keeper_of (field) != NULL && tillid_draft_keeper_is_dirty (keeper_of (field));
}

/* The text of the field is in an edit now: its draft goes, and the field is empty until it is bound again. */
void
tillid_draft_keeper_forget (GtkWidget *field)
{
  TillidDraftKeeper *self = keeper_of (field);

  if (self == NULL)
    return;
  tillid_draft_keeper_clear (self);
  tillid_draft_keeper_set_place (self, NULL, NULL);
}

/* The form is closed: the field is empty until it is bound again, and what was being typed is its draft. */
void
tillid_draft_keeper_release (GtkWidget *field)
{
  TillidDraftKeeper *self = keeper_of (field);

  if (self != NULL)
    tillid_draft_keeper_set_place (self, NULL, NULL);
}
