/* tillid-passphrase.c - a passphrase that is handed over on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Four groups of five letters and digits, without those that look alike (Crockford's): 100 bits, more than anybody tries
 * out, whatever the format that it opens makes of it. */
#include "config.h"

#include "tillid-passphrase.h"

#include <sodium.h>
#include <string.h>

#define GROUPS 4
#define GROUP 5

static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

G_STATIC_ASSERT (sizeof letters == 33);

/* (transfer full): "k7mwr-3xpd9-v0h2c-t8n4q", another one each time; let go of it with tillid_passphrase_free(). */
char *
tillid_passphrase_propose (void)
{
  GString *text = g_string_sized_new (GROUPS * (GROUP + 1));

  for (guint i = 0; i < GROUPS * GROUP; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, letters[randombytes_uniform (sizeof letters - 1)]);
    }
  return g_string_free (text, FALSE);
}

/**
 * tillid_passphrase_is_good:
 * @text: (nullable): what somebody has typed
 *
 * Letters with accents and of other scripts are written in different ways on different systems: a file that was encrypted with
 * them here would not open there.
 *
 * Returns: whether it is long enough and of characters that every system writes alike
 */
gboolean
tillid_passphrase_is_good (const char *text)
{
  if (text == NULL || strlen (text) < TILLID_PASSPHRASE_FEWEST)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isprint (*p))
      return FALSE;
  return TRUE;
}

/* Leaves nothing of @text in memory. */
void
tillid_passphrase_free (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}
