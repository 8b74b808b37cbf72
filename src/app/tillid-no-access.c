/* tillid-no-access.c - a patient who is closed to whoever works, and the way in for an emergency
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-no-access.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-draft-keeper.h"

struct _TillidNoAccess
{
  GtkWidget parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  gint64 patient;

  AdwStatusPage *root;
  GtkWidget *form;
  GtkWidget *reason_row;
  GtkLabel *problem_label;
  GtkWidget *open_button;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidNoAccess, tillid_no_access, GTK_TYPE_WIDGET)

static void
changed_cb (TillidNoAccess *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_sensitive (self->open_button, tillid_session_is_reason (gtk_editable_get_text (
                                                 GTK_EDITABLE (self->reason_row))));
}

static void
open_cb (TillidNoAccess *self)
{
  g_autoptr (GError) error = NULL;
  const gint64 patient = self->patient;

  if (self->session == NULL || !gtk_widget_get_sensitive (self->open_button))
    return;
  if (!tillid_session_break_glass (self->session, patient,
                                   gtk_editable_get_text (GTK_EDITABLE (self->reason_row)), &error))
    {
      gtk_label_set_label (self->problem_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      return;
    }
  tillid_draft_keeper_forget (self->reason_row);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, patient);
}

static void
back_cb (TillidNoAccess *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  back_cb (TILLID_NO_ACCESS (widget));
  return TRUE;
}

/* Lets go of the clinic; a reason that was being typed stays a draft. */
void
tillid_no_access_release (TillidNoAccess *self)
{
  g_return_if_fail (TILLID_IS_NO_ACCESS (self));

  if (self->session == NULL)
    return;
  tillid_draft_keeper_release (self->reason_row);
  g_clear_object (&self->session);
}

static void
tillid_no_access_dispose (GObject *object)
{
  TillidNoAccess *self = TILLID_NO_ACCESS (object);

  tillid_no_access_release (self);
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_NO_ACCESS);

  G_OBJECT_CLASS (tillid_no_access_parent_class)->dispose (object);
}

static void
tillid_no_access_class_init (TillidNoAccessClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_no_access_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", TILLID_TYPE_NO_ACCESS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_BACK] = g_signal_new ("back", TILLID_TYPE_NO_ACCESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-no-access.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidNoAccess, root);
  gtk_widget_class_bind_template_child (widget_class, TillidNoAccess, form);
  gtk_widget_class_bind_template_child (widget_class, TillidNoAccess, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TillidNoAccess, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNoAccess, open_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_no_access_init (TillidNoAccess *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_no_access_show:
 * @self: the page
 * @session: the clinic
 * @patient: id of a patient who is not open
 * @name: as the list has it
 * @birth: (nullable): the age, as the list has it
 *
 * Shows nothing of the patient but these, and asks for a reason. A lead never comes here.
 */
void
tillid_no_access_show (TillidNoAccess *self,
                       TillidSession *session,
                       gint64 patient,
                       const char *name,
                       const char *birth)
{
  const gboolean may = !tillid_session_is_read_only (session) &&
                       tillid_session_may (session, TILLID_ACTION_BREAK_GLASS, NULL);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *place = g_strdup_printf ("no-access/%" G_GINT64_FORMAT "/reason", patient);
  g_autofree char *years =
    birth != NULL ? g_strdup_printf (C_ ("patient", "%s years"), birth) : g_strdup ("");
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_NO_ACCESS (self));

  tillid_no_access_release (self);
  self->session = g_object_ref (session);
  self->patient = patient;
  /* Translators: %s is the age of the patient in words, or nothing. */
  text =
    g_strdup_printf (may
                       ? C_ ("no access",
                             "%s\nThis record is open to those who work with the patient. In an "
                             "emergency it can be opened with a reason for today and tomorrow. The "
                             "reason is kept where the patient can read it, and a lead looks at it "
                             "within 7 days.")
                       : C_ ("no access",
                             "%s\nThis record is open to those who work with the patient. A lead "
                             "can open it to a colleague."),
                     years);
  adw_status_page_set_title (self->root, title);
  adw_status_page_set_description (self->root, g_strchug (text));
  gtk_widget_set_visible (self->form, may);
  tillid_draft_keeper_bind (self->reason_row, session, place, NULL);
  changed_cb (self);
  if (may)
    gtk_widget_grab_focus (self->reason_row);
}
