/* tillid-conference-page-lists.c - the agenda, who could be on it, who is there
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-conference-page-private.h"
#include "tillid-conference-row.h"
#include "tillid-format.h"
#include "tillid-person-sign.h"
#include "tillid-search.h"

static void
row_selected_cb (TillidConferencePage *self, GtkListBoxRow *row)
{
  if (!self->is_showing && row != NULL)
    tillid_conference_page_choose (self,
                                   tillid_conference_row_get_patient (TILLID_CONFERENCE_ROW (row)));
}

/* Enter, or a click twice: the patient's own pages. */
static void
row_activated_cb (TillidConferencePage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x",
                              tillid_conference_row_get_patient (TILLID_CONFERENCE_ROW (row)));
}

static void
row_moved_cb (TillidConferencePage *self, int by, TillidConferenceRow *row)
{
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const int n = (int) tillid_conference_model_get_agenda (self->model)->len;

  if (index + by < 0 || index + by >= n)
    return;
  tillid_conference_move (self->model, tillid_conference_row_get_patient (row),
                          (guint) (by < 0 ? index + by : index + by + 1));
}

static void
row_taken_off_cb (TillidConferencePage *self, TillidConferenceRow *row)
{
  tillid_conference_take_off (self->model, tillid_conference_row_get_patient (row));
}

static void
row_put_on_cb (TillidConferencePage *self, TillidConferenceRow *row)
{
  tillid_conference_put_on (self->model, tillid_conference_row_get_patient (row), NULL);
}

static gboolean
drop_cb (TillidConferencePage *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->agenda_list, (int) y);
  graphene_rect_t bounds;
  guint place = G_MAXUINT;

  if (row != NULL)
    place = (guint) gtk_list_box_row_get_index (row);
  if (row != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->agenda_list), &bounds) &&
      y > bounds.origin.y + bounds.size.height / 2)
    place++;
  tillid_conference_move (self->model, g_value_get_int64 (value), place);
  return TRUE;
}

/* As many rows as there are entries; those that exist are set again, so that the focus stays. */
static void
fill_list (TillidConferencePage *self, GtkListBox *list, GPtrArray *entries)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (tillid_conference_row_new ());
          g_signal_connect_object (row, "moved", G_CALLBACK (row_moved_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (row, "taken-off", G_CALLBACK (row_taken_off_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (row, "put-on", G_CALLBACK (row_put_on_cb), self,
                                   G_CONNECT_SWAPPED);
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      tillid_conference_row_set (TILLID_CONFERENCE_ROW (row), self->model, entries->pdata[i]);
    }
  while ((row = gtk_list_box_get_row_at_index (list, (int) entries->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (list), entries->len > 0);
}

/* The chosen patient is the selected row; a row that had the focus hands it on to the patient it showed. */
static void
select_patient (TillidConferencePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->agenda_list, i)) != NULL; i++)
    if (tillid_conference_row_get_patient (TILLID_CONFERENCE_ROW (row)) == self->patient)
      {
        gtk_list_box_select_row (self->agenda_list, row);
        if (focus != NULL && TILLID_IS_CONFERENCE_ROW (focus) &&
            gtk_widget_is_ancestor (focus, GTK_WIDGET (self->agenda_list)))
          gtk_widget_grab_focus (GTK_WIDGET (row));
      }
}

static gboolean
is_present (TillidConferencePage *self, gint64 member)
{
  GPtrArray *present = tillid_conference_model_get_present (self->model);

  for (guint i = 0; i < present->len; i++)
    if (((TillidConferencePresent *) present->pdata[i])->member == member)
      return TRUE;
  return FALSE;
}

static void
member_toggled_cb (TillidConferencePage *self, GtkCheckButton *button)
{
  const gint64 *member = g_object_get_data (G_OBJECT (button), "member");

  if (!self->is_showing)
    tillid_conference_set_present (self->model, *member, gtk_check_button_get_active (button));
}

/* A tick for each colleague, made once; who works here changes seldom while the page is open. */
static void
fill_present_list (TillidConferencePage *self)
{
  GPtrArray *members = tillid_conference_model_get_members (self->model);
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      GtkWidget *button = NULL;

      row = gtk_list_box_get_row_at_index (self->present_list, (int) i);
      if (row == NULL)
        {
          button = gtk_check_button_new ();
          g_signal_connect_object (button, "toggled", G_CALLBACK (member_toggled_cb), self,
                                   G_CONNECT_SWAPPED);
          gtk_list_box_append (self->present_list, button);
          row = gtk_list_box_get_row_at_index (self->present_list, (int) i);
          gtk_list_box_row_set_activatable (row, FALSE);
          gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
        }
      button = gtk_list_box_row_get_child (row);
      g_object_set_data_full (G_OBJECT (button), "member",
                              g_memdup2 (&member->record.id, sizeof (gint64)), g_free);
      gtk_check_button_set_label (GTK_CHECK_BUTTON (button), member->name);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_present (self, member->record.id));
    }
  while ((row = gtk_list_box_get_row_at_index (self->present_list, (int) members->len)) != NULL)
    gtk_list_box_remove (self->present_list, GTK_WIDGET (row));
}

static void
show_present (TillidConferencePage *self)
{
  GPtrArray *present = tillid_conference_model_get_present (self->model);
  GtkFlowBoxChild *child = NULL;

  while ((child = gtk_flow_box_get_child_at_index (self->present_box, 0)) != NULL)
    gtk_flow_box_remove (self->present_box, GTK_WIDGET (child));
  for (guint i = 0; i < present->len; i++)
    {
      const TillidConferencePresent *one = present->pdata[i];
      const TillidMember *member = tillid_conference_model_find_member (self->model, one->member);
      GtkWidget *sign = NULL;

      if (member == NULL)
        continue;
      sign = tillid_person_sign_new (28);
      tillid_person_sign_set_member (TILLID_PERSON_SIGN (sign), member);
      gtk_widget_set_tooltip_text (sign, member->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      member->name, -1);
      gtk_flow_box_insert (self->present_box, sign, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (sign), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->present_button),
                          !tillid_conference_model_is_read_only (self->model));
  fill_present_list (self);
}

/* Agenda, suggestions and who is there, as the model says. */
void
tillid_conference_page_show_lists (TillidConferencePage *self)
{
  GPtrArray *suggestions = tillid_conference_model_get_suggestions (self->model);
  const guint n_closed = tillid_conference_model_get_n_closed (self->model);
  g_autofree char *count = tillid_format_count (n_closed);
  g_autofree char *closed =
    g_strdup_printf (ngettext ("%s more, not open to you", "%s more, not open to you", n_closed),
                     count);

  fill_list (self, self->agenda_list, tillid_conference_model_get_agenda (self->model));
  fill_list (self, self->suggestions_list, suggestions);
  gtk_widget_set_visible (self->suggestions_box, suggestions->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label),
                          tillid_conference_model_get_agenda (self->model)->len == 0);
  gtk_label_set_label (self->closed_label, closed);
  gtk_widget_set_visible (GTK_WIDGET (self->closed_label), n_closed > 0);
  select_patient (self);
  show_present (self);
}

static void
clear_found (TillidConferencePage *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->found_list, 0)) != NULL)
    gtk_list_box_remove (self->found_list, GTK_WIDGET (row));
}

static void
search_cb (TillidConferencePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->add_entry));
  g_autoptr (GPtrArray) rows = NULL;

  clear_found (self);
  if (*typed == '\0' || self->model == NULL)
    return;
  rows = tillid_conference_model_search (self->model, typed);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidPatientRow *patient = rows->pdata[i];
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), patient->display_name != NULL
                                                                  ? patient->display_name
                                                                  : C_ ("patient", "No name yet"));
      if (patient->native_name != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), patient->native_name);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "patient", g_memdup2 (&patient->id, sizeof (gint64)),
                              g_free);
      gtk_list_box_append (self->found_list, row);
    }
  gtk_list_box_select_row (self->found_list, gtk_list_box_get_row_at_index (self->found_list, 0));
}

static void
found_activated_cb (TillidConferencePage *self, GtkListBoxRow *row)
{
  const gint64 *patient = g_object_get_data (G_OBJECT (row), "patient");

  tillid_conference_put_on (self->model, *patient, NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add_button));
}

/* Enter in the field: the first one found. */
static void
search_activate_cb (TillidConferencePage *self)
{
  GtkListBoxRow *row = NULL;

  search_cb (self);
  row = gtk_list_box_get_row_at_index (self->found_list, 0);
  if (row != NULL)
    found_activated_cb (self, row);
}

static void
add_shown_cb (TillidConferencePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->add_entry), "");
  clear_found (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_entry));
}

/* Part of the page's class. */
void
tillid_conference_page_bind_lists (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidConferencePage, name)
  BIND (add_button);
  BIND (add_popover);
  BIND (add_entry);
  BIND (found_list);
  BIND (agenda_list);
  BIND (empty_label);
  BIND (closed_label);
  BIND (suggestions_box);
  BIND (suggestions_list);
  BIND (present_box);
  BIND (present_button);
  BIND (present_list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_shown_cb);
}

/* Part of the page's making. */
void
tillid_conference_page_init_lists (TillidConferencePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->agenda_list), GTK_EVENT_CONTROLLER (target));
}
