/* tillid-today-covers.c - how the visits of the coming days stand with their interpreters
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-today-covers.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-cover-sign.h"
#include "tillid-format.h"
#include "tillid-popup-menu.h"
#include "tillid-today-words.h"

struct _TillidTodayCovers
{
  GtkWidget parent_instance;

  TillidTodayModel *model; /* (owned) (nullable) */

  GtkWidget *missing_row;
  GtkLabel *missing_label;
  GtkLabel *missing_days;
  GtkWidget *new_row;
  GtkLabel *new_label;
  GtkWidget *covers_list;
  TillidCoverSign *missing_sign;
  TillidCoverSign *new_sign;
  GtkLabel *covers_empty;
};

G_DEFINE_FINAL_TYPE (TillidTodayCovers, tillid_today_covers, GTK_TYPE_WIDGET)

static TillidTodayInterpreter
state_of (TillidTodayCovers *self, GtkWidget *row)
{
  return row == self->missing_row ? TILLID_TODAY_INTERPRETER_MISSING : TILLID_TODAY_INTERPRETER_NEW;
}

static void
fill_cover (TillidTodayModel *model,
            TillidTodayInterpreter state,
            GtkWidget *row,
            GtkLabel *label,
            GtkLabel *days_label)
{
  g_autoptr (GArray) covers = tillid_today_model_list_covers (model, state);
  g_autofree char *n = tillid_format_count (covers->len);
  g_autofree char *days = tillid_today_words_cover_days (model, covers);
  g_autofree char *text = NULL;

  if (state == TILLID_TODAY_INTERPRETER_MISSING)
    text = g_strdup_printf (ngettext ("%s visit has nobody booked", "%s visits have nobody booked",
                                      covers->len),
                            n);
  else
    text = g_strdup_printf (ngettext ("%s visit with someone new", "%s visits with someone new",
                                      covers->len),
                            n);
  gtk_label_set_label (label, text);
  if (days_label != NULL)
    gtk_label_set_label (days_label, days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (row, covers->len > 0);
}

/* Shows what @model says now. */
void
tillid_today_covers_fill (TillidTodayCovers *self, TillidTodayModel *model)
{
  gboolean any = FALSE;

  g_return_if_fail (TILLID_IS_TODAY_COVERS (self));

  g_set_object (&self->model, model);
  fill_cover (model, TILLID_TODAY_INTERPRETER_MISSING, self->missing_row, self->missing_label,
              self->missing_days);
  fill_cover (model, TILLID_TODAY_INTERPRETER_NEW, self->new_row, self->new_label, NULL);
  any = gtk_widget_get_visible (self->missing_row) || gtk_widget_get_visible (self->new_row);
  gtk_widget_set_visible (self->covers_list, any);
  gtk_widget_set_visible (GTK_WIDGET (self->covers_empty), !any);
}

/* A line for each visit: "Thu 12 March 10:15, Salma Nasir Abboud". */
static GMenuModel *
make_menu (TillidTodayCovers *self, GArray *covers)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < covers->len; i++)
    {
      const TillidTodayCover *cover = &g_array_index (covers, TillidTodayCover, i);
      g_autofree char *label = tillid_today_words_cover (self->model, cover);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-patient-page", "(xsx)", cover->patient,
                                         "visits", cover->visit);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
activated_cb (TillidTodayCovers *self, GtkListBoxRow *row)
{
  g_autoptr (GArray) covers =
    tillid_today_model_list_covers (self->model, state_of (self, GTK_WIDGET (row)));
  g_autoptr (GMenuModel) menu = NULL;

  if (covers->len == 1)
    {
      const TillidTodayCover *cover = &g_array_index (covers, TillidTodayCover, 0);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient-page", "(xsx)",
                                  cover->patient, "visits", cover->visit);
      return;
    }
  menu = make_menu (self, covers);
  tillid_popup_menu (GTK_WIDGET (self), GTK_WIDGET (row), menu);
}

static void
tillid_today_covers_dispose (GObject *object)
{
  g_clear_object (&TILLID_TODAY_COVERS (object)->model);
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_TODAY_COVERS);

  G_OBJECT_CLASS (tillid_today_covers_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TillidTodayCovers, child)

static void
tillid_today_covers_class_init (TillidTodayCoversClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_today_covers_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-today-covers.ui");
  BIND (missing_row);
  BIND (missing_label);
  BIND (missing_days);
  BIND (new_row);
  BIND (new_label);
  BIND (covers_list);
  BIND (covers_empty);
  BIND (missing_sign);
  BIND (new_sign);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_today_covers_init (TillidTodayCovers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_cover_sign_set (self->missing_sign, TILLID_INTERPRETER_MISSING);
  tillid_cover_sign_set (self->new_sign, TILLID_INTERPRETER_NEW);
}
