/* test-record.c - records and what follows from their field tables
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "tillid-records.h"

static TillidProblem *
make_problem (void)
{
  TillidProblem *problem = tillid_problem_new ();
  g_autoptr (TillidTold) noticed = tillid_told_new ("spring 1991", "en");

  problem->record.id = 5;
  problem->patient = 7;
  tillid_set_text (&problem->patient_words, "My head hurts");
  problem->burden = 8;
  problem->domain = TILLID_DOMAIN_BODY;
  noticed->start.kind = TILLID_TOLD_SEASON;
  noticed->start.year = 1991;
  noticed->start.season = TILLID_SEASON_SPRING;
  tillid_set_told (&problem->noticed, noticed);
  return tillid_record_seal (problem);
}

static void
test_json (void)
{
  g_autoptr (TillidProblem) problem = make_problem ();
  g_autofree char *json = tillid_record_to_json (&problem->record);
  g_autofree char *again = NULL;
  g_autoptr (TillidRecord) read = NULL;
  g_autoptr (GError) error = NULL;

  /* Written by hand from the rules: table order, defaults left out, ids as 13 characters. */
  g_assert_cmpstr (
    json, ==,
    "{\"patient\":\"0000000000007\",\"patient_words\":\"My head "
    "hurts\",\"domain\":\"body\",\"burden\":8,"
    "\"noticed\":\"{\\\"said\\\":\\\"spring 1991\\\",\\\"lang\\\":\\\"en\\\",\\\"start\\\":"
    "{\\\"kind\\\":\\\"season\\\",\\\"year\\\":1991,\\\"season\\\":\\\"spring\\\"}}\"}");
  read = tillid_record_from_json (&tillid_problem_type, 5, json, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_record_equal (&problem->record, read));
  again = tillid_record_to_json (read);
  g_assert_cmpstr (json, ==, again);
}

/* json-glib reads the body and writes it again: the bytes are the same. */
static void
test_json_as_json_glib (void)
{
  static const double values[] = { 0.5, -3, 1, 0, 1e-7, 123456789.25, 1.0 / 3 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (TillidResult) result = tillid_result_new ();
      g_autoptr (TillidTold) told = tillid_told_new ("\xd8\xb3 \"\n", "ar-IQ");
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL, *again = NULL;
      char text[130];

      for (guint c = 1; c < 0x80; c++)
        text[c - 1] = (char) c;
      text[127] = '\0';
      tillid_set_text (&result->title, text);
      tillid_set_text (&result->value_text, "\xf0\x9f\x8c\xb1/\\\"");
      result->value = values[i];
      result->patient = 7;
      told->start = (TillidToldPoint){ .kind = TILLID_TOLD_AGE, .about = TRUE, .age = 12 };
      told->end_kind = TILLID_TOLD_END_POINT;
      told->end = (TillidToldPoint){
        .kind = TILLID_TOLD_RELATIVE, .side = TILLID_TOLD_AFTER, .other = 99, .offset_days = -14
      };
      tillid_set_told (&result->at, told);
      result->record.state = TILLID_RECORD_IN_ERROR;
      json = tillid_record_to_json (&result->record);
      node = json_from_string (json, &error);
      g_assert_no_error (error);
      again = json_to_string (node, FALSE);
      g_assert_cmpstr (json, ==, again);
    }
}

static void
test_json_large_number (void)
{
  g_autoptr (TillidResult) result = tillid_result_new ();
  g_autoptr (TillidRecord) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  result->value = 1e30;
  result->range_low = 1e-300;
  json = tillid_record_to_json (&result->record);
  read = tillid_record_from_json (&tillid_result_type, 0, json, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_record_equal (&result->record, read));
}

static void
test_json_refuses (void)
{
  static const char *const bad[] = {
    "{\"no_such\":1}",     "{\"burden\":\"8\"}",   "{\"domain\":\"nowhere\"}",       "[]", "{",
    "{\"patient\":\"7\"}", "{\"state\":\"gone\"}", "{\"noticed\":\"{\\\"x\\\":1}\"}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tillid_record_from_json (&tillid_problem_type, 1, bad[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_diff (void)
{
  g_autoptr (TillidProblem) before = make_problem ();
  TillidProblem *draft = tillid_problem_edit (before);
  g_autoptr (TillidProblem) after = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  draft->burden = 6;
  tillid_set_text (&draft->staff_words, "Headache");
  after = tillid_record_seal (draft);
  fields = tillid_record_diff (&before->record, &after->record);
  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_cmpstr (((TillidField *) fields->pdata[0])->name, ==, "staff_words");
  g_assert_cmpstr (((TillidField *) fields->pdata[1])->name, ==, "burden");
  g_assert_cmpint (before->burden, ==, 8);
}

static void
test_tables (void)
{
  guint n;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TillidRecord) blank = tillid_record_new (types[i]);
      g_autofree char *json = tillid_record_to_json (blank);

      g_test_message ("%s", types[i]->kind);
      g_assert_cmpstr (json, ==, "{}");
      g_assert_true (tillid_record_type_by_kind (types[i]->kind) == types[i]);
      for (guint f = 0; f < types[i]->n_fields; f++)
        {
          const TillidField *field = &types[i]->fields[f];

          g_assert_true (tillid_record_type_find_field (types[i], field->name) == field);
          g_assert_cmpint ((field->kind == TILLID_KIND_CHOICE), ==, (field->choices != NULL));
          if (field->kind == TILLID_KIND_REF)
            g_assert_true (g_str_equal (field->target, "*") ||
                           tillid_record_type_by_kind (field->target) != NULL);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/json", test_json);
  g_test_add_func ("/core/record/json-as-json-glib", test_json_as_json_glib);
  g_test_add_func ("/core/record/json-large-number", test_json_large_number);
  g_test_add_func ("/core/record/json-refuses", test_json_refuses);
  g_test_add_func ("/core/record/diff", test_diff);
  g_test_add_func ("/core/record/tables", test_tables);
  return g_test_run ();
}
