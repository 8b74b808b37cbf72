/* tillid-cover-warning.c - visits within 48 hours for which an interpreter is missing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-cover-warning.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-words.h"
#include "tillid-compat.h"
#include "tillid-cover-sign.h"
#include "tillid-format.h"

struct _TillidCoverWarning
{
  GtkWidget parent_instance;

  TillidCalendarModel *model; /* (owned) (nullable) */
  guint minute_source;        /* where the model is its own */
  GtkWidget *button;
  GtkLabel *label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TillidCoverWarning, tillid_cover_warning, GTK_TYPE_WIDGET)

static GtkWidget *
make_line (TillidCoverWarning *self, const TillidCalendarRow *row)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = tillid_format_day (row->day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  g_autofree char *time = tillid_calendar_words_time (self->model, row);
  g_autofree char *when = g_strdup_printf ("%s%s%s", day, C_ ("list of facts", ", "), time);
  g_autofree char *sentence = tillid_calendar_words_sentence (self->model, row);
  GtkWidget *name = gtk_label_new (tillid_calendar_words_name (row));
  GtkWidget *detail = gtk_label_new (when);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (box, "cover-warning-line");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  g_object_set_data_full (G_OBJECT (line), "visit", g_memdup2 (&row->visit, sizeof (gint64)),
                          g_free);
  g_object_set_data_full (G_OBJECT (line), "patient", g_memdup2 (&row->patient, sizeof (gint64)),
                          g_free);
  return line;
}

static void
changed_cb (TillidCoverWarning *self)
{
  g_autoptr (GPtrArray) soon = tillid_calendar_model_list_soon (self->model);
  g_autofree char *words = tillid_calendar_words_soon (soon->len);
  GtkListBoxRow *row;

  gtk_label_set_label (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), soon->len > 0);
  /* Who stands in the list reads it to its end. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < soon->len; i++)
    gtk_list_box_append (self->list, make_line (self, soon->pdata[i]));
}

static void
activated_cb (TillidCoverWarning *self, GtkListBoxRow *row)
{
  const gint64 patient = *(gint64 *) g_object_get_data (G_OBJECT (row), "patient");
  const gint64 visit = *(gint64 *) g_object_get_data (G_OBJECT (row), "visit");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.book", "(xxxxxxxs)", patient, visit,
                              TILLID_ABSENT, TILLID_ABSENT, (gint64) 0, (gint64) 0, (gint64) 0, "");
}

static void
tillid_cover_warning_dispose (GObject *object)
{
  TillidCoverWarning *self = TILLID_COVER_WARNING (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (tillid_cover_warning_parent_class)->dispose (object);
}

static void
tillid_cover_warning_class_init (TillidCoverWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_cover_warning_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_cover_warning_init (TillidCoverWarning *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *popover = gtk_popover_new ();

  self->button = gtk_menu_button_new ();
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "late");
  gtk_box_append (GTK_BOX (box), tillid_cover_sign_new (TILLID_INTERPRETER_MISSING));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("calendar", "Visits without interpreter"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->list));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Follows @model: of everybody or mine, as it is looked at. */
void
tillid_cover_warning_set_model (TillidCoverWarning *self, TillidCalendarModel *model)
{
  g_return_if_fail (TILLID_IS_COVER_WARNING (self));
  g_return_if_fail (self->model == NULL && TILLID_IS_CALENDAR_MODEL (model));

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

static gboolean
minute_cb (gpointer data)
{
  tillid_calendar_model_tick (TILLID_COVER_WARNING (data)->model);
  return G_SOURCE_CONTINUE;
}

/* For a place that has no calendar: the warning reads for itself, and looks at the clock. */
void
tillid_cover_warning_set_session (TillidCoverWarning *self, TillidSession *session)
{
  g_autoptr (TillidCalendarModel) model = NULL;

  g_return_if_fail (TILLID_IS_COVER_WARNING (self));
  g_return_if_fail (TILLID_IS_SESSION (session));

  model = tillid_calendar_model_new (session, "today");
  tillid_cover_warning_set_model (self, model);
  self->minute_source = g_timeout_add_seconds (60, minute_cb, self);
}

/* Of everybody, or mine. */
void
tillid_cover_warning_set_whole (TillidCoverWarning *self, gboolean whole)
{
  TillidCalendarView view;

  g_return_if_fail (TILLID_IS_COVER_WARNING (self));
  g_return_if_fail (self->model != NULL);

  view = *tillid_calendar_model_get_view (self->model);
  view.whole = whole;
  tillid_calendar_model_set_view (self->model, &view);
}
