/* tillid-json-text.c - writing JSON, one member after the other
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Byte for byte what json-glib's generator writes on one line (very large numbers apart), without the tree of nodes it wants to have
 * first: an import writes thousands of bodies. Hashes of revisions depend on those bytes; test-record.c
 * compares the two. */
#include "config.h"

#include "tillid-json-text.h"

#include <string.h>

/**
 * tillid_json_text_name:
 * @to: ends with "{" or a member
 * @name: of the next member; plain ASCII
 *
 * Begins a member; its value follows.
 */
void
tillid_json_text_name (GString *to, const char *name)
{
  if (to->len > 0 && to->str[to->len - 1] != '{')
    g_string_append_c (to, ',');
  g_string_append_c (to, '"');
  g_string_append (to, name);
  g_string_append (to, "\":");
}

static void
append_escaped (GString *to, char c)
{
  switch (c)
    {
    case '\b':
      g_string_append (to, "\\b");
      break;
    case '\f':
      g_string_append (to, "\\f");
      break;
    case '\n':
      g_string_append (to, "\\n");
      break;
    case '\r':
      g_string_append (to, "\\r");
      break;
    case '\t':
      g_string_append (to, "\\t");
      break;
    case '\\':
    case '"':
      g_string_append_c (to, '\\');
      g_string_append_c (to, c);
      break;
    default:
      g_string_append_printf (to, "\\u%04x", (guint) c);
      break;
    }
}

static inline gboolean
needs_escape (char c)
{
  return c == '"' || c == '\\' || (c > 0 && c < 0x1f) || c == 0x7f;
}

/**
 * tillid_json_text_string:
 * @to: ends with a name
 * @value: (nullable): UTF-8; a choice that the program does not know has none
 */
void
tillid_json_text_string (GString *to, const char *value)
{
  const char *run = value, *p;

  if (value == NULL)
    {
      g_string_append (to, "null");
      return;
    }
  g_string_append_c (to, '"');
  for (p = value; *p != '\0'; p++)
    if (needs_escape (*p))
      {
        g_string_append_len (to, run, p - run);
        append_escaped (to, *p);
        run = p + 1;
      }
  g_string_append_len (to, run, p - run);
  g_string_append_c (to, '"');
}

/* Appends a number; ids go as strings, for numbers of JSON end at 2^53. */
void
tillid_json_text_int (GString *to, gint64 value)
{
  g_string_append_printf (to, "%" G_GINT64_FORMAT, value);
}

/* Always with a point or an exponent, so that it is read as what it was. json-glib writes 1e+30.0, which it
 * cannot read itself. */
void
tillid_json_text_double (GString *to, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (to, g_ascii_dtostr (text, sizeof text, value));
  if (strpbrk (text, ".e") == NULL)
    g_string_append (to, ".0");
}

/* Appends true or false. */
void
tillid_json_text_bool (GString *to, gboolean value)
{
  g_string_append (to, value ? "true" : "false");
}
