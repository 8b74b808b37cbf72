/* tillid-caseload-select.c - which patients of the caseload are chosen, and what is done with them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Chosen is who was chosen, not where they stood: when rows move after an edit the choice moves with them, and whom a filter hides is no longer
 * chosen, so that nothing is done for somebody who is not seen. An action is for the chosen ones; without any, for the row with the focus. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-caseload-actions.h"
#include "tillid-caseload-faces.h"
#include "tillid-caseload-hand-over.h"
#include "tillid-caseload-page-private.h"
#include "tillid-conference.h"
#include "tillid-course.h"
#include "tillid-format.h"

#define DAYS_AHEAD 60

static GtkSelectionModel *
get_selection (TillidCaseloadPage *self)
{
  return gtk_list_view_get_model (self->list_view);
}

/* (transfer full) (element-type gint64) */
static GArray *
list_chosen (TillidCaseloadPage *self)
{
  GArray *patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint position;

  if (get_selection (self) == NULL)
    return patients;
  bits = gtk_selection_model_get_selection (get_selection (self));
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bits, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      const gint64 patient = tillid_caseload_model_get_patient (self->model, position);

      if (patient != 0)
        g_array_append_val (patients, patient);
    }
  return patients;
}

/* The row that has the focus, or %NULL. */
static TillidCaseloadRowWidget *
find_focus_row (TillidCaseloadPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return TILLID_IS_CASELOAD_ROW_WIDGET (child) ? TILLID_CASELOAD_ROW_WIDGET (child) : NULL;
}

/* (transfer full) (element-type gint64): for whom something is done. */
static GArray *
list_targets (TillidCaseloadPage *self)
{
  GArray *patients = list_chosen (self);
  TillidCaseloadRowWidget *row = patients->len == 0 ? find_focus_row (self) : NULL;

  if (row != NULL)
    g_array_append_val (patients, tillid_caseload_row_widget_get_item (row)->row.patient);
  return patients;
}

/* Who stands at the keyboard: the row with the focus, else the only one chosen, or 0. */
static gint64
find_one (TillidCaseloadPage *self)
{
  g_autoptr (GArray) chosen = list_chosen (self);
  TillidCaseloadRowWidget *row = find_focus_row (self);

  if (row != NULL)
    return tillid_caseload_row_widget_get_item (row)->row.patient;
  return chosen->len == 1 ? g_array_index (chosen, gint64, 0) : 0;
}

static void
show_chosen (TillidCaseloadPage *self)
{
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autofree char *number = tillid_format_count (chosen->len);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s patient chosen",
                                                         "%s patients chosen", chosen->len),
                                            number);

  gtk_label_set_label (self->chosen_label, chosen->len > 0 ? words : "");
  gtk_stack_set_visible_child_name (self->foot_stack, chosen->len > 0 ? "chosen" : "legend");
}

static void
selection_changed_cb (TillidCaseloadPage *self)
{
  g_autoptr (GArray) chosen = NULL;

  if (self->is_choosing)
    return;
  chosen = list_chosen (self);
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (self->chosen,
                      g_memdup2 (&g_array_index (chosen, gint64, i), sizeof (gint64)));
  show_chosen (self);
}

/* Rows have moved, come or gone: those who were chosen are, wherever they stand now. */
void
tillid_caseload_page_choose_again (TillidCaseloadPage *self)
{
  g_autoptr (GtkBitset) bits = NULL;
  g_autoptr (GtkBitset) mask = NULL;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (get_selection (self) == NULL || g_hash_table_size (self->chosen) == 0)
    return;
  bits = gtk_bitset_new_empty ();
  mask = gtk_bitset_new_range (0, n);
  for (guint i = 0; i < n; i++)
    {
      const gint64 patient = tillid_caseload_model_get_patient (self->model, i);

      if (g_hash_table_contains (self->chosen, &patient))
        gtk_bitset_add (bits, i);
    }
  self->is_choosing = TRUE;
  gtk_selection_model_set_selection (get_selection (self), bits, mask);
  self->is_choosing = FALSE;
  selection_changed_cb (self);
}

/* Several rows are chosen as in every list: with Ctrl and Shift, Ctrl+A for all. */
void
tillid_caseload_page_set_selection (TillidCaseloadPage *self)
{
  g_autoptr (GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model))));

  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, selection);
  show_chosen (self);
}

static void
agenda_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (widget);
  g_autoptr (GArray) patients = list_targets (self);

  if (patients->len > 0 &&
      tillid_caseload_model_may_write (self->model, &tillid_conference_item_type))
    tillid_caseload_put_on_agenda (self->model, patients);
}

static void
hand_over_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (widget);
  g_autoptr (GArray) patients = list_targets (self);

  if (patients->len > 0 && tillid_caseload_model_may_write (self->model, &tillid_course_type))
    gtk_window_present (tillid_caseload_hand_over_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                       self->model, self->session, patients));
}

static void
ask_for_faces (TillidCaseloadPage *self,
               const GArray *patients,
               const char *subtitle,
               TillidPeriod days)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (patients->len > 0 && tillid_caseload_model_may_write (self->model, &tillid_course_type))
    gtk_window_present (
      tillid_caseload_faces_new (parent, self->model, self->session, subtitle,
                                 tillid_caseload_propose (self->model, patients, days)));
}

static void
second_face_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (widget);
  g_autoptr (GArray) patients = list_targets (self);
  const TillidDay today = tillid_caseload_model_get_today (self->model);

  ask_for_faces (self, patients, NULL, (TillidPeriod){ today, today });
}

/* Somebody will be away, or leaves: their patients who have met nobody else. */
void
tillid_caseload_page_plan_absence (TillidCaseloadPage *self, const TillidCaseloadAbsence *absence)
{
  g_autoptr (GArray) alone = tillid_caseload_list_alone (self->model, absence->member->record.id);
  TillidPeriod days = { absence->from, absence->until };

  /* Who leaves is away for good: the second face has to be here then. */
  if (days.to == TILLID_ABSENT)
    days.to = days.from + DAYS_AHEAD;
  ask_for_faces (self, alone, absence->text, days);
}

static void
book_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gint64 patient = find_one (TILLID_CASELOAD_PAGE (widget));

  if (patient != 0)
    gtk_widget_activate_action (widget, "win.book", "(xxxxxxxs)", patient, (gint64) 0,
                                (gint64) TILLID_ABSENT, (gint64) TILLID_ABSENT, (gint64) 0,
                                (gint64) 0, (gint64) 0, "");
}

static void
contact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const gint64 patient = find_one (TILLID_CASELOAD_PAGE (widget));

  if (patient != 0)
    gtk_widget_activate_action (widget, "win.quick-contact-with", "x", patient);
}

static void
none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (widget);

  if (get_selection (self) != NULL)
    gtk_selection_model_unselect_all (get_selection (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
popover_gone_cb (TillidCaseloadPage *self)
{
  g_clear_pointer (&self->preview, gtk_widget_unparent);
}

static gboolean
popover_gone_later_cb (gpointer data)
{
  g_autoptr (TillidCaseloadPage) self = data;

  popover_gone_cb (self);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (TillidCaseloadPage *self)
{
  g_idle_add (popover_gone_later_cb, g_object_ref (self));
}

/* @popover: (transfer floating): at @row, until it is closed. */
static void
pop_up (TillidCaseloadPage *self, GtkWidget *popover, TillidCaseloadRowWidget *row)
{
  popover_gone_cb (self);
  self->preview = popover;
  gtk_widget_set_parent (popover, gtk_widget_get_parent (GTK_WIDGET (row)));
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* All columns of a row in words, also those that have no room. */
static void
show_preview (TillidCaseloadPage *self, TillidCaseloadRowWidget *row)
{
  TillidCaseloadItem *item = tillid_caseload_row_widget_get_item (row);
  g_auto (GStrv) parts = g_strsplit (item->label, ". ", -1);
  g_autofree char *lines = g_strjoinv ("\n", parts);
  GtkWidget *label = gtk_label_new (lines);
  GtkWidget *popover = gtk_popover_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->label, -1);
  pop_up (self, popover, row);
}

static void
show_menu (TillidCaseloadPage *self, TillidCaseloadRowWidget *row)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, C_ ("caseload", "Book a visit"), "caseload.book");
  g_menu_append (menu, C_ ("caseload", "Quick contact"), "caseload.contact");
  g_menu_append (menu, C_ ("caseload", "Put on the agenda"), "caseload.agenda");
  g_menu_append (menu, C_ ("caseload", "Hand over…"), "caseload.hand-over");
  g_menu_append (menu, C_ ("caseload", "Second face…"), "caseload.second-face");
  pop_up (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)), row);
}

/* A row under the pointer that is not among the chosen is the chosen one. */
static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *page = gtk_widget_get_ancestor (row, TILLID_TYPE_CASELOAD_PAGE);
  const guint position = gtk_list_item_get_position (item);
  GtkSelectionModel *selection = get_selection (TILLID_CASELOAD_PAGE (page));

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (TILLID_CASELOAD_PAGE (page), TILLID_CASELOAD_ROW_WIDGET (row));
}

/* (transfer none): the child of @item, with a menu under the second button. */
GtkWidget *
tillid_caseload_page_make_row (GtkListItem *item)
{
  GtkWidget *row = tillid_caseload_row_widget_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (menu_pressed_cb), item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  return row;
}

static gboolean
press_in_row (TillidCaseloadPage *self, guint keyval)
{
  static const struct
  {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "caseload.agenda" },      { GDK_KEY_b, "caseload.book" },
    { GDK_KEY_z, "caseload.contact" },     { GDK_KEY_h, "caseload.hand-over" },
    { GDK_KEY_s, "caseload.second-face" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (keyval) == keys[i].keyval)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer data)
{
  TillidCaseloadPage *self = data;
  const guint held = state & gtk_accelerator_get_default_mod_mask ();
  TillidCaseloadRowWidget *row = find_focus_row (self);

  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && gdk_keyval_to_lower (keyval) == GDK_KEY_p)
    {
      gtk_toggle_button_set_active (self->panel_button,
                                    !gtk_toggle_button_get_active (self->panel_button));
      return GDK_EVENT_STOP;
    }
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((held == 0 && keyval == GDK_KEY_Menu) || (held == GDK_SHIFT_MASK && keyval == GDK_KEY_F10))
    {
      show_menu (self, row);
      return GDK_EVENT_STOP;
    }
  if (held == 0 && (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space))
    {
      show_preview (self, row);
      return GDK_EVENT_STOP;
    }
  if (held == 0 && keyval == GDK_KEY_Escape && g_hash_table_size (self->chosen) > 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "caseload.none", NULL);
      return GDK_EVENT_STOP;
    }
  return held == 0 ? press_in_row (self, keyval) : GDK_EVENT_PROPAGATE;
}

void
tillid_caseload_page_init_select (TillidCaseloadPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* What may be done: in a file that is read only, or without the right, nothing that writes. */
void
tillid_caseload_page_enable_actions (TillidCaseloadPage *self)
{
  const gboolean agenda =
    tillid_caseload_model_may_write (self->model, &tillid_conference_item_type);
  const gboolean course = tillid_caseload_model_may_write (self->model, &tillid_course_type);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "caseload.agenda", agenda);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "caseload.hand-over", course);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "caseload.second-face", course);
}

void
tillid_caseload_page_install_select (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "caseload.agenda", NULL, agenda_action);
  gtk_widget_class_install_action (widget_class, "caseload.hand-over", NULL, hand_over_action);
  gtk_widget_class_install_action (widget_class, "caseload.second-face", NULL, second_face_action);
  gtk_widget_class_install_action (widget_class, "caseload.book", NULL, book_action);
  gtk_widget_class_install_action (widget_class, "caseload.contact", NULL, contact_action);
  gtk_widget_class_install_action (widget_class, "caseload.none", NULL, none_action);
}
