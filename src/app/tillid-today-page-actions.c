/* tillid-today-page-actions.c - what is done on the day's page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-plan.h"
#include "tillid-popup-menu.h"
#include "tillid-today-page-private.h"

static const TillidTodayRow *
row_of (GtkWidget *widget, GVariant *parameter)
{
  return tillid_today_page_find_row (TILLID_TODAY_PAGE (widget), g_variant_get_int64 (parameter));
}

/* FALSE for a line that stands there only because the promise was kept a moment ago. */
static gboolean
is_open_promise (GtkWidget *widget, const TillidTodayRow *row)
{
  TillidTodayModel *model = tillid_today_page_get_model (TILLID_TODAY_PAGE (widget));

  return row != NULL && row->section == TILLID_TODAY_PROMISES &&
         !tillid_today_model_is_kept (model, row) &&
         tillid_today_model_may_write (model, &tillid_promise_type);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TillidTodayRow *row = row_of (widget, parameter);

  if (is_open_promise (widget, row))
    tillid_today_keep (tillid_today_page_get_model (TILLID_TODAY_PAGE (widget)), row);
}

static void
tell_how_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (widget);
  const char *how = NULL;
  gint64 id = 0;
  const TillidTodayRow *row = NULL;

  g_variant_get (parameter, "(x&s)", &id, &how);
  row = tillid_today_page_find_row (self, id);
  if (row != NULL && row->section == TILLID_TODAY_PROMISES)
    tillid_today_tell_how (tillid_today_page_get_model (self), row, how);
}

static void
answered_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidTodayModel *model = tillid_today_page_get_model (TILLID_TODAY_PAGE (widget));
  const TillidTodayRow *row = row_of (widget, parameter);

  if (row != NULL && row->section == TILLID_TODAY_WAITING &&
      tillid_today_model_may_write (model, row->record->type))
    tillid_today_answered (model, row);
}

static void
point_to (GtkPopover *popover, TillidTodayPage *self, gint64 id)
{
  TillidTodayLine *line = tillid_today_page_find_line (self, id);
  graphene_rect_t bounds;

  if (line == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (line), gtk_widget_get_parent (GTK_WIDGET (popover)),
                                  &bounds))
    return;
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){
                                          (int) (bounds.origin.x + bounds.size.width / 2),
                                          (int) (bounds.origin.y + bounds.size.height - 8), 1, 1 });
}

static void
date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (widget);
  TillidTodayModel *model = tillid_today_page_get_model (self);
  const TillidTodayRow *row = row_of (widget, parameter);
  TillidDatePopover *popover = tillid_today_page_get_date_popover (self);
  g_autofree char *place = NULL;

  if (!is_open_promise (widget, row))
    return;
  place = g_strdup_printf ("today/date/%" G_GINT64_FORMAT, row->record->id);
  g_object_set_data_full (G_OBJECT (popover), "promise",
                          g_memdup2 (&row->record->id, sizeof (gint64)), g_free);
  point_to (GTK_POPOVER (popover), self, row->record->id);
  tillid_date_popover_ask (popover, tillid_today_model_get_session (model), place,
                           ((const TillidPromise *) row->record)->words, row->due);
}

/* A day was typed for the promise. */
void
tillid_today_page_take_day (TillidTodayPage *self, gint64 promise, TillidDay day)
{
  const TillidTodayRow *row = tillid_today_page_find_row (self, promise);

  if (is_open_promise (GTK_WIDGET (self), row))
    tillid_today_set_due (tillid_today_page_get_model (self), row, day);
}

static void
give_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (widget);
  const TillidTodayRow *row = NULL;
  gint64 promise = 0;
  gint64 member = 0;

  g_variant_get (parameter, "(xx)", &promise, &member);
  row = tillid_today_page_find_row (self, promise);
  if (is_open_promise (widget, row))
    tillid_today_pass_on (tillid_today_page_get_model (self), row, member);
}

/* Everybody who works here, to choose from. */
static void
pass_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (widget);
  const TillidTodayRow *row = row_of (widget, parameter);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) section = NULL;
  TillidTodayLine *line = NULL;

  if (!is_open_promise (widget, row))
    return;
  members = tillid_today_model_list_members (tillid_today_page_get_model (self));
  menu = g_menu_new ();
  section = g_menu_new ();
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      g_autoptr (GMenuItem) item = NULL;

      if (member->record.id == row->owner)
        continue;
      item = g_menu_item_new (member->name != NULL ? member->name : "", NULL);
      g_menu_item_set_action_and_target (item, "today.give", "(xx)", row->record->id,
                                         member->record.id);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, C_ ("today", "Pass on to"), G_MENU_MODEL (section));
  line = tillid_today_page_find_line (self, row->record->id);
  tillid_popup_menu (widget, GTK_WIDGET (line), G_MENU_MODEL (menu));
}

/* Where the line comes from: a visit on the page of the visits, everything else on that of the plan. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TillidTodayRow *row = row_of (widget, parameter);
  const char *page = "plan";
  gint64 record = 0;

  if (row == NULL)
    return;
  if (row->section == TILLID_TODAY_VISITS)
    page = "visits";
  else if (row->section == TILLID_TODAY_PROMISES)
    record = ((const TillidPromise *) row->record)->step;
  if (row->section == TILLID_TODAY_VISITS ||
      (row->record != NULL && row->record->type == &tillid_step_type))
    record = row->record->id;
  gtk_widget_activate_action (widget, "win.open-patient-page", "(xsx)", row->patient, page, record);
}

/* Once, for the class of the page. */
void
tillid_today_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "today.keep", "x", keep_action);
  gtk_widget_class_install_action (klass, "today.tell-how", "(xs)", tell_how_action);
  gtk_widget_class_install_action (klass, "today.answered", "x", answered_action);
  gtk_widget_class_install_action (klass, "today.date", "x", date_action);
  gtk_widget_class_install_action (klass, "today.pass-on", "x", pass_on_action);
  gtk_widget_class_install_action (klass, "today.give", "(xx)", give_action);
  gtk_widget_class_install_action (klass, "today.open", "x", open_action);
}
