/* tillid-calendar-place.c - the calendar as a second view of Today
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-page-private.h"

#define PLACE_TYPE "(xbbixs)"

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  tillid_calendar_page_set_session (TILLID_CALENDAR_PAGE (place), session);
}

static void
place_grab_focus_first (TillidWorkplace *place)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (place);

  self->wants_focus = self->model != NULL && !tillid_calendar_model_is_settled (self->model);
  if (self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->day_button));
  else
    tillid_calendar_grid_grab_focus (self->grid);
}

static gboolean
place_is_for (TillidSession *session)
{
  g_autoptr (TillidScope) finder = NULL;

  if (!tillid_session_may (session, TILLID_ACTION_PATIENTS, NULL))
    return FALSE;
  finder = tillid_session_open_finder (session, NULL);
  return finder != NULL && tillid_scope_reads_kind (finder, "visit");
}

static GVariant *
place_save_place (TillidWorkplace *place)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (place);
  const TillidCalendarView *view = tillid_calendar_model_get_view (self->model);

  return g_variant_new (PLACE_TYPE, view->day, view->week, view->whole, (int) view->by,
                        view->member, view->room != NULL ? view->room : "");
}

static void
place_restore_place (TillidWorkplace *place, GVariant *value)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (place);
  TillidCalendarView view;
  int by;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE (PLACE_TYPE)))
    return;
  g_variant_get (value, "(xbbix&s)", &view.day, &view.week, &view.whole, &by, &view.member,
                 &view.room);
  view.by = by == TILLID_CALENDAR_BY_ROOM ? TILLID_CALENDAR_BY_ROOM : TILLID_CALENDAR_BY_PERSON;
  if (*view.room == '\0')
    view.room = NULL;
  tillid_calendar_model_set_view (self->model, &view);
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return TILLID_CALENDAR_PAGE (place)->banner;
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return TILLID_CALENDAR_PAGE (place)->menu_button;
}

/* What makes the calendar a place of the program. */
void
tillid_calendar_page_init_place (TillidWorkplaceInterface *iface)
{
  iface->id = "calendar";
  iface->under = "today";
  iface->title = NC_ ("place", "Calendar");
  iface->icon = "x-office-calendar-symbolic";
  iface->is_for = place_is_for;
  iface->set_session = place_set_session;
  iface->grab_focus_first = place_grab_focus_first;
  iface->save_place = place_save_place;
  iface->restore_place = place_restore_place;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}
