/* tillid-calendar-block.c - one visit in the calendar
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-calendar-block.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-words.h"
#include "tillid-cover-sign.h"
#include "tillid-format.h"
#include "tillid-words.h"

struct _TillidCalendarBlockWidget
{
  GtkWidget parent_instance;

  TillidCalendarBlock
    block; /* its row is not looked at after tillid_calendar_block_widget_set () */
  gint64 visit;
  gint64 patient;

  GtkWidget *box;
  GtkLabel *name_label;
  GtkLabel *people_label;
  GtkLabel *interpreter_label;
  GtkWidget *cover_sign;
  GtkWidget *overlap_sign;
};

G_DEFINE_FINAL_TYPE (TillidCalendarBlockWidget, tillid_calendar_block_widget, GTK_TYPE_WIDGET)

static void
act (TillidCalendarBlockWidget *self, const char *action)
{
  if (self->patient != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(xx)", self->patient, self->visit);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (TILLID_CALENDAR_BLOCK (widget), "calendar.open");
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  act (TILLID_CALENDAR_BLOCK (widget), "calendar.change");
}

static void
released_cb (TillidCalendarBlockWidget *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  act (self, "calendar.open");
}

/* It takes what it is given: a visit of a quarter of an hour shows its first line. */
static void
tillid_calendar_block_widget_measure (GtkWidget *widget,
                                      GtkOrientation orientation,
                                      int for_size,
                                      int *minimum,
                                      int *natural,
                                      int *minimum_baseline,
                                      int *natural_baseline)
{
  TillidCalendarBlockWidget *self = TILLID_CALENDAR_BLOCK (widget);

  gtk_widget_measure (self->box, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = 0;
}

static void
tillid_calendar_block_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidCalendarBlockWidget *self = TILLID_CALENDAR_BLOCK (widget);
  int least_width, least_height;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, MAX (width, least_width), &least_height,
                      NULL, NULL, NULL);
  gtk_widget_allocate (self->box, MAX (width, least_width), MAX (height, least_height), -1, NULL);
}

static void
tillid_calendar_block_widget_dispose (GObject *object)
{
  TillidCalendarBlockWidget *self = TILLID_CALENDAR_BLOCK (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tillid_calendar_block_widget_parent_class)->dispose (object);
}

static void
tillid_calendar_block_widget_class_init (TillidCalendarBlockWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_calendar_block_widget_dispose;
  widget_class->measure = tillid_calendar_block_widget_measure;
  widget_class->size_allocate = tillid_calendar_block_widget_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "calendarblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "block.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "block.change", NULL, change_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "block.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "block.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "block.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "block.change", NULL);
}

static GtkLabel *
add_label (GtkBox *box, const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
tillid_calendar_block_widget_init (TillidCalendarBlockWidget *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), line);
  self->overlap_sign = g_object_new (GTK_TYPE_IMAGE, "icon-name", "view-dual-symbolic",
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->overlap_sign, "late");
  gtk_box_append (GTK_BOX (line), self->overlap_sign);
  self->cover_sign = tillid_cover_sign_new (TILLID_INTERPRETER_NONE);
  gtk_box_append (GTK_BOX (line), self->cover_sign);
  self->name_label = add_label (GTK_BOX (line), "caption-heading");
  self->interpreter_label = add_label (GTK_BOX (self->box), "caption");
  self->people_label = add_label (GTK_BOX (self->box), "caption");

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* (transfer floating) */
GtkWidget *
tillid_calendar_block_widget_new (void)
{
  return g_object_new (TILLID_TYPE_CALENDAR_BLOCK, NULL);
}

static void
set_class (TillidCalendarBlockWidget *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_interpreter (TillidCalendarBlockWidget *self,
                  TillidCalendarModel *model,
                  const TillidCalendarRow *row)
{
  const gboolean is_missing = row->cover.state == TILLID_TODAY_INTERPRETER_MISSING &&
                              row->status != TILLID_VISIT_STATUS_ATTENDED;
  g_autofree char *words = tillid_calendar_words_interpreter (model, row);
  TillidInterpreterSign sign = TILLID_INTERPRETER_NONE;

  gtk_widget_set_visible (self->cover_sign, tillid_cover_sign_find (row->cover.state, &sign));
  tillid_cover_sign_set (TILLID_COVER_SIGN (self->cover_sign), sign);
  gtk_label_set_label (self->interpreter_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->interpreter_label), *words != '\0');
  if (is_missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->interpreter_label), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->interpreter_label), "late");
  set_class (self, "late-edge", is_missing);
}

/* The visit of @block, which it copies; the row is read now and not kept. */
void
tillid_calendar_block_widget_set (TillidCalendarBlockWidget *self,
                                  TillidCalendarModel *model,
                                  const TillidCalendarBlock *block)
{
  const TillidCalendarRow *row = block->row;
  g_autofree char *time = NULL;
  g_autofree char *isolated_time = NULL;
  g_autofree char *isolated_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *people = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) overlaps = NULL;

  g_return_if_fail (TILLID_IS_CALENDAR_BLOCK (self));
  g_return_if_fail (TILLID_IS_CALENDAR_MODEL (model) && block != NULL);

  self->block = *block;
  self->block.row = NULL;
  self->visit = row->visit;
  self->patient = row->patient;
  /* Beside another one there is room for the beginning only; the label says the rest. */
  time = block->n_lanes > 1 && row->minute != TILLID_ABSENT
           ? tillid_format_time ((int) row->minute, NULL)
           : tillid_calendar_words_time (model, row);
  isolated_time = tillid_words_isolate (time);
  isolated_name = tillid_words_isolate (tillid_calendar_words_name (row));
  /* Translators: time and name in a narrow column: "10:15–11:15 Salma Nasir Abboud". */
  name = g_strdup_printf (C_ ("calendar", "%1$s %2$s"), isolated_time, isolated_name);
  people = tillid_calendar_words_people (model, row);
  sentence = tillid_calendar_words_sentence (model, row);
  overlaps = tillid_calendar_words_list_overlaps (model, row);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->people_label, people);
  show_interpreter (self, model, row);
  gtk_widget_set_visible (self->overlap_sign, overlaps->len > 0);
  set_class (self, "overlaps", overlaps->len > 0);
  set_class (self, "over", row->status == TILLID_VISIT_STATUS_ATTENDED);
  set_class (self, "missed", row->status == TILLID_VISIT_STATUS_MISSED);
  set_class (self, "taken", row->patient == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
}

/* (transfer none): where it stands; its row is %NULL. */
const TillidCalendarBlock *
tillid_calendar_block_widget_get (TillidCalendarBlockWidget *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_BLOCK (self), NULL);

  return &self->block;
}

/* Its id. */
gint64
tillid_calendar_block_widget_get_visit (TillidCalendarBlockWidget *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_BLOCK (self), 0);

  return self->visit;
}

/* Id; 0 where the patient is closed to the viewer. */
gint64
tillid_calendar_block_widget_get_patient (TillidCalendarBlockWidget *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_BLOCK (self), 0);

  return self->patient;
}
