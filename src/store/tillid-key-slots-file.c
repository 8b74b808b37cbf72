/* tillid-key-slots-file.c - the file of key slots
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* CLINIC.keys is text: a line "tillid-keys 1 CHECK" with a BLAKE2b of all that follows, then a group for each slot, bytes
 * as hexadecimal digits. The check tells a damaged file from a wrong password and protects from nobody; each slot
 * defends itself (tillid-key-slots.c). What is readable in a damaged file is used: one bad slot locks out one person.
 *
 * The file is only ever replaced as a whole. So a lock on it would be a lock on a file without a name: whoever got
 * one looks whether the name still leads to the same file, else tries again. */
#include "config.h"

#include "tillid-key-slots-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tillid-backup-private.h"
#include "tillid-day.h"

#define FIRST_WORD "tillid-keys 1 "
#define CHECK_BYTES 16
#define CHECK_DIGITS (2 * CHECK_BYTES)
#define HEADER_LENGTH (sizeof FIRST_WORD - 1 + CHECK_DIGITS + 1)
#define FILE_GROUP "names"
#define LONGEST_FILE (4 * 1024 * 1024)

/* Argon2id may cost at most this, whatever the file says: somebody else may have written it. */
#define MOST_OPS 20
#define MOST_MEMORY (G_GINT64_CONSTANT (1) << 30)

static const struct
{
  const char *name;
  gsize offset;
  gsize size;
} byte_fields[] = {
  { "name", G_STRUCT_OFFSET (TillidKeySlot, name), SLOT_HASH_BYTES },
  { "salt", G_STRUCT_OFFSET (TillidKeySlot, salt), SLOT_SALT_BYTES },
  { "nonce", G_STRUCT_OFFSET (TillidKeySlot, nonce), crypto_secretbox_NONCEBYTES },
  { "secret", G_STRUCT_OFFSET (TillidKeySlot, secret), SLOT_SECRET_BYTES },
  { "public", G_STRUCT_OFFSET (TillidKeySlot, public_key), crypto_box_PUBLICKEYBYTES },
  { "key", G_STRUCT_OFFSET (TillidKeySlot, key), SLOT_SEALED_BYTES },
  { "key-mac", G_STRUCT_OFFSET (TillidKeySlot, key_mac), SLOT_HASH_BYTES },
  { "next", G_STRUCT_OFFSET (TillidKeySlot, next), SLOT_SEALED_BYTES },
  { "next-mac", G_STRUCT_OFFSET (TillidKeySlot, next_mac), SLOT_HASH_BYTES },
};

static const struct
{
  const char *name;
  gsize offset;
} number_fields[] = {
  { "member", G_STRUCT_OFFSET (TillidKeySlot, member) },
  { "ops", G_STRUCT_OFFSET (TillidKeySlot, ops) },
  { "memory", G_STRUCT_OFFSET (TillidKeySlot, memory) },
  { "failures", G_STRUCT_OFFSET (TillidKeySlot, failures) },
  { "last-failure", G_STRUCT_OFFSET (TillidKeySlot, last_failure) },
};

/**
 * tillid_key_slots_dup_path:
 * @clinic: a clinic file
 *
 * Returns: (transfer full): the file of its key slots, beside it
 */
char *
tillid_key_slots_dup_path (const char *clinic)
{
  g_return_val_if_fail (clinic != NULL, NULL);

  return g_strconcat (clinic, ".keys", NULL);
}

/* Whether key slots lie beside a clinic file. */
gboolean
tillid_key_slots_exist (const char *clinic)
{
  g_autofree char *path = tillid_key_slots_dup_path (clinic);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

void
tillid_key_slots_free (TillidKeySlots *self)
{
  if (self == NULL)
    return;
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->slots, g_array_unref);
  g_free (self->path);
  g_free (self);
}

static gboolean
read_bytes (GKeyFile *file, const char *group, const char *name, guint8 *out, gsize size)
{
  g_autofree char *text = g_key_file_get_string (file, group, name, NULL);
  gsize n = 0;

  return text != NULL && strlen (text) == 2 * size &&
         sodium_hex2bin (out, size, text, 2 * size, NULL, &n, NULL) == 0 && n == size;
}

static gboolean
read_slot (GKeyFile *file, const char *group, TillidKeySlot *slot)
{
  for (guint i = 0; i < G_N_ELEMENTS (byte_fields); i++)
    if (!read_bytes (file, group, byte_fields[i].name, (guint8 *) slot + byte_fields[i].offset,
                     byte_fields[i].size))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (number_fields); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 number = g_key_file_get_int64 (file, group, number_fields[i].name, &error);

      if (error != NULL)
        return FALSE;
      memcpy ((guint8 *) slot + number_fields[i].offset, &number, sizeof number);
    }
  return slot->ops >= 1 && slot->ops <= MOST_OPS &&
         slot->memory >= (gint64) crypto_pwhash_MEMLIMIT_MIN && slot->memory <= MOST_MEMORY &&
         slot->failures >= 0;
}

static void
write_slot (GKeyFile *file, const char *group, const TillidKeySlot *slot)
{
  char hex[2 * SLOT_SEALED_BYTES + 1];

  for (guint i = 0; i < G_N_ELEMENTS (byte_fields); i++)
    {
      sodium_bin2hex (hex, sizeof hex, (const guint8 *) slot + byte_fields[i].offset,
                      byte_fields[i].size);
      g_key_file_set_string (file, group, byte_fields[i].name, hex);
    }
  for (guint i = 0; i < G_N_ELEMENTS (number_fields); i++)
    {
      gint64 number;

      memcpy (&number, (const guint8 *) slot + number_fields[i].offset, sizeof number);
      g_key_file_set_int64 (file, group, number_fields[i].name, number);
    }
}

static void
write_check (const char *text, gsize length, char hex[CHECK_DIGITS + 1])
{
  guint8 check[CHECK_BYTES];

  crypto_generichash (check, sizeof check, (const guint8 *) text, length, NULL, 0);
  sodium_bin2hex (hex, CHECK_DIGITS + 1, check, sizeof check);
}

/* Takes what can be read. */
static void
parse (TillidKeySlots *self, const char *text, gsize length)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  char hex[CHECK_DIGITS + 1];

  if (length == 0)
    return;
  self->is_damaged = TRUE;
  if (length < HEADER_LENGTH || memcmp (text, FIRST_WORD, sizeof FIRST_WORD - 1) != 0 ||
      !g_key_file_load_from_data (file, text + HEADER_LENGTH, length - HEADER_LENGTH,
                                  G_KEY_FILE_NONE, NULL))
    return;
  write_check (text + HEADER_LENGTH, length - HEADER_LENGTH, hex);
  self->is_damaged = memcmp (text + sizeof FIRST_WORD - 1, hex, CHECK_DIGITS) != 0;
  if (!read_bytes (file, FILE_GROUP, "salt", self->name_salt, sizeof self->name_salt))
    self->is_damaged = TRUE;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      TillidKeySlot slot = { 0 };

      if (g_str_has_prefix (groups[i], "slot ") && read_slot (file, groups[i], &slot))
        g_array_append_val (self->slots, slot);
    }
}

static gboolean
load (TillidKeySlots *self, int fd, GError **error)
{
  struct stat info;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (fstat (fd, &info) != 0)
    return tillid_file_set_error (errno, error);
  if (info.st_size > LONGEST_FILE)
    {
      self->is_damaged = TRUE;
      return TRUE;
    }
  text = g_malloc ((gsize) info.st_size + 1);
  if (!tillid_file_read (fd, text, (gsize) info.st_size, &length, error))
    return FALSE;
  parse (self, text, length);
  return TRUE;
}

static TillidKeySlots *
new_slots (const char *clinic)
{
  TillidKeySlots *self = g_new0 (TillidKeySlots, 1);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  self->path = tillid_key_slots_dup_path (clinic);
  self->slots = g_array_new (FALSE, TRUE, sizeof (TillidKeySlot));
  self->lock = -1;
  randombytes_buf (self->name_salt, sizeof self->name_salt);
  return self;
}

/* (transfer full): the slots of @clinic as they stand; none if there is no file. */
TillidKeySlots *
tillid_key_slots_read (const char *clinic, GError **error)
{
  g_autoptr (TillidKeySlots) self = new_slots (clinic);
  int fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0 && errno == ENOENT)
    return g_steal_pointer (&self);
  if (fd < 0)
    {
      tillid_file_set_error (errno, error);
      return NULL;
    }
  done = load (self, fd, error);
  close (fd);
  return done ? g_steal_pointer (&self) : NULL;
}

/* Whether @fd is still the file that @path leads to. */
static gboolean
is_same (int fd, const char *path)
{
  struct stat open_file;
  GStatBuf named;

  return fstat (fd, &open_file) == 0 && g_stat (path, &named) == 0 &&
         open_file.st_ino == named.st_ino && open_file.st_dev == named.st_dev;
}

/* (transfer full): the same, and nobody else writes until it is freed. An empty file is made if there is none. */
TillidKeySlots *
tillid_key_slots_lock (const char *clinic, GError **error)
{
  g_autoptr (TillidKeySlots) self = new_slots (clinic);

  for (;;)
    {
      self->lock = g_open (self->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
      if (self->lock < 0 || (flock (self->lock, LOCK_EX) != 0 && errno != EOPNOTSUPP))
        {
          tillid_file_set_error (errno, error);
          return NULL;
        }
      if (is_same (self->lock, self->path))
        break;
      close (self->lock);
      self->lock = -1;
    }
  return load (self, self->lock, error) ? g_steal_pointer (&self) : NULL;
}

/* Replaces the file, whole and on the disk, by these slots. */
gboolean
tillid_key_slots_write (TillidKeySlots *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (TillidPartFile) part = NULL;
  char hex[2 * sizeof self->name_salt + 1], check[CHECK_DIGITS + 1];
  gsize length;

  sodium_bin2hex (hex, sizeof hex, self->name_salt, sizeof self->name_salt);
  g_key_file_set_string (file, FILE_GROUP, "salt", hex);
  for (guint i = 0; i < self->slots->len; i++)
    {
      g_autofree char *group = g_strdup_printf ("slot %u", i + 1);

      write_slot (file, group, &g_array_index (self->slots, TillidKeySlot, i));
    }
  text = g_key_file_to_data (file, &length, NULL);
  write_check (text, length, check);
  whole = g_strconcat (FIRST_WORD, check, "\n", text, NULL);
  part = tillid_part_file_new (folder, error);
  return part != NULL && tillid_file_write (part->fd, whole, strlen (whole), error) &&
         tillid_part_file_replace (part, self->path, error);
}
