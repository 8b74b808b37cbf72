/* tillid-colleagues-window.c - who works here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A list and, behind each row, one colleague. Edits are those of the window it belongs to: what is done here can be undone
 * there, too. It closes when the clinic is locked or somebody else takes over. */
#include "config.h"

#include "tillid-colleagues-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-banner.h"
#include "tillid-edit-toasts.h"
#include "tillid-grants.h"
#include "tillid-password-dialog.h"
#include "tillid-person-row.h"
#include "tillid-stack-pages.h"

struct _TillidColleaguesWindow
{
  AdwWindow parent_instance;

  TillidColleagues *model; /* (owned) (nullable) */
  TillidUndo *undo;        /* (owned) (nullable) */
  gint64 coming;           /* id of a new colleague who is on the way into the file */

  AdwWindowTitle *title;
  GtkWidget *back_button;
  TillidBanner *banner;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *new_group;
  GtkEditable *new_row;
  GtkWidget *new_button;
  GtkListBox *here_list;
  GtkWidget *left_group;
  GtkWidget *access_group;
  GtkSwitch *open_switch;
  gboolean is_setting;
  GtkListBox *left_list;
  TillidColleaguePage *page;
};

G_DEFINE_FINAL_TYPE (TillidColleaguesWindow, tillid_colleagues_window, ADW_TYPE_WINDOW)

static gboolean
is_list_shown (TillidColleaguesWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static gint64
id_of (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "member");

  return id != NULL ? *id : 0;
}

static void
show_list (TillidColleaguesWindow *self)
{
  const gint64 member = tillid_colleague_page_get_member (self->page);
  GtkListBoxRow *row = NULL;

  tillid_colleague_page_leave (self->page);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_set_visible (self->back_button, FALSE);
  adw_window_title_set_title (self->title, C_ ("colleagues", "Colleagues"));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->here_list, i)) != NULL; i++)
    if (id_of (row) == member)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (TillidColleaguesWindow *self, GtkListBox *list, GPtrArray *members)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      g_autofree char *line = tillid_colleagues_write_line (self->model, member);
      GtkWidget *person = tillid_person_row_new ();

      tillid_person_sign_set_member (tillid_person_row_get_sign (TILLID_PERSON_ROW (person)),
                                     member);
      tillid_person_row_set (TILLID_PERSON_ROW (person), member->name != NULL ? member->name : "",
                             line, FALSE);
      g_object_set_data_full (G_OBJECT (person), "member",
                              g_memdup2 (&member->record.id, sizeof member->record.id), g_free);
      gtk_list_box_append (list, person);
    }
}

/* Whether everybody may open every patient is for a lead to decide: others do not see the question. */
static void
show_access (TillidColleaguesWindow *self)
{
  TillidSession *session = tillid_colleagues_get_session (self->model);

  gtk_widget_set_visible (self->access_group,
                          !tillid_session_is_read_only (session) &&
                            tillid_session_may (session, TILLID_ACTION_SETTINGS, NULL));
  self->is_setting = TRUE;
  gtk_switch_set_active (self->open_switch, tillid_grants_is_open_to_all (session));
  self->is_setting = FALSE;
}

static void
open_to_all_cb (TillidColleaguesWindow *self)
{
  const gboolean open = gtk_switch_get_active (self->open_switch);
  const char *label = open ? C_ ("colleagues", "Every patient is open to everybody here")
                           : C_ ("colleagues", "Patients are open to those who work with them");
  g_autoptr (GError) error = NULL;
  gint64 edit = 0;

  if (self->is_setting || self->model == NULL)
    return;
  if (!tillid_grants_open_to_all (tillid_colleagues_get_session (self->model), open, &edit, &error))
    {
      tillid_edit_toasts_add (self->toasts, error->message, 0);
      show_access (self);
      return;
    }
  if (self->undo != NULL)
    tillid_undo_push (self->undo, edit, label);
  tillid_edit_toasts_add (self->toasts, label, self->undo != NULL ? edit : 0);
}

static void
read_all (TillidColleaguesWindow *self)
{
  g_autoptr (GPtrArray) here = tillid_colleagues_list (self->model, FALSE);
  g_autoptr (GPtrArray) left = tillid_colleagues_list (self->model, TRUE);
  g_autofree char *why = NULL;
  const gboolean may = tillid_colleagues_may_change (self->model, &why);

  fill (self, self->here_list, here);
  fill (self, self->left_list, left);
  gtk_widget_set_visible (self->left_group, left->len > 0);
  gtk_widget_set_visible (self->new_group, may);
  show_access (self);
  if (why != NULL)
    {
      /* Translators: %s is a sentence that says why nothing can be changed here. */
      g_autofree char *title = g_strdup_printf (C_ ("banner", "Read only: %s"), why);

      tillid_banner_show (self->banner, title, NULL);
    }
}

static void
changed_cb (TillidColleaguesWindow *self)
{
  const gint64 coming = self->coming;
  const TillidMember *shown = NULL;

  read_all (self);
  if (coming != 0 && tillid_colleagues_find (self->model, coming) != NULL)
    {
      tillid_colleagues_window_show (self, coming);
      self->coming = 0;
    }
  else if (!is_list_shown (self))
    {
      shown = tillid_colleagues_find (self->model, tillid_colleague_page_get_member (self->page));
      if (shown == NULL || shown->record.state != TILLID_RECORD_ACTIVE)
        show_list (self); /* the making of this one was undone */
      else
        adw_window_title_set_title (self->title, shown->name != NULL ? shown->name : "");
    }
}

static void
edited_cb (TillidColleaguesWindow *self, gint64 edit, const char *label)
{
  tillid_edit_toasts_add (self->toasts, label, edit);
}

static void
failed_cb (TillidColleaguesWindow *self, const char *message)
{
  tillid_edit_toasts_add (self->toasts, message, 0);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidColleaguesWindow *self = TILLID_COLLEAGUES_WINDOW (widget);

  tillid_edit_toasts_undo (self->toasts, self->undo,
                           parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidColleaguesWindow *self = TILLID_COLLEAGUES_WINDOW (widget);

  if (is_list_shown (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_list (self);
}

static void
row_activated_cb (TillidColleaguesWindow *self, GtkListBoxRow *row)
{
  tillid_colleagues_window_show (self, id_of (row));
}

static void
new_changed_cb (TillidColleaguesWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->new_row)));

  gtk_widget_set_sensitive (self->new_button, *name != '\0');
}

static void
add_cb (TillidColleaguesWindow *self)
{
  if (self->model == NULL || !gtk_widget_get_sensitive (self->new_button))
    return;
  self->coming = tillid_colleagues_add (self->model, gtk_editable_get_text (self->new_row));
  gtk_editable_set_text (self->new_row, "");
}

static void
password_kept_cb (TillidColleaguesWindow *self)
{
  tillid_edit_toasts_add (self->toasts, C_ ("colleagues", "The password is kept"), 0);
}

static void
password_cb (TillidColleaguesWindow *self, gboolean take_away)
{
  const TillidMember *member =
    tillid_colleagues_find (self->model, tillid_colleague_page_get_member (self->page));
  GtkWindow *dialog = NULL;

  if (member == NULL)
    return;
  dialog =
    tillid_password_dialog_new (GTK_WINDOW (self), tillid_colleagues_get_session (self->model),
                                member, take_away);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (password_kept_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static gboolean
tillid_colleagues_window_close_request (GtkWindow *window)
{
  tillid_colleague_page_leave (TILLID_COLLEAGUES_WINDOW (window)->page);
  return GTK_WINDOW_CLASS (tillid_colleagues_window_parent_class)->close_request (window);
}

static void
tillid_colleagues_window_dispose (GObject *object)
{
  TillidColleaguesWindow *self = TILLID_COLLEAGUES_WINDOW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_COLLEAGUES_WINDOW);

  G_OBJECT_CLASS (tillid_colleagues_window_parent_class)->dispose (object);
}

static void
tillid_colleagues_window_class_init (TillidColleaguesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_colleagues_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tillid_colleagues_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-colleagues-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, new_group);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, new_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, here_list);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, left_group);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, left_list);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, access_group);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, open_switch);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguesWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, new_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_to_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "colleagues.back", NULL, back_action);
  tillid_edit_toasts_install (widget_class, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "colleagues.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "colleagues.back", NULL);
}

static void
tillid_colleagues_window_init (TillidColleaguesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  g_signal_connect_object (self->page, "password", G_CALLBACK (password_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tillid_colleagues_window_new:
 * @parent: the window it belongs to
 * @model: the staff
 * @undo: (nullable): what @parent can undo
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_colleagues_window_new (GtkWindow *parent, TillidColleagues *model, TillidUndo *undo)
{
  TillidColleaguesWindow *self = NULL;
  TillidSession *session = NULL;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (model), NULL);

  self = g_object_new (TILLID_TYPE_COLLEAGUES_WINDOW, "transient-for", parent, NULL);
  session = tillid_colleagues_get_session (model);
  self->model = g_object_ref (model);
  self->undo = undo != NULL ? g_object_ref (undo) : NULL;
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), session);
  read_all (self);
  return GTK_WINDOW (self);
}

/* One colleague of the list; a new one is written on at once. */
void
tillid_colleagues_window_show (TillidColleaguesWindow *self, gint64 member)
{
  const TillidMember *found = NULL;
  const gboolean is_new = member == self->coming;

  g_return_if_fail (TILLID_IS_COLLEAGUES_WINDOW (self));

  found = tillid_colleagues_find (self->model, member);
  if (found == NULL)
    return;
  tillid_colleague_page_show (self->page, self->model, member);
  gtk_stack_set_visible_child_name (self->stack, "colleague");
  gtk_widget_set_visible (self->back_button, TRUE);
  adw_window_title_set_title (self->title, found->name != NULL ? found->name : "");
  if (is_new)
    tillid_colleague_page_focus_name (self->page);
  else
    gtk_widget_grab_focus (self->back_button);
}

/* (transfer none): for tests */
TillidColleaguePage *
tillid_colleagues_window_get_page (TillidColleaguesWindow *self)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUES_WINDOW (self), NULL);

  return self->page;
}
