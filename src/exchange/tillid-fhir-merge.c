/* tillid-fhir-merge.c - an imported resource with only what was changed here replaced
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Three resources: the original as it came, what this program would have written from the original (before), and
 * what it writes now (after). Where before and after say the same of an element, the original stays, however
 * much more it says. Where they differ, and the original has as many of the element as before had, those that
 * differ are replaced one by one, the rest stays; otherwise what is new is added and what before had and after has
 * not is taken out if the original has it in the same form. References are compared by the id they end in: the
 * same resource may have another address in this file. */
#include "config.h"

#include "tillid-fhir-merge.h"

#include <string.h>

#include "tillid-fhir-xml.h"

/* The place decides, not the name: onsetAge may take the place of onsetDateTime. */
static GPtrArray *
at_place (const xmlNode *resource, int place)
{
  GPtrArray *nodes = g_ptr_array_new ();
  const char *type = (const char *) resource->name;

  for (xmlNode *node = resource->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE &&
        tillid_fhir_order_of (type, (const char *) node->name) == place)
      g_ptr_array_add (nodes, node);
  return nodes;
}

/* "http://a/fhir/Patient/1/_history/2", "Patient/1" and "urn:uuid:1" all end in the same id. */
static void
shorten (xmlNode *reference)
{
  const char *value = tillid_fhir_xml_value (reference, NULL);
  const char *history = value != NULL ? strstr (value, "/_history/") : NULL;
  g_autofree char *plain =
    history != NULL ? g_strndup (value, history - value) : g_strdup (value != NULL ? value : "");
  const char *slash = strrchr (plain, '/');
  const char *colon = strrchr (plain, ':');
  const char *last = MAX (slash, colon);

  xmlSetProp (reference, (const xmlChar *) "value",
              (const xmlChar *) (last != NULL ? last + 1 : plain));
}

/* Leaves of a copy only what counts: a reference by its id, and by its display only if it has none. */
static void
reduce (xmlNode *node)
{
  gboolean refers = tillid_fhir_xml_child (node, "reference") != NULL;
  xmlNode *next;

  for (xmlNode *child = node->children; child != NULL; child = next)
    {
      next = child->next;
      if (child->type != XML_ELEMENT_NODE || (refers && tillid_fhir_xml_is (child, "display")))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else if (tillid_fhir_xml_is (child, "reference") || tillid_fhir_xml_is (child, "valueUri"))
        shorten (child);
      else
        reduce (child);
    }
}

static gboolean
says_the_same (const xmlNode *a, const xmlNode *b)
{
  xmlNode *copies[] = { xmlDocCopyNode ((xmlNode *) a, a->doc, 1),
                        xmlDocCopyNode ((xmlNode *) b, b->doc, 1) };
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  reduce (copies[0]);
  reduce (copies[1]);
  text_a = tillid_fhir_xml_to_text (copies[0]);
  text_b = tillid_fhir_xml_to_text (copies[1]);
  xmlFreeNode (copies[0]);
  xmlFreeNode (copies[1]);
  return g_str_equal (text_a, text_b);
}

static gboolean
is_among (const xmlNode *node, const GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    if (says_the_same (node, nodes->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A copy that is part of @original: in its namespace, whatever prefix that has there. */
static void
adopt (xmlNode *node, xmlNs *ns)
{
  node->ns = ns;
  xmlFreeNsList (node->nsDef);
  node->nsDef = NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      adopt (child, ns);
}

static xmlNode *
copy_into (xmlNode *original, const xmlNode *node)
{
  xmlNode *copy = xmlDocCopyNode ((xmlNode *) node, original->doc, 1);

  adopt (copy, original->ns);
  return copy;
}

/* After the last element that stands at or before this place. */
static void
insert (xmlNode *original, const xmlNode *node, int place)
{
  const char *type = (const char *) original->name;
  xmlNode *copy = copy_into (original, node);
  xmlNode *last = NULL;

  for (xmlNode *child = original->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        tillid_fhir_order_of (type, (const char *) child->name) <= place)
      last = child;
  if (last != NULL)
    xmlAddNextSibling (last, copy);
  else if (original->children != NULL)
    xmlAddPrevSibling (original->children, copy);
  else
    xmlAddChild (original, copy);
}

static void
take_out (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

/* Whether the order of everything this program writes inside such an element is known. */
static gboolean
can_merge (const xmlNode *node)
{
  const char *type = (const char *) node->name;

  if (xmlFirstElementChild ((xmlNode *) node) == NULL || tillid_fhir_xml_value (node, NULL) != NULL)
    return FALSE;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        tillid_fhir_order_of (type, (const char *) child->name) < 0)
      return FALSE;
  return TRUE;
}

/* Inside an element, too, only what differs is replaced, as deep as the order is known. */
static void
replace (xmlNode *original, xmlNode *was, const xmlNode *old, const xmlNode *now)
{
  if (xmlStrEqual (was->name, now->name) && xmlStrEqual (old->name, now->name) && can_merge (was) &&
      can_merge (old) && can_merge (now))
    {
      tillid_fhir_merge (was, old, now);
      return;
    }
  xmlReplaceNode (was, copy_into (original, now));
  xmlFreeNode (was);
}

/* As many as there were: each is compared with the one in its place. */
static void
merge_one_by_one (xmlNode *original,
                  const GPtrArray *was,
                  const GPtrArray *old,
                  const GPtrArray *now,
                  int place)
{
  for (guint i = 0; i < now->len; i++)
    {
      if (i >= was->len)
        insert (original, now->pdata[i], place);
      else if (!says_the_same (old->pdata[i], now->pdata[i]))
        replace (original, was->pdata[i], old->pdata[i], now->pdata[i]);
    }
  for (guint i = now->len; i < was->len; i++)
    take_out (was->pdata[i]);
}

static void
merge_place (xmlNode *original, const xmlNode *before, const xmlNode *after, int place)
{
  g_autoptr (GPtrArray) was = at_place (original, place);
  g_autoptr (GPtrArray) old = at_place (before, place);
  g_autoptr (GPtrArray) now = at_place (after, place);

  if (was->len == old->len)
    {
      merge_one_by_one (original, was, old, now, place);
      return;
    }
  for (guint i = 0; i < now->len; i++)
    if (!is_among (now->pdata[i], old))
      insert (original, now->pdata[i], place);
  for (guint i = 0; i < was->len; i++)
    if (is_among (was->pdata[i], old) && !is_among (was->pdata[i], now))
      take_out (was->pdata[i]);
}

static void
add_places (const xmlNode *resource, GHashTable *places)
{
  const char *type = (const char *) resource->name;

  for (const xmlNode *node = resource->children; node != NULL; node = node->next)
    {
      int place = node->type == XML_ELEMENT_NODE
                    ? tillid_fhir_order_of (type, (const char *) node->name)
                    : -1;

      /* Whom it is about never changes here, and the address is not ours to rewrite. */
      if (place >= 0 && !tillid_fhir_xml_is (node, "subject"))
        g_hash_table_add (places, GINT_TO_POINTER (place));
    }
}

/**
 * tillid_fhir_merge:
 * @original: a resource as it came, or an element of one; changed in place
 * @before: what this program makes of it as it came
 * @after: what this program makes of it now
 *
 * Replaces in @original what differs between @before and @after.
 */
void
tillid_fhir_merge (xmlNode *original, const xmlNode *before, const xmlNode *after)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GList) sorted = NULL;

  g_return_if_fail (original != NULL && before != NULL && after != NULL);

  if (!xmlStrEqual (original->name, after->name) || !xmlStrEqual (before->name, after->name))
    return;
  add_places (before, places);
  add_places (after, places);
  sorted = g_hash_table_get_keys (places);
  for (GList *l = sorted; l != NULL; l = l->next)
    merge_place (original, before, after, GPOINTER_TO_INT (l->data));
}
