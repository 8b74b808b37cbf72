/* tillid-disk-encryption.c - whether a folder lies on an encrypted disk
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* From /proc/self/mountinfo (proc(5)): which file system the path lies on, and on which block device that lies. Some
 * file systems encrypt by themselves. A device mapper's device says in /sys what it is: the uuid of dm-crypt begins
 * with CRYPT-. Other devices lie on their slaves (LVM on LUKS, RAID), a partition on its disk; all of the slaves must be
 * encrypted. Then the kernel is asked for a policy of fscrypt on the folder itself. A disk that encrypts in its own
 * hardware says so to nobody: it counts as plain. */
#include "config.h"

#include "tillid-disk-encryption.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/fscrypt.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Deeper than any stack of devices that somebody would build. */
#define MAX_DEPTH 16

typedef struct
{
  char *type;
  char *source;
  char *device; /* "253:0" */
} Mount;

static void
mount_clear (Mount *mount)
{
  g_free (mount->type);
  g_free (mount->source);
  g_free (mount->device);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mount, mount_clear)

/* 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue */
static gboolean
parse_line (const char *line, const char *path, gsize *best, Mount *mount)
{
  g_auto (GStrv) halves = g_strsplit (line, " - ", 2);
  g_auto (GStrv) left = NULL, right = NULL;
  g_autofree char *point = NULL;
  gsize length;

  if (g_strv_length (halves) != 2)
    return FALSE;
  left = g_strsplit (halves[0], " ", -1);
  right = g_strsplit (halves[1], " ", -1);
  if (g_strv_length (left) < 6 || g_strv_length (right) < 2)
    return FALSE;
  point = g_strcompress (left[4]); /* a blank stands there as \040 */
  length = strlen (point);
  if (length < *best || !g_str_has_prefix (path, point) ||
      (length > 1 && path[length] != '/' && path[length] != '\0'))
    return FALSE;
  *best = length; /* what is mounted later at the same point covers what was there */
  mount_clear (mount);
  *mount = (Mount){ g_strdup (right[0]), g_strcompress (right[1]), g_strdup (left[2]) };
  return TRUE;
}

static gboolean
find_mount (const char *path, const char *root, Mount *mount)
{
  g_autofree char *file = g_build_filename (root, "proc/self/mountinfo", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize best = 0;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    parse_line (lines[i], path, &best, mount);
  return mount->type != NULL;
}

static char *
read_line (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_strchomp (text) : NULL;
}

/* File systems over several devices (btrfs) have a number of their own; the source names one of the devices. */
static char *
find_device (const Mount *mount, const char *root)
{
  g_autofree char *class = g_build_filename (root, "sys/class/block", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_str_has_prefix (mount->device, "0:"))
    return g_build_filename (root, "sys/dev/block", mount->device, NULL);
  if (!g_str_has_prefix (mount->source, "/dev/"))
    return NULL;
  if (!g_str_has_prefix (mount->source, "/dev/mapper/"))
    return g_build_filename (class, mount->source + strlen ("/dev/"), NULL);
  dir = g_dir_open (class, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (class, name, NULL);
      g_autofree char *label = read_line (folder, "dm/name");

      if (g_strcmp0 (label, mount->source + strlen ("/dev/mapper/")) == 0)
        return g_steal_pointer (&folder);
    }
  return NULL;
}

static TillidDiskEncryption look_at_device (const char *folder, guint depth);

/* All of them must be encrypted. */
static TillidDiskEncryption
look_at_slaves (const char *folder, guint depth)
{
  g_autofree char *slaves = g_build_filename (folder, "slaves", NULL);
  g_autoptr (GDir) dir = g_dir_open (slaves, 0, NULL);
  TillidDiskEncryption all = TILLID_DISK_UNKNOWN;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *slave = g_build_filename (slaves, name, NULL);
      TillidDiskEncryption one = look_at_device (slave, depth + 1);

      if (one != TILLID_DISK_ENCRYPTED)
        return one;
      all = one;
    }
  return all;
}

static TillidDiskEncryption
look_at_device (const char *folder, guint depth)
{
  g_autofree char *uuid = read_line (folder, "dm/uuid");
  g_autofree char *partition = read_line (folder, "partition");
  g_autofree char *backing = read_line (folder, "loop/backing_file");
  TillidDiskEncryption below;

  if (depth > MAX_DEPTH || !g_file_test (folder, G_FILE_TEST_IS_DIR) || backing != NULL)
    return TILLID_DISK_UNKNOWN;
  if (uuid != NULL && g_str_has_prefix (uuid, "CRYPT-"))
    return TILLID_DISK_ENCRYPTED;
  if (partition != NULL)
    {
      /* The entry is a link into the folder of the disk. */
      g_autofree char *disk = g_build_filename (folder, "..", NULL);

      return look_at_device (disk, depth + 1);
    }
  below = look_at_slaves (folder, depth);
  return below != TILLID_DISK_UNKNOWN || uuid != NULL ? below : TILLID_DISK_PLAIN;
}

static gboolean
has_fscrypt_policy (const char *path)
{
  g_autofree char *folder =
    g_file_test (path, G_FILE_TEST_IS_DIR) ? g_strdup (path) : g_path_get_dirname (path);
  struct fscrypt_get_policy_ex_arg argument = { .policy_size = sizeof argument.policy };
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean has_policy = fd >= 0 && ioctl (fd, FS_IOC_GET_ENCRYPTION_POLICY_EX, &argument) == 0;

  if (fd >= 0)
    close (fd);
  return has_policy;
}

static const char *
encrypting_file_system (const char *type)
{
  static const struct
  {
    const char *type;
    const char *name;
  } known[] = {
    { "ecryptfs", "eCryptfs" },
    { "fuse.gocryptfs", "gocryptfs" },
    { "fuse.encfs", "EncFS" },
    { "fuse.cryfs", "CryFS" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (type, known[i].type))
      return known[i].name;
  return NULL;
}

/**
 * tillid_disk_encryption_look_below:
 * @path: a file or a folder
 * @root: where /proc and /sys are; "/" but in tests
 * @out_how: (out) (transfer full) (optional): what encrypts it, or the kind of the file system
 *
 * Returns: whether @path lies on an encrypted disk
 */
TillidDiskEncryption
tillid_disk_encryption_look_below (const char *path, const char *root, char **out_how)
{
  g_autofree char *absolute = NULL;
  g_autofree char *device = NULL;
  const char *how = NULL;
  g_auto (Mount) mount = { 0 };
  TillidDiskEncryption result = TILLID_DISK_UNKNOWN;

  g_return_val_if_fail (path != NULL && root != NULL, TILLID_DISK_UNKNOWN);

  absolute = g_canonicalize_filename (path, NULL);
  if (find_mount (absolute, root, &mount))
    {
      how = encrypting_file_system (mount.type);
      device = how == NULL ? find_device (&mount, root) : NULL;
      if (device != NULL && look_at_device (device, 0) == TILLID_DISK_ENCRYPTED)
        how = "dm-crypt";
      else if (how == NULL && has_fscrypt_policy (absolute))
        how = "fscrypt";
      if (how != NULL)
        result = TILLID_DISK_ENCRYPTED;
      else if (device != NULL)
        result = look_at_device (device, 0);
    }
  if (out_how != NULL)
    *out_how = g_strdup (how != NULL ? how : mount.type != NULL ? mount.type : "?");
  return result;
}

/* As tillid_disk_encryption_look_below () on this computer. */
TillidDiskEncryption
tillid_disk_encryption_look (const char *path, char **out_how)
{
  return tillid_disk_encryption_look_below (path, "/", out_how);
}

/**
 * tillid_disk_encryption_to_text:
 * @encryption: what was found
 * @how: what encrypts it, or the kind of the file system
 *
 * Returns: (transfer full): one sentence, or two, that say it plainly
 */
char *
tillid_disk_encryption_to_text (TillidDiskEncryption encryption, const char *how)
{
  switch (encryption)
    {
    case TILLID_DISK_ENCRYPTED:
      return g_strdup_printf (C_ ("disk", "The folder is on an encrypted disk (%s)."), how);
    case TILLID_DISK_PLAIN:
      return g_strdup (C_ ("disk", "The folder is on a disk that is not encrypted: whoever takes "
                                   "the computer can read the clinic. Choose a folder on an "
                                   "encrypted disk."));
    case TILLID_DISK_UNKNOWN:
    default:
      return g_strdup_printf (
        C_ ("disk", "It cannot be told whether the folder is on an encrypted disk (%s)."), how);
    }
}
