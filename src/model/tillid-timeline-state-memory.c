/* tillid-timeline-state-memory.c - how a person left a timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Range, zoom, lanes, band and whether it is a list are remembered for each patient and each person who looks, beside the record: as a draft at
 * "view/PATIENT/story", which nobody else sees, which has no revision and which no export takes. Days are kept as
 * distances from today, so that a view that ended today ends today again. The pause and the selection are not kept. */
#include "config.h"

#include "tillid-timeline-state-private.h"

#define WRITE_DELAY_MS 800

static char *
place_of (TillidTimelineState *self)
{
  g_autofree char *patient =
    tillid_id_dup_text (tillid_patient_context_get_patient (self->context));

  return g_strconcat ("view/", patient, "/story", NULL);
}

/**
 * tillid_timeline_state_write_view:
 * @self: a state
 *
 * Returns: (transfer full): range, zoom, band, lanes, and whether it is a list, for tillid_timeline_state_read_view()
 */
char *
tillid_timeline_state_write_view (TillidTimelineState *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) view = NULL;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  if (self->range_is_set)
    g_variant_dict_insert (&dict, "range", "i", (int) self->range);
  else
    g_variant_dict_insert (&dict, "span", "(dd)", self->view.first - (double) self->view.today,
                           self->view.last - (double) self->view.today);
  g_variant_dict_insert (&dict, "band", "i", self->view.band_days);
  tillid_timeline_state_write_lanes (self, &dict);
  g_variant_dict_insert (&dict, "list", "b", self->as_list);
  g_variant_dict_insert (&dict, "calendar", "b", self->view.calendar != TILLID_CALENDAR_GREGORIAN);
  view = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (view, FALSE);
}

static void
read_days (TillidTimelineState *self, GVariantDict *dict)
{
  double first, last;
  int range;

  if (g_variant_dict_lookup (dict, "range", "i", &range) && range >= 0 &&
      range < TILLID_N_TIMELINE_RANGES)
    tillid_timeline_state_set_range (self, range);
  else if (g_variant_dict_lookup (dict, "span", "(dd)", &first, &last) && first < last && last <= 0)
    tillid_timeline_state_set_span (self, first + (double) self->view.today,
                                    last + (double) self->view.today);
}

/**
 * tillid_timeline_state_read_view:
 * @self: a state
 * @text: from tillid_timeline_state_write_view(); anything else is left alone
 */
void
tillid_timeline_state_read_view (TillidTimelineState *self, const char *text)
{
  g_autoptr (GVariant) view = NULL;
  g_auto (GVariantDict) dict = { 0 };
  gboolean as_list, calendar;
  int band_days;

  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self) && text != NULL);

  view = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  if (view == NULL)
    return;
  g_variant_dict_init (&dict, view);
  tillid_timeline_state_read_lanes (self, &dict);
  if (g_variant_dict_lookup (&dict, "band", "i", &band_days) && band_days >= 0 && band_days <= 365)
    tillid_timeline_state_set_band_days (self, band_days);
  if (g_variant_dict_lookup (&dict, "list", "b", &as_list))
    tillid_timeline_state_set_as_list (self, as_list);
  if (g_variant_dict_lookup (&dict, "calendar", "b", &calendar))
    tillid_timeline_state_set_calendar_shown (self, calendar);
  read_days (self, &dict);
}

static void
write_now (TillidTimelineState *self)
{
  g_autofree char *place = place_of (self);
  g_autofree char *text = tillid_timeline_state_write_view (self);

  g_clear_handle_id (&self->memory_source, g_source_remove);
  if (g_strcmp0 (text, self->remembered) == 0)
    return;
  g_free (self->remembered);
  self->remembered = g_steal_pointer (&text);
  tillid_session_put_draft (tillid_patient_context_get_session (self->context), place,
                            self->remembered);
}

static gboolean
write_cb (gpointer data)
{
  TillidTimelineState *self = data;

  self->memory_source = 0;
  write_now (self);
  return G_SOURCE_REMOVE;
}

static void
view_changed_cb (TillidTimelineState *self)
{
  g_autofree char *text = tillid_timeline_state_write_view (self);

  g_clear_handle_id (&self->memory_source, g_source_remove);
  if (g_strcmp0 (text, self->remembered) != 0)
    self->memory_source = g_timeout_add (WRITE_DELAY_MS, write_cb, self);
}

/* Takes back how the person left it, and remembers from now on. */
void
tillid_timeline_state_begin_memory (TillidTimelineState *self)
{
  g_autofree char *place = place_of (self);
  g_autofree char *kept =
    tillid_session_get_draft (tillid_patient_context_get_session (self->context), place);

  if (kept != NULL)
    tillid_timeline_state_read_view (self, kept);
  self->remembered = tillid_timeline_state_write_view (self);
  g_signal_connect (self, "view-changed", G_CALLBACK (view_changed_cb), NULL);
}

/* What waits to be written is written. */
void
tillid_timeline_state_end_memory (TillidTimelineState *self)
{
  if (self->memory_source != 0)
    write_now (self);
  g_clear_pointer (&self->remembered, g_free);
}
