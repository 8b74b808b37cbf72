/* test-xml-reader.c - untrusted XML is read safely or refused with a place
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <libxml/tree.h>
#include <string.h>
#include <time.h>

#include "tillid-test-data.h"
#include "tillid-test-folder.h"
#include "tillid-xml-reader.h"

#define FHIR "http://hl7.org/fhir"

typedef struct
{
  int n;
  char *root_namespace;
  char *n_attribute;
} Seen;

static TillidXmlChoice
on_start (const TillidXmlElement *element, gpointer data, GError **error)
{
  Seen *seen = data;

  if (element->depth == 0)
    {
      seen->root_namespace = g_strdup (element->ns);
      seen->n_attribute = tillid_xml_element_dup_attribute (element, "n");
    }
  seen->n++;
  return TILLID_XML_ENTER;
}

static void
seen_clear (Seen *seen)
{
  g_clear_pointer (&seen->root_namespace, g_free);
  g_clear_pointer (&seen->n_attribute, g_free);
}

static gboolean
read_all (GBytes *bytes, const TillidXmlLimits *limits, Seen *seen, GError **error)
{
  static const TillidXmlHandler handler = { on_start, NULL, NULL };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return tillid_xml_read (stream, g_bytes_get_size (bytes), limits, NULL, NULL, NULL, &handler,
                          seen, error);
}

/* Reads to the end; returns the number of elements, or -1 with the error. */
static int
count_elements (GBytes *bytes, const TillidXmlLimits *limits, GError **error)
{
  Seen seen = { 0 };
  gboolean complete = read_all (bytes, limits, &seen, error);

  seen_clear (&seen);
  return complete ? seen.n : -1;
}

static int
count_in_text (const char *text, gssize length, GError **error)
{
  static const TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return count_elements (bytes, &limits, error);
}

static void
assert_refused (const char *text, int code, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count_in_text (text, -1, &error), ==, -1);
  g_assert_error (error, TILLID_EXCHANGE_ERROR, code);
  if (strstr (error->message, place) == NULL)
    g_error ("\"%s\" does not name \"%s\"", error->message, place);
}

static void
test_accepts (void)
{
  static const struct
  {
    const char *text;
    int elements;
  } cases[] = {
    { "<a/>", 1 },
    { "\xef\xbb\xbf<?xml version='1.0'?>\n<a x='>' y=\"'\"><b/></a>\n<!-- -->\n", 2 },
    { "<a><!-- <!DOCTYPE a [ <b> --></a>", 1 },
    { "<a><![CDATA[<!DOCTYPE a><b>]]]]><![CDATA[>]]></a>", 1 },
    { "<a><?p <!DOCTYPE a> ?><b>&#x41;&amp;&#1570;</b></a>", 2 },
    { "<a b='&lt;&#10;&quot;'/>", 1 },
    { "<\xc3\xa6/>", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int n = count_in_text (cases[i].text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpint (n, ==, cases[i].elements);
    }
}

static void
test_refuses (void)
{
  assert_refused ("", TILLID_EXCHANGE_ERROR_SYNTAX, "no XML");
  assert_refused ("<a>\n<!DOCTYPE a></a>", TILLID_EXCHANGE_ERROR_FORBIDDEN, "line 2");
  assert_refused ("<!DOCTYPE a><a/>", TILLID_EXCHANGE_ERROR_FORBIDDEN, "line 1");
  assert_refused ("<a>&nbsp;</a>", TILLID_EXCHANGE_ERROR_FORBIDDEN, "element “a”");
  assert_refused ("<a>\n\n<b>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 3, element “b”");
  assert_refused ("<a><b c='", TILLID_EXCHANGE_ERROR_SYNTAX, "element “b”");
  assert_refused ("<a/>\n<b/>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 2");
  assert_refused ("<a/>x", TILLID_EXCHANGE_ERROR_SYNTAX, "line 1");
  assert_refused ("<a>\n<b></c></a>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 2");
  assert_refused ("<a x='1' x='2'/>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 1");
  assert_refused ("<p:a/>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 1");
  assert_refused ("<a>\x01</a>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 1");
  assert_refused ("<a>\n\xc0\xbc</a>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 2, element “a”");
  assert_refused ("<a>\xed\xa0\x80</a>", TILLID_EXCHANGE_ERROR_SYNTAX, "line 1");
  assert_refused ("<a>&#0;</a>", TILLID_EXCHANGE_ERROR_SYNTAX, "element “a”");
  assert_refused ("<a>&#xFFFE;</a>", TILLID_EXCHANGE_ERROR_SYNTAX, "element “a”");
  assert_refused ("<a>&#xD800;</a>", TILLID_EXCHANGE_ERROR_SYNTAX, "element “a”");
  assert_refused ("MIME-Version: 1.0\n\n<a/>", TILLID_EXCHANGE_ERROR_UNKNOWN, "mail");
  assert_refused ("patient,date\n", TILLID_EXCHANGE_ERROR_SYNTAX, "line 1");
  assert_refused ("<?xml version='1.0' encoding='UTF-16'?><a/>", TILLID_EXCHANGE_ERROR_SYNTAX,
                  "one encoding");
  assert_refused ("\xef\xbb\xbf<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
                  TILLID_EXCHANGE_ERROR_SYNTAX, "one encoding");
  assert_refused ("<?xml version='1.0' encoding='x-none'?><a/>", TILLID_EXCHANGE_ERROR_SYNTAX,
                  "does not know");
  assert_refused (
    "<a><i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></a>",
    TILLID_EXCHANGE_ERROR_FORBIDDEN, "line 1");
}

/* U+0622 is the bytes 22 06 in UTF-16LE: a scan before conversion would take the 22 for a quotation mark. */
static void
test_sixteen_bits (void)
{
  static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                             "<a n=\"\xd8\xa2\xd8\xb2\xd8\xa7\xd8\xaf\"><b/></a>";
  gsize length;
  g_autofree char *wide = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autofree char *marked = g_malloc (length + 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  static const TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  Seen seen = { 0 };

  memcpy (marked, "\xff\xfe", 2);
  memcpy (marked + 2, wide, length);
  g_assert_cmpint (count_in_text (marked, length + 2, &error), ==, 2);
  g_assert_no_error (error);

  /* Cut in the middle of a character. */
  g_assert_cmpint (count_in_text (marked, length + 1, &error), ==, -1);
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX);

  bytes = g_bytes_new (marked, length + 2);
  g_assert_true (read_all (bytes, &limits, &seen, NULL));
  g_assert_cmpstr (seen.n_attribute, ==, "\xd8\xa2\xd8\xb2\xd8\xa7\xd8\xaf");
  seen_clear (&seen);
}

/* Characters that lie across the border of a 64 KB chunk, at every offset. */
static void
test_chunks (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new ("<a n='");
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      while (text->len < 200 * 1024)
        g_string_append (text, "\xf0\x9f\x8c\xb8");
      g_string_append (text, "'/>");
      g_assert_cmpint (count_in_text (text->str, text->len, &error), ==, 1);
      g_assert_no_error (error);
    }
}

/* libxml2 2.9 needs 18 s of processor for this one alone; 6 s leave room for sanitizers. Not by the clock on the
 * wall: a busy machine is no fault of the reader. */
static void
test_attribute_flood (void)
{
  g_autoptr (GString) text = g_string_new ("<Patient xmlns='" FHIR "'>\n<name");
  g_autoptr (GError) error = NULL;
  const clock_t begin = clock ();

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text, i % 2 != 0 ? " a%d='1'" : " xmlns:n%d='u:1'", i);
  g_string_append (text, "/></Patient>");
  g_assert_cmpint (count_in_text (text->str, text->len, &error), ==, -1);
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "line 2, element “name”"));
  g_assert_cmpint (clock () - begin, <, 6 * CLOCKS_PER_SEC);
}

static char *
nested (int depth)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < depth; i++)
    g_string_append (text, "<a>");
  for (int i = 0; i < depth; i++)
    g_string_append (text, "</a>");
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *text;
    gboolean accepted;
  } cases[] = {
    { "<a x='1' y='2'/>", TRUE },
    { "<a x='1' y='2' xmlns:z='u'/>", FALSE },
    { "<a>12345678</a>", TRUE },
    { "<a>123456789</a>", FALSE },
    { "<a>1234<![CDATA[56789]]></a>", FALSE },
    { "<a x='12345678'/>", TRUE },
    { "<a x='123456789'/>", FALSE },
    { "<a><b/><b/><b/></a>", TRUE },
    { "<a><b/><b/><b/><b/></a>", FALSE },
  };
  TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  g_autofree char *deep = nested (256);
  g_autofree char *deeper = nested (257);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count_in_text (deep, -1, &error), ==, 256);
  g_assert_no_error (error);
  assert_refused (deeper, TILLID_EXCHANGE_ERROR_LIMIT, "line 1, element “a”");

  limits.max_attributes = 2;
  limits.max_text = limits.max_value = 8;
  limits.max_elements = 4;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) local = NULL;

      count_elements (bytes, &limits, &local);
      if (cases[i].accepted)
        g_assert_no_error (local);
      else
        g_assert_error (local, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_LIMIT);
    }
}

static void
on_progress (gint64 done, gint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  static const TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  static const TillidXmlHandler handler = { on_start, NULL, NULL };
  Seen seen = { 0 };
  g_autoptr (GString) text = g_string_new ("<a>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50000; i++)
    g_string_append (text, "<b/>");
  g_string_append (text, "</a>");
  bytes = g_bytes_new (text->str, text->len);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  g_assert_false (tillid_xml_read (stream, text->len, &limits, cancellable, on_progress,
                                   cancellable, &handler, &seen, &error));
  seen_clear (&seen);
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CANCELLED);
}

static void
check_hostile (const char *folder, char **row)
{
  static const TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  g_autofree char *path = g_build_filename (folder, row[0], NULL);
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };
  clock_t begin;
  gboolean accepted;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);
  begin = clock ();
  accepted = read_all (bytes, &limits, &seen, &error);
  /* A root in another namespace is well-formed: whoever reads the format looks. */
  accepted = accepted && (g_strcmp0 (seen.root_namespace, FHIR) == 0 ||
                          g_strcmp0 (seen.root_namespace, "urn:hl7-org:v3") == 0);
  seen_clear (&seen);
  g_test_message ("%s: %s", row[0],
                  accepted        ? "accepted"
                  : error != NULL ? error->message
                                  : "root");
  g_assert_cmpint (clock () - begin, <, 6 * CLOCKS_PER_SEC);
  if (g_str_equal (row[2], "accept") || g_str_equal (row[2], "sanitise"))
    g_assert_true (accepted);
  if (g_str_equal (row[2], "reject"))
    g_assert_false (accepted);
  if (error != NULL)
    {
      g_assert_true (error->domain == TILLID_EXCHANGE_ERROR);
      g_assert_nonnull (strstr (error->message, "line "));
    }
}

static void
test_hostile_files (void)
{
  g_autofree char *generator = tillid_test_data_dup_path ("xml-hostile/gen.py");
  g_autofree char *folder = NULL, *table = NULL, *content = NULL;
  const char *argv[] = { "/usr/bin/python3", NULL, NULL, NULL };
  g_auto (GStrv) lines = NULL;
  guint n = 0;
  int status;

  if (generator == NULL)
    return;
  folder = g_dir_make_tmp ("tillid-hostile-XXXXXX", NULL);
  argv[1] = generator;
  argv[2] = folder;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, NULL))
    {
      g_test_skip ("no /usr/bin/python3");
      return;
    }
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  table = g_build_filename (folder, "GENERATED.csv", NULL);
  g_assert_true (g_file_get_contents (table, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (g_strchomp (lines[i]), ",", 4);

      if (g_strv_length (row) < 4)
        continue;
      check_hostile (folder, row);
      n++;
    }
  g_assert_cmpuint (n, >=, 40);

  tillid_test_folder_remove (folder);
}

/* A tree can stand alone: it declares what it uses, also what was declared outside of it. */
static TillidXmlChoice
take_b (const TillidXmlElement *element, gpointer data, GError **error)
{
  return g_str_equal (element->name, "b") ? TILLID_XML_TAKE : TILLID_XML_ENTER;
}

static gboolean
on_tree (struct _xmlDoc *doc, gpointer data, GError **error)
{
  xmlBufferPtr buffer = xmlBufferCreate ();

  xmlNodeDump (buffer, doc, xmlDocGetRootElement (doc), 0, 0);
  g_string_append ((GString *) data, (const char *) xmlBufferContent (buffer));
  g_string_append_c ((GString *) data, '|');
  xmlBufferFree (buffer);
  xmlFreeDoc (doc);
  return TRUE;
}

static void
test_trees (void)
{
  static const TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  static const TillidXmlHandler handler = { take_b, NULL, on_tree };
  static const char text[] = "<a xmlns='u:1' xmlns:p='u:2'>x<b k='&lt;'>1<p:c/><!--n--></b>y"
                             "<d xmlns='' xmlns:p='u:3'><b p:q='2'><![CDATA[<]]>&amp;</b></d></a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tillid_xml_read (stream, -1, &limits, NULL, NULL, NULL, &handler, seen, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==,
                   "<b xmlns:p=\"u:2\" xmlns=\"u:1\" k=\"&lt;\">1<p:c/><!--n--></b>|"
                   "<b xmlns:p=\"u:3\" p:q=\"2\"><![CDATA[<]]>&amp;</b>|");
}

static void
test_part_limit (void)
{
  TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  static const TillidXmlHandler handler = { take_b, NULL, on_tree };
  g_autoptr (GString) text = g_string_new ("<a><b>");
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "<c/>");
  g_string_append (text, "</b></a>");
  stream = g_memory_input_stream_new_from_data (text->str, text->len, NULL);
  limits.max_part_elements = 1000;
  g_assert_false (tillid_xml_read (stream, -1, &limits, NULL, NULL, NULL, &handler, seen, &error));
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_LIMIT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xml/accepts", test_accepts);
  g_test_add_func ("/exchange/xml/refuses", test_refuses);
  g_test_add_func ("/exchange/xml/sixteen-bits", test_sixteen_bits);
  g_test_add_func ("/exchange/xml/chunks", test_chunks);
  g_test_add_func ("/exchange/xml/attribute-flood", test_attribute_flood);
  g_test_add_func ("/exchange/xml/limits", test_limits);
  g_test_add_func ("/exchange/xml/cancel", test_cancel);
  g_test_add_func ("/exchange/xml/trees", test_trees);
  g_test_add_func ("/exchange/xml/part-limit", test_part_limit);
  g_test_add_func ("/exchange/xml/hostile-files", test_hostile_files);
  return g_test_run ();
}
