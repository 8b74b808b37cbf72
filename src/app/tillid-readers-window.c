/* tillid-readers-window.c - who may open a patient's record, and who has read it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-readers-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-edit-toasts.h"
#include "tillid-grants.h"
#include "tillid-person-row.h"
#include "tillid-plan-edits.h"
#include "tillid-print.h"
#include "tillid-readers-print.h"
#include "tillid-words.h"

/* Of the log; the rest is in the copy of the record for its patient. */
#define N_READINGS 200

struct _TillidReadersWindow
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  GPtrArray *colleagues;         /* (owned) of TillidMember: those who can be let in */
  GtkListBox *lists[TILLID_READERS_N_GROUPS];
  GtkListBox *readings_list;

  AdwToastOverlay *toasts;
  GtkWidget *root;
  AdwPreferencesGroup *groups[TILLID_READERS_N_GROUPS];
  AdwPreferencesGroup *readings_group;
  GtkWidget *let_group;
  AdwExpanderRow *let_row;
  AdwComboRow *who_row;
  GtkWidget *until_row;
  GtkWidget *reason_row;
  GtkWidget *let_button;
};

G_DEFINE_FINAL_TYPE (TillidReadersWindow, tillid_readers_window, ADW_TYPE_WINDOW)

static TillidSession *
get_session (TillidReadersWindow *self)
{
  return tillid_patient_context_get_session (self->context);
}

/* Whether the last day can be read; none is until it is ended. */
static gboolean
read_until (TillidReadersWindow *self, TillidDay *out_day)
{
  const TillidDay today = tillid_session_today (get_session (self));
  g_autofree char *text = g_strstrip (tillid_draft_keeper_dup_field (self->until_row));

  *out_day = TILLID_ABSENT;
  return *text == '\0' || (tillid_plan_read_day (text, today, out_day) && *out_day >= today);
}

static void
changed_cb (TillidReadersWindow *self)
{
  TillidDay until;

  gtk_widget_set_sensitive (self->let_button, self->context != NULL && read_until (self, &until) &&
                                                tillid_draft_keeper_has_text (self->reason_row));
}

static void
say_edit (TillidReadersWindow *self, const char *label, gint64 edit)
{
  TillidUndo *undo = tillid_patient_context_get_undo (self->context);

  if (undo != NULL)
    tillid_undo_push (undo, edit, label);
  tillid_edit_toasts_add (self->toasts, label, edit);
}

static void
bind_fields (TillidReadersWindow *self)
{
  const gint64 patient = tillid_patient_context_get_patient (self->context);
  g_autofree char *until = g_strdup_printf ("readers/%" G_GINT64_FORMAT "/until", patient);
  g_autofree char *reason = g_strdup_printf ("readers/%" G_GINT64_FORMAT "/reason", patient);

  tillid_draft_keeper_bind (self->until_row, get_session (self), until, NULL);
  tillid_draft_keeper_bind (self->reason_row, get_session (self), reason, NULL);
  changed_cb (self);
}

static void
let_in_cb (TillidReadersWindow *self)
{
  const guint selected = adw_combo_row_get_selected (self->who_row);
  g_autofree char *reason = g_strstrip (tillid_draft_keeper_dup_field (self->reason_row));
  TillidGrantPlan plan = { .from = TILLID_ABSENT, .reason = reason };
  g_autoptr (GError) error = NULL;
  gint64 edit = 0;

  if (!gtk_widget_get_sensitive (self->let_button) || selected >= self->colleagues->len ||
      !read_until (self, &plan.until))
    return;
  plan.patient = tillid_patient_context_get_patient (self->context);
  plan.member = ((TillidMember *) self->colleagues->pdata[selected])->record.id;
  if (!tillid_grants_give (get_session (self), &plan, &edit, &error))
    {
      tillid_edit_toasts_add (self->toasts, error->message, 0);
      return;
    }
  tillid_draft_keeper_forget (self->until_row);
  tillid_draft_keeper_forget (self->reason_row);
  bind_fields (self);
  adw_expander_row_set_expanded (self->let_row, FALSE);
  say_edit (self, C_ ("edit", "Access given"), edit);
}

static void
end_cb (GtkWidget *button, TillidReadersWindow *self)
{
  const gint64 *grant = g_object_get_data (G_OBJECT (button), "grant");
  g_autoptr (GError) error = NULL;
  gint64 edit = 0;

  if (!tillid_grants_end (get_session (self), *grant, &edit, &error))
    tillid_edit_toasts_add (self->toasts, error->message, 0);
  else
    say_edit (self, C_ ("edit", "Access ended"), edit);
}

static void
print_cb (TillidReadersWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = tillid_readers_print_new (self->context);
  g_autoptr (GError) error = NULL;

  if (!tillid_print_run (operation, self->context, "print", GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                         GTK_WINDOW (self), &error) &&
      error != NULL)
    tillid_edit_toasts_add (self->toasts, error->message, 0);
}

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
append_none (GtkListBox *list, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (list, row);
}

static const char *
name_of (const TillidMember *member)
{
  return member != NULL && member->name != NULL ? member->name : "";
}

static GtkWidget *
append_person (GtkListBox *list, const TillidMember *member, const char *line)
{
  GtkWidget *row = tillid_person_row_new ();

  if (member != NULL)
    tillid_person_sign_set_member (tillid_person_row_get_sign (TILLID_PERSON_ROW (row)), member);
  tillid_person_row_set (TILLID_PERSON_ROW (row), name_of (member), line, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_end (TillidReadersWindow *self, GtkWidget *row, const TillidReader *reader)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("readers", "End"));
  g_autofree char *name = tillid_words_isolate (name_of (reader->member));
  /* Translators: %s is the name of a colleague. */
  g_autofree char *label = g_strdup_printf (C_ ("readers", "End the access of %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "grant",
                          g_memdup2 (&reader->grant, sizeof reader->grant), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (end_cb), self, 0);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
}

static void
show_readers (TillidReadersWindow *self, TillidReadersGroup group, gboolean may_end)
{
  g_autoptr (GPtrArray) readers = tillid_readers_list (self->context, group);

  empty_list (self->lists[group]);
  for (guint i = 0; i < readers->len; i++)
    {
      const TillidReader *reader = readers->pdata[i];
      GtkWidget *row = append_person (self->lists[group], reader->member, reader->line);

      if (reader->grant != 0 && may_end)
        add_end (self, row, reader);
    }
  if (group == TILLID_READERS_WORK && readers->len == 0)
    append_none (self->lists[group],
                 C_ ("readers", "Nobody yet: every clinician may begin with this patient"));
  else if (readers->len == 0)
    append_none (self->lists[group], C_ ("readers", "Nobody"));
}

static void
show_readings (TillidReadersWindow *self)
{
  g_autoptr (GPtrArray) readings = tillid_readers_list_readings (self->context, N_READINGS);

  empty_list (self->readings_list);
  for (guint i = 0; i < readings->len; i++)
    {
      const TillidReading *reading = readings->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s: %s", reading->when, reading->line);

      append_person (self->readings_list, reading->member, line);
    }
}

static gboolean
read_cb (gpointer data)
{
  g_autoptr (TillidReadersWindow) self = data;
  gboolean may;

  if (self->context == NULL)
    return G_SOURCE_REMOVE;
  may = !tillid_patient_context_is_read_only (self->context) &&
        tillid_session_may (get_session (self), TILLID_ACTION_GRANT, NULL);
  for (int i = 0; i < TILLID_READERS_N_GROUPS; i++)
    show_readers (self, (TillidReadersGroup) i, may);
  show_readings (self);
  gtk_widget_set_visible (self->let_group, may);
  if (tillid_readers_is_open_to_all (self->context))
    adw_preferences_group_set_description (
      self->groups[TILLID_READERS_EVERY],
      C_ ("readers", "A lead has decided that every clinician here may open every patient."));
  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose button was pressed goes. */
static void
context_changed_cb (TillidReadersWindow *self)
{
  g_idle_add (read_cb, g_object_ref (self));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidReadersWindow *self = TILLID_READERS_WINDOW (widget);

  tillid_edit_toasts_undo (self->toasts, tillid_patient_context_get_undo (self->context),
                           parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

static void
tillid_readers_window_dispose (GObject *object)
{
  TillidReadersWindow *self = TILLID_READERS_WINDOW (object);

  if (self->context != NULL)
    {
      tillid_draft_keeper_release (self->until_row);
      tillid_draft_keeper_release (self->reason_row);
    }
  g_clear_object (&self->context);
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_READERS_WINDOW);

  G_OBJECT_CLASS (tillid_readers_window_parent_class)->dispose (object);
}

static void
tillid_readers_window_class_init (TillidReadersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_readers_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-readers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, root);
  for (int i = 0; i < TILLID_READERS_N_GROUPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("group_%d", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 G_STRUCT_OFFSET (TillidReadersWindow, groups) +
                                                   i * (gssize) sizeof (gpointer));
    }
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, readings_group);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, let_group);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, let_row);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, who_row);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, until_row);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TillidReadersWindow, let_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, let_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  tillid_edit_toasts_install (widget_class, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkListBox *
add_list (AdwPreferencesGroup *group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (group), -1);
  adw_preferences_group_add (group, list);
  return GTK_LIST_BOX (list);
}

static void
tillid_readers_window_init (TillidReadersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < TILLID_READERS_N_GROUPS; i++)
    self->lists[i] = add_list (self->groups[i]);
  self->readings_list = add_list (self->readings_group);
}

/* Clinicians who still work here. */
static void
fill_who (TillidReadersWindow *self)
{
  GPtrArray *members = tillid_patient_context_get_members (self->context);
  const TillidDay today = tillid_session_today (get_session (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->colleagues = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  for (guint i = 0; i < members->len; i++)
    {
      TillidMember *member = members->pdata[i];

      if (!(tillid_roles_from_text (member->roles) & TILLID_ROLE_CLINICIAN) ||
          (member->until_day != TILLID_ABSENT && member->until_day < today))
        continue;
      g_ptr_array_add (self->colleagues, tillid_record_ref_any (member));
      gtk_string_list_append (names, name_of (member));
    }
  adw_combo_row_set_model (self->who_row, G_LIST_MODEL (names));
}

/**
 * tillid_readers_window_new:
 * @parent: the window it belongs to
 * @context: an open patient
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_readers_window_new (GtkWindow *parent, TillidPatientContext *context)
{
  TillidReadersWindow *self =
    g_object_new (TILLID_TYPE_READERS_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), get_session (self));
  fill_who (self);
  bind_fields (self);
  read_cb (g_object_ref (self));
  return GTK_WINDOW (self);
}

/* (transfer none): for tests */
GtkListBox *
tillid_readers_window_get_list (TillidReadersWindow *self, TillidReadersGroup group)
{
  g_return_val_if_fail (TILLID_IS_READERS_WINDOW (self) && group < TILLID_READERS_N_GROUPS, NULL);

  return self->lists[group];
}
