/* test-disk-encryption.c - whether a folder lies on an encrypted disk, on invented computers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Lines as proc(5) describes them; uuids as cryptsetup and LVM write them (dmsetup info on such machines). */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tillid-disk-encryption.h"
#include "tillid-test-folder.h"

typedef struct
{
  const char *name;
  const char *mountinfo;
  const char *const *files; /* name, content, name, content, ..., NULL */
  TillidDiskEncryption expected;
  const char *how;
} Case;

#define LINE(device, point, type, source)                                                          \
  "36 1 " device " / " point " rw,relatime shared:1 - " type " " source " rw\n"
#define ROOT_PLAIN LINE ("8:2", "/", "ext4", "/dev/sda2")
#define FILES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define SDA2 "sys/dev/block/8:2/size", "1000"
#define LUKS "CRYPT-LUKS2-0f1e2d3c4b5a69788796a5b4c3d2e1f0-home\n"
#define LVM "LVM-abcdefghijklmnopqrstuvwxyz012345\n"

static const Case cases[] = {
  { "plain", ROOT_PLAIN, FILES (SDA2), TILLID_DISK_PLAIN, "ext4" },
  { "luks", LINE ("253:0", "/", "ext4", "/dev/mapper/root"),
    FILES ("sys/dev/block/253:0/dm/uuid", LUKS), TILLID_DISK_ENCRYPTED, "dm-crypt" },
  { "home-alone", ROOT_PLAIN LINE ("253:0", "/clinic", "ext4", "/dev/mapper/home"),
    FILES (SDA2, "sys/dev/block/253:0/dm/uuid", LUKS), TILLID_DISK_ENCRYPTED, "dm-crypt" },
  { "neighbour", ROOT_PLAIN LINE ("253:0", "/clin", "ext4", "/dev/mapper/home"),
    FILES (SDA2, "sys/dev/block/253:0/dm/uuid", LUKS), TILLID_DISK_PLAIN, "ext4" },
  { "covered",
    LINE ("253:0", "/clinic", "ext4", "/dev/mapper/home")
      ROOT_PLAIN LINE ("8:2", "/clinic", "ext4", "/dev/sda2"),
    FILES (SDA2, "sys/dev/block/253:0/dm/uuid", LUKS), TILLID_DISK_PLAIN, "ext4" },
  { "lvm-on-luks", LINE ("253:1", "/", "ext4", "/dev/mapper/vg-root"),
    FILES ("sys/dev/block/253:1/dm/uuid", LVM, "sys/dev/block/253:1/slaves/dm-0/dm/uuid", LUKS),
    TILLID_DISK_ENCRYPTED, "dm-crypt" },
  { "lvm-plain", LINE ("253:1", "/", "ext4", "/dev/mapper/vg-root"),
    FILES ("sys/dev/block/253:1/dm/uuid", LVM, "sys/dev/block/253:1/slaves/sda2/size", "1"),
    TILLID_DISK_PLAIN, "ext4" },
  { "half-of-a-raid", LINE ("9:0", "/", "ext4", "/dev/md0"),
    FILES ("sys/dev/block/9:0/slaves/dm-0/dm/uuid",
           LUKS,
           "sys/dev/block/9:0/slaves/sdb1/size",
           "1"),
    TILLID_DISK_PLAIN, "ext4" },
  { "btrfs", LINE ("0:26", "/", "btrfs", "/dev/mapper/root"),
    FILES ("sys/class/block/dm-0/dm/name", "root\n", "sys/class/block/dm-0/dm/uuid", LUKS),
    TILLID_DISK_ENCRYPTED, "dm-crypt" },
  { "btrfs-plain", LINE ("0:26", "/", "btrfs", "/dev/sda2"),
    FILES ("sys/class/block/sda2/size", "1"), TILLID_DISK_PLAIN, "btrfs" },
  { "ecryptfs", ROOT_PLAIN LINE ("0:50", "/clinic", "ecryptfs", "/home/.ecryptfs/a/.Private"),
    FILES (SDA2), TILLID_DISK_ENCRYPTED, "eCryptfs" },
  { "gocryptfs", ROOT_PLAIN LINE ("0:51", "/clinic", "fuse.gocryptfs", "/home/a/cipher"),
    FILES (SDA2), TILLID_DISK_ENCRYPTED, "gocryptfs" },
  { "tmpfs", ROOT_PLAIN LINE ("0:52", "/clinic", "tmpfs", "tmpfs"), FILES (SDA2),
    TILLID_DISK_UNKNOWN, "tmpfs" },
  { "loop", LINE ("7:0", "/", "ext4", "/dev/loop0"),
    FILES ("sys/dev/block/7:0/loop/backing_file", "/root.img\n"), TILLID_DISK_UNKNOWN, "ext4" },
  { "no-sys", ROOT_PLAIN, FILES ("sys/x", ""), TILLID_DISK_UNKNOWN, "ext4" },
  { "blanks", ROOT_PLAIN LINE ("253:0", "/clinic\\040of\\040ours", "ext4", "/dev/mapper/home"),
    FILES (SDA2, "sys/dev/block/253:0/dm/uuid", LUKS), TILLID_DISK_PLAIN, "ext4" },
  { "nonsense", "36 35 - \n - \nx", FILES (SDA2), TILLID_DISK_UNKNOWN, "?" },
};

static void
write_file (const char *root, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *root = g_dir_make_tmp ("tillid-disk-XXXXXX", NULL);
  g_autofree char *how = NULL;
  TillidDiskEncryption found;

  write_file (root, "proc/self/mountinfo", c->mountinfo);
  for (guint i = 0; c->files[i] != NULL; i += 2)
    write_file (root, c->files[i], c->files[i + 1]);
  found = tillid_disk_encryption_look_below ("/clinic/a.tillid", root, &how);
  g_assert_cmpint (found, ==, c->expected);
  g_assert_cmpstr (how, ==, c->how);
  tillid_test_folder_remove (root);
}

/* /sys/dev/block/8:2 is a link into the folder of the disk, which may itself lie on something. */
static void
test_partition (void)
{
  g_autofree char *root = g_dir_make_tmp ("tillid-disk-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (root, "sys/dev/block/253:3", NULL);
  g_autofree char *how = NULL;

  write_file (root, "proc/self/mountinfo", LINE ("253:3", "/", "ext4", "/dev/mapper/disk-part1"));
  write_file (root, "sys/dev/block/x", "");
  write_file (root, "sys/devices/dm-0/dm/uuid", LUKS);
  write_file (root, "sys/devices/dm-0/dm-3/partition", "1\n");
  g_assert_cmpint (symlink ("../../devices/dm-0/dm-3", link), ==, 0);
  g_assert_cmpint (tillid_disk_encryption_look_below ("/a", root, &how), ==, TILLID_DISK_ENCRYPTED);
  tillid_test_folder_remove (root);
}

static void
test_here_and_words (void)
{
  static const TillidDiskEncryption all[] = { TILLID_DISK_UNKNOWN, TILLID_DISK_ENCRYPTED,
                                              TILLID_DISK_PLAIN };
  g_autofree char *how = NULL;
  TillidDiskEncryption here = tillid_disk_encryption_look (g_get_tmp_dir (), &how);

  g_test_message ("%s: %d", how, here);
  g_assert_nonnull (how);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = tillid_disk_encryption_to_text (all[i], "ext4");

      g_test_message ("%s", text);
      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_true ((strstr (text, "not encrypted") != NULL) == (all[i] == TILLID_DISK_PLAIN));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/disk-encryption/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/store/disk-encryption/partition", test_partition);
  g_test_add_func ("/store/disk-encryption/here", test_here_and_words);
  return g_test_run ();
}
