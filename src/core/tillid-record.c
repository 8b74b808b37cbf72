/* tillid-record.c - what every record can do, from its field table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-record.h"

#include <math.h>
#include <string.h>

#include "tillid-id.h"

const TillidChoice tillid_record_state_choices[] = {
  { "active", NC_ ("choice", "active") },
  { "error", NC_ ("choice", "entered in error") },
  { "undone", NC_ ("choice", "undone") },
  { NULL, NULL },
};

static void
set_absent (TillidRecord *self, const TillidField *field)
{
  switch (field->kind)
    {
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      TILLID_MEMBER (self, field, gint64) = TILLID_ABSENT;
      break;
    case TILLID_KIND_REAL:
      TILLID_MEMBER (self, field, double) = NAN;
      break;
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
    case TILLID_KIND_BOOL:
    case TILLID_KIND_REF:
    case TILLID_KIND_CHOICE:
    case TILLID_KIND_TOLD:
      break; /* zero is absent */
    }
}

/**
 * tillid_record_new:
 * @type: what kind
 *
 * Returns: (transfer full): a record of @type in which everything is absent, to be filled and sealed
 */
TillidRecord *
tillid_record_new (const TillidRecordType *type)
{
  TillidRecord *self;

  g_return_val_if_fail (type != NULL && type->size >= sizeof (TillidRecord), NULL);

  self = g_malloc0 (type->size);
  self->type = type;
  g_atomic_ref_count_init (&self->refs);
  for (guint i = 0; i < type->n_fields; i++)
    set_absent (self, &type->fields[i]);
  return self;
}

/**
 * tillid_record_edit:
 * @old: a sealed record
 *
 * Returns: (transfer full): a copy of @old, same id and version, to be changed and sealed
 */
TillidRecord *
tillid_record_edit (const TillidRecord *old)
{
  TillidRecord *copy;

  g_return_val_if_fail (old != NULL, NULL);

  copy = tillid_record_new (old->type);
  copy->id = old->id;
  copy->version = old->version;
  copy->state = old->state;
  copy->masked = old->masked;
  for (guint i = 0; i < old->type->n_fields; i++)
    tillid_record_field_copy (copy, old, &old->type->fields[i]);
  return copy;
}

/* (transfer full): @self, which from now on never changes. */
TillidRecord *
tillid_record_seal_any (TillidRecord *self)
{
  g_return_val_if_fail (self != NULL && !self->sealed, self);

  self->sealed = TRUE;
  return self;
}

gpointer
tillid_record_ref_any (gconstpointer record)
{
  TillidRecord *self = (TillidRecord *) record;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tillid_record_unref_any (gpointer record)
{
  TillidRecord *self = record;

  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const TillidField *field = &self->type->fields[i];

      if (field->kind == TILLID_KIND_TEXT || field->kind == TILLID_KIND_LANG)
        g_free (TILLID_MEMBER (self, field, char *));
      else if (field->kind == TILLID_KIND_TOLD)
        tillid_told_free (TILLID_MEMBER (self, field, TillidTold *));
    }
  g_free (self);
}

/**
 * tillid_record_type_find_field:
 * @type: a type
 * @name: the name of a member
 *
 * Returns: (nullable) (transfer none): its description
 */
const TillidField *
tillid_record_type_find_field (const TillidRecordType *type, const char *name)
{
  g_return_val_if_fail (type != NULL && name != NULL, NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

/**
 * tillid_record_get_patient:
 * @self: any record
 *
 * Returns: the id of the patient it belongs to: its member "patient", its own id for a person, 0 for
 *   records that belong to nobody (staff, clinic)
 */
gint64
tillid_record_get_patient (const TillidRecord *self)
{
  const TillidField *field;

  g_return_val_if_fail (self != NULL, 0);

  if (strcmp (self->type->kind, "person") == 0)
    return self->id;
  field = tillid_record_type_find_field (self->type, "patient");
  return field != NULL ? TILLID_MEMBER (self, field, gint64) : 0;
}

/**
 * tillid_set_text:
 * @member: a text member of a record that is being made
 * @value: (nullable): its new value; the empty string is stored as absent
 */
void
tillid_set_text (char **member, const char *value)
{
  char *copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;

  g_free (*member);
  *member = copy;
}

/**
 * tillid_set_told:
 * @member: a member of a record that is being made
 * @value: (nullable) (transfer none): its new value
 */
void
tillid_set_told (TillidTold **member, const TillidTold *value)
{
  TillidTold *copy = value != NULL ? tillid_told_copy (value) : NULL;

  tillid_told_free (*member);
  *member = copy;
}

/**
 * tillid_record_field_is_absent:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether the member is absent or has its default value, and so is left out of JSON
 */
gboolean
tillid_record_field_is_absent (const TillidRecord *self, const TillidField *field)
{
  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
    case TILLID_KIND_TOLD:
      return TILLID_MEMBER (self, field, gpointer) == NULL;
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      return TILLID_MEMBER (self, field, gint64) == TILLID_ABSENT;
    case TILLID_KIND_REF:
      return TILLID_MEMBER (self, field, gint64) == 0;
    case TILLID_KIND_REAL:
      return isnan (TILLID_MEMBER (self, field, double));
    case TILLID_KIND_BOOL:
    case TILLID_KIND_CHOICE:
      return TILLID_MEMBER (self, field, int) == 0;
    }
  g_return_val_if_reached (TRUE);
}

/* Whether one field says the same in two records of one kind; both absent is the same. */
gboolean
tillid_record_field_equal (const TillidRecord *a, const TillidRecord *b, const TillidField *field)
{
  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      return g_strcmp0 (TILLID_MEMBER (a, field, char *), TILLID_MEMBER (b, field, char *)) == 0;
    case TILLID_KIND_TOLD:
      return tillid_told_equal (TILLID_MEMBER (a, field, TillidTold *),
                                TILLID_MEMBER (b, field, TillidTold *));
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
    case TILLID_KIND_REF:
      return TILLID_MEMBER (a, field, gint64) == TILLID_MEMBER (b, field, gint64);
    case TILLID_KIND_REAL:
      {
        double x = TILLID_MEMBER (a, field, double), y = TILLID_MEMBER (b, field, double);

        return (isnan (x) && isnan (y)) || x == y;
      }
    case TILLID_KIND_BOOL:
    case TILLID_KIND_CHOICE:
      return TILLID_MEMBER (a, field, int) == TILLID_MEMBER (b, field, int);
    }
  g_return_val_if_reached (FALSE);
}

/* Sets one field of a draft to what it is in another record of its kind. */
void
tillid_record_field_copy (TillidRecord *to, const TillidRecord *from, const TillidField *field)
{
  g_return_if_fail (!to->sealed);

  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (to, field, char *), TILLID_MEMBER (from, field, char *));
      break;
    case TILLID_KIND_TOLD:
      tillid_set_told (&TILLID_MEMBER (to, field, TillidTold *),
                       TILLID_MEMBER (from, field, TillidTold *));
      break;
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
    case TILLID_KIND_REF:
      TILLID_MEMBER (to, field, gint64) = TILLID_MEMBER (from, field, gint64);
      break;
    case TILLID_KIND_REAL:
      TILLID_MEMBER (to, field, double) = TILLID_MEMBER (from, field, double);
      break;
    case TILLID_KIND_BOOL:
    case TILLID_KIND_CHOICE:
      TILLID_MEMBER (to, field, int) = TILLID_MEMBER (from, field, int);
      break;
    }
}

/**
 * tillid_record_field_to_text:
 * @self: a record
 * @field: one of its fields
 *
 * The machine form of one member, as CSV has it: never translated, "." as decimal point.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if absent
 */
char *
tillid_record_field_to_text (const TillidRecord *self, const TillidField *field)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (tillid_record_field_is_absent (self, field) && field->kind != TILLID_KIND_CHOICE &&
      field->kind != TILLID_KIND_BOOL)
    return NULL;

  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      return g_strdup (TILLID_MEMBER (self, field, char *));
    case TILLID_KIND_TOLD:
      return tillid_told_to_json (TILLID_MEMBER (self, field, TillidTold *));
    case TILLID_KIND_DAY:
      return tillid_day_to_iso (TILLID_MEMBER (self, field, gint64));
    case TILLID_KIND_REF:
      return tillid_id_dup_text (TILLID_MEMBER (self, field, gint64));
    case TILLID_KIND_INT:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, TILLID_MEMBER (self, field, gint64));
    case TILLID_KIND_REAL:
      return g_strdup (g_ascii_dtostr (number, sizeof number, TILLID_MEMBER (self, field, double)));
    case TILLID_KIND_BOOL:
      return g_strdup (TILLID_MEMBER (self, field, gboolean) ? "true" : "false");
    case TILLID_KIND_CHOICE:
      return g_strdup (tillid_choice_to_code (field->choices, TILLID_MEMBER (self, field, int)));
    }
  g_return_val_if_reached (NULL);
}

/**
 * tillid_record_field_clear:
 * @self: a record that is being made
 * @field: one of its fields
 *
 * Makes the member absent.
 */
void
tillid_record_field_clear (TillidRecord *self, const TillidField *field)
{
  g_return_if_fail (self != NULL && !self->sealed);

  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (self, field, char *), NULL);
      break;
    case TILLID_KIND_TOLD:
      tillid_set_told (&TILLID_MEMBER (self, field, TillidTold *), NULL);
      break;
    case TILLID_KIND_REF:
      TILLID_MEMBER (self, field, gint64) = 0;
      break;
    case TILLID_KIND_BOOL:
    case TILLID_KIND_CHOICE:
      TILLID_MEMBER (self, field, int) = 0;
      break;
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
    case TILLID_KIND_REAL:
      set_absent (self, field);
      break;
    }
}

static gboolean
whole_number (const char *text, gint64 limit, gint64 *out_number)
{
  return g_ascii_string_to_signed (text, 10, -limit, limit, out_number, NULL);
}

/**
 * tillid_record_field_from_text:
 * @self: a record that is being made
 * @field: one of its fields, no reference
 * @text: as tillid_record_field_to_text() writes it, from wherever
 *
 * Returns: whether @text is one; if not the member is as before
 */
gboolean
tillid_record_field_from_text (TillidRecord *self, const TillidField *field, const char *text)
{
  g_autoptr (TillidTold) told = NULL;
  gint64 number;
  char *end;
  double real;

  g_return_val_if_fail (self != NULL && !self->sealed && text != NULL, FALSE);

  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (self, field, char *), text);
      return TRUE;
    case TILLID_KIND_TOLD:
      told = tillid_told_from_json (text, NULL);
      if (told != NULL)
        tillid_set_told (&TILLID_MEMBER (self, field, TillidTold *), told);
      return told != NULL;
    case TILLID_KIND_DAY:
      number = tillid_day_from_iso (text);
      if (number != TILLID_ABSENT)
        TILLID_MEMBER (self, field, gint64) = number;
      return number != TILLID_ABSENT;
    case TILLID_KIND_INT:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      if (!whole_number (text, field->kind == TILLID_KIND_INSTANT ? G_MAXINT64 : G_MAXINT, &number))
        return FALSE;
      TILLID_MEMBER (self, field, gint64) = number;
      return TRUE;
    case TILLID_KIND_REAL:
      real = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0' || !isfinite (real))
        return FALSE;
      TILLID_MEMBER (self, field, double) = real;
      return TRUE;
    case TILLID_KIND_BOOL:
      TILLID_MEMBER (self, field, gboolean) = g_str_equal (text, "true");
      return TRUE;
    case TILLID_KIND_CHOICE:
      number = tillid_choice_from_code (field->choices, text);
      if (number >= 0)
        TILLID_MEMBER (self, field, int) = (int) number;
      return number >= 0;
    case TILLID_KIND_REF:
      break;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * tillid_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether kind, state and every field are the same; id and version are not looked at
 */
gboolean
tillid_record_equal (const TillidRecord *a, const TillidRecord *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->type != b->type || a->state != b->state)
    return FALSE;
  for (guint i = 0; i < a->type->n_fields; i++)
    if (!tillid_record_field_equal (a, b, &a->type->fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * tillid_record_diff:
 * @before: a record
 * @after: a record of the same type
 *
 * Returns: (transfer container) (element-type TillidField): the fields in which they differ, in the
 *   order of the table
 */
GPtrArray *
tillid_record_diff (const TillidRecord *before, const TillidRecord *after)
{
  GPtrArray *fields = g_ptr_array_new ();

  g_return_val_if_fail (before != NULL && after != NULL && before->type == after->type, fields);

  for (guint i = 0; i < before->type->n_fields; i++)
    if (!tillid_record_field_equal (before, after, &before->type->fields[i]))
      g_ptr_array_add (fields, (gpointer) &before->type->fields[i]);
  return fields;
}
