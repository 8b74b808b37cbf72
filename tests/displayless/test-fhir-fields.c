/* test-fhir-fields.c - every field of every record goes out as FHIR and comes back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The records are filled from the field tables, one of each kind, so that a field that is added to a record and lost
 * on the way fails here. */
#include "config.h"

#include <string.h>

#include "tillid-fhir-map.h"
#include "tillid-fhir-writer.h"
#include "tillid-records.h"

#define FIRST_ID G_GINT64_CONSTANT (1001)
#define RELATIVE G_GINT64_CONSTANT (2001)

static gboolean
is_of_a_patient (const TillidRecordType *type)
{
  if (type == &tillid_grant_type)
    return FALSE; /* who may open whom is given in the clinic */
  if (type == &tillid_restriction_type || type == &tillid_restriction_reader_type)
    return FALSE; /* who may read what is arranged in the clinic */
  return tillid_record_type_find_field (type, "patient") != NULL || type == &tillid_person_type ||
         type == &tillid_member_type || type == &tillid_interpreter_type;
}

/* What the exchange format keeps back on purpose. */
static gboolean
is_left_out (const TillidRecordType *type, const char *field)
{
  static const struct
  {
    const TillidRecordType *type;
    const char *field;
  } left_out[] = {
    { &tillid_member_type, "roles" }, /* rights are given in the clinic */
    { &tillid_member_type, "owner" },
    { &tillid_life_event_type, "closed" }, /* goes out without its content: test-fhir-write.c */
    { &tillid_person_type, "role" },       /* a relative is another resource: test-fhir-write.c */
    { &tillid_person_type, "address_protected" }, /* masks the rest: test-fhir-write.c */
  };

  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (left_out[i].type == type && g_str_equal (left_out[i].field, field))
      return TRUE;
  return FALSE;
}

static gint64
id_of (const char *kind)
{
  guint n;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (types[i]->kind, kind))
      return FIRST_ID + i;
  return FIRST_ID; /* any */
}

static int
n_choices (const TillidChoice *choices)
{
  int n = 0;

  while (choices[n].code != NULL)
    n++;
  return n;
}

static void
fill_field (TillidRecord *record, const TillidField *field, guint index, guint pass)
{
  g_autoptr (TillidTold) told = NULL;
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
      text = g_strdup_printf ("%s of %s,\n\"said\" <%u>", field->name, record->type->kind, pass);
      tillid_set_text (&TILLID_MEMBER (record, field, char *), text);
      break;
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (record, field, char *), pass % 2 == 0 ? "ar-IQ" : "da");
      break;
    case TILLID_KIND_INT:
    case TILLID_KIND_MINUTE:
      TILLID_MEMBER (record, field, gint64) = index % 2 + 1; /* a rung is at most 2 */
      break;
    case TILLID_KIND_INSTANT:
      TILLID_MEMBER (record, field, gint64) = G_GINT64_CONSTANT (1773132000000) + index;
      break;
    case TILLID_KIND_DAY:
      TILLID_MEMBER (record, field, gint64) = 20000 + index;
      break;
    case TILLID_KIND_REAL:
      TILLID_MEMBER (record, field, double) = index + 0.125;
      break;
    case TILLID_KIND_BOOL:
      TILLID_MEMBER (record, field, gboolean) = TRUE;
      break;
    case TILLID_KIND_CHOICE:
      TILLID_MEMBER (record, field, int) = (int) pass % n_choices (field->choices);
      break;
    case TILLID_KIND_REF:
      TILLID_MEMBER (record, field, gint64) =
        record->type == &tillid_relation_type && g_str_equal (field->name, "person")
          ? RELATIVE
          : id_of (field->target);
      break;
    case TILLID_KIND_TOLD:
      told = tillid_told_new ("spring 1991", "en");
      told->start = (TillidToldPoint){ .kind = TILLID_TOLD_SEASON,
                                       .year = 1991 + index,
                                       .season = TILLID_SEASON_SPRING };
      told->end_kind = TILLID_TOLD_END_OPEN;
      tillid_set_told (&TILLID_MEMBER (record, field, TillidTold *), told);
      break;
    }
}

/* Pass n: choice n of every choice; in pass @empty nothing but what the record belongs to. */
static TillidRecord *
make_record (const TillidRecordType *type, guint pass, gboolean empty)
{
  TillidRecord *record = tillid_record_new (type);

  record->id = id_of (type->kind);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const TillidField *field = &type->fields[i];
      gboolean belongs = field->kind == TILLID_KIND_REF &&
                         (g_str_equal (field->name, "patient") ||
                          (type == &tillid_relation_type && g_str_equal (field->name, "person")) ||
                          (type == &tillid_presence_type && g_str_equal (field->name, "visit")) ||
                          (type == &tillid_goal_rating_type && g_str_equal (field->name, "goal")));

      if (!is_left_out (type, field->name) && (!empty || belongs))
        fill_field (record, field, i, pass);
    }
  return record;
}

static const TillidRecord *
find_draft (const TillidImportBatch *batch, const TillidRecordType *type)
{
  for (guint i = 0; i < batch->entries->len; i++)
    {
      const TillidImportEntry *entry = batch->entries->pdata[i];

      for (guint r = 0; r < entry->records->len; r++)
        {
          const TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[r])->draft;

          if (draft->type == type)
            return draft;
        }
    }
  return NULL;
}

static gint64
find_relative (const TillidImportBatch *batch)
{
  for (guint i = 0; i < batch->entries->len; i++)
    if (g_str_equal (((TillidImportEntry *) batch->entries->pdata[i])->type, "RelatedPerson"))
      return ((TillidImportEntry *) batch->entries->pdata[i])->primary;
  return 0;
}

static void
compare_field (const TillidImportBatch *batch,
               const TillidRecord *before,
               const TillidRecord *after,
               const TillidField *field)
{
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (is_left_out (before->type, field->name))
    return;
  if (field->kind == TILLID_KIND_REF)
    {
      const TillidRecordType *target = tillid_record_type_by_kind (field->target);
      const TillidRecord *other = target != NULL ? find_draft (batch, target) : NULL;
      gint64 expected = TILLID_MEMBER (before, field, gint64) != 0 && other != NULL ? other->id : 0;

      if (TILLID_MEMBER (before, field, gint64) == RELATIVE)
        expected = find_relative (batch);
      if (TILLID_MEMBER (after, field, gint64) != expected)
        {
          g_test_message ("%s.%s is lost", before->type->kind, field->name);
          g_test_fail ();
        }
      return;
    }
  was = tillid_record_field_to_text (before, field);
  is = tillid_record_field_to_text (after, field);
  if (g_strcmp0 (was, is) == 0)
    return;
  g_test_message ("%s.%s was “%s” and is “%s”", before->type->kind, field->name, was, is);
  g_test_fail ();
}

/* The other end of the relation. */
static void
add_relative (TillidExportSet *set)
{
  TillidPerson *person = tillid_person_new ();

  person->record.id = RELATIVE;
  person->role = TILLID_PERSON_ROLE_RELATIVE;
  tillid_export_set_add_record (set, tillid_record_seal_any (&person->record));
  tillid_record_unref_any (person);
}

/* A number without a number. */
static gboolean
says_nothing_when_empty (const TillidRecordType *type)
{
  return type == &tillid_identifier_type || type == &tillid_contact_channel_type;
}

static void
round_trip (guint pass, gboolean empty)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Copenhagen");
  g_autoptr (TillidExportSet) set = tillid_export_set_new (id_of ("person"), zone, NULL, 0);
  g_autoptr (TillidImportBatch) batch = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n; i++)
    if (is_of_a_patient (types[i]) && !(empty && says_nothing_when_empty (types[i])))
      {
        TillidRecord *record = tillid_record_seal_any (make_record (types[i], pass, empty));

        tillid_export_set_add_record (set, record);
        tillid_record_unref_any (record);
      }
  add_relative (set);
  bundle = tillid_fhir_export (set, NULL, &error);
  g_assert_no_error (error);
  stream = g_memory_input_stream_new_from_bytes (bundle);
  batch = tillid_fhir_import (stream, -1, zone, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, &error));

  for (guint i = 0; i < set->records->len - 1; i++)
    {
      const TillidRecord *before = set->records->pdata[i];
      const TillidRecord *after = find_draft (batch, before->type);

      if (after == NULL)
        {
          g_test_message ("no %s came back", before->type->kind);
          g_test_fail ();
        }
      for (guint f = 0; after != NULL && f < before->type->n_fields; f++)
        compare_field (batch, before, after, &before->type->fields[f]);
    }
}

static void
test_filled (void)
{
  for (guint pass = 0; pass < 12; pass++)
    {
      g_test_message ("choice %u of every choice", pass);
      round_trip (pass, FALSE);
    }
}

/* Nothing is made up: what was absent is absent. */
static void
test_empty (void)
{
  round_trip (0, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-fields/filled", test_filled);
  g_test_add_func ("/exchange/fhir-fields/empty", test_empty);
  return g_test_run ();
}
