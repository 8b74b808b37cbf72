/* tillid-caseload-hand-over.c - several patients get another key contact
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-hand-over.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-plan-edits.h"

struct _TillidCaseloadHandOver
{
  AdwWindow parent_instance;

  TillidSession *session;     /* (owned) (nullable) */
  TillidCaseloadModel *model; /* (owned) (nullable) */
  GArray *patients;           /* (owned) (nullable) of gint64 */
  GPtrArray *members;         /* (owned) (nullable) of TillidMember: who is offered */

  GtkLabel *who_label;
  AdwComboRow *to_row;
  GtkEditable *day_row;
  GtkEditable *why_row;
  GtkLabel *note_label;
  GtkWidget *do_button;
};

G_DEFINE_FINAL_TYPE (TillidCaseloadHandOver, tillid_caseload_hand_over, ADW_TYPE_WINDOW)

static void
tillid_caseload_hand_over_dispose (GObject *object)
{
  TillidCaseloadHandOver *self = TILLID_CASELOAD_HAND_OVER (object);

  if (self->why_row != NULL)
    tillid_draft_keeper_release (GTK_WIDGET (self->why_row));
  g_clear_object (&self->session);
  g_clear_object (&self->model);
  g_clear_pointer (&self->patients, g_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CASELOAD_HAND_OVER);

  G_OBJECT_CLASS (tillid_caseload_hand_over_parent_class)->dispose (object);
}

static gboolean
read_day (TillidCaseloadHandOver *self, TillidDay *out_day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->day_row)));

  return *text != '\0' &&
         tillid_plan_read_day (text, tillid_session_today (self->session), out_day) &&
         *out_day != TILLID_ABSENT;
}

/* The first line offers nobody: a colleague is chosen, never assumed. */
static gint64
read_member (TillidCaseloadHandOver *self)
{
  const guint chosen = adw_combo_row_get_selected (self->to_row);

  return chosen > 0 && chosen <= self->members->len
           ? ((TillidRecord *) self->members->pdata[chosen - 1])->id
           : 0;
}

/* What will be done, in a sentence, before it is done. */
static void
changed_cb (TillidCaseloadHandOver *self)
{
  TillidDay day = TILLID_ABSENT;
  g_autofree char *shown = NULL;
  g_autofree char *note = NULL;
  gboolean is_day;

  if (self->members == NULL)
    return;
  is_day = read_day (self, &day);
  shown = is_day ? tillid_format_day (day, TILLID_FORMAT_DAY_FULL, NULL) : NULL;
  if (!is_day)
    note = g_strdup (C_ ("caseload", "On which day?"));
  else if (day > tillid_session_today (self->session))
    /* Translators: a date. */
    note = g_strdup_printf (C_ ("caseload", "Planned for %s, with its steps in each plan."), shown);
  else
    /* Translators: a date. */
    note =
      g_strdup_printf (C_ ("caseload", "Handed over on %s: the key contact changes now."), shown);
  gtk_label_set_label (self->note_label, note);
  gtk_widget_set_sensitive (self->do_button, is_day && read_member (self) != 0);
}

static void
do_cb (TillidCaseloadHandOver *self)
{
  TillidHandOverPlan plan = { .to = read_member (self) };
  g_autofree char *reason = NULL;

  if (plan.to == 0 || !read_day (self, &plan.day))
    return;
  reason = tillid_draft_keeper_dup_field (GTK_WIDGET (self->why_row));
  plan.reason = reason;
  tillid_caseload_hand_over (self->model, self->patients, &plan);
  tillid_draft_keeper_forget (GTK_WIDGET (self->why_row));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCaseloadHandOver *self = TILLID_CASELOAD_HAND_OVER (widget);

  if (gtk_widget_get_sensitive (self->do_button))
    do_cb (self);
}

static void
tillid_caseload_hand_over_class_init (TillidCaseloadHandOverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_hand_over_dispose;

  gtk_widget_class_install_action (widget_class, "hand-over.do", NULL, do_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "hand-over.do", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-caseload-hand-over.ui");
#define BIND(child)                                                                                \
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadHandOver, child)
  BIND (who_label);
  BIND (to_row);
  BIND (day_row);
  BIND (why_row);
  BIND (note_label);
  BIND (do_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, do_cb);
}

static void
tillid_caseload_hand_over_init (TillidCaseloadHandOver *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_members (TillidCaseloadHandOver *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) members =
    tillid_caseload_model_list_members (self->model, tillid_session_today (self->session));

  gtk_string_list_append (names, C_ ("caseload", "nobody yet"));
  for (guint i = 0; i < members->len; i++)
    gtk_string_list_append (names, ((TillidMember *) members->pdata[i])->name);
  adw_combo_row_set_model (self->to_row, G_LIST_MODEL (names));
  self->members = g_steal_pointer (&members);
}

/* (transfer none): the window, not shown yet. @patients: (element-type gint64) */
GtkWindow *
tillid_caseload_hand_over_new (GtkWindow *parent,
                               TillidCaseloadModel *model,
                               TillidSession *session,
                               const GArray *patients)
{
  TillidCaseloadHandOver *self =
    g_object_new (TILLID_TYPE_CASELOAD_HAND_OVER, "transient-for", parent, NULL);
  g_autofree char *who = tillid_caseload_model_write_names (model, patients);
  g_autofree char *today =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->patients = g_array_copy ((GArray *) patients);
  gtk_label_set_label (self->who_label, who);
  gtk_editable_set_text (self->day_row, today);
  tillid_draft_keeper_bind (GTK_WIDGET (self->why_row), session, "caseload/hand-over", NULL);
  fill_members (self);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), session);
  changed_cb (self);
  return GTK_WINDOW (self);
}
