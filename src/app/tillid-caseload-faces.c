/* tillid-caseload-faces.c - several patients get a second face
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-faces.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"

struct _TillidCaseloadFaces
{
  AdwWindow parent_instance;

  TillidCaseloadModel *model; /* (owned) (nullable) */
  GPtrArray *proposals;       /* (owned) (nullable) of TillidCaseloadProposal */
  GPtrArray *drops;           /* (owned) of GtkDropDown (unowned), one for each */

  AdwWindowTitle *title;
  GtkListBox *list;
  GtkWidget *do_button;
};

G_DEFINE_FINAL_TYPE (TillidCaseloadFaces, tillid_caseload_faces, ADW_TYPE_WINDOW)

static void
tillid_caseload_faces_dispose (GObject *object)
{
  TillidCaseloadFaces *self = TILLID_CASELOAD_FACES (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CASELOAD_FACES);

  G_OBJECT_CLASS (tillid_caseload_faces_parent_class)->dispose (object);
}

static void
tillid_caseload_faces_finalize (GObject *object)
{
  g_ptr_array_unref (TILLID_CASELOAD_FACES (object)->drops);

  G_OBJECT_CLASS (tillid_caseload_faces_parent_class)->finalize (object);
}

static void
do_cb (TillidCaseloadFaces *self)
{
  g_autoptr (GArray) faces = g_array_new (FALSE, FALSE, sizeof (TillidCaseloadFace));

  for (guint i = 0; i < self->proposals->len; i++)
    {
      const TillidCaseloadProposal *proposal = self->proposals->pdata[i];
      const guint chosen = gtk_drop_down_get_selected (self->drops->pdata[i]);

      /* The first line leaves it as it is. */
      if (chosen > 0 && chosen <= proposal->members->len)
        {
          TillidCaseloadFace face = { proposal->patient,
                                      ((TillidRecord *) proposal->members->pdata[chosen - 1])->id };

          g_array_append_val (faces, face);
        }
    }
  tillid_caseload_name_second_faces (self->model,
                                     (const TillidCaseloadFace *) (gpointer) faces->data,
                                     faces->len);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_cb (TILLID_CASELOAD_FACES (widget));
}

static void
tillid_caseload_faces_class_init (TillidCaseloadFacesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_faces_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_caseload_faces_finalize;

  gtk_widget_class_install_action (widget_class, "faces.do", NULL, do_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "faces.do",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-caseload-faces.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadFaces, title);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadFaces, list);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadFaces, do_button);
  gtk_widget_class_bind_template_callback (widget_class, do_cb);
}

static void
tillid_caseload_faces_init (TillidCaseloadFaces *self)
{
  self->drops = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (TillidCaseloadFaces *self, const TillidCaseloadProposal *proposal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  gtk_string_list_append (names, C_ ("caseload", "as it is"));
  for (guint i = 0; i < proposal->members->len; i++)
    gtk_string_list_append (names, ((TillidMember *) proposal->members->pdata[i])->name);
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), proposal->proposed);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  proposal->label, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), proposal->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), proposal->note);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->drops, drop);
}

/* (transfer none): the window, not shown yet. @subtitle: (nullable): why it is asked; @proposals: (transfer full) */
GtkWindow *
tillid_caseload_faces_new (GtkWindow *parent,
                           TillidCaseloadModel *model,
                           TillidSession *session,
                           const char *subtitle,
                           GPtrArray *proposals)
{
  TillidCaseloadFaces *self =
    g_object_new (TILLID_TYPE_CASELOAD_FACES, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->proposals = proposals;
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  for (guint i = 0; i < proposals->len; i++)
    add_row (self, proposals->pdata[i]);
  gtk_widget_set_sensitive (self->do_button, proposals->len > 0);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), session);
  return GTK_WINDOW (self);
}
