/* test-id.c - ids in time order, and their text
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-id.h"

static gint64 now;

static gint64
fixed_now (gpointer data)
{
  return now;
}

static guint32
fixed_random (gpointer data)
{
  return 0xabcdefff;
}

static void
test_source (void)
{
  TillidIdSource source = { fixed_now, fixed_random, NULL, 0 };
  gint64 first, second, third;

  /* 1 ms after 2020-01-01: 1 << 21 | the low 20 random bits */
  now = G_GINT64_CONSTANT (1577836800001);
  first = tillid_id_source_next (&source);
  g_assert_cmpint (first, ==, (1 << 21) | 0xdefff);
  second = tillid_id_source_next (&source);
  g_assert_cmpint (second, ==, first + 1);
  now -= 1000000; /* the clock is set back */
  third = tillid_id_source_next (&source);
  g_assert_cmpint (third, ==, second + 1);
}

static void
test_text (void)
{
  static const struct
  {
    gint64 id;
    const char *text;
  } known[] = { { 0, "0000000000000" },
                { 31, "000000000000Z" },
                { 32, "0000000000010" },
                { G_MAXINT64, "7ZZZZZZZZZZZZ" } };
  gint64 id = 99;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *text = tillid_id_dup_text (known[i].id);

      g_assert_cmpstr (text, ==, known[i].text);
      g_assert_true (tillid_id_from_text (text, &id));
      g_assert_cmpint (id, ==, known[i].id);
    }
  g_assert_true (tillid_id_from_text ("00000000000ol", &id)); /* O is 0, l is 1 */
  g_assert_cmpint (id, ==, 1);
  g_assert_false (tillid_id_from_text ("8000000000000", &id));
  g_assert_false (tillid_id_from_text ("000000000000U", &id));
  g_assert_false (tillid_id_from_text ("000000000000", &id));
  g_assert_false (tillid_id_from_text (NULL, &id));
  g_assert_cmpint (id, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/id/source", test_source);
  g_test_add_func ("/core/id/text", test_text);
  return g_test_run ();
}
