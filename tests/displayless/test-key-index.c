/* test-key-index.c - keys in the order in which they were first met
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-key-index.h"

/* Beyond what is looked through. */
#define MANY 500

/* A key's number is how many others were met before it, by the construction of the keys. */
static void
test_numbers (void)
{
  g_auto (TillidKeyIndex) index;
  gboolean is_new;

  tillid_key_index_init (&index);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < MANY; i++)
        {
          g_assert_cmpuint (tillid_key_index_add (&index, 7 * (gint64) i - 1000, &is_new), ==, i);
          g_assert_true (is_new);
          /* What was met stays where it is. */
          g_assert_cmpuint (tillid_key_index_add (&index, 7 * (gint64) (i / 2) - 1000, &is_new), ==,
                            i / 2);
          g_assert_false (is_new);
        }
      g_assert_cmpuint (index.keys->len, ==, MANY);
      tillid_key_index_reset (&index);
      g_assert_cmpuint (index.keys->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-index/numbers", test_numbers);
  return g_test_run ();
}
