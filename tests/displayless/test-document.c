/* test-document.c - what stands on paper: plain text, and how long the sentences are
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Words and sentences are counted by hand. */
#include "config.h"

#include "tillid-document.h"

typedef struct
{
  const char *name;
  const char *text;
  guint sentences, words, longest;
} Case;

static const Case cases[] = {
  { "/core/document/nothing", "", 0, 0, 0 },
  { "/core/document/one", "I walk by the water", 1, 5, 5 },
  { "/core/document/two", "I walk. I sleep four hours!", 2, 6, 4 },
  { "/core/document/number", "Take 3.5 mg each evening.", 1, 5, 5 },
  { "/core/document/lines", "I walk\nI sleep four hours", 2, 6, 4 },
  { "/core/document/dash", "I walk \u2013 every day.", 1, 4, 4 },
  { "/core/document/arabic", "أنام جيدا؟ أمشي كل يوم.", 2, 5, 3 },
  { "/core/document/ethiopic", "እኔ እሄዳለሁ። እተኛለሁ።", 2, 3, 2 },
};

static void
test_sentences (gconstpointer data)
{
  const Case *c = data;
  TillidReadability counted = { 0 };

  tillid_readability_add (&counted, c->text);
  g_assert_cmpuint (counted.sentences, ==, c->sentences);
  g_assert_cmpuint (counted.words, ==, c->words);
  g_assert_cmpuint (counted.longest, ==, c->longest);
}

static TillidDocument *
make_document (void)
{
  TillidDocument *document = tillid_document_new ("My plan", "en", FALSE);

  tillid_document_add (document, TILLID_BLOCK_SMALL, "Clinic, printed today by somebody");
  tillid_document_add (document, TILLID_BLOCK_HEADING, "My steps");
  tillid_document_add_item (document, "1", "I read one page aloud.", NULL, "every evening");
  tillid_document_add_item (document, "2", NULL, NULL, "nothing");
  tillid_document_add (document, TILLID_BLOCK_TEXT, NULL);
  tillid_document_add (document, TILLID_BLOCK_TEXT, "We call you. You can call us.");
  return document;
}

/* What is empty is no block; headings and lines about the paper are not what is read. */
static void
test_measure (void)
{
  g_autoptr (TillidDocument) document = make_document ();
  TillidReadability counted;

  g_assert_cmpuint (tillid_document_get_blocks (document)->len, ==, 4);
  tillid_document_measure (document, &counted);
  g_assert_cmpuint (counted.sentences, ==, 3);
  g_assert_cmpuint (counted.words, ==, 12);
  g_assert_cmpuint (counted.longest, ==, 5);
}

static void
test_text (void)
{
  g_autoptr (TillidDocument) document = make_document ();
  g_autofree char *text = tillid_document_to_text (document);

  g_assert_cmpstr (text, ==,
                   "My plan\nClinic, printed today by somebody\n\nMy steps\n1. I read one page "
                   "aloud.\n   every evening\nWe call you. You can call us.\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, &cases[i], test_sentences);
  g_test_add_func ("/core/document/measure", test_measure);
  g_test_add_func ("/core/document/text", test_text);
  return g_test_run ();
}
