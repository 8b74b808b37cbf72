/* tillid-screens-key.c - pictures of what encrypted clinics ask and show
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Drawn also by a program that cannot encrypt: nothing is opened or made here, and the key that is shown opens nothing. */
#include "config.h"

#include "tillid-screens-parts.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "test-support.h"
#include "tillid-backups-window.h"
#include "tillid-key-page.h"
#include "tillid-key-slots.h"
#include "tillid-new-clinic-dialog.h"
#include "tillid-recovery-window.h"

static void
draw_page (const char *path, const char *part, const char *folder, const char *variant)
{
  GtkWidget *page = tillid_key_page_new (path);
  GtkWindow *window = tillid_test_show (page, 1440, 900);

  if (tillid_key_slots_exist (path))
    {
      gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (page, "name_row")), "Amina Berg");
      tillid_key_page_show_problem (TILLID_KEY_PAGE (page),
                                    C_ ("error",
                                        "This name and this password do not open the clinic."));
    }
  tillid_screens_draw_dialog (GTK_WIDGET (window), folder, part, variant);
  gtk_window_set_focus (window, NULL);
  gtk_window_destroy (window);
}

/* With passwords beside the file, and without. */
static void
draw_pages (const char *folder, const char *variant)
{
  g_autofree char *data = g_dir_make_tmp ("tillid-screens-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (data, "Klinik Odense.tillid", NULL);
  g_autofree char *keys = tillid_key_slots_dup_path (path);

  draw_page (path, "key-recovery", folder, variant);
  g_file_set_contents (keys, "", 0, NULL);
  draw_page (path, "key", folder, variant);
  g_unlink (keys);
  g_rmdir (data);
}

static void
draw_new_clinic (TillidWindow *window, const char *folder, const char *variant)
{
  GtkWindow *dialog =
    tillid_new_clinic_dialog_new (GTK_WINDOW (window), "/home/amina/Klinik Odense.tillid",
                                  "Klinik Odense");

  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (GTK_WIDGET (dialog), "owner_row")),
                         "Amina Berg");
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "new-clinic", variant);
  gtk_window_destroy (dialog);
}

static void
draw_recovery (TillidWindow *window, const char *folder, const char *variant)
{
  const guint8 bytes[TILLID_FILE_KEY_BYTES] = "no key of any clinic: a picture";
  g_autoptr (TillidFileKey) key = tillid_file_key_new (bytes);
  g_autofree char *recovery = tillid_file_key_to_recovery (key);
  GtkWindow *dialog =
    tillid_recovery_window_new (GTK_WINDOW (window), tillid_window_get_session (window),
                                TILLID_RECOVERY_CREATED, recovery);

  tillid_recovery_window_ask_for (TILLID_RECOVERY_WINDOW (dialog), 8);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "recovery-key", variant);
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (dialog), "next_button"), "clicked");
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "recovery-check", variant);
  gtk_window_set_focus (dialog, NULL);
  gtk_window_destroy (dialog);
}

static void
draw_backups (TillidWindow *window, const char *folder, const char *variant)
{
  GtkWindow *dialog =
    tillid_backups_window_new (GTK_WINDOW (window), tillid_window_get_backups (window));

  gtk_widget_set_visible (GTK_WIDGET (tillid_test_child (GTK_WIDGET (dialog), "key_box")), TRUE);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "backups-key", variant);
  gtk_window_destroy (dialog);
}

void
tillid_screens_draw_key (TillidWindow *window, const char *folder, const char *variant)
{
  draw_pages (folder, variant);
  draw_new_clinic (window, folder, variant);
  draw_recovery (window, folder, variant);
  draw_backups (window, folder, variant);
}
