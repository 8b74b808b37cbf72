/* test-secret.c - what proves a password, and the wait after wrong ones
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Delays are those of the decision: 1, 2, 4 ... 300 seconds from the third failure on. */
#include "config.h"

#include <sodium.h>

#include "tillid-account-secret.h"
#include "tillid-store-fixture.h"

#define RIGHT "correct horse"
#define WRONG "battery staple"
#define NOON G_GINT64_CONSTANT (1773140400000) /* ms UTC, 10 March 2026 */

static void
set_up_secret (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  fixture_set_up (f, data);
  f->writer.by = fixture_add_member (f, "Amina Berg", TILLID_PROFESSION_NURSE);
  g_assert_true (tillid_db_begin (f->db, &error));
  g_assert_true (tillid_account_secret_write (f->db, f->writer.by, RIGHT, &error));
  g_assert_true (tillid_db_commit (f->db, &error));
}

/* What trying @password at @now_ms ends with: 0 is in, else a code of TillidStoreError. */
static int
try_password (Fixture *f, const char *password, gint64 now_ms)
{
  g_autoptr (GError) error = NULL;

  if (tillid_account_secret_check (f->db, f->writer.by, password, now_ms, &error))
    return 0;
  g_assert_cmpuint (error->domain, ==, TILLID_STORE_ERROR);
  return error->code;
}

static void
test_delay (void)
{
  static const gint64 seconds[] = { 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    g_assert_cmpint (tillid_account_secret_delay (i), ==, seconds[i]);
  g_assert_cmpint (tillid_account_secret_delay (G_MAXINT64), ==, 300);
}

static void
test_password (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_password (f, NULL, NOON), ==, TILLID_STORE_ERROR_PASSWORD_NEEDED);
  g_assert_cmpint (try_password (f, RIGHT, NOON), ==, 0);
  g_assert_cmpint (try_password (f, WRONG, NOON), ==, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_assert_cmpint (fixture_count (f, "SELECT failures FROM account_secret"), ==, 1);
  g_assert_cmpint (try_password (f, RIGHT, NOON), ==, 0);
  g_assert_cmpint (fixture_count (f, "SELECT failures FROM account_secret"), ==, 0);
  g_assert_cmpint (fixture_count (f, "SELECT verifier LIKE '$argon2id$%' FROM account_secret"), ==,
                   1);

  g_assert_true (tillid_db_begin (f->db, &error));
  g_assert_false (tillid_account_secret_write (f->db, f->writer.by, "seven77", &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tillid_account_secret_write (f->db, f->writer.by, NULL, &error));
  g_assert_true (tillid_db_commit (f->db, &error));
  g_assert_cmpint (try_password (f, NULL, NOON), ==, 0);
}

/* The wait stands in the file, the right password does not end it, and trying while it lasts does not lengthen it. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (try_password (f, WRONG, NOON), ==, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_assert_cmpint (try_password (f, RIGHT, NOON + 999), ==, TILLID_STORE_ERROR_PASSWORD_WAIT);
  g_assert_cmpint (fixture_count (f, "SELECT failures FROM account_secret"), ==, 3);
  g_assert_cmpint (try_password (f, WRONG, NOON + 1000), ==, TILLID_STORE_ERROR_PASSWORD_WRONG);
  g_assert_cmpint (try_password (f, RIGHT, NOON + 2999), ==, TILLID_STORE_ERROR_PASSWORD_WAIT);
  g_assert_cmpint (try_password (f, RIGHT, NOON + 3000), ==, 0);
  g_assert_cmpint (fixture_count (f, "SELECT failures FROM account_secret"), ==, 0);
}

/* A clock that is set back begins the whole delay again, and does not shut anybody out for longer. */
static void
test_clock_set_back (Fixture *f, gconstpointer data)
{
  const gint64 year = G_GINT64_CONSTANT (365) * 24 * 3600 * 1000;

  fixture_exec (f, "UPDATE account_secret SET failures = 5, last_failure = 1773140400000");
  g_assert_cmpint (try_password (f, RIGHT, NOON - year), ==, TILLID_STORE_ERROR_PASSWORD_WAIT);
  g_assert_cmpint (try_password (f, RIGHT, NOON - year + 3999), ==,
                   TILLID_STORE_ERROR_PASSWORD_WAIT);
  g_assert_cmpint (try_password (f, RIGHT, NOON - year + 4000), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/secret/delay", test_delay);
  g_test_add ("/store/secret/password", Fixture, NULL, set_up_secret, test_password,
              fixture_tear_down);
  g_test_add ("/store/secret/waiting", Fixture, NULL, set_up_secret, test_waiting,
              fixture_tear_down);
  g_test_add ("/store/secret/clock-set-back", Fixture, NULL, set_up_secret, test_clock_set_back,
              fixture_tear_down);
  return g_test_run ();
}
