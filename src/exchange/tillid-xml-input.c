/* tillid-xml-input.c - the bytes of an untrusted XML file as checked UTF-8
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* raw bytes -> encoding found out once -> UTF-8 -> scan -> parser
 *
 * The encoding comes from the byte order mark or the XML declaration, and the two must agree: a file that
 * says one thing and does another is refused, never guessed at. Conversion happens here, not in the parser,
 * so that the scan sees what the parser will see (U+0622 in UTF-16 holds the byte of a quotation mark).
 * The first reason to refuse is kept: once the input ends early a parser only reports nonsense. */
#include "config.h"

#include "tillid-xml-input.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <libxml/encoding.h>
#include <string.h>

#include "tillid-xml-scan.h"

#define CHUNK (64 * 1024)
#define MAX_DECLARATION 512 /* bytes in which an XML declaration must end */

struct _TillidXmlInput
{
  GInputStream *stream;
  gint64 size;
  TillidXmlLimits limits;
  GCancellable *cancellable;
  TillidXmlProgress progress;
  gpointer progress_data;

  gint64 deadline; /* g_get_monotonic_time () */
  gint64 raw_done;
  gint64 text_done;
  gint64 part_bytes, part_elements; /* where the part begins; -1 outside of parts */
  gboolean started, at_end;
  GIConv converter; /* (GIConv) -1: the file is UTF-8 */
  GByteArray *raw;  /* read and not converted yet: at most a chunk and a cut character */
  GByteArray *text; /* converted and scanned */
  gsize served;     /* of @text */
  TillidXmlScan *scan;
  GError *error;
};

/**
 * tillid_xml_input_new:
 * @stream: the file
 * @size: its size in bytes for the progress, or -1
 * @limits: what is too much
 * @cancellable: (nullable): asked before every chunk
 * @progress: (nullable): told after every chunk
 * @progress_data: passed to @progress
 *
 * Returns: (transfer full): an input at the first byte; nothing has been read yet
 */
TillidXmlInput *
tillid_xml_input_new (GInputStream *stream,
                      gint64 size,
                      const TillidXmlLimits *limits,
                      GCancellable *cancellable,
                      TillidXmlProgress progress,
                      gpointer progress_data)
{
  TillidXmlInput *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (limits != NULL, NULL);

  self = g_new0 (TillidXmlInput, 1);
  self->stream = g_object_ref (stream);
  self->size = size;
  self->limits = *limits;
  g_set_object (&self->cancellable, cancellable);
  self->progress = progress;
  self->progress_data = progress_data;
  self->deadline = g_get_monotonic_time () + limits->max_seconds * G_USEC_PER_SEC;
  self->part_bytes = self->part_elements = -1;
  self->converter = (GIConv) -1;
  self->raw = g_byte_array_new ();
  self->text = g_byte_array_new ();
  self->scan = tillid_xml_scan_new (limits);
  return self;
}

void
tillid_xml_input_free (TillidXmlInput *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_byte_array_unref (self->raw);
  g_byte_array_unref (self->text);
  tillid_xml_scan_free (self->scan);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * tillid_xml_input_get_error:
 * @self: an input
 *
 * Returns: (nullable): why tillid_xml_input_read() returned -1
 */
const GError *
tillid_xml_input_get_error (const TillidXmlInput *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->error;
}

/**
 * tillid_xml_input_begin_part:
 * @self: an input
 *
 * From here to tillid_xml_input_end_part() what is read is held in memory: max_part_bytes and
 * max_part_elements apply.
 */
void
tillid_xml_input_begin_part (TillidXmlInput *self)
{
  g_return_if_fail (self != NULL);
  self->part_bytes = self->text_done;
  self->part_elements = tillid_xml_scan_get_elements (self->scan);
}

/* The limits of a part hold no longer, until the next part begins. */
void
tillid_xml_input_end_part (TillidXmlInput *self)
{
  g_return_if_fail (self != NULL);
  self->part_bytes = self->part_elements = -1;
}

static gboolean
refuse (TillidXmlInput *self, TillidExchangeError code, const char *sentence)
{
  if (self->error == NULL)
    self->error = tillid_xml_scan_make_error (self->scan, code, sentence);
  return FALSE;
}

static gboolean
refuse_encoding (TillidXmlInput *self)
{
  return refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                 C_ ("error", "The file declares one encoding and uses another"));
}

static gboolean
refuse_bytes (TillidXmlInput *self)
{
  return refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                 C_ ("error", "The file holds bytes that are no text in its encoding"));
}

static gboolean
stop_reading (TillidXmlInput *self, gsize raw_length, const GError *why)
{
  g_byte_array_set_size (self->raw, raw_length);
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_error_new_literal (TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CANCELLED,
                                       C_ ("error", "Reading was stopped."));
  else
    self->error = g_error_new (TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_READ,
                               C_ ("error", "The file cannot be read: %s"), why->message);
  return FALSE;
}

/* Fills @raw to a chunk; at_end when there is no more. */
static gboolean
read_raw (TillidXmlInput *self)
{
  g_autoptr (GError) local = NULL;
  gsize before = self->raw->len, got = 0;

  if (g_get_monotonic_time () > self->deadline)
    return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "Reading the file takes longer than this program waits"));

  /* Asked here as well: a stream over memory does not look. */
  g_byte_array_set_size (self->raw, before + CHUNK);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &local) ||
      !g_input_stream_read_all (self->stream, self->raw->data + before, CHUNK, &got,
                                self->cancellable, &local))
    return stop_reading (self, before, local);
  g_byte_array_set_size (self->raw, before + got);
  self->raw_done += got;
  self->at_end = got < CHUNK;
  if (self->progress != NULL)
    self->progress (self->raw_done, self->size, self->progress_data);
  return TRUE;
}

static gboolean
starts_with (const GByteArray *bytes, gsize from, const void *prefix, gsize length)
{
  return bytes->len >= from + length && memcmp (bytes->data + from, prefix, length) == 0;
}

/* The encoding that an XML declaration in plain or 16-bit ASCII names; NULL if it names none. */
static char *
declared_encoding (const GByteArray *raw, gsize from, int width, int low_byte)
{
  g_autoptr (GString) declaration = g_string_new (NULL);
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  for (gsize i = from + low_byte; i < raw->len && declaration->len < MAX_DECLARATION; i += width)
    {
      char c = (char) raw->data[i];

      if (c == '\0' || (guchar) c >= 0x80 || c == '>')
        break;
      g_string_append_c (declaration, c);
    }
  regex = g_regex_new ("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']",
                       0, 0, NULL);
  return g_regex_match (regex, declaration->str, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static gboolean
is_utf8_name (const char *name)
{
  return g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0;
}

static gboolean
is_wide_name (const char *name)
{
  return g_ascii_strncasecmp (name, "UTF-16", 6) == 0 ||
         g_ascii_strncasecmp (name, "UCS-", 4) == 0 ||
         g_ascii_strncasecmp (name, "UTF-32", 6) == 0 ||
         g_ascii_strncasecmp (name, "ISO-10646", 9) == 0;
}

static gboolean
open_converter (TillidXmlInput *self, const char *from)
{
  xmlCharEncodingHandler *handler = xmlFindCharEncodingHandler (from);

  if (handler != NULL)
    {
      xmlCharEncCloseFunc (handler);
      self->converter = g_iconv_open ("UTF-8", from);
    }
  return self->converter != (GIConv) -1 ||
         refuse (self, TILLID_EXCHANGE_ERROR_SYNTAX,
                 C_ ("error", "The file names an encoding that this program does not know"));
}

static gboolean
refuse_beginning (TillidXmlInput *self)
{
  static const char *const mail[] = { "MIME-Version:", "Content-Type:", "From:",
                                      "Received:",     "Return-Path:",  "--" };

  for (guint i = 0; i < G_N_ELEMENTS (mail); i++)
    if (self->raw->len >= strlen (mail[i]) &&
        g_ascii_strncasecmp ((const char *) self->raw->data, mail[i], strlen (mail[i])) == 0)
      return refuse (self, TILLID_EXCHANGE_ERROR_UNKNOWN,
                     C_ ("error", "The file begins with the header of a mail, not with XML"));
  return TRUE;
}

/* Looks at the first chunk, once: byte order mark, then the shape of the first character, then what the
 * declaration says (XML 1.0, appendix F). */
static gboolean
find_encoding (TillidXmlInput *self)
{
  static const struct
  {
    const char *bytes;
    gsize length, skip;
    const char *encoding; /* NULL: as declared */
    int width, low_byte;
  } beginnings[] = {
    { "\xef\xbb\xbf", 3, 3, "UTF-8", 1, 0 },    { "\xff\xfe\0\0", 4, 4, "UTF-32LE", 4, 0 },
    { "\0\0\xfe\xff", 4, 4, "UTF-32BE", 4, 3 }, { "\xff\xfe", 2, 2, "UTF-16LE", 2, 0 },
    { "\xfe\xff", 2, 2, "UTF-16BE", 2, 1 },     { "<\0\0\0", 4, 0, "UTF-32LE", 4, 0 },
    { "\0\0\0<", 4, 0, "UTF-32BE", 4, 3 },      { "<\0", 2, 0, "UTF-16LE", 2, 0 },
    { "\0<", 2, 0, "UTF-16BE", 2, 1 },          { "", 0, 0, NULL, 1, 0 },
  };
  g_autofree char *declared = NULL;
  guint i = 0;

  while (!starts_with (self->raw, 0, beginnings[i].bytes, beginnings[i].length))
    i++;
  declared =
    declared_encoding (self->raw, beginnings[i].skip, beginnings[i].width, beginnings[i].low_byte);
  if (beginnings[i].skip > 0)
    g_byte_array_remove_range (self->raw, 0, beginnings[i].skip);

  if (beginnings[i].width > 1)
    {
      if (declared != NULL && !is_wide_name (declared))
        return refuse_encoding (self);
      return open_converter (self, beginnings[i].encoding);
    }
  if (declared != NULL && is_wide_name (declared))
    return refuse_encoding (self);
  if (declared == NULL || is_utf8_name (declared))
    return refuse_beginning (self);
  if (beginnings[i].encoding != NULL)
    return refuse_encoding (self);
  return open_converter (self, declared);
}

/* How many bytes of a cut character stand at the end. */
static gsize
cut_tail (const guchar *bytes, gsize length)
{
  for (gsize back = 1; back <= 3 && back <= length; back++)
    {
      guchar c = bytes[length - back];

      if (c < 0x80)
        return 0;
      if (c >= 0xc0)
        return (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u) > back ? back : 0;
    }
  return 0;
}

/* Moves raw bytes that are UTF-8 already. The valid ones before a bad one are scanned first, so that the
 * error names the right line. */
static gboolean
take_utf8 (TillidXmlInput *self)
{
  gsize length = self->raw->len;
  const char *valid_end;

  if (!self->at_end)
    length -= cut_tail (self->raw->data, length);
  if (!g_utf8_validate_len ((const char *) self->raw->data, length, &valid_end))
    {
      if (!tillid_xml_scan_feed (self->scan, (const char *) self->raw->data,
                                 valid_end - (const char *) self->raw->data, &self->error))
        return FALSE;
      return refuse_bytes (self);
    }
  g_byte_array_append (self->text, self->raw->data, length);
  g_byte_array_remove_range (self->raw, 0, length);
  return TRUE;
}

static gboolean
take_converted (TillidXmlInput *self)
{
  char *in = (char *) self->raw->data;
  gsize in_left = self->raw->len;
  gsize room = self->raw->len * 3 + 16; /* no encoding needs more than three bytes for one */
  char *out;
  gsize out_left = room, status;

  g_byte_array_set_size (self->text, room);
  out = (char *) self->text->data;
  status = g_iconv (self->converter, &in, &in_left, &out, &out_left);
  g_byte_array_set_size (self->text, room - out_left);
  if (status == (gsize) -1 && (errno != EINVAL || self->at_end))
    {
      if (!tillid_xml_scan_feed (self->scan, (const char *) self->text->data, self->text->len,
                                 &self->error))
        return FALSE;
      return refuse_bytes (self);
    }
  g_byte_array_remove_range (self->raw, 0, self->raw->len - in_left);
  if (memchr (self->text->data, '\0', self->text->len) != NULL)
    return refuse_bytes (self);
  return TRUE;
}

static gboolean
check_sizes (TillidXmlInput *self)
{
  if (self->text_done > self->limits.max_bytes)
    return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "The file is larger than this program reads"));
  /* The scan runs at most one chunk ahead of the parser, hence the chunk of grace. */
  if (self->part_bytes >= 0 &&
      (self->text_done - self->part_bytes > self->limits.max_part_bytes + CHUNK ||
       tillid_xml_scan_get_elements (self->scan) - self->part_elements >
         self->limits.max_part_elements + CHUNK))
    return refuse (self, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "One resource in the file is larger than this program reads"));
  return TRUE;
}

static gboolean
fill (TillidXmlInput *self)
{
  g_byte_array_set_size (self->text, 0);
  self->served = 0;
  while (self->text->len == 0 && !self->at_end)
    {
      if (!read_raw (self))
        return FALSE;
      if (!self->started && !find_encoding (self))
        return FALSE;
      self->started = TRUE;
      if (!(self->converter == (GIConv) -1 ? take_utf8 (self) : take_converted (self)))
        return FALSE;
      self->text_done += self->text->len;
      if (!tillid_xml_scan_feed (self->scan, (const char *) self->text->data, self->text->len,
                                 &self->error) ||
          !check_sizes (self))
        return FALSE;
      if (self->at_end && !tillid_xml_scan_end (self->scan, &self->error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tillid_xml_input_read:
 * @self: an input
 * @buffer: where to put the bytes
 * @length: how many fit
 *
 * The next bytes of the file as UTF-8 without byte order mark, every one of them scanned. Its shape is the
 * one libxml2's readers ask for.
 *
 * Returns: how many bytes; 0 at the end; -1 when refused (tillid_xml_input_get_error())
 */
int
tillid_xml_input_read (TillidXmlInput *self, char *buffer, int length)
{
  gsize n;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (length >= 0, -1);

  if (self->error != NULL)
    return -1;
  if (self->served == self->text->len && !fill (self))
    return -1;
  n = MIN ((gsize) length, self->text->len - self->served);
  memcpy (buffer, self->text->data + self->served, n);
  self->served += n;
  return (int) n;
}
