/* tillid-record-json.c - the canonical JSON body of a revision
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Keys stand in the order of the field table, absent and default values are left out, ids are strings.
 * Two records that are equal have the same body, byte for byte: the hash chain of revisions depends on
 * it. Fields are only ever added, so an old body stays readable; a key that no field knows is an error,
 * because it would be lost on the next save. */
#include "config.h"

#include "tillid-record.h"

#include "tillid-id.h"
#include "tillid-json-text.h"

static void
add_member (GString *json, const TillidRecord *self, const TillidField *field)
{
  g_autofree char *text = NULL;

  tillid_json_text_name (json, field->name);
  switch (field->kind)
    {
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      tillid_json_text_int (json, TILLID_MEMBER (self, field, gint64));
      break;
    case TILLID_KIND_REAL:
      tillid_json_text_double (json, TILLID_MEMBER (self, field, double));
      break;
    case TILLID_KIND_BOOL:
      tillid_json_text_bool (json, TILLID_MEMBER (self, field, gboolean));
      break;
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_json_text_string (json, TILLID_MEMBER (self, field, char *));
      break;
    case TILLID_KIND_REF:
    case TILLID_KIND_CHOICE:
    case TILLID_KIND_TOLD:
      text = tillid_record_field_to_text (self, field);
      tillid_json_text_string (json, text);
      break;
    }
}

/**
 * tillid_record_to_json:
 * @self: a record
 *
 * Returns: (transfer full): its canonical body, one line of UTF-8
 */
char *
tillid_record_to_json (const TillidRecord *self)
{
  GString *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = g_string_new ("{");
  if (self->state != TILLID_RECORD_ACTIVE)
    {
      tillid_json_text_name (json, "state");
      tillid_json_text_string (json,
                               tillid_choice_to_code (tillid_record_state_choices, self->state));
    }
  for (guint i = 0; i < self->type->n_fields; i++)
    if (!tillid_record_field_is_absent (self, &self->type->fields[i]))
      add_member (json, self, &self->type->fields[i]);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static gboolean
read_text (TillidRecord *self, const TillidField *field, const char *text, GError **error)
{
  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (self, field, char *), text);
      return TRUE;
    case TILLID_KIND_REF:
      return tillid_id_from_text (text, &TILLID_MEMBER (self, field, gint64));
    case TILLID_KIND_CHOICE:
      TILLID_MEMBER (self, field, int) = tillid_choice_from_code (field->choices, text);
      return TILLID_MEMBER (self, field, int) >= 0;
    case TILLID_KIND_TOLD:
      TILLID_MEMBER (self, field, TillidTold *) = tillid_told_from_json (text, error);
      return TILLID_MEMBER (self, field, TillidTold *) != NULL;
    default:
      return FALSE;
    }
}

static gboolean
read_member (TillidRecord *self, const TillidField *field, JsonNode *node, GError **error)
{
  GType type = json_node_get_value_type (node);

  switch (field->kind)
    {
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      TILLID_MEMBER (self, field, gint64) = json_node_get_int (node);
      return type == G_TYPE_INT64;
    case TILLID_KIND_REAL:
      TILLID_MEMBER (self, field, double) = json_node_get_double (node);
      return type == G_TYPE_DOUBLE || type == G_TYPE_INT64;
    case TILLID_KIND_BOOL:
      TILLID_MEMBER (self, field, gboolean) = json_node_get_boolean (node);
      return type == G_TYPE_BOOLEAN;
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
    case TILLID_KIND_REF:
    case TILLID_KIND_CHOICE:
    case TILLID_KIND_TOLD:
      return type == G_TYPE_STRING && read_text (self, field, json_node_get_string (node), error);
    }
  return FALSE;
}

static gboolean
read_object (TillidRecord *self, JsonObject *object, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const TillidField *field = tillid_record_type_find_field (self->type, name);
      gboolean understood;

      if (!JSON_NODE_HOLDS_VALUE (node))
        understood = FALSE;
      else if (g_str_equal (name, "state") && field == NULL)
        {
          self->state =
            tillid_choice_from_code (tillid_record_state_choices, json_node_get_string (node));
          understood = self->state >= 0;
        }
      else
        understood = field != NULL && read_member (self, field, node, error);

      if (!understood)
        {
          if (error == NULL || *error == NULL)
            g_set_error (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_FORMAT,
                         C_ ("error",
                             "The stored form of a “%s” has a member “%s” that cannot be read"),
                         self->type->kind, name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * tillid_record_from_json:
 * @type: what kind
 * @id: its id
 * @json: a body written by tillid_record_to_json()
 * @error: return location for an error in the %TILLID_TOLD_ERROR or #JsonParser's domain
 *
 * Returns: (transfer full): the record, not sealed, version 0; %NULL on error
 */
TillidRecord *
tillid_record_from_json (const TillidRecordType *type, gint64 id, const char *json, GError **error)
{
  g_autoptr (TillidRecord) self = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (type != NULL && json != NULL, NULL);

  root = json_from_string (json, error);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_FORMAT,
                     C_ ("error", "The stored form of a “%s” is not an object"), type->kind);
      return NULL;
    }

  self = tillid_record_new (type);
  self->id = id;
  if (!read_object (self, json_node_get_object (root), error))
    return NULL;
  return g_steal_pointer (&self);
}
