/* test-xml-text.c - an XML tree as text, compared with libxml2's own serialiser
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "tillid-test-data.h"
#include "tillid-xml-text.h"

static char *
by_libxml (xmlDocPtr doc, xmlNodePtr node)
{
  xmlBufferPtr buffer = xmlBufferCreate ();
  xmlOutputBufferPtr out = xmlOutputBufferCreateBuffer (buffer, NULL);
  char *text;

  if (doc->encoding == NULL)
    doc->encoding = xmlStrdup ((const xmlChar *) "UTF-8");
  xmlNodeDumpOutput (out, doc, node, 0, 0, "UTF-8");
  xmlOutputBufferClose (out);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}

static void
compare (xmlDocPtr doc)
{
  xmlNodePtr root = xmlDocGetRootElement (doc);
  g_autoptr (GString) ours = g_string_new (NULL);
  g_autofree char *theirs = by_libxml (doc, root);

  tillid_xml_text_append (ours, root);
  g_assert_cmpstr (ours->str, ==, theirs);
}

static void
test_every_kind_of_node (void)
{
  static const char *const documents[] = {
    "<a/>",
    "<a></a>",
    "<a b=\"\"/>",
    "<a b='say \"no\" &amp; &lt;go&gt;' c='tab&#9;line&#10;return&#13;'/>",
    "<a>text &amp; more &lt; &gt; \"quotes\" 'too' &#13; \n\t end</a>",
    "<a xmlns='urn:one' xmlns:p='urn:two&amp;three'><p:b p:c='1' d='2'/><b xmlns=''/></a>",
    "<a><!-- a comment - here --><?target data here?><?alone?></a>",
    "<a><![CDATA[<not> a & tag]]>after<![CDATA[]]></a>",
    "<a>\xd8\xb3\xd9\x84\xd9\x85\xd9\x89 \xf0\x9f\x8c\xb1<b c='\xc3\xb8'/></a>",
    "<a xmlns='urn:\"one\"' xmlns:p=\"urn:'two'\" xmlns:q='urn:&apos;\"3\"'/>",
    "<a xml:lang='da' xml:space='preserve'> <b> </b> </a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      xmlDocPtr doc =
        xmlReadMemory (documents[i], (int) strlen (documents[i]), NULL, "UTF-8", XML_PARSE_NONET);

      g_assert_nonnull (doc);
      compare (doc);
      xmlFreeDoc (doc);
    }
}

static void
test_section_with_its_own_end (void)
{
  xmlDocPtr doc = xmlNewDoc (NULL);
  xmlNodePtr root = xmlNewDocNode (doc, NULL, (const xmlChar *) "a", NULL);
  static const char content[] = "one ]]> two ]]]]>> three";

  xmlDocSetRootElement (doc, root);
  xmlAddChild (root, xmlNewCDataBlock (doc, (const xmlChar *) content, sizeof content - 1));
  compare (doc);
  xmlFreeDoc (doc);
}

static void
compare_folder (const char *relative)
{
  g_autofree char *folder = tillid_test_data_dup_path (relative);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      xmlDocPtr doc = g_str_has_suffix (name, ".xml")
                        ? xmlReadFile (path, NULL, XML_PARSE_NONET | XML_PARSE_HUGE)
                        : NULL;

      if (doc != NULL)
        compare (doc);
      xmlFreeDoc (doc);
    }
}

static void
test_real_files (void)
{
  compare_folder ("fhir/examples");
  compare_folder ("fhir/synthea");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xml-text/every-kind-of-node", test_every_kind_of_node);
  g_test_add_func ("/exchange/xml-text/section-with-its-own-end", test_section_with_its_own_end);
  g_test_add_func ("/exchange/xml-text/real-files", test_real_files);
  return g_test_run ();
}
