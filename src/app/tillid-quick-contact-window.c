/* tillid-quick-contact-window.c - a contact between visits, written down in half a minute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every change is a draft at once: an interruption, or a crash, costs nothing. */
#include "config.h"

#include "tillid-quick-contact-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-interpreter.h"
#include "tillid-problem.h"
#include "tillid-quick-contact.h"
#include "tillid-record-table.h"
#include "tillid-search.h"

#define MOST_FOUND 5
#define MOST_MINUTES 600

struct _TillidQuickContactWindow
{
  AdwWindow parent_instance;

  TillidSession *session;      /* (owned) */
  TillidQuickContact *contact; /* (owned) */
  GArray *problems;            /* (owned) of gint64: by their place in the list, 0 first */
  GArray *interpreters;        /* (owned) of gint64 */
  gboolean filling;

  GtkSearchEntry *who_entry;
  GtkListBox *found_list;
  GtkLabel *who_label;
  GtkToggleButton *called_button;
  GtkToggleButton *was_called_button;
  GtkCheckButton *planned_check;
  GtkDropDown *problem_drop;
  GtkDropDown *interpreter_drop;
  GtkSpinButton *minutes_spin;
  GtkEntry *next_entry;
  GtkWidget *keep_button;
};

enum
{
  KEPT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidQuickContactWindow, tillid_quick_contact_window, ADW_TYPE_WINDOW)

static void
tillid_quick_contact_window_dispose (GObject *object)
{
  TillidQuickContactWindow *self = TILLID_QUICK_CONTACT_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->contact, tillid_quick_contact_free);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->interpreters, g_array_unref);

  G_OBJECT_CLASS (tillid_quick_contact_window_parent_class)->dispose (object);
}

static gint64
chosen_in (GtkDropDown *drop, GArray *ids)
{
  const guint i = gtk_drop_down_get_selected (drop);

  return i < ids->len ? g_array_index (ids, gint64, i) : 0;
}

/* What the fields say, kept as a draft. */
static void
changed_cb (TillidQuickContactWindow *self)
{
  const int minutes = gtk_spin_button_get_value_as_int (self->minutes_spin);

  if (self->filling || self->contact == NULL)
    return;
  self->contact->direction = gtk_toggle_button_get_active (self->was_called_button)
                               ? TILLID_DIRECTION_IN
                               : TILLID_DIRECTION_OUT;
  self->contact->planned = gtk_check_button_get_active (self->planned_check);
  self->contact->problem = chosen_in (self->problem_drop, self->problems);
  self->contact->interpreter = chosen_in (self->interpreter_drop, self->interpreters);
  self->contact->minutes = minutes > 0 ? minutes : TILLID_ABSENT;
  g_free (self->contact->next_step);
  self->contact->next_step = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->next_entry)));
  tillid_quick_contact_put_draft (self->contact, self->session);
}

static void
add_choice (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name != NULL ? name : "");
  g_array_append_val (ids, id);
}

static void
show_choices (GtkDropDown *drop, GtkStringList *names, GArray *ids, gint64 chosen)
{
  guint selected = 0;

  gtk_drop_down_set_model (drop, G_LIST_MODEL (names));
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == chosen)
      selected = i;
  gtk_drop_down_set_selected (drop, selected);
}

/* What is open with the patient; a role that reads no problems is offered none. */
static void
fill_problems (TillidQuickContactWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) problems =
    self->contact->patient != 0
      ? tillid_quick_contact_list_problems (self->session, self->contact->patient, NULL)
      : NULL;

  g_array_set_size (self->problems, 0);
  add_choice (names, self->problems, C_ ("quick contact", "Nothing in particular"), 0);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const TillidProblem *problem = problems->pdata[i];

      add_choice (names, self->problems,
                  problem->staff_words != NULL ? problem->staff_words : problem->patient_words,
                  problem->record.id);
    }
  show_choices (self->problem_drop, names, self->problems, self->contact->problem);
}

static void
fill_interpreters (TillidQuickContactWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (TillidScope) system = tillid_session_open_system (self->session);
  g_autoptr (GPtrArray) interpreters =
    tillid_record_table_list (tillid_session_get_db (self->session), system,
                              &tillid_interpreter_type, NULL);

  g_array_set_size (self->interpreters, 0);
  add_choice (names, self->interpreters, C_ ("quick contact", "No interpreter"), 0);
  for (guint i = 0; interpreters != NULL && i < interpreters->len; i++)
    {
      const TillidInterpreter *interpreter = interpreters->pdata[i];

      add_choice (names, self->interpreters, interpreter->name, interpreter->record.id);
    }
  show_choices (self->interpreter_drop, names, self->interpreters, self->contact->interpreter);
}

/* The name of a patient as lists show it; (nullable) */
static char *
read_name (TillidQuickContactWindow *self, gint64 patient)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_list (self->session, "contact", NULL, &patient, 1, NULL);
  g_autoptr (GPtrArray) rows =
    scope != NULL
      ? tillid_patient_list_rows (tillid_session_get_db (self->session), scope, &patient, 1,
                                  tillid_session_today (self->session), NULL)
      : NULL;
  const TillidPatientRow *row = rows != NULL && rows->len > 0 ? rows->pdata[0] : NULL;

  if (row == NULL || row->is_closed)
    return NULL;
  return g_strdup (row->display_name != NULL ? row->display_name : row->native_name);
}

static void
choose_patient (TillidQuickContactWindow *self, gint64 patient)
{
  g_autofree char *name = patient != 0 ? read_name (self, patient) : NULL;

  self->contact->patient = name != NULL ? patient : 0;
  gtk_label_set_label (self->who_label, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->who_label), name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->found_list), FALSE);
  gtk_widget_set_sensitive (self->keep_button, name != NULL);
  self->filling = TRUE;
  fill_problems (self);
  self->filling = FALSE;
}

static void
search_changed_cb (TillidQuickContactWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->who_entry));
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->found_list, 0)) != NULL)
    gtk_list_box_remove (self->found_list, GTK_WIDGET (row));
  if (*typed != '\0')
    scope = tillid_session_open_list (self->session, "contact", typed, NULL, 0, NULL);
  if (scope != NULL)
    found = tillid_search_people (tillid_session_get_db (self->session), scope, typed,
                                  tillid_session_today (self->session), MOST_FOUND, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const TillidPatientRow *person = found->pdata[i];
      GtkWidget *label = NULL;

      if (person->is_closed)
        continue;
      label =
        gtk_label_new (person->display_name != NULL ? person->display_name : person->native_name);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_margin_start (label, 10);
      g_object_set_data_full (G_OBJECT (label), "patient", g_memdup2 (&person->id, sizeof (gint64)),
                              g_free);
      gtk_list_box_append (self->found_list, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->found_list),
                          gtk_list_box_get_row_at_index (self->found_list, 0) != NULL);
}

static void
found_cb (TillidQuickContactWindow *self, GtkListBoxRow *row)
{
  const gint64 *patient =
    g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "patient");

  choose_patient (self, *patient);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->called_button));
}

/* Enter in the search takes the first one. */
static void
search_activate_cb (TillidQuickContactWindow *self)
{
  GtkListBoxRow *row = NULL;

  search_changed_cb (self);
  row = gtk_list_box_get_row_at_index (self->found_list, 0);
  if (row != NULL)
    found_cb (self, row);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidQuickContactWindow) self = data;
  g_autoptr (GError) error = NULL;
  const gint64 edit = tillid_session_apply_finish (TILLID_SESSION (source), result, &error);

  if (edit == 0)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  tillid_session_put_draft (TILLID_SESSION (source), "quick-contact", NULL);
  g_signal_emit (self, signals[KEPT], 0, edit, C_ ("edit", "Contact written down"));
}

/* The draft goes when the contact is on the disk. */
static void
keep (TillidQuickContactWindow *self)
{
  g_autoptr (TillidEdit) edit = NULL;

  if (self->contact->patient == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
      return;
    }
  gtk_spin_button_update (self->minutes_spin);
  changed_cb (self);
  edit = tillid_quick_contact_make_edit (self->contact, self->session);
  tillid_session_apply_async (self->session, edit, NULL, applied_cb, g_object_ref (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  keep (TILLID_QUICK_CONTACT_WINDOW (widget));
}

static void
tillid_quick_contact_window_class_init (TillidQuickContactWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_quick_contact_window_dispose;

  signals[KEPT] = g_signal_new ("kept", TILLID_TYPE_QUICK_CONTACT_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TILLID_TYPE_QUICK_CONTACT_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "contact.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "contact.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "contact.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* One line of the form: its words and its field. */
static void
add_field (GtkGrid *grid, int line, const char *words, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, field, 1, line, 1, 1);
}

static GtkWidget *
build_direction (TillidQuickContactWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->called_button =
    GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (C_ ("quick contact", "We c_alled")));
  self->was_called_button = GTK_TOGGLE_BUTTON (
    gtk_toggle_button_new_with_mnemonic (C_ ("quick contact", "We _were called")));
  gtk_toggle_button_set_group (self->was_called_button, self->called_button);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->called_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->was_called_button));
  return box;
}

static GtkWidget *
build_who (TillidQuickContactWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->who_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->who_label, 0);
  gtk_label_set_wrap (self->who_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->who_label), "title-4");
  self->who_entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->who_entry, "placeholder-text",
                C_ ("quick contact", "With whom: part of a name"), "search-delay", 40, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->who_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("quick contact", "With whom"), -1);
  self->found_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->found_list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->found_list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->found_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("quick contact", "Found"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->who_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->who_entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->found_list));
  g_signal_connect_object (self->who_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->who_entry, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->who_entry, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found_list, "row-activated", G_CALLBACK (found_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
build_form (TillidQuickContactWindow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->planned_check = GTK_CHECK_BUTTON (
    gtk_check_button_new_with_mnemonic (C_ ("quick contact", "It had been a_rranged")));
  self->problem_drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->interpreter_drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->minutes_spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_MINUTES, 5));
  self->next_entry = GTK_ENTRY (gtk_entry_new ());
  gtk_grid_attach (GTK_GRID (grid), build_direction (self), 0, 0, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->planned_check), 0, 1, 2, 1);
  add_field (GTK_GRID (grid), 2, C_ ("quick contact", "Abo_ut"), GTK_WIDGET (self->problem_drop));
  add_field (GTK_GRID (grid), 3, C_ ("quick contact", "_Interpreter"),
             GTK_WIDGET (self->interpreter_drop));
  add_field (GTK_GRID (grid), 4, C_ ("quick contact", "_Minutes"), GTK_WIDGET (self->minutes_spin));
  add_field (GTK_GRID (grid), 5, C_ ("quick contact", "_Next step"), GTK_WIDGET (self->next_entry));
  return grid;
}

static void
follow (TillidQuickContactWindow *self, gpointer field, const char *signal)
{
  g_signal_connect_object (field, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
tillid_quick_contact_window_init (TillidQuickContactWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *bar = adw_header_bar_new ();

  self->problems = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->interpreters = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->keep_button = gtk_button_new_with_mnemonic (C_ ("quick contact", "_Keep"));
  gtk_widget_set_tooltip_text (self->keep_button, C_ ("tooltip", "Keep (Ctrl+Enter)"));
  gtk_widget_add_css_class (self->keep_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->keep_button), "contact.keep");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->keep_button);
  gtk_widget_set_margin_start (inner, 18);
  gtk_widget_set_margin_end (inner, 18);
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 18);
  gtk_box_append (GTK_BOX (inner), build_who (self));
  gtk_box_append (GTK_BOX (inner), build_form (self));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), inner);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 420, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), C_ ("quick contact", "Quick contact"));
  follow (self, self->was_called_button, "toggled");
  follow (self, self->planned_check, "toggled");
  follow (self, self->problem_drop, "notify::selected");
  follow (self, self->interpreter_drop, "notify::selected");
  follow (self, self->minutes_spin, "value-changed");
  follow (self, self->next_entry, "changed");
}

/* What was being typed stands there again, unless it is about somebody else. */
static void
fill (TillidQuickContactWindow *self, gint64 patient)
{
  self->contact = tillid_quick_contact_read_draft (self->session);
  if (patient != 0 && self->contact->patient != patient)
    {
      self->contact->patient = patient;
      self->contact->problem = 0;
    }
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->contact->direction == TILLID_DIRECTION_IN
                                  ? self->was_called_button
                                  : self->called_button,
                                TRUE);
  gtk_check_button_set_active (self->planned_check, self->contact->planned);
  gtk_spin_button_set_value (self->minutes_spin, self->contact->minutes != TILLID_ABSENT
                                                   ? (double) self->contact->minutes
                                                   : 0);
  gtk_editable_set_text (GTK_EDITABLE (self->next_entry),
                         self->contact->next_step != NULL ? self->contact->next_step : "");
  fill_interpreters (self);
  self->filling = FALSE;
  choose_patient (self, self->contact->patient);
  gtk_window_set_focus (GTK_WINDOW (self), self->contact->patient != 0
                                             ? GTK_WIDGET (self->called_button)
                                             : GTK_WIDGET (self->who_entry));
}

/* (transfer none): before @parent, not shown yet; @patient: whom it is about, or 0 */
GtkWindow *
tillid_quick_contact_window_new (GtkWindow *parent, TillidSession *session, gint64 patient)
{
  TillidQuickContactWindow *self =
    g_object_new (TILLID_TYPE_QUICK_CONTACT_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  fill (self, patient);
  return GTK_WINDOW (self);
}

/* (transfer none): the field of the next step, for tests. */
GtkEntry *
tillid_quick_contact_window_get_next (TillidQuickContactWindow *self)
{
  g_return_val_if_fail (TILLID_IS_QUICK_CONTACT_WINDOW (self), NULL);

  return self->next_entry;
}
