/* tillid-booking-window-lists.c - who could come, where it could be, and what is to be known
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-booking-window-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-continuity-model.h"
#include "tillid-pair-row.h"

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
tillid_booking_window_show_warnings (TillidBookingWindow *self)
{
  g_autoptr (GPtrArray) sentences = tillid_booking_form_list_warnings (self->form, self->context);

  empty_box (self->warnings_box);
  gtk_widget_set_visible (self->warnings_box, sentences->len > 0);
  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", sentences->pdata[i], "wrap", TRUE,
                                       "xalign", 0.0, NULL);

      gtk_widget_add_css_class (label, "late");
      gtk_box_append (GTK_BOX (self->warnings_box), label);
    }
}

void
tillid_booking_window_show_pairs (TillidBookingWindow *self)
{
  TillidVisit *when = tillid_visit_new ();
  g_autofree char *foot = NULL;
  GtkListBoxRow *row;

  when->record.id = self->form->visit;
  when->day = self->form->day;
  when->minute = self->form->minute;
  when->length =
    tillid_booking_time (self->form->talk, tillid_booking_form_get_how (self->form)).total;
  when = tillid_record_seal (when);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = tillid_continuity_list_pairs (self->context, when, &foot);
  tillid_visit_unref (when);

  while ((row = gtk_list_box_get_row_at_index (self->pair_list, 0)) != NULL)
    gtk_list_box_remove (self->pair_list, GTK_WIDGET (row));
  for (guint i = 0; i < self->pairs->len; i++)
    {
      GtkWidget *one = tillid_pair_row_new (self->context, self->pairs->pdata[i]);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (one), TRUE);
      gtk_list_box_append (self->pair_list, one);
    }
  gtk_widget_set_visible (self->pairs_box, self->pairs->len > 0);
  gtk_label_set_label (self->pairs_foot_label, foot != NULL ? foot : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pairs_foot_label), foot != NULL);
}

/* Who works here on that day, and, whatever the roles, who is booked already. */
void
tillid_booking_window_fill_members (TillidBookingWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const TillidMember *lead = tillid_patient_context_find_member (self->context, self->form->lead);
  guint selected = 0;

  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = tillid_booking_list_members (self->context, self->form->day);
  if (lead != NULL && !g_ptr_array_find (self->members, lead, NULL))
    g_ptr_array_add (self->members, tillid_record_ref_any (lead));
  gtk_string_list_append (names, C_ ("visit", "nobody yet"));
  for (guint i = 0; i < self->members->len; i++)
    {
      const TillidMember *member = self->members->pdata[i];

      gtk_string_list_append (names, member->name != NULL ? member->name : "");
      if (member->record.id == self->form->lead)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->lead_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->lead_row, selected);
}

static void
show_others (TillidBookingWindow *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->form->others->len; i++)
    {
      const TillidMember *member =
        tillid_patient_context_find_member (self->context,
                                            g_array_index (self->form->others, gint64, i));

      if (member == NULL || member->name == NULL || member->record.id == self->form->lead)
        continue;
      if (names->len > 0)
        g_string_append (names, C_ ("list", ", "));
      g_string_append (names, member->name);
    }
  adw_expander_row_set_subtitle (self->others_row,
                                 names->len > 0 ? names->str : C_ ("booking", "nobody else"));
}

static void
other_toggled_cb (TillidBookingWindow *self, GtkCheckButton *check)
{
  const gint64 *member = g_object_get_data (G_OBJECT (check), "member");

  if (self->is_setting || self->form == NULL)
    return;
  tillid_booking_form_set_member (self->form, *member, gtk_check_button_get_active (check));
  show_others (self);
  tillid_booking_window_changed (self);
}

void
tillid_booking_window_fill_others (TillidBookingWindow *self)
{
  for (guint i = 0; i < self->member_rows->len; i++)
    adw_expander_row_remove (self->others_row, self->member_rows->pdata[i]);
  g_ptr_array_set_size (self->member_rows, 0);
  for (guint i = 0; i < self->members->len; i++)
    {
      const TillidMember *member = self->members->pdata[i];
      GtkWidget *row, *check;

      if (member->record.id == self->form->lead)
        continue;
      row = adw_action_row_new ();
      check = gtk_check_button_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     member->name != NULL ? member->name : "");
      g_object_set_data_full (G_OBJECT (check), "member",
                              g_memdup2 (&member->record.id, sizeof member->record.id), g_free);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   tillid_booking_form_has_member (self->form, member->record.id));
      g_signal_connect_object (check, "toggled", G_CALLBACK (other_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (self->others_row, row);
      g_ptr_array_add (self->member_rows, row);
    }
  show_others (self);
}

void
tillid_booking_window_fill_rooms (TillidBookingWindow *self)
{
  g_autoptr (GPtrArray) rooms = tillid_booking_list_rooms (self->context);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rooms_list, 0)) != NULL)
    gtk_list_box_remove (self->rooms_list, GTK_WIDGET (row));
  for (guint i = 0; i < rooms->len; i++)
    gtk_list_box_append (self->rooms_list, gtk_label_new (((TillidRoom *) rooms->pdata[i])->name));
  gtk_widget_set_visible (self->rooms_button, rooms->len > 0);
}
