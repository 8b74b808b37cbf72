/* tillid-phrases.c - words of dates in many languages, to write and to read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One XML file per language (data/phrases/, shape in data/xsd/phrases.xsd) is built into the program.
 * TILLID_PHRASES_DIR names a folder whose files are used instead, for people who write them. A file
 * holds lists (the n-th month) and phrases (a pattern: the first spelling writes, all of them read); a
 * phrase is kept as a list of one. Files are loaded on first use and stay; a lock guards the table. */
#include "config.h"

#include "tillid-phrases.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "tillid-calendar.h"
#include "tillid-phrases-resource.h"

#define MAX_FILE_BYTES (256 * 1024)

typedef struct
{
  GPtrArray *spellings; /* (owned) (element-type utf8): NULL-terminated, the first one writes */
  char *short_name;     /* (owned) (nullable) */
} Item;

struct _TillidPhrases
{
  const TillidPhrases *parent; /* (nullable) */
  GHashTable *lists;           /* (owned): key -> GPtrArray of Item */
  char *digits;                /* (owned) (nullable): ten characters */
  TillidCalendar calendar;
  gboolean day_comes_first;
};

static void
item_free (Item *item)
{
  g_ptr_array_unref (item->spellings);
  g_free (item->short_name);
  g_free (item);
}

static void
phrases_free (TillidPhrases *self)
{
  g_hash_table_unref (self->lists);
  g_free (self->digits);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidPhrases, phrases_free)

static gboolean
is_element (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static char *
dup_content (xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* An <item> or a <phrase>: all texts but the short one are spellings, in order. */
static Item *
read_item (xmlNode *element)
{
  Item *item = g_new0 (Item, 1);

  item->spellings = g_ptr_array_new_with_free_func (g_free);
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (is_element (child, "short"))
        item->short_name = dup_content (child);
      else
        g_ptr_array_add (item->spellings, dup_content (child));
    }
  g_ptr_array_add (item->spellings, NULL);
  return item;
}

static void
read_list (TillidPhrases *self, xmlNode *element)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  if (is_element (element, "phrase"))
    g_ptr_array_add (items, read_item (element));
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (is_element (child, "item"))
      g_ptr_array_add (items, read_item (child));
  g_hash_table_replace (self->lists, dup_attribute (element, "key"), items);
}

static TillidPhrases *
read_root (xmlNode *root)
{
  g_autoptr (TillidPhrases) self = g_new0 (TillidPhrases, 1);
  g_autofree char *calendar = NULL;
  g_autofree char *order = NULL;

  self->lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (root == NULL || !is_element (root, "phrases"))
    return NULL;
  calendar = dup_attribute (root, "calendar");
  order = dup_attribute (root, "order");
  if (calendar == NULL || !tillid_calendar_from_code (calendar, &self->calendar))
    return NULL;
  self->day_comes_first = g_strcmp0 (order, "dmy") == 0;
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    {
      if (is_element (child, "digits"))
        self->digits = dup_content (child);
      else if (is_element (child, "list") || is_element (child, "phrase"))
        read_list (self, child);
    }
  if (self->digits != NULL && g_utf8_strlen (self->digits, -1) != 10)
    return NULL;
  return g_steal_pointer (&self);
}

static GBytes *
load_file (const char *name)
{
  const char *folder = g_getenv ("TILLID_PHRASES_DIR");
  g_autofree char *path = NULL;

  if (folder != NULL && *folder != '\0')
    {
      g_autofree char *contents = NULL;
      gsize length = 0;

      path = g_strconcat (folder, G_DIR_SEPARATOR_S, name, ".xml", NULL);
      if (g_file_get_contents (path, &contents, &length, NULL) && length <= MAX_FILE_BYTES)
        return g_bytes_new_take (g_steal_pointer (&contents), length);
    }
  g_free (path);
  path = g_strconcat ("/org/tillid/phrases/", name, ".xml", NULL);
  return g_resource_lookup_data (tillid_phrases_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/* (nullable): %NULL if there is no such file, or if it is not one of ours. */
static TillidPhrases *
load (const char *name)
{
  g_autoptr (GBytes) bytes = load_file (name);
  TillidPhrases *self = NULL;
  xmlDoc *document;

  if (bytes == NULL)
    return NULL;
  xmlInitParser ();
  document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                            NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document != NULL && document->intSubset == NULL)
    self = read_root (xmlDocGetRootElement (document));
  xmlFreeDoc (document);
  if (self == NULL)
    g_warning ("The phrase file %s.xml cannot be read", name);
  return self;
}

/* Regions that share the words of another tag. */
static const char *
file_for_tag (const char *tag)
{
  static const struct
  {
    const char *tag, *file;
  } same[] = {
    { "ar-SY", "ar-IQ" }, { "ar-LB", "ar-IQ" }, { "ar-JO", "ar-IQ" },
    { "ar-PS", "ar-IQ" }, { "prs", "fa-AF" },   { "prs-AF", "fa-AF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_ascii_strcasecmp (tag, same[i].tag) == 0)
      return same[i].file;
  return tag;
}

/* Called with the lock held. The table maps every tag ever asked for to its phrases. */
static const TillidPhrases *
get_locked (GHashTable *table, const char *tag)
{
  const TillidPhrases *found = g_hash_table_lookup (table, tag);
  const TillidPhrases *parent = NULL;
  TillidPhrases *loaded;

  if (found != NULL)
    return found;
  if (!g_str_equal (tag, "en"))
    {
      const char *dash = strrchr (tag, '-');
      g_autofree char *shorter = dash != NULL ? g_strndup (tag, dash - tag) : g_strdup ("en");

      parent = get_locked (table, shorter);
    }
  loaded = load (tag);
  if (loaded != NULL)
    loaded->parent = parent;
  found = loaded != NULL ? loaded : parent;
  if (found == NULL)
    g_error ("The words of dates in English are missing");
  g_hash_table_insert (table, g_strdup (tag), (gpointer) found);
  return found;
}

/**
 * tillid_phrases_get:
 * @tag: (nullable): a BCP 47 tag, or a locale name such as ar_IQ.UTF-8
 *
 * Thread-safe.
 *
 * Returns: (transfer none): the words of that language, of its parent, or of English
 */
const TillidPhrases *
tillid_phrases_get (const char *tag)
{
  static GMutex lock;
  static GHashTable *table;
  g_autofree char *clean = g_strdup (tag != NULL && *tag != '\0' ? tag : "en");
  const TillidPhrases *self;

  /* What does not look like a tag never becomes the name of a file. */
  clean[strcspn (clean, ".@")] = '\0';
  g_strdelimit (clean, "_", '-');
  for (const char *p = clean; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return tillid_phrases_get ("en");
  if (strlen (clean) > 35 || clean[0] == '-' || clean[0] == '\0')
    return tillid_phrases_get ("en");

  g_mutex_lock (&lock);
  if (table == NULL)
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self = get_locked (table, file_for_tag (clean));
  g_mutex_unlock (&lock);
  return self;
}

static const Item *
find_item (const TillidPhrases *self, const char *key, int number)
{
  for (; self != NULL; self = self->parent)
    {
      GPtrArray *items = g_hash_table_lookup (self->lists, key);

      if (items != NULL)
        return number >= 1 && number <= (int) items->len ? items->pdata[number - 1] : NULL;
    }
  return NULL;
}

/**
 * tillid_phrases_count:
 * @self: phrases
 * @key: the key of a list
 *
 * Returns: how many items that list has, 0 if there is none
 */
int
tillid_phrases_count (const TillidPhrases *self, const char *key)
{
  for (; self != NULL; self = self->parent)
    {
      GPtrArray *items = g_hash_table_lookup (self->lists, key);

      if (items != NULL)
        return (int) items->len;
    }
  return 0;
}

/**
 * tillid_phrases_spellings:
 * @self: phrases
 * @key: the key of a list or phrase
 * @number: which item, from 1; 1 for a phrase
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): every way to write it
 */
const char *const *
tillid_phrases_spellings (const TillidPhrases *self, const char *key, int number)
{
  const Item *item = find_item (self, key, number);

  return item != NULL ? (const char *const *) item->spellings->pdata : NULL;
}

/**
 * tillid_phrases_name:
 * @self: phrases
 * @key: the key of a list or phrase
 * @number: which item, from 1; 1 for a phrase
 *
 * Returns: (transfer none): the word or pattern to write; "" if there is none
 */
const char *
tillid_phrases_name (const TillidPhrases *self, const char *key, int number)
{
  const Item *item = find_item (self, key, number);

  return item != NULL ? g_ptr_array_index (item->spellings, 0) : "";
}

/**
 * tillid_phrases_short_name:
 * @self: phrases
 * @key: the key of a list
 * @number: which item, from 1
 *
 * Returns: (transfer none): its short form; the whole word where the language has none
 */
const char *
tillid_phrases_short_name (const TillidPhrases *self, const char *key, int number)
{
  const Item *item = find_item (self, key, number);

  if (item != NULL && item->short_name != NULL)
    return item->short_name;
  return tillid_phrases_name (self, key, number);
}

/**
 * tillid_phrases_month_key:
 * @calendar: a calendar
 *
 * Returns: (transfer none): the key of its list of months
 */
const char *
tillid_phrases_month_key (TillidCalendar calendar)
{
  static const char *const keys[TILLID_N_CALENDARS] = { "month-gregorian", "month-persian",
                                                        "month-islamic", "month-ethiopic" };

  return keys[calendar];
}

/**
 * tillid_phrases_calendar:
 * @self: phrases
 *
 * Returns: the calendar that goes without saying in this language
 */
TillidCalendar
tillid_phrases_calendar (const TillidPhrases *self)
{
  return self->calendar;
}

/**
 * tillid_phrases_day_comes_first:
 * @self: phrases
 *
 * Returns: whether everybody who writes this language reads 12/3 as the third month
 */
gboolean
tillid_phrases_day_comes_first (const TillidPhrases *self)
{
  return self->day_comes_first;
}

/**
 * tillid_phrases_digits:
 * @self: phrases
 * @ascii: text with the digits 0 to 9
 *
 * Returns: (transfer full): the text with the digits of this language
 */
char *
tillid_phrases_digits (const TillidPhrases *self, const char *ascii)
{
  const char *digits = NULL;
  GString *text = g_string_new (NULL);

  for (; self != NULL && digits == NULL; self = self->parent)
    digits = self->digits;
  for (const char *p = ascii; *p != '\0'; p++)
    {
      const char *digit;

      if (!g_ascii_isdigit (*p) || digits == NULL)
        {
          g_string_append_c (text, *p);
          continue;
        }
      digit = g_utf8_offset_to_pointer (digits, *p - '0');
      g_string_append_len (text, digit, g_utf8_next_char (digit) - digit);
    }
  return g_string_free (text, FALSE);
}

/**
 * tillid_phrases_fill:
 * @pattern: text with places such as {0}
 * @places: the letters of the places, one character each
 * @values: (array): what goes there, in the order of @places
 *
 * Returns: (transfer full): @pattern with its places filled
 */
char *
tillid_phrases_fill (const char *pattern, const char *places, const char *const *values)
{
  GString *text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const char *place = *p == '{' && p[1] != '\0' && p[2] == '}' ? strchr (places, p[1]) : NULL;

      if (place == NULL)
        g_string_append_c (text, *p);
      else
        {
          g_string_append (text, values[place - places]);
          p += 2;
        }
    }
  return g_string_free (text, FALSE);
}
