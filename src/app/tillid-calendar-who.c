/* tillid-calendar-who.c - for whom a visit is booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-calendar-who.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-patient-search.h"

#define MOST_FOUND 6

struct _TillidCalendarWho
{
  GtkPopover parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  GtkLabel *when_label;
  GtkWidget *entry;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidCalendarWho, tillid_calendar_who, GTK_TYPE_POPOVER)

static void
clear (TillidCalendarWho *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
search_cb (TillidCalendarWho *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) rows = NULL;

  clear (self);
  if (*typed == '\0' || self->session == NULL)
    return;
  rows = tillid_patient_search_open (self->session, typed, MOST_FOUND);
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
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
activated_cb (TillidCalendarWho *self, GtkListBoxRow *row)
{
  const gint64 patient = *(gint64 *) g_object_get_data (G_OBJECT (row), "patient");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, patient);
}

/* Enter: the first one found. */
static void
activate_cb (TillidCalendarWho *self)
{
  GtkListBoxRow *row = NULL;

  search_cb (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    activated_cb (self, row);
}

static void
tillid_calendar_who_dispose (GObject *object)
{
  g_clear_object (&TILLID_CALENDAR_WHO (object)->session);

  G_OBJECT_CLASS (tillid_calendar_who_parent_class)->dispose (object);
}

static void
tillid_calendar_who_class_init (TillidCalendarWhoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_calendar_who_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", TILLID_TYPE_CALENDAR_WHO, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tillid_calendar_who_init (TillidCalendarWho *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_set_size_request (box, 320, -1);
  self->when_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->when_label, 0);
  gtk_label_set_wrap (self->when_label, TRUE);
  gtk_label_set_max_width_chars (self->when_label, 30);
  gtk_widget_add_css_class (GTK_WIDGET (self->when_label), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->when_label));
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", C_ ("calendar", "Whose visit?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("calendar", "Whose visit?"), -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("calendar", "Found"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Asks at the place @at of its parent; @when: day, time and column in words. */
void
tillid_calendar_who_ask (TillidCalendarWho *self,
                         TillidSession *session,
                         const GdkRectangle *at,
                         const char *when)
{
  g_return_if_fail (TILLID_IS_CALENDAR_WHO (self));
  g_return_if_fail (TILLID_IS_SESSION (session));

  g_set_object (&self->session, session);
  gtk_label_set_label (self->when_label, when);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  clear (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
