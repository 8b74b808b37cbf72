/* test-file-key.c - the key of an encrypted clinic file on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "tillid-file-key.h"

/* The groups were made by Python: int.from_bytes() to base 32, hashlib.blake2b (keyed) for the check. */
static void
test_paper (void)
{
  static const char expected[] = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-"
                                 "3RFW-0TX2";
  static const char as_written[] = " oo0g 40r4 om3o e2o9 l85g r38e iw8i 24gk 2gah c5rr 34dL p7ox "
                                   "3rfw-otx2\n";
  guint8 bytes[TILLID_FILE_KEY_BYTES];
  g_autoptr (TillidFileKey) key = NULL;
  g_autoptr (TillidFileKey) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) i;
  key = tillid_file_key_new (bytes);
  text = tillid_file_key_to_recovery (key);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (strlen (text), ==, TILLID_RECOVERY_KEY_LENGTH);
  back = tillid_file_key_from_recovery (as_written, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_file_key_equal (key, back));
}

static void
assert_no_key (const char *text, const char *says)
{
  g_autoptr (GError) error = NULL;
  TillidFileKey *key = tillid_file_key_from_recovery (text, &error);

  g_assert_null (key);
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG);
  g_assert_nonnull (strstr (error->message, says));
}

/* Every single character matters, and so does their order. */
static void
test_mistyped (void)
{
  g_autoptr (TillidFileKey) key = tillid_file_key_new_random ();
  g_autofree char *text = tillid_file_key_to_recovery (key);

  for (guint i = 0; text[i] != '\0'; i++)
    {
      g_autofree char *wrong = g_strdup (text);

      if (wrong[i] == '-')
        continue;
      wrong[i] = wrong[i] == 'Z' ? 'A' : 'Z';
      assert_no_key (wrong, "not as it was printed");
    }
  assert_no_key ("", "here are 0");
  assert_no_key ("000G-40R4", "here are 8");
  text[5] = 'U';
  assert_no_key (text, "no U");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/file-key/paper", test_paper);
  g_test_add_func ("/store/file-key/mistyped", test_mistyped);
  return g_test_run ();
}
