/* fuzz-main.c - feeds a corpus to one fuzz target, and mutated input where libFuzzer is missing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Without --seconds every file of the corpus is one TAP subtest: that is the default test run, with any
 * compiler. With --seconds the files are the seeds of a simple mutation loop. It has no coverage feedback
 * (clang's libFuzzer has: ./dev fuzz uses it when clang is there), but always the same sequence for
 * the same --seed, so what it finds can be found again. The input that kills the program is written to
 * --crash by a signal handler that does nothing else. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#define LARGEST_INPUT 65536

/* The one global of the program: a signal handler can be handed nothing. */
static struct
{
  uint8_t bytes[LARGEST_INPUT];
  size_t size;
  char *crash_path;
} current;

static void
write_crash_cb (int number)
{
  int file = open (current.crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (file >= 0 && write (file, current.bytes, current.size) >= 0)
    close (file);
  signal (number, SIG_DFL);
  raise (number);
}

static void
run_current (void)
{
  LLVMFuzzerTestOneInput (current.bytes, current.size);
}

static void
load_current (GBytes *input)
{
  gsize size;
  const uint8_t *bytes = g_bytes_get_data (input, &size);

  current.size = MIN (size, LARGEST_INPUT);
  if (current.size > 0)
    memcpy (current.bytes, bytes, current.size);
}

static void
cut (GRand *random)
{
  size_t at = (size_t) g_rand_int_range (random, 0, (gint32) current.size);
  size_t length = (size_t) g_rand_int_range (random, 1, 32);

  length = MIN (length, current.size - at);
  memmove (current.bytes + at, current.bytes + at + length, current.size - at - length);
  current.size -= length;
}

/* Puts a piece of @other, or of the input itself, in the middle. */
static void
splice (GRand *random, GBytes *other)
{
  uint8_t piece[256];
  gsize size;
  const uint8_t *bytes = g_bytes_get_data (other, &size);
  size_t at = (size_t) g_rand_int_range (random, 0, (gint32) current.size + 1);
  size_t from, length;

  if (size == 0)
    return;
  from = (size_t) g_rand_int_range (random, 0, (gint32) size);
  length = MIN (MIN (size - from, sizeof piece), LARGEST_INPUT - current.size);
  if (length == 0)
    return;
  length = (size_t) g_rand_int_range (random, 1, (gint32) length + 1);
  memcpy (piece, bytes + from, length);
  memmove (current.bytes + at + length, current.bytes + at, current.size - at);
  memcpy (current.bytes + at, piece, length);
  current.size += length;
}

static void
mutate (GRand *random, GPtrArray *seeds)
{
  static const uint8_t telling[] = { 0,   '\n', '"', '\'', '<',  '>',  '&',  '{',
                                     '[', '-',  '0', '9',  0x7f, 0x80, 0xc3, 0xff };
  int n = g_rand_int_range (random, 1, 9);

  while (n-- > 0 && current.size > 0)
    {
      size_t at = (size_t) g_rand_int_range (random, 0, (gint32) current.size);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          current.bytes[at] ^= (uint8_t) (1 << g_rand_int_range (random, 0, 8));
          break;
        case 1:
          current.bytes[at] = telling[g_rand_int_range (random, 0, G_N_ELEMENTS (telling))];
          break;
        case 2:
          cut (random);
          break;
        default:
          splice (random, seeds->pdata[g_rand_int_range (random, 0, (gint32) seeds->len)]);
          break;
        }
    }
}

static void
run_mutations (GPtrArray *seeds, int seconds, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint64 n = 0;

  for (; g_get_monotonic_time () < end; n++)
    {
      load_current (seeds->pdata[g_rand_int_range (random, 0, (gint32) seeds->len)]);
      mutate (random, seeds);
      run_current ();
    }
  g_print ("%" G_GUINT64_FORMAT " inputs in %d s, seed %u\n", n, seconds, seed);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* (transfer full): the paths in the folder, in the same order everywhere. */
static GPtrArray *
list_corpus (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, by_name);
  return g_steal_pointer (&paths);
}

int
main (int argc, char *argv[])
{
  int seconds = 0;
  int seed = 1;
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "Mutate the corpus for so long", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Another sequence of mutations", "N" },
    { "crash", 0, 0, G_OPTION_ARG_FILENAME, &current.crash_path, "Where the last input is left",
      "FILE" },
    { 0 },
  };
  g_autoptr (GOptionContext) options = g_option_context_new ("CORPUS-FOLDER");
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error) || argc != 2 ||
      (paths = list_corpus (argv[1], &error)) == NULL || paths->len == 0)
    {
      g_printerr ("%s\n", error ? error->message : "one folder with at least one file, please");
      return 2;
    }
  if (current.crash_path != NULL)
    {
      signal (SIGABRT, write_crash_cb);
      signal (SIGSEGV, write_crash_cb);
      signal (SIGTRAP, write_crash_cb);
    }

  g_print ("1..%u\n", paths->len);
  for (guint i = 0; i < paths->len; i++)
    {
      char *bytes;
      gsize size;

      if (!g_file_get_contents (paths->pdata[i], &bytes, &size, &error))
        g_error ("%s", error->message);
      g_ptr_array_add (seeds, g_bytes_new_take (bytes, size));
      load_current (seeds->pdata[i]);
      run_current ();
      g_print ("ok %u %s\n", i + 1, strrchr (paths->pdata[i], '/') + 1);
    }
  if (seconds > 0)
    run_mutations (seeds, seconds, (guint32) seed);
  return 0;
}
