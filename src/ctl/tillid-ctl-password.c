/* tillid-ctl-password.c - passwords on the command line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A password is never an argument: arguments stand in the list of processes. It comes from the file that
 * $TILLID_PASSWORD_FILE names, each question taking the next line, else from the terminal without echo. */
#include "config.h"

#include "tillid-ctl-password.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LONGEST 1024 /* bytes */

/**
 * tillid_ctl_forget_password:
 * @password: (transfer full) (nullable): what was read
 *
 * Zeroes it and frees it.
 */
void
tillid_ctl_forget_password (char *password)
{
  if (password != NULL)
    sodium_memzero (password, strlen (password));
  g_free (password);
}

static void
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSWORD_NEEDED, sentence);
}

/* The next line of the file. */
static char *
read_from_file (TillidCtl *ctl, const char *file, GError **error)
{
  char *text = NULL, *line, *password = NULL;
  gsize length;

  if (!g_file_get_contents (file, &text, &length, error))
    return NULL;
  line = text;
  for (guint i = 0; i < ctl->n_passwords && line != NULL; i++)
    {
      line = strchr (line, '\n');
      if (line != NULL)
        line++;
    }
  if (line != NULL && *line != '\0')
    {
      password = g_strndup (line, strcspn (line, "\r\n"));
      ctl->n_passwords++;
    }
  else
    refuse (error, C_ ("error", "The file of passwords has no line left for this one."));
  sodium_memzero (text, length);
  g_free (text);
  return password;
}

/* Waits for a key, or for the signal that stops the program. */
static gboolean
wait_for_key (TillidCtl *ctl, int terminal)
{
  GPollFD fds[2] = { { terminal, G_IO_IN, 0 } };
  gboolean has_fd = g_cancellable_make_pollfd (ctl->cancellable, &fds[1]);

  g_poll (fds, has_fd ? 2 : 1, -1);
  if (has_fd)
    g_cancellable_release_fd (ctl->cancellable);
  return !g_cancellable_is_cancelled (ctl->cancellable);
}

static char *
read_line (TillidCtl *ctl, int terminal)
{
  char line[LONGEST + 1];
  gssize n = 0;
  char *password = NULL;

  if (wait_for_key (ctl, terminal))
    n = read (terminal, line, LONGEST);
  if (n > 0)
    {
      line[n] = '\0';
      password = g_strndup (line, strcspn (line, "\r\n"));
    }
  sodium_memzero (line, sizeof line);
  return password;
}

static char *
read_from_terminal (TillidCtl *ctl, const char *prompt, GError **error)
{
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC);
  struct termios before, silent;
  char *password = NULL;

  if (terminal < 0 || tcgetattr (terminal, &before) != 0)
    {
      refuse (error, C_ ("error", "A password is needed, and there is no terminal to type it on; "
                                  "$TILLID_PASSWORD_FILE can name a file that holds it."));
      if (terminal >= 0)
        close (terminal);
      return NULL;
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (terminal, TCSAFLUSH, &silent);
  if (write (terminal, prompt, strlen (prompt)) >= 0)
    password = read_line (ctl, terminal);
  tcsetattr (terminal, TCSAFLUSH, &before);
  if (write (terminal, "\n", 1) < 0 || password == NULL)
    {
      tillid_ctl_forget_password (password);
      password = NULL;
      refuse (error, C_ ("error", "No password was typed. Nothing was changed."));
    }
  close (terminal);
  return password;
}

/**
 * tillid_ctl_read_password:
 * @ctl: this run
 * @prompt: for the terminal, translated
 * @error: return location for an error
 *
 * Returns: (transfer full): the password; free with tillid_ctl_forget_password()
 */
char *
tillid_ctl_read_password (TillidCtl *ctl, const char *prompt, GError **error)
{
  const char *file = g_getenv ("TILLID_PASSWORD_FILE");

  if (file != NULL && *file != '\0')
    return read_from_file (ctl, file, error);
  return read_from_terminal (ctl, prompt, error);
}

/**
 * tillid_ctl_read_recovery_key:
 * @out_text: (out) (nullable): what the file that $TILLID_RECOVERY_KEY_FILE names holds; %NULL when it names none. Free with
 *   tillid_ctl_forget_password()
 * @error: return location for an error
 *
 * Returns: %FALSE if the file cannot be read
 */
gboolean
tillid_ctl_read_recovery_key (char **out_text, GError **error)
{
  const char *file = g_getenv ("TILLID_RECOVERY_KEY_FILE");

  *out_text = NULL;
  return file == NULL || *file == '\0' || g_file_get_contents (file, out_text, NULL, error);
}

/* As tillid_ctl_read_password () for a new one, which is typed twice where nobody sees it. */
char *
tillid_ctl_read_new_password (TillidCtl *ctl, GError **error)
{
  const char *file = g_getenv ("TILLID_PASSWORD_FILE");
  char *password, *again;

  if (file != NULL && *file != '\0')
    return read_from_file (ctl, file, error);
  password = read_from_terminal (ctl, C_ ("ctl", "New password: "), error);
  if (password == NULL)
    return NULL;
  again = read_from_terminal (ctl, C_ ("ctl", "The same again: "), error);
  if (again == NULL || g_strcmp0 (password, again) != 0)
    {
      if (again != NULL)
        refuse (error, C_ ("error", "The two passwords differ. Nothing was changed."));
      tillid_ctl_forget_password (g_steal_pointer (&password));
    }
  tillid_ctl_forget_password (again);
  return password;
}

/**
 * tillid_ctl_read_passphrase:
 * @file: (nullable): what was given; %NULL if none was
 * @out_passphrase: (out) (transfer full) (nullable): its first line: editors end it with a line break that is not part of it
 * @error: return location for an error of the file
 *
 * Returns: %FALSE if it could not be read
 */
gboolean
tillid_ctl_read_passphrase (const char *file, char **out_passphrase, GError **error)
{
  if (file == NULL)
    return TRUE;
  if (!g_file_get_contents (file, out_passphrase, NULL, error))
    return FALSE;
  (*out_passphrase)[strcspn (*out_passphrase, "\r\n")] = '\0';
  return TRUE;
}
