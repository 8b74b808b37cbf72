/* tillid-story-page.c - the life story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Toolbar, canvas, overview and inspector share one state (tillid-timeline-state.h). The actions of the page
 * are in a group "story", so that they can be switched off: without a selection there is nothing to change. */
#include "config.h"

#include "tillid-story-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-story-print.h"
#include "tillid-timeline-words.h"
#include "tillid-visit.h"

static void tillid_story_page_iface_init (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidStoryPage,
                               tillid_story_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE,
                                                      tillid_story_page_iface_init))

static void
set_enabled (TillidStoryPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static void
set_state (TillidStoryPage *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (
                               g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                             state);
}

static void
update_actions (TillidStoryPage *self)
{
  static const char *const of_event[] = { "another-telling", "close-stone", "mark-good",
                                          "mark-hard", "mark-neutral" };
  gboolean may_edit = self->context != NULL &&
                      tillid_patient_context_may_write (self->context, &tillid_life_event_type);
  gint64 selected = self->state != NULL ? tillid_timeline_state_get_selected (self->state) : 0;
  const TillidTimelineRow *row =
    selected != 0 ? tillid_timeline_state_find_row (self->state, selected) : NULL;
  const TillidRecordType *type = row != NULL ? tillid_record_type_by_kind (row->kind) : NULL;
  gboolean is_event = type == &tillid_life_event_type;
  gboolean has_page = type == &tillid_visit_type || type == &tillid_promise_type;

  for (guint i = 0; i < G_N_ELEMENTS (of_event); i++)
    set_enabled (self, of_event[i], may_edit && is_event);
  set_enabled (self, "edit", may_edit && type != NULL && tillid_story_family_of (type) != NULL);
  set_enabled (self, "when", may_edit && type != NULL && tillid_story_family_of (type) != NULL);
  set_enabled (self, "step", may_edit && type != NULL && tillid_story_family_of (type) != NULL);
  set_enabled (self, "tray", tillid_story_tray_get_n_waiting (self->tray) > 0);
  set_enabled (self, "open", has_page);
  set_enabled (self, "history", row != NULL);
  set_enabled (self, "remove", may_edit && row != NULL && type != &tillid_visit_type);
  set_enabled (self, "add", may_edit);
  set_enabled (self, "add-first", may_edit);
  set_enabled (self, "mark", may_edit);
  set_enabled (self, "zero",
               (row != NULL && tillid_told_bounds_is_dated (&row->item.bounds)) ||
                 (self->state != NULL && tillid_timeline_state_get_zero (self->state) != 0));
  set_enabled (self, "calendar",
               self->state != NULL &&
                 tillid_timeline_state_get_calendar (self->state) != TILLID_CALENDAR_GREGORIAN);
  set_enabled (self, "unselect", row != NULL);
  set_enabled (self, "inspect", row != NULL);
}

/* "± 90 days": as wide as the band is, or would be. */
static void
show_band (TillidStoryPage *self, int days)
{
  g_autofree char *number = tillid_format_number (days, NULL);
  /* Translators: %s is the number of days before and after an event. */
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "± %s day", "± %s days", (gulong) days), number);

  adw_button_content_set_label (self->band_content, label);
}

static void
view_changed_cb (TillidStoryPage *self)
{
  TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  TillidTimelineRange range;
  gboolean is_range = tillid_timeline_state_get_range (self->state, &range);
  g_autofree char *span = tillid_timeline_words_span (view->last - view->first);
  const int band_days = view->band_days > 0 ? view->band_days : self->band_days;

  gtk_label_set_text (self->span_label, span);
  set_state (self, "range", g_variant_new_string (is_range ? tillid_story_range_names[range] : ""));
  set_state (self, "band", g_variant_new_boolean (view->band_days > 0));
  set_state (self, "band-days", g_variant_new_int32 (band_days));
  show_band (self, band_days);
  set_state (self, "pause", g_variant_new_boolean (view->good_only));
  if (self->was_paused != view->good_only)
    {
      self->was_paused = view->good_only;
      tillid_story_page_show_pacing (self);
    }
  set_state (self, "zero",
             g_variant_new_boolean (tillid_timeline_state_get_zero (self->state) != 0));
  set_state (self, "calendar", g_variant_new_boolean (view->calendar != TILLID_CALENDAR_GREGORIAN));
  set_state (self, "list", g_variant_new_boolean (tillid_timeline_state_is_as_list (self->state)));
  gtk_stack_set_visible_child_name (self->items_stack,
                                    tillid_timeline_state_is_as_list (self->state) ? "list"
                                                                                   : "canvas");
}

static void
selection_changed_cb (TillidStoryPage *self)
{
  gtk_revealer_set_reveal_child (self->inspector_revealer,
                                 tillid_timeline_state_get_selected (self->state) != 0);
  update_actions (self);
}

/* What a role does not read is not offered. */
static void
show_buttons (TillidStoryPage *self)
{
  guint n_lanes = 0;
  gboolean may_read, may_write;

  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    n_lanes += tillid_timeline_state_has_lane (self->state, lane);
  gtk_widget_set_visible (GTK_WIDGET (self->lanes_button), n_lanes > 1);
  may_read = tillid_timeline_state_has_lane (self->state, TILLID_LANE_LIFE);
  may_write = tillid_patient_context_may_write (self->context, &tillid_life_event_type);
  gtk_widget_set_visible (self->add_button, may_write || may_read);
  gtk_widget_set_visible (self->mark_button, may_write || may_read);
  gtk_widget_set_visible (self->pause_button, may_read);
}

static void
items_changed_cb (TillidStoryPage *self)
{
  guint n_items;

  show_buttons (self);
  tillid_timeline_state_get_items (self->state, &n_items);
  gtk_widget_set_visible (self->empty_box,
                          n_items == 0 &&
                            tillid_patient_context_may_write (self->context,
                                                              &tillid_life_event_type));
  if (self->wanted != 0 && tillid_timeline_state_find (self->state, self->wanted) != NULL)
    {
      tillid_timeline_state_select (self->state, self->wanted);
      self->wanted = 0;
    }
  view_changed_cb (self);
  tillid_story_page_show_pacing (self);
  update_actions (self);
  /* The last one has got its date. */
  if (tillid_story_tray_get_n_waiting (self->tray) == 0)
    {
      gtk_revealer_set_reveal_child (self->tray_revealer, FALSE);
      set_state (self, "tray", g_variant_new_boolean (FALSE));
    }
}

static void
drop_context (TillidStoryPage *self)
{
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  if (self->canvas != NULL)
    {
      tillid_timeline_canvas_set_state (self->canvas, NULL);
      tillid_story_list_set_state (self->list, NULL);
      tillid_story_tray_set_state (self->tray, NULL);
      tillid_story_lanes_set_state (self->lanes, NULL);
      tillid_life_overview_set_canvas (self->overview, NULL);
      tillid_life_years_set_state (self->years, NULL);
      tillid_story_inspector_set_state (self->inspector, NULL);
    }
  if (self->add_popover != NULL)
    tillid_story_add_set_context (self->add_popover, NULL);
  if (self->time_popover != NULL)
    tillid_story_time_set_context (self->time_popover, NULL);
  g_clear_object (&self->state);
  g_clear_object (&self->context);
}

/* Into the pause, or on from it. */
static void
pace_clicked_cb (TillidStoryPage *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "pause", NULL);
}

static void
set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (page);

  drop_context (self);
  if (context == NULL)
    return;
  self->context = g_object_ref (context);
  self->was_reminded = self->was_paused = FALSE;
  tillid_banner_hide (self->pace_banner);
  self->state = tillid_timeline_state_new (context);
  /* First: what the page offers depends on what waits there. */
  tillid_story_tray_set_state (self->tray, self->state);
  g_signal_connect_object (self->state, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  tillid_timeline_canvas_set_state (self->canvas, self->state);
  tillid_story_lanes_set_state (self->lanes, self->state);
  show_buttons (self);
  tillid_story_list_set_state (self->list, self->state);
  tillid_life_overview_set_canvas (self->overview, self->canvas);
  tillid_life_years_set_state (self->years, self->state);
  tillid_story_inspector_set_state (self->inspector, self->state);
  tillid_story_add_set_context (self->add_popover, context);
  tillid_story_time_set_context (self->time_popover, context);
  if (!tillid_timeline_state_is_loading (self->state))
    items_changed_cb (self);
  selection_changed_cb (self);
}

static gboolean
leave (TillidPage *page)
{
  gtk_popover_popdown (GTK_POPOVER (TILLID_STORY_PAGE (page)->add_popover));
  gtk_popover_popdown (GTK_POPOVER (TILLID_STORY_PAGE (page)->time_popover));
  return TRUE;
}

static void
open_record (TillidPage *page, gint64 id)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (page);

  self->wanted = id;
  if (self->state != NULL && !tillid_timeline_state_is_loading (self->state))
    items_changed_cb (self);
}

static void
grab_focus_first (TillidPage *page)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (page);
  gint64 changed = 0;

  tillid_story_page_focus_items (self);
  /* What was being typed when the program went away stands in its fields again. */
  if (self->context == NULL || !tillid_story_add_find_draft (self->add_popover, &changed))
    return;
  if (changed == 0)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "add", NULL);
  else if (tillid_timeline_state_find (self->state, changed) != NULL)
    {
      tillid_timeline_state_select (self->state, changed);
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "edit", NULL);
    }
}

static GVariant *
save_place (TillidPage *page)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (page);
  g_autofree char *view = NULL;

  if (self->state == NULL)
    return NULL;
  view = tillid_timeline_state_write_view (self->state);
  return g_variant_new ("(sxb)", view, tillid_timeline_state_get_selected (self->state),
                        tillid_timeline_state_get_view (self->state)->good_only);
}

static void
restore_place (TillidPage *page, GVariant *place)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (page);
  const char *view;
  gboolean good_only;
  gint64 selected;

  if (self->state == NULL || !g_variant_is_of_type (place, G_VARIANT_TYPE ("(sxb)")))
    return;
  g_variant_get (place, "(&sxb)", &view, &selected, &good_only);
  tillid_timeline_state_read_view (self->state, view);
  tillid_timeline_state_set_good_only (self->state, good_only);
  open_record (page, selected);
}

static void
print (TillidPage *page)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (page);

  if (self->state != NULL)
    gtk_window_present (
      tillid_story_print_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->state));
}

static void
tillid_story_page_iface_init (TillidPageInterface *iface)
{
  iface->id = "story";
  iface->title = NC_ ("page", "Story");
  iface->icon = "tillid-story-symbolic";
  iface->writes = "life_event";
  iface->read_only =
    NC_ ("read only", "Read only: these roles do not include what patients told of their lives "
                      "and illness. Visits, contacts and promises are shown.");
  iface->full_header = TRUE;
  iface->set_context = set_context;
  iface->leave = leave;
  iface->open_record = open_record;
  iface->print = print;
  iface->grab_focus_first = grab_focus_first;
  iface->save_place = save_place;
  iface->restore_place = restore_place;
}

static void
tillid_story_page_dispose (GObject *object)
{
  TillidStoryPage *self = TILLID_STORY_PAGE (object);

  drop_context (self);
  if (self->add_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->add_popover));
  self->add_popover = NULL;
  if (self->time_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->time_popover));
  self->time_popover = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_PAGE);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (tillid_story_page_parent_class)->dispose (object);
}

static void
tillid_story_page_class_init (TillidStoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, pace_clicked_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidStoryPage, name)
  BIND (pace_banner);
  BIND (range_life);
  BIND (range_arrival);
  BIND (range_years);
  BIND (range_course);
  BIND (span_label);
  BIND (band_content);
  BIND (lanes_button);
  BIND (add_button);
  BIND (mark_button);
  BIND (pause_button);
  BIND (lanes);
  BIND (empty_box);
  BIND (items_stack);
  BIND (canvas);
  BIND (list);
  BIND (overview);
  BIND (years);
  BIND (inspector_revealer);
  BIND (inspector);
  BIND (add_popover);
  BIND (time_popover);
  BIND (tray_revealer);
  BIND (tray);
#undef BIND
}

static void
tillid_story_page_init (TillidStoryPage *self)
{
  self->band_days = 90;
  self->actions = g_simple_action_group_new ();
  tillid_story_page_add_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "story", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->add_popover), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->time_popover), GTK_WIDGET (self));
  update_actions (self);
  g_signal_connect_object (self->canvas, "add-at", G_CALLBACK (tillid_story_page_add_at), self, 0);
  g_signal_connect_object (self->canvas, "move-to", G_CALLBACK (tillid_story_page_move_to), self,
                           0);
  g_signal_connect_object (self->time_popover, "kept", G_CALLBACK (tillid_story_page_kept), self,
                           0);
  g_signal_connect_object (self->add_popover, "kept", G_CALLBACK (tillid_story_page_kept), self, 0);
}

/* (transfer none) (nullable) */
TillidTimelineState *
tillid_story_page_get_state (TillidStoryPage *self)
{
  g_return_val_if_fail (TILLID_IS_STORY_PAGE (self), NULL);

  return self->state;
}
