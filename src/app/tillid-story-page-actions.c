/* tillid-story-page-actions.c - what can be done on the story page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-story-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-history-window.h"
#include "tillid-visit.h"

#define ZOOM_STEP 1.5

/* Targets of the action story.range. */
const char *const tillid_story_range_names[TILLID_N_TIMELINE_RANGES] = {
  "life", "arrival", "years", "course", "first-visit", "last-year", "next-months"
};

/* Into the canvas or the list, whichever is shown. */
void
tillid_story_page_focus_items (TillidStoryPage *self)
{
  if (self->state != NULL && tillid_timeline_state_is_as_list (self->state))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The selected life event, (transfer full) (nullable): the kind whose bank and stone can be changed. */
static TillidLifeEvent *
get_selected_event (TillidStoryPage *self)
{
  const TillidTimelineRow *row;
  gint64 id;

  if (self->state == NULL)
    return NULL;
  id = tillid_timeline_state_get_selected (self->state);
  row = tillid_timeline_state_find_row (self->state, id);
  if (row == NULL || strcmp (row->kind, "life_event") != 0)
    return NULL;
  return (TillidLifeEvent *) tillid_patient_context_get (self->context, &tillid_life_event_type,
                                                         id);
}

static void
show_popover (TillidStoryPage *self, GtkPopover *popover, const GdkRectangle *on_canvas)
{
  const gboolean as_list = tillid_timeline_state_is_as_list (self->state);
  double x = as_list ? gtk_widget_get_width (GTK_WIDGET (self->list)) / 2 : on_canvas->x;
  double y = as_list ? 0 : on_canvas->y;
  GdkRectangle place;

  /* The list says nothing of where a line stands: below its head. */
  gtk_widget_translate_coordinates (as_list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->canvas),
                                    GTK_WIDGET (self), x, y, &x, &y);
  /* A popover cannot point at what lies outside its window. */
  x = CLAMP (x, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - 1));
  y = CLAMP (y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - 1));
  place = (GdkRectangle){ (int) x, (int) y, on_canvas->width, on_canvas->height };
  gtk_popover_set_pointing_to (popover, &place);
  gtk_popover_popup (popover);
}

static void
add_on_day (TillidStoryPage *self, TillidDay day, const GdkRectangle *place)
{
  g_autofree char *when = NULL;
  TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  g_autoptr (TillidTold) told = NULL;
  int year;

  if (day != TILLID_ABSENT && day <= view->today)
    {
      tillid_day_to_ymd (day, &year, NULL, NULL);
      told = tillid_told_new_year (year);
      /* Nobody points at a day on a whole life: the year, and it is only about. */
      told->start.about = view->last - view->first > 3650;
      when = tillid_format_told (told, NULL);
    }
  tillid_story_add_begin (self->add_popover,
                          day == TILLID_ABSENT || day > view->today ? TILLID_STORY_LANE_HOPE
                                                                    : TILLID_STORY_LANE_LIFE,
                          TILLID_BANK_NEUTRAL, when);
  show_popover (self, GTK_POPOVER (self->add_popover), place);
}

/* A double click on an empty place of the canvas. */
void
tillid_story_page_add_at (TillidTimelineCanvas *canvas,
                          double x,
                          double y,
                          gint64 day,
                          TillidStoryPage *self)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (tillid_patient_context_may_write (self->context, &tillid_life_event_type))
    add_on_day (self, day, &place);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  GdkRectangle place;

  /* Nothing is suggested here: a date that was not told must not be kept by accident. */
  tillid_timeline_canvas_get_middle_day (self->canvas, &place);
  tillid_story_add_begin (self->add_popover, TILLID_STORY_LANE_LIFE, TILLID_BANK_NEUTRAL, NULL);
  show_popover (self, GTK_POPOVER (self->add_popover), &place);
}

static void
add_first_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  const char *what = g_variant_get_string (parameter, NULL);
  GdkRectangle place;

  tillid_timeline_canvas_get_middle_day (self->canvas, &place);
  if (g_str_equal (what, "arrival"))
    {
      tillid_story_add_begin (self->add_popover, TILLID_STORY_LANE_PLACE, TILLID_BANK_NEUTRAL,
                              NULL);
      tillid_story_add_set_arrival (self->add_popover);
    }
  else
    tillid_story_add_begin (self->add_popover, TILLID_STORY_LANE_LIFE,
                            g_str_equal (what, "good") ? TILLID_BANK_GOOD : TILLID_BANK_NEUTRAL,
                            NULL);
  show_popover (self, GTK_POPOVER (self->add_popover), &place);
}

/* The popover has made a record: it is selected once it was read. */
void
tillid_story_page_kept (GtkPopover *popover, gint64 id, TillidStoryPage *self)
{
  self->wanted = id;
  tillid_story_page_focus_items (self);
}

static void
show_at_selected (TillidStoryPage *self, GtkPopover *popover)
{
  GdkRectangle place;

  if (!tillid_timeline_canvas_get_selected_area (self->canvas, &place))
    tillid_timeline_canvas_get_middle_day (self->canvas, &place);
  show_popover (self, popover, &place);
}

static TillidRecord *
get_selected_record (TillidStoryPage *self)
{
  gint64 id = tillid_timeline_state_get_selected (self->state);
  const TillidTimelineRow *row = tillid_timeline_state_find_row (self->state, id);

  return row != NULL
           ? tillid_patient_context_get (self->context, tillid_record_type_by_kind (row->kind), id)
           : NULL;
}

static void
edit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  g_autoptr (TillidRecord) record = get_selected_record (self);

  if (record == NULL || tillid_story_family_of (record->type) == NULL)
    return;
  tillid_story_add_begin_edit (self->add_popover, record);
  show_at_selected (self, GTK_POPOVER (self->add_popover));
}

static gboolean
begin_time (TillidStoryPage *self)
{
  const TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  g_autoptr (TillidRecord) record = get_selected_record (self);

  if (record == NULL || tillid_story_family_of (record->type) == NULL)
    return FALSE;
  tillid_story_time_begin (self->time_popover, record,
                           tillid_told_grain_for_span (view->last - view->first));
  show_at_selected (self, GTK_POPOVER (self->time_popover));
  return TRUE;
}

static void
when_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  begin_time (data);
}

static void
step_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  int part, steps;

  g_variant_get (parameter, "(ii)", &part, &steps);
  if (begin_time (self))
    tillid_story_time_step (self->time_popover, (TillidToldPart) part, steps);
}

/* Something was dragged on the canvas, or out of the tray onto it. */
void
tillid_story_page_move_to (TillidTimelineCanvas *canvas,
                           gint64 id,
                           int part,
                           gint64 to,
                           TillidStoryPage *self)
{
  tillid_timeline_state_select (self->state, id);
  if (begin_time (self))
    tillid_story_time_move (self->time_popover, (TillidToldPart) part, to);
}

static void
tray_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  gboolean open = !gtk_revealer_get_reveal_child (self->tray_revealer);

  gtk_revealer_set_reveal_child (self->tray_revealer, open);
  g_simple_action_set_state (action, g_variant_new_boolean (open));
  if (open)
    gtk_widget_child_focus (GTK_WIDGET (self->tray), GTK_DIR_TAB_FORWARD);
  else
    tillid_story_page_focus_items (self);
}

/* A visit and a promise have a page of their own. */
static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  g_autoptr (TillidRecord) record = get_selected_record (self);

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "(sx)",
                                record->type == &tillid_visit_type ? "visits" : "plan", record->id);
}

static void
another_telling_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  g_autoptr (TillidLifeEvent) event = get_selected_event (self);

  if (event == NULL)
    return;
  tillid_story_add_begin_telling (self->add_popover, event);
  show_at_selected (self, GTK_POPOVER (self->add_popover));
}

static void
close_stone_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  g_autoptr (TillidLifeEvent) event = get_selected_event (self);
  TillidLifeEvent *changed;

  if (event == NULL)
    return;
  changed = tillid_life_event_edit (event);
  changed->closed = !event->closed;
  tillid_patient_context_apply_one (self->context,
                                    changed->closed ? C_ ("edit", "Stone closed")
                                                    : C_ ("edit", "Stone opened"),
                                    changed);
}

static void
mark_bank (TillidStoryPage *self, TillidBank bank, const char *why)
{
  g_autoptr (TillidLifeEvent) event = get_selected_event (self);
  TillidLifeEvent *changed;

  if (event == NULL || event->bank == (int) bank)
    return;
  changed = tillid_life_event_edit (event);
  changed->bank = bank;
  tillid_patient_context_apply_one (self->context, why, changed);
}

static void
mark_good_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark_bank (data, TILLID_BANK_GOOD, C_ ("edit", "Event marked as good"));
}

static void
mark_hard_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark_bank (data, TILLID_BANK_HARD, C_ ("edit", "Event marked as hard"));
}

static void
mark_neutral_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark_bank (data, TILLID_BANK_NEUTRAL, C_ ("edit", "Event marked as neither good nor hard"));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  g_autoptr (TillidRecord) record = get_selected_record (self);

  if (record != NULL)
    tillid_patient_context_enter_in_error (self->context, record);
}

static void
history_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  g_autoptr (TillidRecord) record = get_selected_record (self);

  if (record != NULL)
    gtk_window_present (
      tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->context, record->type, record->id));
}

static void
mark_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  TillidSession *session = tillid_patient_context_get_session (self->context);
  TillidMark *mark = tillid_patient_context_new_record (self->context, &tillid_mark_type);

  mark->day = tillid_session_today (session);
  mark->member = tillid_session_get_member (session)->record.id;
  tillid_set_text (&mark->next_time, C_ ("story", "Start with something good"));
  tillid_patient_context_apply_one (self->context,
                                    C_ ("edit",
                                        "We came this far. Next time: start with something good"),
                                    mark);
}

static void
range_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  for (guint i = 0; i < TILLID_N_TIMELINE_RANGES; i++)
    if (g_str_equal (tillid_story_range_names[i], g_variant_get_string (parameter, NULL)))
      tillid_timeline_state_set_range (self->state, i);
}

/* Years before and after the selected one; the same again ends it. */
static void
zero_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  gint64 selected = tillid_timeline_state_get_selected (self->state);
  gint64 zero = tillid_timeline_state_get_zero (self->state);

  tillid_timeline_state_set_zero (self->state, selected == zero ? 0 : selected);
}

static void
calendar_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  tillid_timeline_state_set_calendar_shown (self->state,
                                            tillid_timeline_state_get_view (self->state)
                                                ->calendar == TILLID_CALENDAR_GREGORIAN);
}

static void
whole_life_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_timeline_state_set_range (TILLID_STORY_PAGE (data)->state, TILLID_TIMELINE_RANGE_LIFE);
}

static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_timeline_state_zoom_middle (TILLID_STORY_PAGE (data)->state, ZOOM_STEP);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_timeline_state_zoom_middle (TILLID_STORY_PAGE (data)->state, 1 / ZOOM_STEP);
}

static void
today_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_timeline_state_show_today (TILLID_STORY_PAGE (data)->state);
}

static void
band_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;
  gboolean is_on = tillid_timeline_state_get_view (self->state)->band_days > 0;

  tillid_timeline_state_set_band_days (self->state, is_on ? 0 : self->band_days);
}

static void
band_days_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  self->band_days = g_variant_get_int32 (parameter);
  tillid_timeline_state_set_band_days (self->state, self->band_days);
}

static void
pause_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  tillid_timeline_state_set_good_only (self->state,
                                       !tillid_timeline_state_get_view (self->state)->good_only);
}

static void
lanes_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (TILLID_STORY_PAGE (data)->lanes_button);
}

static void
inspect_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  gtk_revealer_set_reveal_child (self->inspector_revealer, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

static void
unselect_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  tillid_story_page_focus_items (self);
  tillid_timeline_state_select (self->state, 0);
}

/* The same items as a list, and back; the keyboard goes along. */
static void
list_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidStoryPage *self = data;

  tillid_timeline_state_set_as_list (self->state, !tillid_timeline_state_is_as_list (self->state));
  tillid_story_page_focus_items (self);
}

static const GActionEntry action_entries[] = {
  { "add", add_action },
  { "add-first", add_first_action, "s" },
  { "edit", edit_action },
  { "when", when_action },
  { "step", step_action, "(ii)" },
  { "tray", tray_action, NULL, "false" },
  { "open", open_action },
  { "another-telling", another_telling_action },
  { "close-stone", close_stone_action },
  { "mark-good", mark_good_action },
  { "mark-hard", mark_hard_action },
  { "mark-neutral", mark_neutral_action },
  { "remove", remove_action },
  { "history", history_action },
  { "mark", mark_action },
  { "range", range_action, "s", "''" },
  { "whole-life", whole_life_action },
  { "zero", zero_action, NULL, "false" },
  { "calendar", calendar_action, NULL, "false" },
  { "zoom-in", zoom_in_action },
  { "zoom-out", zoom_out_action },
  { "today", today_action },
  { "band", band_action, NULL, "true" },
  { "band-days", band_days_action, "i", "90" },
  { "pause", pause_action, NULL, "false" },
  { "lanes", lanes_action },
  { "list", list_action, NULL, "false" },
  { "inspect", inspect_action },
  { "unselect", unselect_action },
};

void
tillid_story_page_add_actions (TillidStoryPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
}
