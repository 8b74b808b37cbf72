/* tillid-search.c - finding a patient by name, number or birth date
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is typed is cut into words; a patient is found when every word is found, in any order, in one of the
 * keys of name_search. Candidates come in three rounds, from strict to loose, and each round is bounded:
 *
 *   1. whole words of the names and numbers as written,
 *   2. beginnings of those,
 *   3. beginnings of the Latin letters and of the skeleton.
 *
 * A later round is asked only when the ones before did not fill the list, so a common beginning costs no
 * more than a rare one. The candidates are then ranked here, per word: whole word 0, beginning 1, Latin 2,
 * skeleton 3; the sums decide, then the sort key, then the id. Because the rounds come in the order of the
 * ranks, a bound cuts off what would have stood last.
 *
 * Words are cut where FTS5's tokenizer cuts them and quoted, so nothing that is typed is taken for syntax. A
 * date is found by its parts: "5.3.1971" asks for 05, 03 and 1971, which is what 1971-03-05 was cut into. */
#include "config.h"

#include "tillid-search.h"

#include <string.h>

#include "tillid-access-rule.h"
#include "tillid-name-keys.h"

/* Enough that ranking has a choice, few enough for one keystroke. */
#define MAX_CANDIDATES 400
/* More words than any name has; the rest is ignored. */
#define MAX_WORDS 8

/* Indices: of FTS5, primary key of person_key. The second does not read the keys themselves. */
const char tillid_search_match_sql[] =
  "SELECT s.rowid, k.sort_key, s.original, s.number, s.latin FROM name_search s"
  " JOIN person_key k ON k.person = s.rowid WHERE s.name_search MATCH ?1 LIMIT ?2";
const char tillid_search_ranked_sql[] =
  "SELECT s.rowid, k.sort_key FROM name_search s"
  " JOIN person_key k ON k.person = s.rowid WHERE s.name_search MATCH ?1 LIMIT ?2";
const char tillid_search_recent_sql[] =
  "SELECT patient FROM access_log WHERE by = ?1 AND patient IS NOT NULL"
  " AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = access_log.patient AND p.state <> 'active')"
  " ORDER BY seq DESC LIMIT ?2";

typedef struct
{
  char *folded;   /* (owned) one token of the tokenizer */
  char *latin;    /* (owned) (nullable) */
  char *skeleton; /* (owned) (nullable) */
} Word;

typedef struct
{
  gint64 id;
  guint rank;
  char *sort_key; /* (owned) */
} Candidate;

typedef enum
{
  ROUND_WHOLE,
  ROUND_BEGINNING,
  ROUND_LOOSE,
  N_ROUNDS,
} Round;

static void
word_clear (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  g_free (word->latin);
  g_free (word->skeleton);
}

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->sort_key);
}

static gboolean
is_part_of_number (const char *p)
{
  return *p != '\0' && strchr ("-./", *p) != NULL && g_ascii_isdigit (p[1]);
}

/* "5.3.1971" -> "05.03.1971": how a stored date is written. Only numbers that stand in a row of them. */
static char *
pad_dates (const char *typed)
{
  GString *padded = g_string_new (NULL);

  for (const char *p = typed; *p != '\0';)
    {
      const char *end = p;

      while (g_ascii_isdigit (*end))
        end++;
      if (end == p)
        {
          end = g_utf8_next_char (p);
          g_string_append_len (padded, p, end - p);
          p = end;
          continue;
        }
      if (end - p == 1 &&
          (is_part_of_number (end) ||
           (p - typed >= 2 && strchr ("-./", p[-1]) != NULL && g_ascii_isdigit (p[-2]))))
        g_string_append_c (padded, '0');
      g_string_append_len (padded, p, end - p);
      p = end;
    }
  return g_string_free (padded, FALSE);
}

static void
add_word (GArray *words, GString *token)
{
  g_auto (TillidNameKeys) keys = { 0 };
  Word word = { NULL, NULL, NULL };

  if (token->len == 0 || words->len == MAX_WORDS)
    return;
  tillid_name_keys_init (&keys, token->str);
  word.folded = g_strdup (token->str);
  /* A token that becomes two words of Latin letters is found by the first of them. */
  word.latin = strtok (keys.latin, " ") != NULL ? g_strdup (keys.latin) : NULL;
  word.skeleton = strtok (keys.skeleton, " ") != NULL ? g_strdup (keys.skeleton) : NULL;
  g_array_append_val (words, word);
  g_string_truncate (token, 0);
}

/* Cuts as unicode61 does: letters, digits and private use belong to words; accents are dropped. */
static GArray *
cut_words (const char *typed)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *padded = pad_dates (valid);
  g_auto (TillidNameKeys) keys = { 0 };
  g_autoptr (GString) token = g_string_new (NULL);

  g_array_set_clear_func (words, word_clear);
  tillid_name_keys_init (&keys, padded);
  for (const char *p = keys.folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE ||
          g_unichar_type (c) == G_UNICODE_OTHER_NUMBER)
        g_string_append_unichar (token, c);
      else if (c < 0x300 || c > 0x36f)
        add_word (words, token);
    }
  add_word (words, token);
  return words;
}

static void
append_term (GString *match, const char *columns, const char *word, gboolean is_beginning)
{
  if (match->str[match->len - 1] != '(')
    g_string_append (match, " OR ");
  g_string_append_printf (match, "{%s} : \"%s\"%s", columns, word, is_beginning ? " *" : "");
}

/* A skeleton of one letter fits half the clinic when it is a beginning; as a whole word it is "Ali". */
static char *
make_match (const GArray *words, Round round)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      g_string_append (match, i > 0 ? " AND (" : "(");
      append_term (match, "original number", word->folded, round != ROUND_WHOLE);
      if (round == ROUND_LOOSE && word->latin != NULL)
        append_term (match, "latin", word->latin, TRUE);
      if (round == ROUND_LOOSE && word->skeleton != NULL)
        append_term (match, "skeleton", word->skeleton, strlen (word->skeleton) > 1);
      g_string_append_c (match, ')');
    }
  return g_string_free (match, FALSE);
}

/* 0: @word stands in @key as a whole word, 1: a word begins with it, 2: neither. Keys are words between
 * anything that is no letter or digit. */
static guint
place_in (const char *key, const char *word)
{
  gsize length = strlen (word);
  guint best = 2;

  for (const char *p = strstr (key, word); p != NULL; p = strstr (p + 1, word))
    {
      if (p > key && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
        continue;
      if (!g_unichar_isalnum (g_utf8_get_char (p + length)))
        return 0;
      best = 1;
    }
  return best;
}

static guint
rank_of (TillidStmt *stmt, const GArray *words)
{
  guint rank = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      guint written = MIN (place_in (tillid_stmt_get_text (stmt, 2), word->folded),
                           place_in (tillid_stmt_get_text (stmt, 3), word->folded));

      if (written == 2 &&
          (word->latin == NULL || place_in (tillid_stmt_get_text (stmt, 4), word->latin) == 2))
        written = 3;
      rank += written;
    }
  return rank;
}

/* Does the round alone say how well its candidates fit? Whole words fit best; one beginning is one beginning. */
static gboolean
is_rank_known (const GArray *words, Round round, guint *out_rank)
{
  *out_rank = round == ROUND_WHOLE ? 0 : 1;
  return round == ROUND_WHOLE || (round == ROUND_BEGINNING && words->len == 1);
}

static gboolean
ask (TillidDb *db,
     const GArray *words,
     Round round,
     GArray *found,
     GHashTable *seen,
     GError **error)
{
  guint rank;
  gboolean known = is_rank_known (words, round, &rank);
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, known ? tillid_search_ranked_sql : tillid_search_match_sql, error);
  g_autofree char *match = make_match (words, round);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_text (stmt, 1, match);
  tillid_stmt_bind_int (stmt, 2, MAX_CANDIDATES);
  for (;;)
    {
      Candidate candidate;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      candidate.id = tillid_stmt_get_int (stmt, 0);
      if (!g_hash_table_add (seen, g_memdup2 (&candidate.id, sizeof candidate.id)))
        continue;
      candidate.rank = known ? rank : rank_of (stmt, words);
      candidate.sort_key = g_strdup (tillid_stmt_get_text (stmt, 1));
      g_array_append_val (found, candidate);
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *two = b;
  int order;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  order = strcmp (one->sort_key, two->sort_key);
  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

/* Whoever looks for somebody who is closed knows that much of the name. */
#define FEWEST_LETTERS 3

static guint
count_letters (const char *typed)
{
  guint n = 0;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isalnum (g_utf8_get_char (p)) != 0;
  return n;
}

/**
 * tillid_search_ids:
 * @db: a connection
 * @scope: a list's or the program's own
 * @typed: what was typed, anything
 * @limit: how many at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Finds patients by the words of their names in any order and script, their numbers or birth date.
 * Bounded: a few hundred rows are looked at, whatever the size of the clinic. Patients who are closed to the viewer are
 * found, too, from three letters or digits on: whoever knows a name may have to open the record in an emergency, and nobody
 * leafs through all of them. Their rows say little (tillid_patient_list_rows()).
 *
 * Returns: (transfer full) (element-type gint64): patients, best first; empty when @typed has no letter or digit
 */
GArray *
tillid_search_ids (TillidDb *db,
                   const TillidScope *scope,
                   const char *typed,
                   guint limit,
                   GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) words = NULL;
  g_autoptr (GHashTable) open = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && typed != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, NULL);

  if (!tillid_scope_reads_kind (scope, "person"))
    return g_steal_pointer (&ids);
  g_array_set_clear_func (found, candidate_clear);
  words = cut_words (typed);
  for (Round round = 0; words->len > 0 && round < N_ROUNDS && found->len < limit; round++)
    if (!ask (db, words, round, found, seen, error))
      return NULL;
  g_array_sort (found, compare_candidates);
  if (count_letters (typed) < FEWEST_LETTERS && !tillid_access_read_open (db, scope, &open, error))
    return NULL;
  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      const gint64 id = g_array_index (found, Candidate, i).id;

      if (open == NULL || g_hash_table_contains (open, &id))
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/**
 * tillid_search_people:
 * @db: a connection
 * @scope: a list's or the program's own
 * @typed: what was typed, anything; without a letter or digit the first patients by name are given
 * @today: the clinic's day
 * @limit: how many rows at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidPatientRow): patients, best first
 */
GPtrArray *
tillid_search_people (TillidDb *db,
                      const TillidScope *scope,
                      const char *typed,
                      TillidDay today,
                      guint limit,
                      GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && typed != NULL, NULL);

  words = cut_words (typed);
  ids = words->len > 0 ? tillid_search_ids (db, scope, typed, limit, error)
                       : tillid_patient_list_ids (db, scope, error);
  if (ids == NULL)
    return NULL;
  return tillid_patient_list_rows (db, scope, (const gint64 *) ids->data, MIN (ids->len, limit),
                                   today, error);
}

/**
 * tillid_search_recent:
 * @db: a connection
 * @scope: a list's: whose viewer opened them
 * @limit: how many patients at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Looks at the viewer's last rows of the access log, 50 for each patient asked for. Uses access_log_by.
 *
 * Returns: (transfer full) (element-type gint64): the patients the viewer opened last and still may open, the last one
 *   first
 */
GArray *
tillid_search_recent (TillidDb *db, const TillidScope *scope, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row = TRUE;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  stmt = tillid_db_borrow (db, tillid_search_recent_sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_viewer (scope));
  tillid_stmt_bind_int (stmt, 2, (gint64) limit * 50);
  while (ids->len < limit)
    {
      gboolean is_new = TRUE;
      gint64 id;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = tillid_stmt_get_int (stmt, 0);
      for (guint i = 0; i < ids->len; i++)
        is_new = is_new && g_array_index (ids, gint64, i) != id;
      if (is_new &&
          !tillid_access_is_open (db, tillid_scope_get_rights (scope), id, &is_new, error))
        return NULL;
      if (is_new)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}
