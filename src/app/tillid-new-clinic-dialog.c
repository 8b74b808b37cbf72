/* tillid-new-clinic-dialog.c - whether a new clinic file is encrypted, and with what password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Asked only where the program can encrypt. An encrypted clinic needs a password of its owner at once, and the name that goes
 * with it, because from then on nobody can look into the file to choose one. Argon2 runs on a thread; for that second or two
 * the dialog stays, so that what was made is never left lying about unseen. */
#include "config.h"

#include "tillid-new-clinic-dialog.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-words.h"

struct _TillidNewClinicDialog
{
  AdwWindow parent_instance;

  char *path; /* (owned) */
  char *name; /* (owned) */
  gboolean is_busy;

  GtkScrolledWindow *scrolled;
  AdwWindowTitle *window_title;
  GtkWidget *list_box;
  GtkSwitch *encrypt_switch;
  GtkEditable *owner_row;
  GtkEditable *new_row;
  GtkEditable *again_row;
  GtkWidget *hint_label;
  GtkLabel *problem_label;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;
  GtkWidget *create_button;
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidNewClinicDialog, tillid_new_clinic_dialog, ADW_TYPE_WINDOW)

static gboolean
has_text (GtkEditable *row)
{
  return *gtk_editable_get_text (row) != '\0';
}

static gboolean
is_complete (TillidNewClinicDialog *self)
{
  return !gtk_switch_get_active (self->encrypt_switch) ||
         (has_text (self->owner_row) && has_text (self->new_row) && has_text (self->again_row));
}

static void
update (TillidNewClinicDialog *self)
{
  gtk_widget_set_sensitive (self->list_box, !self->is_busy);
  gtk_widget_set_sensitive (self->cancel_button, !self->is_busy);
  gtk_widget_set_sensitive (self->create_button, !self->is_busy && is_complete (self));
  gtk_spinner_set_spinning (self->spinner, self->is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->is_busy);
}

static void
show_problem (TillidNewClinicDialog *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static void
changed_cb (TillidNewClinicDialog *self)
{
  show_problem (self, NULL);
  update (self);
}

static void
switched_cb (TillidNewClinicDialog *self)
{
  const gboolean encrypts = gtk_switch_get_active (self->encrypt_switch);

  gtk_widget_set_visible (GTK_WIDGET (self->owner_row), encrypts);
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), encrypts);
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), encrypts);
  gtk_widget_set_visible (self->hint_label, encrypts);
  changed_cb (self);
}

/* @self may be gone from here on. */
static void
hand_over (TillidNewClinicDialog *self, TillidSession *session)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, session);
  g_object_unref (self);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidNewClinicDialog) self = data;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    return; /* its window was closed with the program */
  session = tillid_session_enter_finish (result, &error);
  self->is_busy = FALSE;
  update (self);
  if (session != NULL)
    hand_over (self, session);
  else
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->new_row));
    }
}

static void
create_encrypted (TillidNewClinicDialog *self)
{
  const char *password = gtk_editable_get_text (self->new_row);

  if (!g_str_equal (password, gtk_editable_get_text (self->again_row)))
    {
      show_problem (self, C_ ("password", "The two are not the same."));
      return;
    }
  show_problem (self, NULL);
  self->is_busy = TRUE;
  /* Before fields go insensitive with the cursor still blinking: GTK 4.8 does not tell them. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  update (self);
  tillid_session_create_encrypted_async (self->path, self->name,
                                         gtk_editable_get_text (self->owner_row), password,
                                         TILLID_SESSION_THREADS, created_cb, g_object_ref (self));
}

static void
create_cb (TillidNewClinicDialog *self)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_busy || !is_complete (self))
    return;
  if (gtk_switch_get_active (self->encrypt_switch))
    {
      create_encrypted (self);
      return;
    }
  session = tillid_session_create (self->path, self->name, NULL, TILLID_SESSION_THREADS, &error);
  if (session != NULL)
    hand_over (self, session);
  else
    show_problem (self, error->message);
}

static gboolean
tillid_new_clinic_dialog_close_request (GtkWindow *window)
{
  return TILLID_NEW_CLINIC_DIALOG (window)->is_busy ||
         GTK_WINDOW_CLASS (tillid_new_clinic_dialog_parent_class)->close_request (window);
}

static void
tillid_new_clinic_dialog_dispose (GObject *object)
{
  TillidNewClinicDialog *self = TILLID_NEW_CLINIC_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_NEW_CLINIC_DIALOG);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (tillid_new_clinic_dialog_parent_class)->dispose (object);
}

static void
tillid_new_clinic_dialog_class_init (TillidNewClinicDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_new_clinic_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tillid_new_clinic_dialog_close_request;
  signals[SIGNAL_CREATED] =
    g_signal_new ("created", TILLID_TYPE_NEW_CLINIC_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, TILLID_TYPE_SESSION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-new-clinic-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, encrypt_switch);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TillidNewClinicDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_new_clinic_dialog_init (TillidNewClinicDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
}

/**
 * tillid_new_clinic_dialog_new:
 * @parent: the window that asks
 * @path: a clinic file that is to be made
 * @clinic_name: of the clinic
 *
 * Returns: (transfer none): the dialog, to be presented; GTK owns it
 */
GtkWindow *
tillid_new_clinic_dialog_new (GtkWindow *parent, const char *path, const char *clinic_name)
{
  TillidNewClinicDialog *self = NULL;
  g_autofree char *isolated = NULL;

  g_return_val_if_fail (path != NULL && clinic_name != NULL, NULL);

  self = g_object_new (TILLID_TYPE_NEW_CLINIC_DIALOG, "transient-for", parent, NULL);
  isolated = tillid_words_isolate (clinic_name);
  self->path = g_strdup (path);
  self->name = g_strdup (clinic_name);
  adw_window_title_set_subtitle (self->window_title, isolated);
  gtk_editable_set_text (self->owner_row, tillid_session_guess_owner ());
  switched_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (has_text (self->owner_row) ? self->new_row : self->owner_row));
  return GTK_WINDOW (self);
}

/* (transfer none): the sentence that is shown; "" if there is none. */
const char *
tillid_new_clinic_dialog_get_problem (TillidNewClinicDialog *self)
{
  g_return_val_if_fail (TILLID_IS_NEW_CLINIC_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem_label);
}
