/* tillid-told-json.c - the stored form of a told date
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One line of JSON, short keys, parts that were not said left out:
 *
 *   {"said":"spring 1991","lang":"en","start":{"kind":"season","year":1991,"season":"spring"}}
 *
 * It is the same in SQL, in a revision's body and in the urn:tillid:told extension of an export, so a
 * round trip is exact everywhere. */
#include "config.h"

#include "tillid-told.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "tillid-calendar.h"
#include "tillid-id.h"
#include "tillid-json-text.h"

static const char *const kind_codes[TILLID_N_TOLD_KINDS] = { "unknown", "day",    "between",
                                                             "month",   "season", "year",
                                                             "decade",  "age",    "relative" };
static const char *const side_codes[] = { "at", "before", "after" };
static const char *const season_codes[] = { "none", "spring", "summer", "autumn", "winter" };
static const char *const end_codes[] = { "same", "open", "unknown", "point" };

/* The whole-number parts of a point, by their key. */
static const struct
{
  const char *key;
  gsize offset;
} parts[] = {
  { "year", G_STRUCT_OFFSET (TillidToldPoint, year) },
  { "month", G_STRUCT_OFFSET (TillidToldPoint, month) },
  { "day", G_STRUCT_OFFSET (TillidToldPoint, day) },
  { "to_year", G_STRUCT_OFFSET (TillidToldPoint, to_year) },
  { "to_month", G_STRUCT_OFFSET (TillidToldPoint, to_month) },
  { "to_day", G_STRUCT_OFFSET (TillidToldPoint, to_day) },
  { "age", G_STRUCT_OFFSET (TillidToldPoint, age) },
  { "offset_days", G_STRUCT_OFFSET (TillidToldPoint, offset_days) },
};

static void
add_text (GString *json, const char *key, const char *value)
{
  if (value == NULL)
    return;
  tillid_json_text_name (json, key);
  tillid_json_text_string (json, value);
}

static void
add_point (GString *json, const char *key, const TillidToldPoint *point)
{
  tillid_json_text_name (json, key);
  g_string_append_c (json, '{');
  add_text (json, "kind", kind_codes[point->kind]);
  if (point->side != TILLID_TOLD_AT)
    add_text (json, "side", side_codes[point->side]);
  if (point->about)
    {
      tillid_json_text_name (json, "about");
      tillid_json_text_bool (json, TRUE);
    }
  if (point->calendar != TILLID_CALENDAR_GREGORIAN)
    add_text (json, "calendar", tillid_calendar_to_code (point->calendar));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int value = G_STRUCT_MEMBER (int, point, parts[i].offset);

      if (value == 0)
        continue;
      tillid_json_text_name (json, parts[i].key);
      tillid_json_text_int (json, value);
    }
  if (point->season != TILLID_SEASON_NONE)
    add_text (json, "season", season_codes[point->season]);
  if (point->other != 0)
    {
      char text[TILLID_ID_TEXT_LENGTH + 1];

      tillid_id_to_text (point->other, text);
      add_text (json, "other", text);
    }
  g_string_append_c (json, '}');
}

/**
 * tillid_told_to_json:
 * @self: a told date
 *
 * Returns: (transfer full): the stored form
 */
char *
tillid_told_to_json (const TillidTold *self)
{
  GString *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = g_string_new ("{");
  add_text (json, "said", self->said);
  add_text (json, "lang", self->language);
  if (self->start.kind != TILLID_TOLD_UNKNOWN)
    add_point (json, "start", &self->start);
  if (self->end_kind == TILLID_TOLD_END_POINT)
    add_point (json, "end", &self->end);
  else if (self->end_kind != TILLID_TOLD_END_SAME)
    add_text (json, "ends", end_codes[self->end_kind]);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static gboolean
code_index (const char *const *codes, int n_codes, const char *code, int *out_index)
{
  for (int i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_number (TillidToldPoint *point, const char *name, JsonNode *node, gboolean *out_known)
{
  *out_known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (name, parts[i].key))
      {
        gboolean is_number =
          JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
        gint64 value = is_number ? json_node_get_int (node) : 0;

        *out_known = TRUE;
        G_STRUCT_MEMBER (int, point, parts[i].offset) = (int) value;
        return is_number && value == (int) value;
      }
  return FALSE;
}

static gboolean
read_code (TillidToldPoint *point, const char *name, const char *text)
{
  int index = 0;

  if (g_str_equal (name, "calendar"))
    return tillid_calendar_from_code (text, &point->calendar);
  if (g_str_equal (name, "other"))
    return tillid_id_from_text (text, &point->other);
  if (g_str_equal (name, "kind") && code_index (kind_codes, TILLID_N_TOLD_KINDS, text, &index))
    point->kind = index;
  else if (g_str_equal (name, "side") &&
           code_index (side_codes, G_N_ELEMENTS (side_codes), text, &index))
    point->side = index;
  else if (g_str_equal (name, "season") &&
           code_index (season_codes, G_N_ELEMENTS (season_codes), text, &index))
    point->season = index;
  else
    return FALSE;
  return TRUE;
}

/* One member of a point; FALSE when it is not one of ours. */
static gboolean
read_part (TillidToldPoint *point, const char *name, JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gboolean known;

  if (g_str_equal (name, "about"))
    {
      point->about = type == G_TYPE_BOOLEAN && json_node_get_boolean (node);
      return type == G_TYPE_BOOLEAN;
    }
  if (read_number (point, name, node, &known) || known)
    return known && type == G_TYPE_INT64;
  return type == G_TYPE_STRING && read_code (point, name, json_node_get_string (node));
}

static gboolean
read_point (TillidToldPoint *point, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (!read_part (point, name, value))
      return FALSE;
  return TRUE;
}

static gboolean
read_told (TillidTold *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      gboolean is_text =
        JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
      const char *text = is_text ? json_node_get_string (node) : NULL;
      int index = 0;

      if (g_str_equal (name, "said") && text != NULL && self->said == NULL)
        self->said = g_strdup (text);
      else if (g_str_equal (name, "lang") && text != NULL && self->language == NULL)
        self->language = g_strdup (text);
      else if (g_str_equal (name, "start") && read_point (&self->start, node))
        continue;
      else if (g_str_equal (name, "end") && read_point (&self->end, node))
        self->end_kind = TILLID_TOLD_END_POINT;
      else if (g_str_equal (name, "ends") &&
               code_index (end_codes, G_N_ELEMENTS (end_codes), text, &index))
        self->end_kind = index;
      else
        return FALSE;
    }
  return TRUE;
}

/* Parts of a point that counts for nothing would be lost by the next writing: we never wrote them. */
static gboolean
has_no_idle_parts (const TillidTold *self)
{
  static const TillidToldPoint nothing;

  return (self->start.kind != TILLID_TOLD_UNKNOWN ||
          memcmp (&self->start, &nothing, sizeof nothing) == 0) &&
         (self->end_kind == TILLID_TOLD_END_POINT ||
          memcmp (&self->end, &nothing, sizeof nothing) == 0);
}

/**
 * tillid_told_from_json:
 * @json: a stored form
 * @error: return location for %TILLID_TOLD_ERROR_FORMAT
 *
 * Returns: (transfer full): the told date; %NULL if @json is not a stored form of ours
 */
TillidTold *
tillid_told_from_json (const char *json, GError **error)
{
  g_autoptr (TillidTold) self = tillid_told_new (NULL, NULL);
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  root = json_from_string (json, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !read_told (self, json_node_get_object (root)) || !has_no_idle_parts (self))
    {
      g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_FORMAT,
                           C_ ("error", "A date is not stored in a form that this program knows"));
      return NULL;
    }
  return g_steal_pointer (&self);
}
