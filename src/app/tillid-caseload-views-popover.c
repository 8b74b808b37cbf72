/* tillid-caseload-views-popover.c - the clinic's views of the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each view is a line: its name shows it, a pencil turns the name into a field, a bin takes it away for everybody, with undo. */
#include "config.h"

#include "tillid-caseload-views-popover.h"

#include <glib/gi18n-lib.h>

#include "tillid-caseload-actions.h"
#include "tillid-draft-keeper.h"
#include "tillid-words.h"

struct _TillidCaseloadViewsPopover
{
  GtkPopover parent_instance;

  TillidCaseloadModel *model; /* (owned) (nullable) */
  TillidSession *session;     /* (owned) (nullable) */
  gint64 renamed;             /* the view whose name is a field, or 0 */

  GtkWidget *none_label;
  GtkBox *rows;
  GtkWidget *keep_box;
  GtkEditable *name_entry;
  GtkWidget *keep_button;
};

G_DEFINE_FINAL_TYPE (TillidCaseloadViewsPopover, tillid_caseload_views_popover, GTK_TYPE_POPOVER)

static void show (TillidCaseloadViewsPopover *self);

static void
tillid_caseload_views_popover_dispose (GObject *object)
{
  TillidCaseloadViewsPopover *self = TILLID_CASELOAD_VIEWS_POPOVER (object);

  if (self->name_entry != NULL)
    tillid_draft_keeper_release (GTK_WIDGET (self->name_entry));
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CASELOAD_VIEWS_POPOVER);

  G_OBJECT_CLASS (tillid_caseload_views_popover_parent_class)->dispose (object);
}

static const TillidSavedView *
view_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "tillid-view");
}

static void
shown_cb (TillidCaseloadViewsPopover *self, GtkWidget *button)
{
  tillid_caseload_view_apply (self->model, view_of (button));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
rename_cb (TillidCaseloadViewsPopover *self, GtkWidget *button)
{
  self->renamed = view_of (button)->record.id;
  show (self);
}

static void
renamed_cb (TillidCaseloadViewsPopover *self, GtkWidget *entry)
{
  g_autoptr (TillidSavedView) view = tillid_record_ref ((TillidSavedView *) view_of (entry));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  self->renamed = 0;
  show (self);
  tillid_caseload_view_rename (self->model, view, name);
}

static void
remove_cb (TillidCaseloadViewsPopover *self, GtkWidget *button)
{
  tillid_caseload_view_remove (self->model, view_of (button));
}

static GtkWidget *
add_button (TillidCaseloadViewsPopover *self,
            GtkBox *row,
            const TillidSavedView *view,
            const char *icon,
            const char *hint)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_object_set_data_full (G_OBJECT (button), "tillid-view", tillid_record_ref_any (view),
                          tillid_record_unref_any);
  gtk_box_append (row, button);
  return button;
}

static void
add_name (TillidCaseloadViewsPopover *self, GtkBox *row, const TillidSavedView *view)
{
  GtkWidget *label = gtk_label_new (view->name);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                tillid_caseload_view_is_shown (self->model, view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  view->name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data_full (G_OBJECT (button), "tillid-view", tillid_record_ref_any (view),
                          tillid_record_unref_any);
  g_signal_connect_object (button, "clicked", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (row, button);
}

static void
add_field (TillidCaseloadViewsPopover *self, GtkBox *row, const TillidSavedView *view)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), view->name);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("caseload", "New name"), -1);
  g_object_set_data_full (G_OBJECT (entry), "tillid-view", tillid_record_ref_any (view),
                          tillid_record_unref_any);
  g_signal_connect_object (entry, "activate", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (row, entry);
  gtk_widget_grab_focus (entry);
}

static void
add_row (TillidCaseloadViewsPopover *self, const TillidSavedView *view, gboolean may_write)
{
  GtkBox *row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  g_autofree char *isolated = tillid_words_isolate (view->name);
  /* Translators: the name of a view. */
  g_autofree char *change = g_strdup_printf (C_ ("caseload", "Rename %s"), isolated);
  /* Translators: the name of a view. */
  g_autofree char *take = g_strdup_printf (C_ ("caseload", "Remove %s"), isolated);

  gtk_box_append (self->rows, GTK_WIDGET (row));
  if (view->record.id == self->renamed)
    {
      add_field (self, row, view);
      return;
    }
  add_name (self, row, view);
  if (!may_write)
    return;
  g_signal_connect_object (add_button (self, row, view, "document-edit-symbolic", change),
                           "clicked", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add_button (self, row, view, "user-trash-symbolic", take), "clicked",
                           G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
}

static void
show (TillidCaseloadViewsPopover *self)
{
  g_autoptr (GPtrArray) views = tillid_caseload_views_list (self->model);
  const gboolean may_write = tillid_caseload_model_may_write (self->model, &tillid_saved_view_type);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < views->len; i++)
    add_row (self, views->pdata[i], may_write);
  gtk_widget_set_visible (self->none_label, views->len == 0);
  gtk_widget_set_visible (self->keep_box, may_write);
}

static void
model_changed_cb (TillidCaseloadViewsPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->renamed == 0)
    show (self);
}

static void
name_changed_cb (TillidCaseloadViewsPopover *self)
{
  gtk_widget_set_sensitive (self->keep_button,
                            tillid_draft_keeper_has_text (GTK_WIDGET (self->name_entry)));
}

static void
keep_cb (TillidCaseloadViewsPopover *self)
{
  g_autofree char *name = tillid_draft_keeper_dup_field (GTK_WIDGET (self->name_entry));

  if (name == NULL || *name == '\0')
    return;
  tillid_draft_keeper_forget (GTK_WIDGET (self->name_entry));
  gtk_editable_set_text (self->name_entry, "");
  tillid_caseload_view_keep (self->model, name);
}

static void
show_cb (TillidCaseloadViewsPopover *self)
{
  if (self->model == NULL)
    return;
  self->renamed = 0;
  tillid_draft_keeper_bind (GTK_WIDGET (self->name_entry), self->session, "caseload/view", NULL);
  name_changed_cb (self);
  show (self);
}

static void
closed_cb (TillidCaseloadViewsPopover *self)
{
  tillid_draft_keeper_release (GTK_WIDGET (self->name_entry));
}

static void
tillid_caseload_views_popover_class_init (TillidCaseloadViewsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_views_popover_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-caseload-views-popover.ui");
#define BIND(child)                                                                                \
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadViewsPopover, child)
  BIND (none_label);
  BIND (rows);
  BIND (keep_box);
  BIND (name_entry);
  BIND (keep_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tillid_caseload_views_popover_init (TillidCaseloadViewsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (show_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* Lists the views of @model when it is opened. */
void
tillid_caseload_views_popover_set_model (TillidCaseloadViewsPopover *self,
                                         TillidCaseloadModel *model,
                                         TillidSession *session)
{
  g_return_if_fail (TILLID_IS_CASELOAD_VIEWS_POPOVER (self));

  g_set_object (&self->model, model);
  g_set_object (&self->session, session);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
