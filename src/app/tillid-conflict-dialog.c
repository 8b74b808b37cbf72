/* tillid-conflict-dialog.c - which of two versions stays
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-conflict-dialog.h"

#include "tillid-conflict-row.h"
#include "tillid-dialogs.h"

struct _TillidConflictDialog
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) */
  TillidEdit *edit;              /* (owned) */
  GPtrArray *conflicts;          /* (owned) of TillidConflict */
  GPtrArray *rows;               /* (owned) of TillidConflictRow, (unowned) each */

  GtkScrolledWindow *scrolled;
  GtkBox *rows_box;
  GtkButton *keep_button;
};

G_DEFINE_FINAL_TYPE (TillidConflictDialog, tillid_conflict_dialog, ADW_TYPE_WINDOW)

static void
keep_cb (TillidConflictDialog *self)
{
  g_autofree TillidConflictChoice *choices = g_new0 (TillidConflictChoice, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    choices[i] = tillid_conflict_row_get_choice (self->rows->pdata[i]);
  if (self->context != NULL)
    tillid_patient_context_resolve (self->context, self->edit, self->conflicts, choices);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
tillid_conflict_dialog_dispose (GObject *object)
{
  TillidConflictDialog *self = TILLID_CONFLICT_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->edit, tillid_edit_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_CONFLICT_DIALOG);

  G_OBJECT_CLASS (tillid_conflict_dialog_parent_class)->dispose (object);
}

static void
tillid_conflict_dialog_class_init (TillidConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_conflict_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidConflictDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictDialog, rows_box);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictDialog, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tillid_conflict_dialog_init (TillidConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
  self->rows = g_ptr_array_new ();
}

/**
 * tillid_conflict_dialog_new:
 * @parent: the window where the edit was made
 * @context: its patient
 * @edit: what could not be written
 * @conflicts: (element-type TillidConflict): why
 */
GtkWindow *
tillid_conflict_dialog_new (GtkWindow *parent,
                            TillidPatientContext *context,
                            TillidEdit *edit,
                            GPtrArray *conflicts)
{
  TillidConflictDialog *self =
    g_object_new (TILLID_TYPE_CONFLICT_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->edit = tillid_edit_ref (edit);
  self->conflicts = g_ptr_array_ref (conflicts);
  for (guint i = 0; i < conflicts->len; i++)
    {
      GtkWidget *row = tillid_conflict_row_new (context, conflicts->pdata[i]);

      g_ptr_array_add (self->rows, row);
      gtk_box_append (self->rows_box, row);
    }
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->keep_button));
  return GTK_WINDOW (self);
}
