/* tillid-xml-text.c - an XML tree as text
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What libxml2's own serialiser writes as UTF-8 without formatting, byte for byte (test-xml-text.c), at a sixth
 * of its price: libxml2 goes through an output buffer for each piece of a tag, and every resource of an
 * import is written once. The trees come from our reader: no entities, no DTD. */
#include "config.h"

#include "tillid-xml-text.h"

#include <string.h>

typedef const char *(*Escape) (char c);

static const char *
escape_in_text (char c)
{
  switch (c)
    {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '\r':
      return "&#13;";
    default:
      return NULL;
    }
}

static const char *
escape_in_value (char c)
{
  switch (c)
    {
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return escape_in_text (c);
    }
}

static void
append_escaped (GString *to, const xmlChar *text, Escape escape)
{
  const char *run = (const char *) text, *p;

  if (text == NULL)
    return;
  for (p = run; *p != '\0'; p++)
    {
      /* Everything that is escaped lies below "?". */
      const char *escaped = (guchar) *p < 0x3f ? escape (*p) : NULL;

      if (escaped == NULL)
        continue;
      g_string_append_len (to, run, p - run);
      g_string_append (to, escaped);
      run = p + 1;
    }
  g_string_append_len (to, run, p - run);
}

static void
append_name (GString *to, const xmlNs *ns, const xmlChar *name)
{
  if (ns != NULL && ns->prefix != NULL)
    {
      g_string_append (to, (const char *) ns->prefix);
      g_string_append_c (to, ':');
    }
  g_string_append (to, (const char *) name);
}

/* libxml2 keeps the "&" of an address escaped in memory; only the quotes matter. */
static void
append_address (GString *to, const char *address)
{
  char quote = strchr (address, '"') != NULL && strchr (address, '\'') == NULL ? '\'' : '"';

  g_string_append_printf (to, "=%c", quote);
  for (const char *p = address; *p != '\0'; p++)
    if (*p == quote)
      g_string_append (to, "&quot;");
    else
      g_string_append_c (to, *p);
  g_string_append_c (to, quote);
}

static void
append_namespaces (GString *to, const xmlNode *element)
{
  for (const xmlNs *ns = element->nsDef; ns != NULL; ns = ns->next)
    {
      g_string_append (to, " xmlns");
      if (ns->prefix != NULL)
        {
          g_string_append_c (to, ':');
          g_string_append (to, (const char *) ns->prefix);
        }
      append_address (to, (const char *) ns->href);
    }
}

static void
append_element (GString *to, const xmlNode *element)
{
  g_string_append_c (to, '<');
  append_name (to, element->ns, element->name);
  append_namespaces (to, element);
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    {
      g_string_append_c (to, ' ');
      append_name (to, attribute->ns, attribute->name);
      g_string_append (to, "=\"");
      for (const xmlNode *text = attribute->children; text != NULL; text = text->next)
        append_escaped (to, text->content, escape_in_value);
      g_string_append_c (to, '"');
    }
  if (element->children == NULL)
    {
      g_string_append (to, "/>");
      return;
    }
  g_string_append_c (to, '>');
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    tillid_xml_text_append (to, child);
  g_string_append (to, "</");
  append_name (to, element->ns, element->name);
  g_string_append_c (to, '>');
}

/* A section cannot hold its own end: it is cut in two there. */
static void
append_section (GString *to, const xmlChar *content)
{
  const char *from = (const char *) content, *cut;

  if (from == NULL)
    from = "";
  while ((cut = strstr (from, "]]>")) != NULL)
    {
      g_string_append (to, "<![CDATA[");
      g_string_append_len (to, from, cut + 2 - from);
      g_string_append (to, "]]>");
      from = cut + 2;
    }
  g_string_append (to, "<![CDATA[");
  g_string_append (to, from);
  g_string_append (to, "]]>");
}

/**
 * tillid_xml_text_append:
 * @to: where to
 * @node: an element, text, section, comment or instruction
 *
 * Writes @node and what is in it, as it stands: no declaration, no white space added.
 */
void
tillid_xml_text_append (GString *to, const xmlNode *node)
{
  const char *content = (const char *) node->content;

  switch ((int) node->type)
    {
    case XML_ELEMENT_NODE:
      append_element (to, node);
      break;
    case XML_TEXT_NODE:
      append_escaped (to, node->content, escape_in_text);
      break;
    case XML_CDATA_SECTION_NODE:
      append_section (to, node->content);
      break;
    case XML_COMMENT_NODE:
      g_string_append_printf (to, "<!--%s-->", content != NULL ? content : "");
      break;
    case XML_PI_NODE:
      g_string_append_printf (to, "<?%s%s%s?>", (const char *) node->name,
                              content != NULL ? " " : "", content != NULL ? content : "");
      break;
    default:
      break;
    }
}
