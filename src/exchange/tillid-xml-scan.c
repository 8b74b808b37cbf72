/* tillid-xml-scan.c - refuses hostile XML before a parser sees it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A state machine over the bytes of UTF-8 text, fed in pieces of any size. It knows just enough XML to tell
 * markup from content: tags, attribute values in either quote, comments, CDATA sections and processing
 * instructions. It counts what can be made to explode (depth, attributes, lengths), refuses what is never
 * needed (DOCTYPE and any other declaration, so there are no entities), and leaves the rest of
 * well-formedness to the parser behind it.
 *
 * Every byte is looked at once. Memory: one short name for each open element, never more than max_depth.
 * All markup is ASCII, so the bytes of longer characters only ever count as content. */
#include "config.h"

#include "tillid-xml-scan.h"

#include "tillid-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 1024 /* bytes of the name of an element or attribute */
#define SHORT_NAME 40 /* bytes of it that an error shows */
#define MAX_REFERENCE 10

typedef enum
{
  TEXT,
  LESS,
  BANG,
  COMMENT,
  CDATA,
  INSTRUCTION,
  NAME,
  TAG,
  ATTRIBUTE,
  VALUE,
  EMPTY,
  END_TAG,
  REFERENCE,
  N_STATES,
} State;

typedef struct
{
  char name[SHORT_NAME];
} ShortName;

struct _TillidXmlScan
{
  TillidXmlLimits limits;
  State state;
  State after_reference;
  int line;
  int depth;
  gboolean root_seen;
  gint64 elements;
  int n_attributes;
  gint64 run; /* bytes of the run, value, name or instruction so far */
  char quote;
  char last, before_last; /* inside comments, CDATA sections and instructions */
  char word[MAX_REFERENCE + 2];
  guint word_length;
  GArray *open; /* ShortName */
  ShortName name;
  GError *failed;
};

typedef const char *(*Step) (TillidXmlScan *self, const char *p, const char *end);

/**
 * tillid_xml_scan_new:
 * @limits: what is too much; copied
 *
 * Returns: (transfer full): a scan at the first byte
 */
TillidXmlScan *
tillid_xml_scan_new (const TillidXmlLimits *limits)
{
  TillidXmlScan *self;

  g_return_val_if_fail (limits != NULL, NULL);

  self = g_new0 (TillidXmlScan, 1);
  self->limits = *limits;
  self->line = 1;
  self->open = g_array_new (FALSE, TRUE, sizeof (ShortName));
  return self;
}

void
tillid_xml_scan_free (TillidXmlScan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->open);
  g_clear_error (&self->failed);
  g_free (self);
}

/* Which line of the file was reached, from 1. */
int
tillid_xml_scan_get_line (const TillidXmlScan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->line;
}

/* How many elements have begun. */
gint64
tillid_xml_scan_get_elements (const TillidXmlScan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->elements;
}

/**
 * tillid_xml_scan_make_error:
 * @self: a scan
 * @code: what kind of error
 * @sentence: translated, without a full stop
 *
 * Returns: (transfer full): an error that names the line and the element the scan has come to
 */
GError *
tillid_xml_scan_make_error (const TillidXmlScan *self,
                            TillidExchangeError code,
                            const char *sentence)
{
  g_autofree char *line = NULL;
  const char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->state >= NAME && self->state <= EMPTY)
    name = self->name.name;
  else if (self->open->len > 0)
    name = g_array_index (self->open, ShortName, self->open->len - 1).name;

  line = tillid_format_number (self->line, NULL);
  if (name == NULL || name[0] == '\0')
    return g_error_new (TILLID_EXCHANGE_ERROR, code,
                        /* Translators: a sentence, and the line of the file */
                        C_ ("error", "%s (line %s)."), sentence, line);
  return g_error_new (
    TILLID_EXCHANGE_ERROR, code,
    /* Translators: a sentence, the line of the file, the name of an XML element */
    C_ ("error", "%s (line %s, element “%s”)."), sentence, line, name);
}

static const char *
refuse (TillidXmlScan *self, TillidExchangeError code, const char *sentence)
{
  g_assert (self->failed == NULL);
  self->failed = tillid_xml_scan_make_error (self, code, sentence);
  return NULL;
}

static const char *
not_xml (TillidXmlScan *self)
{
  return refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                 C_ ("error", "The file is not well-formed XML"));
}

static const char *
too_long (TillidXmlScan *self)
{
  return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                 C_ ("error", "A piece of text in the file is longer than this program reads"));
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* XML forbids the other control characters, and they would travel into names and notes. */
static inline gboolean
is_control (char c)
{
  return (guchar) c < 0x20 && !is_space (c);
}

static void
enter (TillidXmlScan *self, State state)
{
  self->state = state;
  self->run = 0;
  self->last = self->before_last = 0;
  self->word_length = 0;
}

static const char *
in_text (TillidXmlScan *self, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (*p == '<')
        {
          self->state = LESS;
          self->word_length = 0;
          return p + 1;
        }
      if (*p == '\n')
        self->line++;
      if (self->depth == 0 && !is_space (*p))
        return self->root_seen
                 ? refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                           C_ ("error", "Something follows after the end of the document"))
                 : refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                           C_ ("error", "The file does not begin with XML"));
      if (*p == '&')
        {
          self->after_reference = TEXT;
          self->state = REFERENCE;
          self->word_length = 0;
          return p + 1;
        }
      if (is_control (*p))
        return not_xml (self);
      if (++self->run > self->limits.max_text)
        return too_long (self);
    }
  return p;
}

static void
name_begin (TillidXmlScan *self)
{
  self->name.name[0] = '\0';
  self->run = 0;
}

/* What an error shows of a name: letters of ASCII, so that no file can paint on the terminal. */
static gboolean
name_add (TillidXmlScan *self, char c)
{
  if (self->run < SHORT_NAME - 1)
    {
      self->name.name[self->run] = g_ascii_isalnum (c) || strchr ("-_.:", c) != NULL ? c : '?';
      self->name.name[self->run + 1] = '\0';
    }
  return ++self->run <= MAX_NAME;
}

static const char *
in_less (TillidXmlScan *self, const char *p, const char *end)
{
  switch (*p)
    {
    case '!':
      self->state = BANG;
      return p + 1;
    case '?':
      enter (self, INSTRUCTION);
      return p + 1;
    case '/':
      if (self->depth == 0)
        return not_xml (self);
      enter (self, END_TAG);
      return p + 1;
    default:
      break;
    }
  if (self->depth == 0 && self->root_seen)
    return refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                   C_ ("error", "Something follows after the end of the document"));
  if (!g_ascii_isalpha (*p) && *p != '_' && *p != ':' && (guchar) *p < 0x80)
    return not_xml (self);
  enter (self, NAME);
  name_begin (self);
  self->n_attributes = 0;
  self->root_seen = TRUE;
  if (++self->elements > self->limits.max_elements)
    return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "The file has more elements than this program reads"));
  return p;
}

static const char *
in_bang (TillidXmlScan *self, const char *p, const char *end)
{
  static const char *const comment = "--", *const cdata = "[CDATA[";

  self->word[self->word_length++] = *p;
  if (self->word_length == 2 && memcmp (self->word, comment, 2) == 0)
    enter (self, COMMENT);
  else if (self->word_length == 7 && memcmp (self->word, cdata, 7) == 0)
    {
      if (self->depth == 0)
        return not_xml (self);
      /* The run goes on: a section is part of the text around it. */
      self->state = CDATA;
      self->last = self->before_last = 0;
    }
  else if (memcmp (self->word, comment, MIN (self->word_length, 2)) != 0 &&
           memcmp (self->word, cdata, MIN (self->word_length, 7)) != 0)
    return refuse (self, TILLID_EXCHANGE_ERROR_FORBIDDEN,
                   C_ ("error", "The file has a DOCTYPE or another declaration, which is never "
                                "read here"));
  return p + 1;
}

/* Up to the end mark: "--" or "]]" or "?" before ">". */
static const char *
in_section (TillidXmlScan *self, const char *p, const char *end)
{
  State state = self->state;

  for (; p < end; p++)
    {
      char c = *p;
      gboolean ends = FALSE;

      if (c == '\n')
        self->line++;
      else if (is_control (c))
        return not_xml (self);
      else if (c == '>')
        ends = state == COMMENT ? self->last == '-' && self->before_last == '-'
               : state == CDATA ? self->last == ']' && self->before_last == ']'
                                : self->last == '?';
      if (ends)
        {
          self->state = TEXT;
          if (state == COMMENT || state == INSTRUCTION)
            self->run = 0;
          return p + 1;
        }
      self->before_last = self->last;
      self->last = c;
      if (++self->run > self->limits.max_text)
        return too_long (self);
    }
  return p;
}

static const char *
in_name (TillidXmlScan *self, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (is_space (*p) || *p == '/' || *p == '>')
        {
          self->state = TAG;
          return p;
        }
      if (*p == '<' || *p == '&' || is_control (*p))
        return not_xml (self);
      if (!name_add (self, *p))
        return too_long (self);
    }
  return p;
}

static const char *
in_tag (TillidXmlScan *self, const char *p, const char *end)
{
  if (*p == '\n')
    self->line++;
  if (is_space (*p))
    return p + 1;
  if (*p == '/')
    {
      self->state = EMPTY;
      return p + 1;
    }
  if (*p == '>')
    {
      if (++self->depth > self->limits.max_depth)
        return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                       C_ ("error", "Elements lie too deep inside each other"));
      g_array_append_val (self->open, self->name);
      enter (self, TEXT);
      return p + 1;
    }
  if (++self->n_attributes > self->limits.max_attributes)
    return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "An element has too many attributes"));
  self->run = 0;
  self->state = ATTRIBUTE;
  return p;
}

static const char *
in_attribute (TillidXmlScan *self, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (*p == '"' || *p == '\'')
        {
          self->quote = *p;
          self->run = 0;
          self->state = VALUE;
          return p + 1;
        }
      if (*p == '\n')
        self->line++;
      if (*p == '<' || *p == '>' || *p == '&' || is_control (*p))
        return not_xml (self);
      if (++self->run > MAX_NAME)
        return too_long (self);
    }
  return p;
}

static const char *
in_value (TillidXmlScan *self, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (*p == self->quote)
        {
          self->state = TAG;
          return p + 1;
        }
      if (*p == '&')
        {
          self->after_reference = VALUE;
          self->state = REFERENCE;
          self->word_length = 0;
          return p + 1;
        }
      if (*p == '\n')
        self->line++;
      if (*p == '<' || is_control (*p))
        return not_xml (self);
      if (++self->run > self->limits.max_value)
        return too_long (self);
    }
  return p;
}

static const char *
in_empty (TillidXmlScan *self, const char *p, const char *end)
{
  if (*p != '>')
    return not_xml (self);
  /* An empty element is inside its parent all the same. */
  if (self->depth + 1 > self->limits.max_depth)
    return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "Elements lie too deep inside each other"));
  enter (self, TEXT);
  return p + 1;
}

static const char *
in_end_tag (TillidXmlScan *self, const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (*p == '>')
        {
          self->depth--;
          g_array_set_size (self->open, self->open->len - 1);
          enter (self, TEXT);
          return p + 1;
        }
      if (*p == '\n')
        self->line++;
      if (*p == '<' || is_control (*p))
        return not_xml (self);
      if (++self->run > MAX_NAME)
        return too_long (self);
    }
  return p;
}

/* XML allows more than we do: characters that are none (U+FFFE, U+FDD0) have no business in a record. */
static gboolean
reference_is_allowed (const char *word)
{
  static const char *const names[] = { "amp", "lt", "gt", "quot", "apos", NULL };
  guint64 c;

  if (word[0] != '#')
    return g_strv_contains (names, word);
  if (word[1] == 'x' ? !g_ascii_string_to_unsigned (word + 2, 16, 1, 0x10ffff, &c, NULL)
                     : !g_ascii_string_to_unsigned (word + 1, 10, 1, 0x10ffff, &c, NULL))
    return FALSE;
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  return (c < 0xd800 || c > 0xdfff) && (c < 0xfdd0 || c > 0xfdef) && (c & 0xfffe) != 0xfffe;
}

static const char *
in_reference (TillidXmlScan *self, const char *p, const char *end)
{
  if (*p != ';' && self->word_length < MAX_REFERENCE)
    {
      self->word[self->word_length++] = *p;
      return p + 1;
    }
  self->word[self->word_length] = '\0';
  self->state = self->after_reference;
  if (*p != ';' || !reference_is_allowed (self->word))
    return refuse (self,
                   self->word[0] == '#' ? TILLID_EXCHANGE_ERROR_SYNTAX
                                        : TILLID_EXCHANGE_ERROR_FORBIDDEN,
                   self->word[0] == '#'
                     ? C_ ("error", "A character reference names no character of XML")
                     : C_ ("error", "The file refers to an entity, which is never read here"));
  self->run++;
  return p + 1;
}

static const Step steps[N_STATES] = {
  [TEXT] = in_text,           [LESS] = in_less,     [BANG] = in_bang,
  [COMMENT] = in_section,     [CDATA] = in_section, [INSTRUCTION] = in_section,
  [NAME] = in_name,           [TAG] = in_tag,       [ATTRIBUTE] = in_attribute,
  [VALUE] = in_value,         [EMPTY] = in_empty,   [END_TAG] = in_end_tag,
  [REFERENCE] = in_reference,
};

/**
 * tillid_xml_scan_feed:
 * @self: a scan
 * @text: the next bytes: valid UTF-8, but a character may be cut
 * @length: how many
 * @error: return location for a #TillidExchangeError with line and element
 *
 * Returns: whether a parser may see these bytes; after %FALSE the scan stays refused
 */
gboolean
tillid_xml_scan_feed (TillidXmlScan *self, const char *text, gsize length, GError **error)
{
  const char *p = text;
  const char *end = length > 0 ? text + length : text; /* NULL + 0 is undefined */

  g_return_val_if_fail (self != NULL, FALSE);

  while (self->failed == NULL && p < end)
    p = steps[self->state](self, p, end);
  if (self->failed == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failed));
  return FALSE;
}

/**
 * tillid_xml_scan_end:
 * @self: a scan that has seen the last byte
 * @error: return location for %TILLID_EXCHANGE_ERROR_SYNTAX
 *
 * Returns: whether the document was complete
 */
gboolean
tillid_xml_scan_end (TillidXmlScan *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->failed == NULL && (self->state != TEXT || self->depth > 0 || !self->root_seen))
    {
      if (!self->root_seen && self->state == TEXT)
        refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX, C_ ("error", "There is no XML in the file"));
      else
        refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                C_ ("error", "The file ends before the document does: it has been cut off"));
    }
  if (self->failed == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failed));
  return FALSE;
}
