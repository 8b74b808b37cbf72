/* tillid-window-backups.c - the backups of the clinic that is open in a window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-backups-window.h"
#include "tillid-window-private.h"

/* Backups of the clinic are made while it is open. */
void
tillid_window_follow_backups (TillidWindow *self)
{
  g_clear_pointer (&self->warned, g_free);
  if (self->session == NULL || self->backups != NULL)
    return;
  self->backups = tillid_backup_keeper_new (self->session);
  g_signal_connect_object (self->backups, "changed", G_CALLBACK (tillid_window_update_banner), self,
                           G_CONNECT_SWAPPED);
}

void
tillid_window_leave_backups (TillidWindow *self)
{
  if (self->backups != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->backups, tillid_window_update_banner, self);
      tillid_backup_keeper_stop (self->backups);
    }
  g_clear_object (&self->backups);
  g_clear_pointer (&self->warned, g_free);
}

/* In the menu: Backups… */
void
tillid_window_show_backups (TillidWindow *self)
{
  if (self->backups != NULL)
    gtk_window_present (tillid_backups_window_new (GTK_WINDOW (self), self->backups));
}

/* Says once what keeps today's backup from being made; TRUE while the banner is about that, or was closed by a person. */
gboolean
tillid_window_warn_of_backups (TillidWindow *self)
{
  const char *warning =
    self->backups != NULL ? tillid_backup_keeper_get_warning (self->backups) : NULL;

  if (g_strcmp0 (self->warned, warning) != 0)
    {
      g_free (self->warned);
      self->warned = g_strdup (warning);
      if (warning != NULL)
        tillid_shell_show_banner (self->shell, warning, C_ ("banner", "_Close"));
    }
  return warning != NULL && g_strcmp0 (tillid_shell_get_banner_title (self->shell), warning) == 0;
}

/* (transfer none) (nullable): for tests. */
TillidBackupKeeper *
tillid_window_get_backups (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), NULL);

  return self->backups;
}
