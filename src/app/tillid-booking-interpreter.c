/* tillid-booking-interpreter.c - who interprets at a visit, and how that stands
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-booking-interpreter.h"

#include <glib/gi18n-lib.h>

#include "tillid-exclusions-button.h"
#include "tillid-person-row.h"

/* What is offered of #TillidInterpretingMode, in this order: relatives have a list of their own. */
static const int ways[] = {
  TILLID_INTERPRETING_MODE_ROOM,
  TILLID_INTERPRETING_MODE_VIDEO,
  TILLID_INTERPRETING_MODE_PHONE,
  TILLID_INTERPRETING_MODE_STAFF,
};

struct _TillidBookingInterpreter
{
  GtkWidget parent_instance;

  GtkWidget *root;
  GtkLabel *wish_label;
  TillidExclusionsButton *exclusions_button;
  GtkSwitch *needs_switch;
  GtkWidget *details_box;
  AdwComboRow *state_row;
  AdwComboRow *how_row;
  GtkListBox *list;
  GtkWidget *exclude_button;
  GtkExpander *relatives_expander;
  GtkListBox *relatives_list;
  GtkWidget *guard_box;
  GtkLabel *guard_label;
  GtkWidget *adult_button;
  GtkWidget *simple_button;
  GtkWidget *acute_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidBookingForm *form;       /* (unowned) (nullable) */
  GPtrArray *offers;             /* (owned) (nullable) of TillidInterpreterOffer */
  GPtrArray *relatives;          /* (owned) (nullable) of TillidInterpreterOffer */
  gint64 asked;                  /* the relative whose age asks for an answer, or 0 */
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (TillidBookingInterpreter, tillid_booking_interpreter, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit_changed (TillidBookingInterpreter *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
update_details (TillidBookingInterpreter *self)
{
  gtk_widget_set_visible (self->details_box, self->form->needs);
  gtk_widget_set_visible (self->exclude_button,
                          self->form->interpreter != 0 &&
                            tillid_patient_context_may_write (self->context,
                                                              &tillid_exclusion_type));
  gtk_widget_set_visible (GTK_WIDGET (self->how_row), self->form->person == 0);
}

static void
show_choices (TillidBookingInterpreter *self)
{
  guint way = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i] == self->form->how)
      way = i;
  self->is_setting = TRUE;
  gtk_switch_set_active (self->needs_switch, self->form->needs);
  adw_combo_row_set_selected (self->state_row, (guint) self->form->state);
  adw_combo_row_set_selected (self->how_row, way);
  self->is_setting = FALSE;
}

/* The first row is nobody. */
static void
show_chosen (TillidBookingInterpreter *self)
{
  int chosen = self->form->person != 0 ? -1 : 0;

  for (guint i = 0; i < self->offers->len; i++)
    if (self->form->interpreter != 0 &&
        ((TillidInterpreterOffer *) self->offers->pdata[i])->interpreter == self->form->interpreter)
      chosen = (int) i + 1;
  self->is_setting = TRUE;
  gtk_list_box_select_row (self->list,
                           chosen >= 0 ? gtk_list_box_get_row_at_index (self->list, chosen) : NULL);
  gtk_list_box_unselect_all (self->relatives_list);
  for (guint i = 0; i < self->relatives->len; i++)
    if (self->form->person != 0 &&
        ((TillidInterpreterOffer *) self->relatives->pdata[i])->person == self->form->person)
      gtk_list_box_select_row (self->relatives_list,
                               gtk_list_box_get_row_at_index (self->relatives_list, (int) i));
  self->is_setting = FALSE;
}

static void
fill_list (TillidBookingInterpreter *self)
{
  GtkWidget *row = tillid_person_row_new ();

  empty (self->list);
  tillid_person_sign_set (tillid_person_row_get_sign (TILLID_PERSON_ROW (row)),
                          TILLID_SIGN_INTERPRETER, TILLID_ABSENT, "?");
  tillid_person_row_set (TILLID_PERSON_ROW (row), C_ ("interpreter", "Nobody yet"), NULL, FALSE);
  gtk_list_box_append (self->list, row);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const TillidInterpreterOffer *offer = self->offers->pdata[i];

      row = tillid_person_row_new ();
      tillid_person_sign_set_interpreter (
        tillid_person_row_get_sign (TILLID_PERSON_ROW (row)),
        tillid_patient_context_find_interpreter (self->context, offer->interpreter));
      tillid_person_row_set (TILLID_PERSON_ROW (row), offer->name, offer->line, FALSE);
      gtk_list_box_append (self->list, row);
    }
}

static void
fill_relatives (TillidBookingInterpreter *self)
{
  empty (self->relatives_list);
  for (guint i = 0; i < self->relatives->len; i++)
    {
      const TillidInterpreterOffer *offer = self->relatives->pdata[i];
      GtkWidget *row = tillid_person_row_new ();

      tillid_person_sign_set_name (tillid_person_row_get_sign (TILLID_PERSON_ROW (row)),
                                   TILLID_SIGN_FAMILY, offer->name);
      tillid_person_row_set (TILLID_PERSON_ROW (row), offer->name, offer->line, FALSE);
      gtk_list_box_append (self->relatives_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->relatives_expander), self->relatives->len > 0);
}

static void
show_guard (TillidBookingInterpreter *self, const TillidInterpreterOffer *offer)
{
  g_autofree char *sentence =
    offer != NULL ? tillid_interpreters_guard_words (offer->guard, offer->name) : NULL;

  self->asked = offer != NULL ? offer->person : 0;
  gtk_widget_set_visible (self->guard_box, sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_label_set_label (self->guard_label, sentence);
  gtk_widget_set_visible (self->adult_button,
                          tillid_interpreters_guard_takes (offer->guard, TILLID_CHILD_GUARD_ADULT));
  gtk_widget_set_visible (self->simple_button,
                          tillid_interpreters_guard_takes (offer->guard,
                                                           TILLID_CHILD_GUARD_SIMPLE));
  gtk_widget_grab_focus (gtk_widget_get_visible (self->adult_button)    ? self->adult_button
                         : gtk_widget_get_visible (self->simple_button) ? self->simple_button
                                                                        : self->acute_button);
}

static void
choose_relative (TillidBookingInterpreter *self, gint64 person, int guard)
{
  self->form->person = person;
  self->form->interpreter = 0;
  self->form->guard = guard;
  if (self->form->state == TILLID_INTERPRETING_STATE_NEEDED)
    self->form->state = TILLID_INTERPRETING_STATE_ASKED;
  show_guard (self, NULL);
  show_choices (self);
  show_chosen (self);
  update_details (self);
  emit_changed (self);
}

static void
relative_activated_cb (TillidBookingInterpreter *self, GtkListBoxRow *row)
{
  const TillidInterpreterOffer *offer = NULL;

  if (self->form == NULL || gtk_list_box_row_get_index (row) >= (int) self->relatives->len)
    return;
  offer = self->relatives->pdata[gtk_list_box_row_get_index (row)];
  if (offer->guard == TILLID_BOOKING_GUARD_ADULT)
    choose_relative (self, offer->person, TILLID_CHILD_GUARD_NONE);
  else
    {
      show_chosen (self);
      show_guard (self, offer);
    }
}

static void
guard_clicked_cb (TillidBookingInterpreter *self, GtkWidget *button)
{
  if (self->form == NULL || self->asked == 0)
    return;
  choose_relative (self, self->asked,
                   button == self->adult_button    ? TILLID_CHILD_GUARD_ADULT
                   : button == self->simple_button ? TILLID_CHILD_GUARD_SIMPLE
                                                   : TILLID_CHILD_GUARD_ACUTE);
}

/* Without an answer the choice is not made. */
static void
somebody_else_cb (TillidBookingInterpreter *self)
{
  if (self->form == NULL)
    return;
  show_guard (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
row_selected_cb (TillidBookingInterpreter *self, GtkListBoxRow *row)
{
  int index;
  gint64 interpreter = 0;

  if (self->is_setting || self->form == NULL || row == NULL)
    return;
  index = gtk_list_box_row_get_index (row);
  if (index > 0 && index <= (int) self->offers->len)
    interpreter = ((TillidInterpreterOffer *) self->offers->pdata[index - 1])->interpreter;
  if (interpreter == self->form->interpreter && self->form->person == 0)
    return;
  self->form->interpreter = interpreter;
  self->form->person = 0;
  self->form->guard = TILLID_CHILD_GUARD_NONE;
  if (interpreter == 0)
    self->form->state = TILLID_INTERPRETING_STATE_NEEDED;
  else if (self->form->state != TILLID_INTERPRETING_STATE_CAME &&
           self->form->state != TILLID_INTERPRETING_STATE_LATE)
    self->form->state = TILLID_INTERPRETING_STATE_ASKED;
  show_guard (self, NULL);
  show_choices (self);
  show_chosen (self);
  update_details (self);
  emit_changed (self);
}

static void
choice_cb (TillidBookingInterpreter *self)
{
  if (self->is_setting || self->form == NULL)
    return;
  self->form->needs = gtk_switch_get_active (self->needs_switch);
  self->form->state = (int) adw_combo_row_get_selected (self->state_row);
  self->form->how = ways[MIN (adw_combo_row_get_selected (self->how_row), G_N_ELEMENTS (ways) - 1)];
  update_details (self);
  emit_changed (self);
}

/* Whom the patient does not want: nobody asks why. The list is read again when it is written. */
static void
exclude_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidBookingInterpreter *self = TILLID_BOOKING_INTERPRETER (widget);
  const gint64 interpreter = self->form != NULL ? self->form->interpreter : 0;

  if (interpreter == 0 || !tillid_patient_context_may_write (self->context, &tillid_exclusion_type))
    return;
  self->form->interpreter = 0;
  self->form->state = TILLID_INTERPRETING_STATE_NEEDED;
  tillid_interpreters_exclude (self->context, interpreter);
  show_choices (self);
  show_chosen (self);
  update_details (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  emit_changed (self);
}

static void
fill_choices (AdwComboRow *row, const TillidChoice *choices, const int *only, guint n_only)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; only != NULL ? i < n_only : choices[i].code != NULL; i++)
    gtk_string_list_append (labels,
                            tillid_choice_get_label (choices, only != NULL ? only[i] : (int) i));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
tillid_booking_interpreter_dispose (GObject *object)
{
  TillidBookingInterpreter *self = TILLID_BOOKING_INTERPRETER (object);

  self->is_setting = TRUE;
  self->form = NULL;
  g_clear_object (&self->context);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->relatives, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_BOOKING_INTERPRETER);

  G_OBJECT_CLASS (tillid_booking_interpreter_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, root);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, wish_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, exclusions_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, needs_switch);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, details_box);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, state_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, how_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, list);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, exclude_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, relatives_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, relatives_list);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, guard_box);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, guard_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, adult_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, simple_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBookingInterpreter, acute_button);
}

static void
tillid_booking_interpreter_class_init (TillidBookingInterpreterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_booking_interpreter_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_BOOKING_INTERPRETER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-booking-interpreter.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, relative_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, guard_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, somebody_else_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "booking.exclude", NULL, exclude_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "booking.exclude", NULL);
}

static void
tillid_booking_interpreter_init (TillidBookingInterpreter *self)
{
  g_type_ensure (TILLID_TYPE_EXCLUSIONS_BUTTON);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_setting = TRUE;
  fill_choices (self->state_row, tillid_interpreting_state_choices, NULL, 0);
  fill_choices (self->how_row, tillid_interpreting_mode_choices, ways, G_N_ELEMENTS (ways));
  self->is_setting = FALSE;
}

/**
 * tillid_booking_interpreter_show:
 * @context: an open patient
 * @form: (unowned): lives longer than this widget shows it
 *
 * Reads again who can interpret, and shows what @form says.
 */
void
tillid_booking_interpreter_show (TillidBookingInterpreter *self,
                                 TillidPatientContext *context,
                                 TillidBookingForm *form)
{
  g_autofree char *wish = NULL;

  g_return_if_fail (TILLID_IS_BOOKING_INTERPRETER (self) && form != NULL);

  g_set_object (&self->context, context);
  self->form = form;
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->relatives, g_ptr_array_unref);
  self->offers = tillid_interpreters_list (context, form->day);
  self->relatives = tillid_interpreters_list_relatives (context, form->day);
  wish = tillid_interpreters_wish_words (context);
  gtk_label_set_label (self->wish_label, wish);
  tillid_exclusions_button_set_context (self->exclusions_button, context);
  self->is_setting = TRUE;
  fill_list (self);
  fill_relatives (self);
  self->is_setting = FALSE;
  show_guard (self, NULL);
  if (form->person != 0)
    gtk_expander_set_expanded (self->relatives_expander, TRUE);
  show_choices (self);
  show_chosen (self);
  update_details (self);
}

/* (transfer none): who can be asked; the first row is nobody. */
GtkListBox *
tillid_booking_interpreter_get_list (TillidBookingInterpreter *self)
{
  g_return_val_if_fail (TILLID_IS_BOOKING_INTERPRETER (self), NULL);

  return self->list;
}

/* (transfer none): those of the family. */
GtkListBox *
tillid_booking_interpreter_get_relatives (TillidBookingInterpreter *self)
{
  g_return_val_if_fail (TILLID_IS_BOOKING_INTERPRETER (self), NULL);

  return self->relatives_list;
}
