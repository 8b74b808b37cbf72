/* tillid-undo.c - what one window can undo
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Two stacks of edit ids with their labels. Undoing an edit is a new edit that writes the bodies before; its
 * id goes on the redo stack, and redo is the undo of that one. A toast names its own edit: an older one is
 * taken out of the middle of the stack. An edit whose record has moved on is refused by the store; it stays
 * where it is and the caller shows the sentence. */
#include "config.h"

#include "tillid-undo.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-import.h"

typedef struct
{
  gint64 edit;
  char *label; /* (owned) */
} Entry;

struct _TillidUndo
{
  GObject parent_instance;

  TillidSession *session; /* (owned) */
  GPtrArray *done;        /* (owned) of Entry */
  GPtrArray *undone;      /* (owned) of Entry */
};

typedef struct
{
  gint64 edit;
  char *label; /* (owned) */
  gboolean redo;
} Step;

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidUndo, tillid_undo, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->label);
  g_free (entry);
}

static Entry *
entry_new (gint64 edit, const char *label)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->edit = edit;
  entry->label = g_strdup (label);
  return entry;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->label);
  g_free (step);
}

static void
tillid_undo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TillidUndo *self = TILLID_UNDO (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, tillid_undo_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, tillid_undo_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_undo_finalize (GObject *object)
{
  TillidUndo *self = TILLID_UNDO (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (tillid_undo_parent_class)->finalize (object);
}

static void
tillid_undo_class_init (TillidUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tillid_undo_get_property;
  object_class->finalize = tillid_undo_finalize;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tillid_undo_init (TillidUndo *self)
{
  self->done = g_ptr_array_new_with_free_func (entry_free);
  self->undone = g_ptr_array_new_with_free_func (entry_free);
}

/**
 * tillid_undo_new:
 * @session: the session of the window
 *
 * Returns: (transfer full): empty stacks
 */
TillidUndo *
tillid_undo_new (TillidSession *session)
{
  TillidUndo *self = g_object_new (TILLID_TYPE_UNDO, NULL);

  self->session = g_object_ref (session);
  return self;
}

static void
notify (TillidUndo *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/**
 * tillid_undo_push:
 * @self: the stacks of a window
 * @edit: an edit that was made in it
 * @label: what it was, for people
 *
 * A new edit ends what could be redone.
 */
void
tillid_undo_push (TillidUndo *self, gint64 edit, const char *label)
{
  g_return_if_fail (TILLID_IS_UNDO (self) && label != NULL);

  g_ptr_array_add (self->done, entry_new (edit, label));
  g_ptr_array_set_size (self->undone, 0);
  notify (self);
}

/* Whether this window has an edit that can be taken back. */
gboolean
tillid_undo_can_undo (TillidUndo *self)
{
  g_return_val_if_fail (TILLID_IS_UNDO (self), FALSE);

  return self->done->len > 0;
}

/* Whether this window has an undone edit that can be made again. */
gboolean
tillid_undo_can_redo (TillidUndo *self)
{
  g_return_val_if_fail (TILLID_IS_UNDO (self), FALSE);

  return self->undone->len > 0;
}

static const char *
last_label (GPtrArray *stack)
{
  return stack->len > 0 ? ((Entry *) stack->pdata[stack->len - 1])->label : NULL;
}

/* (transfer none) (nullable) */
const char *
tillid_undo_get_undo_label (TillidUndo *self)
{
  g_return_val_if_fail (TILLID_IS_UNDO (self), NULL);

  return last_label (self->done);
}

/* (transfer none) (nullable) */
const char *
tillid_undo_get_redo_label (TillidUndo *self)
{
  g_return_val_if_fail (TILLID_IS_UNDO (self), NULL);

  return last_label (self->undone);
}

static void
remove_edit (GPtrArray *stack, gint64 edit)
{
  for (guint i = stack->len; i > 0; i--)
    if (((Entry *) stack->pdata[i - 1])->edit == edit)
      {
        g_ptr_array_remove_index (stack, i - 1);
        return;
      }
}

/* @edit: the new one; 0: (transfer full) @error. @words: what to say. */
static void
finish_step (GTask *task, gint64 edit, const char *words, GError *error)
{
  TillidUndo *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);

  if (edit == 0)
    {
      /* A signed note stays for good: what cannot be undone any more does not stand before what can. */
      if (g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_SIGNED))
        {
          remove_edit (step->redo ? self->undone : self->done, step->edit);
          notify (self);
        }
      g_task_return_error (task, error);
      return;
    }
  remove_edit (step->redo ? self->undone : self->done, step->edit);
  g_ptr_array_add (step->redo ? self->done : self->undone, entry_new (edit, step->label));
  notify (self);
  g_task_return_pointer (task, g_strdup (words), g_free);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gint64 edit = tillid_session_undo_finish (TILLID_SESSION (source), result, &error);

  finish_step (task, edit, ((Step *) g_task_get_task_data (task))->label, error);
}

/* An import goes as far as nobody has worked with it since. */
static void
import_undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *words = NULL;
  const char *label = ((Step *) g_task_get_task_data (task))->label;
  GError *error = NULL;
  gint64 edit = tillid_import_undo_finish (TILLID_SESSION (source), result, &kept, &error);

  if (kept != NULL && kept->len > 0)
    {
      g_autofree char *number = tillid_format_count (kept->len);

      /* Translators: what was undone ("File imported"), and a number. */
      words =
        g_strdup_printf (ngettext ("%s (%s entry stays: it was changed or is used since)",
                                   "%s (%s entries stay: they were changed or are used since)",
                                   kept->len),
                         label, number);
    }
  finish_step (task, edit, words != NULL ? words : label, error);
}

static gboolean
is_import (TillidUndo *self, gint64 edit)
{
  gboolean is = FALSE;

  return tillid_import_is_import (self->session, edit, &is, NULL) && is;
}

static void
start (TillidUndo *self,
       gint64 edit,
       const char *label,
       gboolean redo,
       GAsyncReadyCallback callback,
       gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Step *step = g_new0 (Step, 1);

  step->edit = edit;
  step->label = g_strdup (label);
  step->redo = redo;
  g_task_set_task_data (task, step, step_free);
  if (!redo && is_import (self, edit))
    {
      tillid_import_undo_async (self->session, edit, import_undone_cb, task);
      return;
    }
  /* The label of the new edit is that of the one it takes back. */
  tillid_session_undo_async (self->session, edit, label, NULL, undone_cb, task);
}

/**
 * tillid_undo_undo_async:
 * @self: the stacks of a window
 * @edit: which edit; 0 is the last one
 * @callback: called when it is on the disk or refused
 * @data: for @callback
 */
void
tillid_undo_undo_async (TillidUndo *self, gint64 edit, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (TILLID_IS_UNDO (self) && self->done->len > 0);

  for (guint i = self->done->len; i > 0; i--)
    {
      Entry *entry = self->done->pdata[i - 1];

      if (edit == 0 || entry->edit == edit)
        {
          start (self, entry->edit, entry->label, FALSE, callback, data);
          return;
        }
    }
  g_task_report_new_error (self, callback, data, start, TILLID_STORE_ERROR,
                           TILLID_STORE_ERROR_NOT_FOUND, "%s",
                           g_dpgettext2 (GETTEXT_PACKAGE, "error",
                                         "There is no such change to undo."));
}

/* As tillid_undo_undo_async () for the edit that was undone last. */
void
tillid_undo_redo_async (TillidUndo *self, GAsyncReadyCallback callback, gpointer data)
{
  Entry *entry;

  g_return_if_fail (TILLID_IS_UNDO (self) && self->undone->len > 0);

  entry = self->undone->pdata[self->undone->len - 1];
  start (self, entry->edit, entry->label, TRUE, callback, data);
}

/**
 * tillid_undo_finish:
 * @self: the stacks of a window
 * @result: what the callback got
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the label of what was undone or redone
 */
char *
tillid_undo_finish (TillidUndo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TILLID_IS_UNDO (self) && g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
