/* tillid-panel.c - what the user panel suggested, and what became of it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nothing in it is about a patient, and nothing about health: a register that anybody of the team may read. What waits longest
 * stands first: without an outcome, then not told back, then told; by day in each. The day of a decision, of a change and of
 * telling back is that of the first time somebody writes it. */
#include "config.h"

#include "tillid-panel.h"

#include <glib/gi18n-lib.h>

#include "tillid-csv.h"
#include "tillid-format.h"
#include "tillid-follow-edit.h"
#include "tillid-record-table.h"
#include "tillid-words.h"

struct _TillidPanel
{
  GObject parent_instance;

  TillidSession *session; /* (owned) */
  GPtrArray *suggestions; /* (owned) of TillidSuggestion */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EDITED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidPanel, tillid_panel, G_TYPE_OBJECT)

static void
tillid_panel_finalize (GObject *object)
{
  TillidPanel *self = TILLID_PANEL (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->suggestions);

  G_OBJECT_CLASS (tillid_panel_parent_class)->finalize (object);
}

static void
tillid_panel_class_init (TillidPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_panel_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", TILLID_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", TILLID_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tillid_panel_init (TillidPanel *self)
{
  self->suggestions = g_ptr_array_new_with_free_func (tillid_record_unref_any);
}

/* What a suggestion waits for. */
TillidPanelWait
tillid_panel_wait_of (const TillidSuggestion *suggestion)
{
  g_return_val_if_fail (suggestion != NULL, TILLID_PANEL_NO_OUTCOME);

  if (suggestion->status == TILLID_SUGGESTION_STATE_OPEN)
    return TILLID_PANEL_NO_OUTCOME;
  return suggestion->told_back_on == TILLID_ABSENT ? TILLID_PANEL_NOT_TOLD : TILLID_PANEL_TOLD;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const TillidSuggestion *one = *(const TillidSuggestion *const *) a;
  const TillidSuggestion *two = *(const TillidSuggestion *const *) b;
  const TillidPanelWait wait = tillid_panel_wait_of (one), other = tillid_panel_wait_of (two);

  if (wait != other)
    return wait < other ? -1 : 1;
  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return one->record.id < two->record.id ? -1 : one->record.id > two->record.id;
}

static void
read_all (TillidPanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) finder = tillid_session_open_finder (self->session, &error);
  GPtrArray *rows = NULL;

  if (finder != NULL && tillid_scope_reads_kind (finder, "suggestion"))
    rows = tillid_record_table_list (tillid_session_get_db (self->session), finder,
                                     &tillid_suggestion_type, &error);
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  if (rows == NULL)
    return;
  g_ptr_array_sort (rows, compare);
  g_ptr_array_unref (self->suggestions);
  self->suggestions = rows;
}

static void
session_changed_cb (TillidPanel *self)
{
  if (tillid_session_is_locked (self->session))
    return;
  read_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* (transfer full): the register of a clinic. */
TillidPanel *
tillid_panel_new (TillidSession *session)
{
  TillidPanel *self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_PANEL, NULL);
  self->session = g_object_ref (session);
  read_all (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Whether whoever works may not write in it. */
gboolean
tillid_panel_is_read_only (TillidPanel *self)
{
  g_return_val_if_fail (TILLID_IS_PANEL (self), TRUE);

  return tillid_session_is_read_only (self->session) ||
         !tillid_session_may_write_kind (self->session, &tillid_suggestion_type);
}

/* (transfer none) (element-type TillidSuggestion): what waits longest first. */
GPtrArray *
tillid_panel_get_suggestions (TillidPanel *self)
{
  g_return_val_if_fail (TILLID_IS_PANEL (self), NULL);

  return self->suggestions;
}

/* (transfer none) (nullable) */
const TillidSuggestion *
tillid_panel_find (TillidPanel *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_PANEL (self), NULL);

  for (guint i = 0; i < self->suggestions->len; i++)
    if (((TillidSuggestion *) self->suggestions->pdata[i])->record.id == id)
      return self->suggestions->pdata[i];
  return NULL;
}

/* How many wait for the same. */
guint
tillid_panel_count (TillidPanel *self, TillidPanelWait wait)
{
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_PANEL (self), 0);

  for (guint i = 0; i < self->suggestions->len; i++)
    n += tillid_panel_wait_of (self->suggestions->pdata[i]) == wait;
  return n;
}

/* (transfer full): "10 March 2026, will be done, not told back yet" */
char *
tillid_panel_describe (const TillidSuggestion *suggestion)
{
  g_autofree char *day = NULL;
  g_autofree char *told = NULL;
  const char *state = NULL;

  g_return_val_if_fail (suggestion != NULL, NULL);

  day = tillid_format_day (suggestion->day, TILLID_FORMAT_DAY_SHORT, NULL);
  state = tillid_choice_get_label (tillid_suggestion_state_choices, suggestion->status);
  switch (tillid_panel_wait_of (suggestion))
    {
    case TILLID_PANEL_NO_OUTCOME:
      /* Translators: a day. */
      return g_strdup_printf (C_ ("panel", "%s, no outcome yet"), day);
    case TILLID_PANEL_NOT_TOLD:
      /* Translators: a day; "will be done", "done". */
      return g_strdup_printf (C_ ("panel", "%1$s, %2$s, not told back yet"), day, state);
    default:
      told = tillid_format_day (suggestion->told_back_on, TILLID_FORMAT_DAY_SHORT, NULL);
      /* Translators: a day; "will be done", "done"; another day. */
      return g_strdup_printf (C_ ("panel", "%1$s, %2$s, told back %3$s"), day, state, told);
    }
}

static void
apply (TillidPanel *self, const char *why, TillidSuggestion *draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  tillid_edit_take (edit, tillid_record_seal (draft));
  tillid_follow_edit (self, self->session, edit);
}

static TillidSuggestion *
edit_of (TillidPanel *self, gint64 id)
{
  const TillidSuggestion *suggestion = tillid_panel_find (self, id);

  return suggestion != NULL ? tillid_suggestion_edit (suggestion) : NULL;
}

/* A new suggestion of today. Returns: its id */
gint64
tillid_panel_add (TillidPanel *self, const char *words)
{
  TillidSuggestion *draft = NULL;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_PANEL (self) && words != NULL, 0);

  draft = tillid_edit_assign_id (tillid_suggestion_new (), tillid_session_get_ids (self->session));
  id = draft->record.id;
  draft->day = tillid_session_today (self->session);
  tillid_set_text (&draft->staff_words, words);
  apply (self, C_ ("edit", "New suggestion"), draft);
  return id;
}

/* The day on which a text was first written, if the text has one. */
static void
date_text (TillidSuggestion *draft, const char *field, TillidDay today)
{
  gint64 *day = g_str_equal (field, "decision")        ? &draft->decided_on
                : g_str_equal (field, "change_made")   ? &draft->changed_on
                : g_str_equal (field, "told_back_how") ? &draft->told_back_on
                                                       : NULL;

  if (day != NULL && *day == TILLID_ABSENT)
    *day = today;
}

/**
 * tillid_panel_set_text:
 * @self: the register
 * @id: of a suggestion
 * @field: name of a text of the record: "staff_words", "raised_by", "decision", "change_made", "told_back_how"
 * @text: empty: nothing
 */
void
tillid_panel_set_text (TillidPanel *self, gint64 id, const char *field, const char *text)
{
  TillidSuggestion *draft = edit_of (self, id);
  const TillidField *table = tillid_record_type_find_field (&tillid_suggestion_type, field);

  g_return_if_fail (table != NULL && table->kind == TILLID_KIND_TEXT);

  if (draft == NULL)
    return;
  tillid_set_text (&TILLID_MEMBER (draft, table, char *),
                   text != NULL && *text != '\0' ? text : NULL);
  if (text != NULL && *text != '\0')
    date_text (draft, field, tillid_session_today (self->session));
  apply (self, C_ ("edit", "Suggestion"), draft);
}

/* What was decided about it. */
void
tillid_panel_set_status (TillidPanel *self, gint64 id, TillidSuggestionState status)
{
  TillidSuggestion *draft = edit_of (self, id);
  const TillidDay today = tillid_session_today (self->session);

  if (draft == NULL)
    return;
  draft->status = (int) status;
  if (status != TILLID_SUGGESTION_STATE_OPEN && draft->decided_on == TILLID_ABSENT)
    draft->decided_on = today;
  if (status == TILLID_SUGGESTION_STATE_DONE && draft->changed_on == TILLID_ABSENT)
    draft->changed_on = today;
  apply (self, C_ ("edit", "Outcome of a suggestion"), draft);
}

/* Whether those who suggested it were told what became of it. */
void
tillid_panel_set_told_back (TillidPanel *self, gint64 id, gboolean is)
{
  TillidSuggestion *draft = edit_of (self, id);

  if (draft == NULL)
    return;
  draft->told_back_on = is ? tillid_session_today (self->session) : TILLID_ABSENT;
  apply (self, C_ ("edit", "Suggestion told back"), draft);
}

/* It was entered in error. */
void
tillid_panel_take_away (TillidPanel *self, gint64 id)
{
  TillidSuggestion *draft = edit_of (self, id);

  if (draft == NULL)
    return;
  draft->record.state = TILLID_RECORD_IN_ERROR;
  apply (self, C_ ("edit", "Suggestion entered in error"), draft);
}

/* (transfer full): the register for a spreadsheet, in the order of the list. */
char *
tillid_panel_to_csv (TillidPanel *self)
{
  static const char *const head[] = { "day",          "raised_by",    "suggestion",  "state",
                                      "decision",     "decided_on",   "change_made", "changed_on",
                                      "told_back_on", "told_back_how" };
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (TILLID_IS_PANEL (self), NULL);

  tillid_csv_append_row (out, head, G_N_ELEMENTS (head), TILLID_CSV_SPREADSHEET);
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      const TillidSuggestion *one = self->suggestions->pdata[i];
      const gint64 days[] = { one->day, one->decided_on, one->changed_on, one->told_back_on };
      char *texts[G_N_ELEMENTS (days)] = { NULL };
      const char *cells[G_N_ELEMENTS (head)];

      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        texts[k] = days[k] != TILLID_ABSENT ? tillid_day_to_iso (days[k]) : g_strdup ("");
      cells[0] = texts[0];
      cells[1] = one->raised_by != NULL ? one->raised_by : "";
      cells[2] = one->staff_words != NULL ? one->staff_words : one->words != NULL ? one->words : "";
      cells[3] = tillid_choice_to_code (tillid_suggestion_state_choices, one->status);
      cells[4] = one->decision != NULL ? one->decision : "";
      cells[5] = texts[1];
      cells[6] = one->change_made != NULL ? one->change_made : "";
      cells[7] = texts[2];
      cells[8] = texts[3];
      cells[9] = one->told_back_how != NULL ? one->told_back_how : "";
      tillid_csv_append_row (out, cells, G_N_ELEMENTS (cells), TILLID_CSV_SPREADSHEET);
      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        g_free (texts[k]);
    }
  return g_string_free (out, FALSE);
}

/* (transfer full): who raised it, how it stands, and what was decided, changed and said, each where there is any. */
static char *
describe_whole (const TillidSuggestion *suggestion)
{
  g_autofree char *state = tillid_panel_describe (suggestion);
  const char *const texts[] = { suggestion->raised_by, state, suggestion->decision,
                                suggestion->change_made, suggestion->told_back_how };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      {
        g_autofree char *isolated = tillid_words_isolate (texts[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", isolated);
      }
  return g_string_free (text, FALSE);
}

static void
write_group (TillidPanel *self, TillidDocument *document, TillidPanelWait wait)
{
  static const char *const headings[] = {
    [TILLID_PANEL_NO_OUTCOME] = NC_ ("panel", "Without an outcome"),
    [TILLID_PANEL_NOT_TOLD] = NC_ ("panel", "Not told back yet"),
    [TILLID_PANEL_TOLD] = NC_ ("panel", "Told back"),
  };
  guint n = 0;

  for (guint i = 0; i < self->suggestions->len; i++)
    {
      const TillidSuggestion *one = self->suggestions->pdata[i];
      const char *words = one->staff_words != NULL ? one->staff_words : one->words;
      g_autofree char *number = NULL, *detail = NULL;

      if (tillid_panel_wait_of (one) != wait || words == NULL)
        continue;
      if (n++ == 0)
        tillid_document_add (document, TILLID_BLOCK_HEADING,
                             g_dpgettext2 (GETTEXT_PACKAGE, "panel", headings[wait]));
      number = tillid_format_number (n, NULL);
      detail = describe_whole (one);
      tillid_document_add_item (document, number, words,
                                one->staff_words == NULL ? one->language : NULL, detail);
    }
}

/**
 * tillid_panel_write:
 * @self: the register
 *
 * Returns: (transfer full): the register on paper, in the order of the list
 */
TillidDocument *
tillid_panel_write (TillidPanel *self)
{
  TillidDocument *document = NULL;
  const TillidClinic *clinic = NULL;
  g_autofree char *day = NULL, *name = NULL, *foot = NULL;

  g_return_val_if_fail (TILLID_IS_PANEL (self), NULL);

  document =
    tillid_document_new (C_ ("panel", "What the user panel suggested, and what became of it"),
                         tillid_format_ui_language (), tillid_format_is_rtl (NULL));
  clinic = tillid_session_get_clinic (self->session);
  name = tillid_words_isolate (clinic != NULL && clinic->name != NULL ? clinic->name : "");
  day = tillid_format_day (tillid_session_today (self->session), TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: name of the clinic, a day. */
  foot = g_strdup_printf (C_ ("panel", "%1$s, %2$s"), name, day);
  tillid_document_set_foot (document, foot, C_ ("paper", "Page %s of %s"));
  tillid_document_add (document, TILLID_BLOCK_SMALL, foot);
  for (int wait = TILLID_PANEL_NO_OUTCOME; wait <= TILLID_PANEL_TOLD; wait++)
    write_group (self, document, (TillidPanelWait) wait);
  return document;
}
