/* tillid-password-dialog.c - sets, changes or takes away a password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One's own password is changed with the one that stands; an administrator who sets a colleague's need not know it. What
 * is typed here is no draft and leaves with the window. */
#include "config.h"

#include "tillid-password-dialog.h"

#include <glib/gi18n-lib.h>

#include "tillid-account.h"
#include "tillid-edit-toasts.h"
#include "tillid-words.h"

struct _TillidPasswordDialog
{
  AdwWindow parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  gint64 member;
  gboolean take_away;

  GtkLabel *intro_label;
  GtkWidget *list_box;
  GtkEditable *current_row;
  GtkEditable *new_row;
  GtkEditable *again_row;
  GtkLabel *problem_label;
  GtkButton *keep_button;
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidPasswordDialog, tillid_password_dialog, ADW_TYPE_WINDOW)

static gboolean
is_complete (TillidPasswordDialog *self)
{
  return self->take_away || (*gtk_editable_get_text (self->new_row) != '\0' &&
                             *gtk_editable_get_text (self->again_row) != '\0');
}

static void
changed_cb (TillidPasswordDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), is_complete (self));
}

static void
show_problem (TillidPasswordDialog *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}

static void
keep_cb (TillidPasswordDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *password = gtk_editable_get_text (self->new_row);

  if (self->session == NULL || !is_complete (self))
    return;
  if (!self->take_away && !g_str_equal (password, gtk_editable_get_text (self->again_row)))
    {
      show_problem (self, C_ ("password", "The two are not the same."));
      return;
    }
  if (!tillid_account_set_password (self->session, self->member,
                                    gtk_editable_get_text (self->current_row),
                                    self->take_away ? NULL : password, &error))
    {
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_KEPT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tillid_password_dialog_dispose (GObject *object)
{
  TillidPasswordDialog *self = TILLID_PASSWORD_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PASSWORD_DIALOG);

  G_OBJECT_CLASS (tillid_password_dialog_parent_class)->dispose (object);
}

static void
tillid_password_dialog_class_init (TillidPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_password_dialog_dispose;

  signals[SIGNAL_KEPT] = g_signal_new ("kept", TILLID_TYPE_PASSWORD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, current_row);
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPasswordDialog, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_password_dialog_init (TillidPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
write_intro (const TillidMember *member, gboolean take_away)
{
  g_autofree char *name = tillid_words_isolate (member->name != NULL ? member->name : "");

  /* Translators: %s is the name of a colleague. */
  return g_strdup_printf (
    take_away ? C_ ("password", "Without a password whoever sits at this computer may work as %s.")
              : C_ ("password", "The password of %s. A sentence is easier to remember than a "
                                "riddle; nobody can read it from the file."),
    name);
}

/**
 * tillid_password_dialog_new:
 * @parent: the window that asks
 * @session: the clinic
 * @member: whose password
 * @take_away: instead of setting one
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_password_dialog_new (GtkWindow *parent,
                            TillidSession *session,
                            const TillidMember *member,
                            gboolean take_away)
{
  TillidPasswordDialog *self =
    g_object_new (TILLID_TYPE_PASSWORD_DIALOG, "transient-for", parent, NULL);
  const gboolean own = member->record.id == tillid_session_get_member (session)->record.id;
  g_autofree char *intro = write_intro (member, take_away);
  gboolean has = FALSE;

  self->session = g_object_ref (session);
  self->member = member->record.id;
  self->take_away = take_away;
  tillid_account_has_password (session, member->record.id, &has, NULL);
  has = has && !tillid_session_is_recovered (session);
  gtk_label_set_label (self->intro_label, intro);
  gtk_widget_set_visible (GTK_WIDGET (self->current_row), own && has);
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), !take_away);
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), !take_away);
  gtk_widget_set_visible (self->list_box, !take_away || (own && has));
  gtk_button_set_label (self->keep_button, take_away ? C_ ("password", "_Take away")
                                                     : C_ ("password", "_Set the password"));
  gtk_window_set_title (GTK_WINDOW (self), take_away ? C_ ("password", "Take the password away")
                                                     : C_ ("password", "Set a password"));
  changed_cb (self);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), session);
  return GTK_WINDOW (self);
}
