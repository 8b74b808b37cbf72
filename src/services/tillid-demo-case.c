/* tillid-demo-case.c - the clinic and the acceptance case, read from data/demo
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A file in data/demo is an array of objects. "record" is the kind of record, "key" a name by which others
 * refer to it, every other member a field of that kind; what a member may be follows from the field table.
 * Days are ISO dates, minutes "10:15". A told date is a string, or an object with "when", "said" and "lang":
 *
 *   WHEN  = POINT [ "/" ( POINT | "open" | "unknown" ) ]
 *   POINT = [ "~" ] ( DAY [ ".." DAY ] | YEAR-MONTH | YEAR-SEASON | YEAR )
 *
 * Everything moves by the same whole weeks when the demo has another today: days exactly; months, seasons
 * and years to those in which their middle then lies. */
#include "config.h"

#include "tillid-demo-private.h"

#include <stdlib.h>
#include <string.h>

#include "tillid-demo-files.h"

#define FOLDER "/org/tillid/Tillid/demo/"

static const char *const season_names[] = { "none", "spring", "summer", "autumn", "winter" };

/* The files are part of the program: what cannot be read in them is a mistake of ours. */
static gboolean
refuse (GError **error, const char *what, const char *value)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "data/demo: %s: %s", what, value);
  return FALSE;
}

static void
set_day_parts (TillidDay day, int *year, int *month, int *day_of_month)
{
  tillid_day_to_ymd (day, year, month, day_of_month);
}

static gboolean
parse_days (const char *text, gint64 shift, TillidToldPoint *point)
{
  g_auto (GStrv) days = g_strsplit (text, "..", 2);
  TillidDay first = tillid_day_from_iso (days[0]);
  TillidDay last = days[1] != NULL ? tillid_day_from_iso (days[1]) : first;

  if (first == TILLID_ABSENT || last == TILLID_ABSENT)
    return FALSE;
  point->kind = days[1] != NULL ? TILLID_TOLD_BETWEEN : TILLID_TOLD_DAY;
  set_day_parts (first + shift, &point->year, &point->month, &point->day);
  if (days[1] != NULL)
    set_day_parts (last + shift, &point->to_year, &point->to_month, &point->to_day);
  return TRUE;
}

/* A month, a season (of northern Europe: December to February is the winter of its December) or a year. */
static gboolean
parse_coarse (const char *text, gint64 shift, TillidToldPoint *point)
{
  char *end;
  int year = (int) strtol (text, &end, 10), month = 7, day;

  point->kind = TILLID_TOLD_YEAR;
  if (*end == '-' && g_ascii_isdigit (end[1]))
    {
      point->kind = TILLID_TOLD_MONTH;
      month = atoi (end + 1);
    }
  else if (*end == '-')
    {
      point->kind = TILLID_TOLD_SEASON;
      for (int i = TILLID_SEASON_SPRING; i <= TILLID_SEASON_WINTER; i++)
        if (g_str_equal (end + 1, season_names[i]))
          point->season = i;
      if (point->season == TILLID_SEASON_NONE)
        return FALSE;
      month = 1 + 3 * point->season;
    }
  else if (*end != '\0')
    return FALSE;

  if (shift == 0 && point->kind != TILLID_TOLD_SEASON)
    point->year = year;
  else
    tillid_day_to_ymd (tillid_day_from_ymd (year, 1, 15) + 30 * (month - 1) + shift, &point->year,
                       &month, &day);
  if (point->kind == TILLID_TOLD_MONTH)
    point->month = month;
  return TRUE;
}

static gboolean
parse_point (const char *text, gint64 shift, TillidToldPoint *point)
{
  *point = (TillidToldPoint){ 0 };
  point->about = *text == '~';
  if (point->about)
    text++;
  return parse_days (text, shift, point) || parse_coarse (text, shift, point);
}

/**
 * tillid_demo_parse_told:
 * @text: WHEN, see the head of this file
 * @shift: days to move it by
 *
 * Returns: (transfer full): the told date; %NULL if @text is not one
 */
TillidTold *
tillid_demo_parse_told (const char *text, gint64 shift)
{
  g_autoptr (TillidTold) told = tillid_told_new (NULL, NULL);
  g_auto (GStrv) ends = g_strsplit (text, "/", 2);

  if (!parse_point (ends[0], shift, &told->start))
    return NULL;
  if (ends[1] == NULL)
    return g_steal_pointer (&told);
  if (g_str_equal (ends[1], "open"))
    told->end_kind = TILLID_TOLD_END_OPEN;
  else if (g_str_equal (ends[1], "unknown"))
    told->end_kind = TILLID_TOLD_END_UNKNOWN;
  else
    {
      told->end_kind = TILLID_TOLD_END_POINT;
      if (!parse_point (ends[1], shift, &told->end))
        return NULL;
    }
  return g_steal_pointer (&told);
}

static gboolean
set_told_member (TillidDemo *self, TillidTold **member, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *when =
    object != NULL ? json_object_get_string_member (object, "when") : json_node_get_string (node);
  g_autoptr (TillidTold) told = when != NULL ? tillid_demo_parse_told (when, self->shift) : NULL;

  if (told == NULL)
    return FALSE;
  if (object != NULL)
    {
      tillid_set_text (&told->said, json_object_get_string_member (object, "said"));
      tillid_set_text (&told->language, json_object_get_string_member (object, "lang"));
    }
  tillid_set_told (member, told);
  return TRUE;
}

static gboolean
set_text_member (TillidDemo *self, TillidRecord *record, const TillidField *field, const char *text)
{
  gint64 *number = &TILLID_MEMBER (record, field, gint64);

  switch (field->kind)
    {
    case TILLID_KIND_DAY:
      *number = tillid_day_from_iso (text);
      if (*number == TILLID_ABSENT)
        return FALSE;
      *number += self->shift;
      return TRUE;
    case TILLID_KIND_MINUTE:
      *number = atoi (text) * 60 + atoi (strchr (text, ':') + 1);
      return TRUE;
    case TILLID_KIND_REF:
      *number = tillid_demo_find (self, text);
      return *number != 0;
    case TILLID_KIND_CHOICE:
      TILLID_MEMBER (record, field, int) = tillid_choice_from_code (field->choices, text);
      return TILLID_MEMBER (record, field, int) >= 0;
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (record, field, char *), text);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
set_member (TillidDemo *self, TillidRecord *record, const TillidField *field, JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (field->kind == TILLID_KIND_TOLD)
    return set_told_member (self, &TILLID_MEMBER (record, field, TillidTold *), node);
  if (type == G_TYPE_STRING)
    return set_text_member (self, record, field, json_node_get_string (node));
  if (field->kind == TILLID_KIND_BOOL)
    TILLID_MEMBER (record, field, gboolean) = json_node_get_boolean (node);
  else if (field->kind == TILLID_KIND_INT)
    TILLID_MEMBER (record, field, gint64) = json_node_get_int (node);
  else if (field->kind == TILLID_KIND_REAL)
    TILLID_MEMBER (record, field, double) = json_node_get_double (node);
  else
    return FALSE;
  return TRUE;
}

static TillidRecord *
read_record (TillidDemo *self, JsonObject *object, GError **error)
{
  const char *kind = json_object_get_string_member_with_default (object, "record", "");
  const char *key = json_object_get_string_member_with_default (object, "key", NULL);
  const TillidRecordType *type = tillid_record_type_by_kind (kind);
  g_autoptr (TillidRecord) record = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (type == NULL)
    {
      refuse (error, "record", kind);
      return NULL;
    }
  record = tillid_record_new (type);
  record->id = key != NULL ? tillid_demo_find (self, key) : tillid_id_source_next (&self->ids);

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const TillidField *field = tillid_record_type_find_field (type, name);

      if (g_str_equal (name, "record") || g_str_equal (name, "key"))
        continue;
      if (field == NULL || !set_member (self, record, field, node))
        {
          refuse (error, kind, name);
          return NULL;
        }
    }
  return g_steal_pointer (&record);
}

static JsonArray *
read_file (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (tillid_demo_files_get_resource (), path, 0, error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (text == NULL || !json_parser_load_from_data (parser, text, (gssize) size, error))
    return NULL;
  return json_array_ref (json_node_get_array (json_parser_get_root (parser)));
}

/* Gives an id to every key of a file: records may then refer to each other in any order. */
gboolean
tillid_demo_read_keys (TillidDemo *self, const char *file, GError **error)
{
  g_autoptr (JsonArray) array = read_file (file, error);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *key = json_object_get_string_member_with_default (object, "key", NULL);
      gint64 id;

      if (key == NULL)
        continue;
      id = tillid_id_source_next (&self->ids);
      if (!g_hash_table_insert (self->keys, g_strdup (key), g_memdup2 (&id, sizeof id)))
        return refuse (error, "key", key);
    }
  return array != NULL;
}

/* Adds the records of a file to @edit. */
gboolean
tillid_demo_add_file (TillidDemo *self, const char *file, TillidEdit *edit, GError **error)
{
  g_autoptr (JsonArray) array = read_file (file, error);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TillidRecord *record = read_record (self, json_array_get_object_element (array, i), error);

      if (record == NULL)
        return FALSE;
      if (record->type == &tillid_clinic_type)
        ((TillidClinic *) record)->demo_now = self->now_ms;
      tillid_edit_take (edit, tillid_record_seal (record));
    }
  return array != NULL;
}
