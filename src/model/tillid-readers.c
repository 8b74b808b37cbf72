/* tillid-readers.c - who may open a patient's record, why, and who has read it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The rule itself is in tillid-access-rule.c; here is what makes it true for each colleague, in words. */
#include "config.h"

#include "tillid-readers.h"

#include "tillid-access-log.h"
#include "tillid-format.h"
#include "tillid-record-table.h"
#include "tillid-role-words.h"
#include "tillid-words.h"

/* Lets go of what @self holds, and of @self. */
void
tillid_reader_free (TillidReader *self)
{
  g_clear_pointer (&self->member, tillid_record_unref_any);
  g_free (self->line);
  g_free (self);
}

/* Lets go of what @self holds, and of @self. */
void
tillid_reading_free (TillidReading *self)
{
  g_clear_pointer (&self->member, tillid_record_unref_any);
  g_free (self->when);
  g_free (self->why);
  g_free (self->line);
  g_free (self);
}

static TillidMember *
ref_member (TillidPatientContext *context, gint64 id)
{
  TillidMember *member = tillid_patient_context_find_member (context, id);

  return member != NULL ? tillid_record_ref_any (member) : NULL;
}

/* Adds @words to what is known of @member; a person who is named twice has both reasons. */
static void
add (TillidPatientContext *context, GPtrArray *readers, gint64 id, const char *words)
{
  TillidReader *reader = NULL;

  if (id == 0)
    return;
  for (guint i = 0; i < readers->len; i++)
    {
      TillidReader *known = readers->pdata[i];
      g_autofree char *old = NULL;

      if (known->member == NULL || known->member->record.id != id)
        continue;
      old = known->line;
      known->line = g_strconcat (old, C_ ("list of facts", ", "), words, NULL);
      return;
    }
  reader = g_new0 (TillidReader, 1);
  reader->member = ref_member (context, id);
  reader->line = tillid_words_begin (words);
  g_ptr_array_add (readers, reader);
}

static gboolean
is_known (GPtrArray *readers, gint64 id)
{
  for (guint i = 0; i < readers->len; i++)
    if (((TillidReader *) readers->pdata[i])->member != NULL &&
        ((TillidReader *) readers->pdata[i])->member->record.id == id)
      return TRUE;
  return FALSE;
}

static void
add_visits (TillidPatientContext *context, gint64 course, GPtrArray *readers)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  g_autoptr (GPtrArray) presences = tillid_patient_context_list (context, &tillid_presence_type);

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      if (visit->course != course)
        continue;
      if (!is_known (readers, visit->lead))
        add (context, readers, visit->lead, C_ ("readers", "leads a visit"));
      for (guint k = 0; k < presences->len; k++)
        {
          const TillidPresence *presence = presences->pdata[k];

          if (presence->visit == visit->record.id && !is_known (readers, presence->member))
            add (context, readers, presence->member, C_ ("readers", "present at a visit"));
        }
    }
}

/* A role that is the name or the code of a profession is said in the language of the program; others are somebody's words. */
static const char *
name_role (const char *role)
{
  for (int i = 0; tillid_profession_choices[i].code != NULL; i++)
    if (i != TILLID_PROFESSION_OTHER &&
        (g_ascii_strcasecmp (role, tillid_profession_choices[i].code) == 0 ||
         g_ascii_strcasecmp (role, tillid_profession_choices[i].label) == 0))
      return tillid_choice_get_label (tillid_profession_choices, i);
  if (g_ascii_strcasecmp (role, "key contact") == 0)
    return C_ ("readers", "key contact");
  return g_ascii_strcasecmp (role, "second face") == 0 ? C_ ("readers", "second face") : role;
}

static void
list_work (TillidPatientContext *context, GPtrArray *readers)
{
  const TillidCourse *course = tillid_patient_context_get_course (context);
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (context));
  g_autoptr (GPtrArray) team = tillid_patient_context_list (context, &tillid_care_team_type);

  if (course != NULL && (course->ended == TILLID_ABSENT || course->ended >= today))
    {
      add (context, readers, course->key_contact, C_ ("readers", "key contact"));
      add (context, readers, course->second_face, C_ ("readers", "second face"));
    }
  for (guint i = 0; i < team->len; i++)
    {
      const TillidCareTeam *place = team->pdata[i];

      if (!is_known (readers, place->member) &&
          (place->until_day == TILLID_ABSENT || place->until_day >= today))
        add (context, readers, place->member,
             place->role != NULL ? name_role (place->role) : C_ ("readers", "in the care team"));
    }
  if (course != NULL && (course->ended == TILLID_ABSENT || course->ended >= today))
    add_visits (context, course->record.id, readers);
}

static char *
write_grant (TillidPatientContext *context, const TillidGrant *grant)
{
  GString *line = g_string_new (NULL);
  g_autofree char *from = tillid_format_day (grant->from_day, TILLID_FORMAT_DAY_SHORT, NULL);
  const TillidMember *giver = tillid_patient_context_find_member (context, grant->given_by);

  if (grant->until_day != TILLID_ABSENT)
    {
      g_autofree char *until = tillid_format_day (grant->until_day, TILLID_FORMAT_DAY_SHORT, NULL);

      /* Translators: both are dates. */
      g_string_append_printf (line, C_ ("readers", "%s to %s"), from, until);
    }
  else
    /* Translators: %s is a date. */
    g_string_append_printf (line, C_ ("readers", "from %s"), from);
  if (grant->reason != NULL)
    /* Translators: a reason in somebody's words. */
    g_string_append_printf (line, C_ ("readers", ": “%s”"), grant->reason);
  if (grant->kind == TILLID_GRANT_KIND_GIVEN && giver != NULL && giver->name != NULL)
    {
      g_autofree char *name = tillid_words_isolate (giver->name);

      g_string_append (line, C_ ("list of facts", ", "));
      /* Translators: %s is a name. */
      g_string_append_printf (line, C_ ("readers", "given by %s"), name);
    }
  return g_string_free (line, FALSE);
}

static void
list_grants (TillidPatientContext *context, TillidGrantKind kind, GPtrArray *readers)
{
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (context));
  g_autoptr (GPtrArray) grants = tillid_patient_context_list (context, &tillid_grant_type);

  for (guint i = 0; i < grants->len; i++)
    {
      const TillidGrant *grant = grants->pdata[i];
      const gboolean is_over = grant->until_day != TILLID_ABSENT && grant->until_day < today;
      TillidReader *reader = NULL;

      if (grant->kind != (int) kind || (is_over && kind == TILLID_GRANT_KIND_GIVEN))
        continue;
      reader = g_new0 (TillidReader, 1);
      reader->member = ref_member (context, grant->member);
      reader->line = write_grant (context, grant);
      reader->grant = is_over ? 0 : grant->record.id;
      g_ptr_array_add (readers, reader);
    }
}

static void
list_every (TillidPatientContext *context, GPtrArray *readers)
{
  GPtrArray *members = tillid_patient_context_get_members (context);
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (context));

  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      const TillidRoles roles = tillid_roles_from_text (member->roles);

      if (member->until_day != TILLID_ABSENT && member->until_day < today)
        continue;
      if (roles & TILLID_ROLE_LEAD)
        add (context, readers, member->record.id, tillid_role_words_name (TILLID_ROLE_LEAD));
      else if (roles & TILLID_ROLE_COORDINATOR)
        add (context, readers, member->record.id, tillid_role_words_name (TILLID_ROLE_COORDINATOR));
    }
}

/**
 * tillid_readers_list:
 * @context: an open patient
 * @group: why they may open the record
 *
 * Returns: (transfer full) (element-type TillidReader): who may open it for that reason
 */
GPtrArray *
tillid_readers_list (TillidPatientContext *context, TillidReadersGroup group)
{
  GPtrArray *readers = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  readers = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_reader_free);
  switch (group)
    {
    case TILLID_READERS_WORK:
      list_work (context, readers);
      break;
    case TILLID_READERS_LET_IN:
      list_grants (context, TILLID_GRANT_KIND_GIVEN, readers);
      break;
    case TILLID_READERS_EMERGENCY:
      list_grants (context, TILLID_GRANT_KIND_EMERGENCY, readers);
      break;
    default:
      list_every (context, readers);
      break;
    }
  return readers;
}

static const struct
{
  const char *code;
  const char *words;
} whats[] = {
  { "patient", NC_ ("readers", "opened the record") },
  { "emergency", NC_ ("readers", "opened the record with a reason") },
  { "export", NC_ ("readers", "gave the record out") },
  { "log", NC_ ("readers", "read who has read") },
  { "grants", NC_ ("readers", "read who may open the record") },
  { "print", NC_ ("readers", "printed who has read") },
  { "print-conference", NC_ ("readers", "put a page for the conference on paper") },
  { "print-plan", NC_ ("readers", "put the plan on paper") },
  { "print-crisis", NC_ ("readers", "put the crisis plan on paper") },
  { "letter", NC_ ("readers", "wrote a letter") },
  { "print-story", NC_ ("readers", "put the story on paper") },
  { "print-network", NC_ ("readers", "put what was agreed with a party on paper") },
  { "print-medicines", NC_ ("readers", "put the medicines on paper") },
  { "print-brief", NC_ ("readers", "put what to know before a visit on paper") },
  { "brief", NC_ ("readers", "read what to know before a visit") },
  { "journal", NC_ ("readers", "took out the text of a visit for the journal") },
  { "print-problems", NC_ ("readers", "put the problems on paper") },
  { "print-family", NC_ ("readers", "put the family drawing on paper") },
  { "list:search", NC_ ("readers", "saw the name in a search") },
  { "list:recent", NC_ ("readers", "saw the name in the list of patients") },
  { "list:looks", NC_ ("readers", "took a second look at an opening") },
};

/* (transfer none): not translated yet */
static const char *
name_what (const TillidAccess *access)
{
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    if (g_strcmp0 (access->what, whats[i].code) == 0)
      return whats[i].words;
  return NC_ ("readers", "read in the record");
}

static char *
write_line (const TillidAccess *access, const char *what)
{
  /* What was typed to find somebody may be another patient's name. */
  if (access->why == NULL || g_str_has_prefix (access->what, "list:"))
    return g_strdup (what);
  /* Translators: what was done, and a reason in somebody's words. */
  return g_strdup_printf (C_ ("readers", "%s: “%s”"), what, access->why);
}

/**
 * tillid_readers_list_readings:
 * @context: an open patient
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TillidReading): who has read, the last first
 */
GPtrArray *
tillid_readers_list_readings (TillidPatientContext *context, guint limit)
{
  TillidSession *session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *readings = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  session = tillid_patient_context_get_session (context);
  rows = tillid_access_log_list (tillid_session_get_db (session),
                                 tillid_patient_context_get_scope (context), NULL);
  readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_reading_free);
  for (guint i = rows != NULL ? rows->len : 0; i > 0 && readings->len < limit; i--)
    {
      const TillidAccess *access = rows->pdata[i - 1];
      TillidReading *reading = g_new0 (TillidReading, 1);
      g_autofree char *day_words = NULL;
      g_autofree char *time_words = NULL;
      TillidDay day;
      int minute;

      tillid_session_split_instant (session, access->at, &day, &minute);
      day_words = tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, NULL);
      time_words = tillid_format_time (minute, NULL);
      reading->member = ref_member (context, access->by);
      reading->when = g_strconcat (day_words, C_ ("list of facts", ", "), time_words, NULL);
      reading->at = access->at;
      reading->what_text = name_what (access);
      reading->what = g_dpgettext2 (GETTEXT_PACKAGE, "readers", reading->what_text);
      if (g_strcmp0 (access->what, "emergency") == 0)
        reading->why = g_strdup (access->why);
      reading->line = write_line (access, reading->what);
      g_ptr_array_add (readings, reading);
    }
  return readings;
}

/* Whether a lead has decided that everybody who treats here may open every patient. */
gboolean
tillid_readers_is_open_to_all (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) clinics = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), FALSE);

  clinics = tillid_patient_context_list (context, &tillid_clinic_type);
  return clinics->len > 0 && ((TillidClinic *) clinics->pdata[0])->open_to_all;
}
