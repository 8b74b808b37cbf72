/* tillid-today-line-build.c - what a line of the day is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-today-line-private.h"

/* Does it with the record, or patient, of the line. */
void
tillid_today_line_act (TillidTodayLine *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", self->id);
}

/* What a click on the button does with the record. */
static const char *
get_button_action (const TillidTodayLine *self)
{
  switch (self->section)
    {
    case TILLID_TODAY_PROMISES:
      return "today.keep";
    case TILLID_TODAY_WAITING:
      return "today.answered";
    case TILLID_TODAY_VISITS:
    case TILLID_TODAY_SILENT:
    default:
      return "today.open";
    }
}

/* GTK asks the X server where the pointer is for each tooltip that a visible widget gets, and waits for the answer. */
void
tillid_today_line_set_tooltip (GtkWidget *widget, const char *text)
{
  const gboolean visible = gtk_widget_get_visible (widget);

  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, visible);
}

/* @grows: takes the room there is, and a second line. */
GtkLabel *
tillid_today_line_add_label (GtkBox *box, const char *class_name, gboolean grows)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, grows);
  if (grows)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
    }
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkBox *
add_column (GtkBox *box, GtkSizeGroup *group, gboolean grows)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (column, grows);
  if (group != NULL)
    gtk_size_group_add_widget (group, column);
  gtk_box_append (box, column);
  return GTK_BOX (column);
}

static GtkBox *
add_row (GtkBox *column)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (column, row);
  return GTK_BOX (row);
}

static void
clicked_cb (TillidTodayLine *self)
{
  if (self->books)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.book", "(xxxxxxxs)", self->patient,
                                self->id, TILLID_ABSENT, TILLID_ABSENT, (gint64) 0, (gint64) 0,
                                (gint64) 0, "");
  else if (self->section == TILLID_TODAY_SILENT)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.quick-contact-with", "x", self->patient);
  else
    tillid_today_line_act (self, get_button_action (self));
}

/* What Space does: a click on the button of the line, where there is one. */
void
tillid_today_line_press_button (TillidTodayLine *self)
{
  g_return_if_fail (TILLID_IS_TODAY_LINE (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->button)))
    g_signal_emit_by_name (self->button, "clicked");
}

static void
add_button (TillidTodayLine *self, GtkBox *box, const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new ();

  if (label != NULL && icon != NULL)
    gtk_button_set_child (GTK_BUTTON (button), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name",
                                                             icon, "label", label, NULL));
  else if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), label);
  else
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  self->button = GTK_BUTTON (button);
}

static void
how_activate_cb (TillidTodayLine *self)
{
  g_autofree char *how = tillid_draft_keeper_dup_field (self->how_entry);

  tillid_draft_keeper_forget (self->how_entry);
  gtk_widget_set_visible (self->how_entry, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "today.tell-how", "(xs)", self->id, how);
}

/* A menu costs as much as the rest of the line. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  const gint64 id = tillid_today_line_get_id (data);
  static const char *const entries[][2] = { { NC_ ("today", "New date (D)"), "today.date" },
                                            { NC_ ("today", "Pass on (O)"), "today.pass-on" },
                                            { NC_ ("today", "Open (Enter)"), "today.open" } };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item =
        g_menu_item_new (g_dpgettext2 (GETTEXT_PACKAGE, "today", entries[i][0]), NULL);

      g_menu_item_set_action_and_target (item, entries[i][1], "x", id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
build_promise (TillidTodayLine *self, GtkBox *box)
{
  GtkBox *column = add_column (box, NULL, FALSE);
  GtkBox *row;

  gtk_widget_set_size_request (GTK_WIDGET (column), 96, -1);
  self->lead_label = tillid_today_line_add_label (column, "heading", FALSE);
  self->lead_detail = tillid_today_line_add_label (column, "caption", FALSE);
  column = add_column (box, NULL, TRUE);
  self->title_label = tillid_today_line_add_label (column, "heading", TRUE);
  row = add_row (column);
  self->native_label = tillid_today_line_add_label (row, "caption", FALSE);
  self->detail_label = tillid_today_line_add_label (row, "caption", FALSE);
  self->more_label = tillid_today_line_add_label (row, "caption", TRUE);
  self->how_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->how_entry), C_ ("today", "Kept how?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->how_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("today", "Kept how?"), -1);
  gtk_widget_set_valign (self->how_entry, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->how_entry, FALSE);
  g_signal_connect_object (self->how_entry, "activate", G_CALLBACK (how_activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, self->how_entry);
  self->signs_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  gtk_widget_set_valign (GTK_WIDGET (self->signs_box), GTK_ALIGN_CENTER);
  gtk_box_append (box, GTK_WIDGET (self->signs_box));
  add_button (self, box, "emblem-ok-symbolic", C_ ("today", "Kept"));
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu, self, NULL);
  gtk_menu_button_set_icon_name (self->menu_button, "view-more-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->menu_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu_button), "flat");
  tillid_today_line_set_tooltip (GTK_WIDGET (self->menu_button), C_ ("tooltip", "More (Menu)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("tooltip", "More (Menu)"), -1);
  gtk_box_append (box, GTK_WIDGET (self->menu_button));
}

static void
build_visit (TillidTodayLine *self, GtkBox *box, GtkSizeGroup *const groups[])
{
  GtkBox *column = add_column (box, groups[TILLID_TODAY_COLUMN_TIME], FALSE);
  GtkBox *row;

  self->lead_label = tillid_today_line_add_label (column, "heading", FALSE);
  self->lead_detail = tillid_today_line_add_label (column, "caption", FALSE);
  column = add_column (box, groups[TILLID_TODAY_COLUMN_PATIENT], FALSE);
  self->title_label = tillid_today_line_add_label (column, "heading", TRUE);
  row = add_row (column);
  self->native_label = tillid_today_line_add_label (row, "caption", FALSE);
  self->more_label = tillid_today_line_add_label (row, "caption", TRUE);
  column = add_column (box, groups[TILLID_TODAY_COLUMN_LANGUAGE], FALSE);
  self->language_label = tillid_today_line_add_label (column, "dense", FALSE);
  column = add_column (box, groups[TILLID_TODAY_COLUMN_INTERPRETER], FALSE);
  row = add_row (column);
  self->cover_sign = TILLID_COVER_SIGN (tillid_cover_sign_new (TILLID_INTERPRETER_NONE));
  gtk_box_append (row, GTK_WIDGET (self->cover_sign));
  column = add_column (row, NULL, FALSE);
  self->cover_label = tillid_today_line_add_label (column, "dense", FALSE);
  self->cover_detail = tillid_today_line_add_label (column, "caption", FALSE);
  column = add_column (box, groups[TILLID_TODAY_COLUMN_ROOM], TRUE);
  self->signs_box = add_row (column);
  gtk_box_set_spacing (self->signs_box, 3);
  add_button (self, box, NULL, C_ ("today", "Prepare"));
}

static void
build_waiting (TillidTodayLine *self, GtkBox *box)
{
  GtkBox *column = add_column (box, NULL, TRUE);

  self->title_label = tillid_today_line_add_label (column, "heading", TRUE);
  self->detail_label = tillid_today_line_add_label (column, "caption", TRUE);
  self->age_bar = TILLID_AGE_BAR (tillid_age_bar_new ());
  gtk_box_append (box, GTK_WIDGET (self->age_bar));
  self->lead_label = tillid_today_line_add_label (box, "dense", FALSE);
  gtk_label_set_xalign (self->lead_label, 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->lead_label), 52, -1);
  gtk_box_set_spacing (box, 8);
  add_button (self, box, "emblem-ok-symbolic", NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  tillid_today_line_set_tooltip (GTK_WIDGET (self->button),
                                 C_ ("tooltip", "The answer came (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("tooltip", "The answer came (Space)"), -1);
}

static void
build_silent (TillidTodayLine *self, GtkBox *box)
{
  GtkBox *column = add_column (box, NULL, FALSE);

  gtk_widget_set_size_request (GTK_WIDGET (column), 52, -1);
  self->lead_label = tillid_today_line_add_label (column, "heading", FALSE);
  column = add_column (box, NULL, TRUE);
  self->title_label = tillid_today_line_add_label (column, "heading", TRUE);
  self->detail_label = tillid_today_line_add_label (column, "caption", TRUE);
  add_button (self, box, "call-start-symbolic", C_ ("today", "Call"));
}

/* Fills @box with the parts of its section; @groups: (nullable): the columns of visits */
void
tillid_today_line_build (TillidTodayLine *self, GtkBox *box, GtkSizeGroup *const groups[])
{
  switch (self->section)
    {
    case TILLID_TODAY_PROMISES:
      build_promise (self, box);
      break;
    case TILLID_TODAY_VISITS:
      build_visit (self, box, groups);
      break;
    case TILLID_TODAY_WAITING:
      build_waiting (self, box);
      break;
    case TILLID_TODAY_SILENT:
    default:
      build_silent (self, box);
      break;
    }
}
