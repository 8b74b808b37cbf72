/* tillid-caseload-actions.c - one thing done for several patients of the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Whatever is done for several patients is one edit, and one undo. What it changes is read anew from each record, which the access log
 * says; whom it would not change is left out. */
#include "config.h"

#include "tillid-caseload-actions.h"

#include <glib/gi18n-lib.h>

#include "tillid-caseload-model-private.h"
#include "tillid-conference-model.h"
#include "tillid-follow-edit.h"
#include "tillid-format.h"
#include "tillid-words.h"

#define NAMES_SHOWN 8

/* Adds to @edit what is to be done for one patient, if anything is. */
typedef void (*Add) (TillidCaseloadModel *self,
                     TillidEdit *edit,
                     const TillidCaseloadFacts *facts,
                     gint64 patient,
                     gconstpointer data);

/* Whether whoever works may write records of that kind: not in a file that is read only, and as far as the roles go. */
gboolean
tillid_caseload_model_may_write (TillidCaseloadModel *self, const TillidRecordType *type)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self) && type != NULL, FALSE);

  return !tillid_session_is_read_only (self->session) &&
         tillid_session_may_write_kind (self->session, type);
}

static gboolean
add_one (TillidCaseloadModel *self,
         TillidEdit *edit,
         const TillidCaseloadRow *row,
         Add add,
         gconstpointer data,
         GError **error)
{
  g_auto (TillidCaseloadFacts) facts = { NULL, 0, FALSE };
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (self->session, row->patient, "caseload", NULL, error);

  if (scope == NULL || !tillid_caseload_query_facts (tillid_session_get_db (self->session), scope,
                                                     row, &facts, error))
    return FALSE;
  add (self, edit, &facts, row->patient, data);
  return TRUE;
}

static gboolean
add_all (TillidCaseloadModel *self,
         TillidEdit *edit,
         const GArray *patients,
         Add add,
         gconstpointer data,
         GError **error)
{
  for (guint i = 0; i < patients->len; i++)
    {
      const TillidCaseloadEntry *entry =
        tillid_caseload_table_find (self->table, g_array_index (patients, gint64, i));

      if (entry != NULL && !add_one (self, edit, &entry->row, add, data, error))
        return FALSE;
    }
  return TRUE;
}

/* @none: what is said where nothing is to be done. */
static void
apply (TillidCaseloadModel *self,
       const char *why,
       const char *none,
       const GArray *patients,
       Add add,
       gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);
  g_autoptr (GError) error = NULL;

  if (!add_all (self, edit, patients, add, data, &error))
    g_signal_emit_by_name (self, "failed", error->message);
  else if (tillid_edit_get_n_records (edit) == 0)
    g_signal_emit_by_name (self, "failed", none);
  else
    tillid_follow_edit (self, self->session, edit);
}

static void
add_to_agenda (TillidCaseloadModel *self,
               TillidEdit *edit,
               const TillidCaseloadFacts *facts,
               gint64 patient,
               gconstpointer data)
{
  if (facts->on_agenda)
    return;
  tillid_edit_take (edit,
                    tillid_record_seal (tillid_conference_new_item (self->session, patient, NULL)));
}

/**
 * tillid_caseload_put_on_agenda:
 * @self: a caseload
 * @patients: (element-type gint64): who is to be talked about
 *
 * Puts them on the agenda of the next conference, those who are not on it. "edited" or "failed" follows.
 */
void
tillid_caseload_put_on_agenda (TillidCaseloadModel *self, const GArray *patients)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && patients != NULL);

  apply (self, C_ ("edit", "Put on the agenda"), C_ ("conference", "On the agenda already"),
         patients, add_to_agenda, NULL);
}

static void
add_hand_over (TillidCaseloadModel *self,
               TillidEdit *edit,
               const TillidCaseloadFacts *facts,
               gint64 patient,
               gconstpointer data)
{
  TillidHandOverPlan plan = *(const TillidHandOverPlan *) data;
  TillidIdSource *ids = tillid_session_get_ids (self->session);

  if (facts->course == NULL || facts->course->ended != TILLID_ABSENT ||
      facts->course->key_contact == plan.to)
    return;
  plan.last_rank = facts->last_rank;
  if (facts->course->key_contact == 0)
    {
      /* There is nobody who could hand over. */
      TillidCourse *course = tillid_course_edit (facts->course);

      course->key_contact = plan.to;
      tillid_edit_take (edit, tillid_record_seal (course));
    }
  else if (plan.day > tillid_session_today (self->session))
    tillid_hand_over_plan (edit, ids, facts->course, &plan);
  else
    tillid_hand_over_now (edit, ids, facts->course, &plan);
}

/**
 * tillid_caseload_hand_over:
 * @self: a caseload
 * @patients: (element-type gint64): whose key contact changes
 * @plan: to whom, when and why
 *
 * A day to come plans hand-overs with their dated steps, as on the page of the plan; today or earlier makes them now. Whoever had no key
 * contact just gets one. "edited" or "failed" follows.
 */
void
tillid_caseload_hand_over (TillidCaseloadModel *self,
                           const GArray *patients,
                           const TillidHandOverPlan *plan)
{
  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && patients != NULL);
  g_return_if_fail (plan != NULL && plan->to != 0 && plan->day != TILLID_ABSENT);

  apply (self,
         plan->day > tillid_session_today (self->session) ? C_ ("edit", "Hand-over planned")
                                                          : C_ ("edit", "Handed over"),
         C_ ("caseload", "Nothing to hand over: that is the key contact already."), patients,
         add_hand_over, plan);
}

typedef struct
{
  const TillidCaseloadFace *faces;
  guint n_faces;
} Faces;

static void
add_second_face (TillidCaseloadModel *self,
                 TillidEdit *edit,
                 const TillidCaseloadFacts *facts,
                 gint64 patient,
                 gconstpointer data)
{
  const Faces *faces = data;
  TillidCourse *course;
  gint64 member = 0;

  for (guint i = 0; i < faces->n_faces; i++)
    if (faces->faces[i].patient == patient)
      member = faces->faces[i].member;
  if (member == 0 || facts->course == NULL || facts->course->ended != TILLID_ABSENT ||
      facts->course->second_face == member || facts->course->key_contact == member)
    return;
  course = tillid_course_edit (facts->course);
  course->second_face = member;
  tillid_edit_take (edit, tillid_record_seal (course));
}

/**
 * tillid_caseload_name_second_faces:
 * @self: a caseload
 * @faces: (array length=n_faces): who is to be whose second face
 * @n_faces: how many
 *
 * Names them all as one edit. "edited" or "failed" follows.
 */
void
tillid_caseload_name_second_faces (TillidCaseloadModel *self,
                                   const TillidCaseloadFace *faces,
                                   guint n_faces)
{
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  const Faces all = { faces, n_faces };

  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self) && (faces != NULL || n_faces == 0));

  for (guint i = 0; i < n_faces; i++)
    g_array_append_val (patients, faces[i].patient);
  apply (self, C_ ("edit", "Second faces named"),
         C_ ("caseload", "Nothing has changed: they have that second face already."), patients,
         add_second_face, &all);
}

/* (transfer full): a name for the eye, also of somebody who has none yet. */
char *
tillid_caseload_entry_dup_name (const TillidCaseloadEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return g_strdup (entry->name != NULL && *entry->name != '\0' ? entry->name
                                                               : C_ ("patient", "No name yet"));
}

/* (transfer full): "3 patients: Farhad Rahimi, Salma Nasir Abboud, Rima Saleh"; of many the first ones. */
char *
tillid_caseload_model_write_names (TillidCaseloadModel *self, const GArray *patients)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = NULL, *count = NULL, *joined = NULL;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self) && patients != NULL, NULL);

  for (guint i = 0; i < MIN (patients->len, NAMES_SHOWN); i++)
    {
      const TillidCaseloadEntry *entry =
        tillid_caseload_table_find (self->table, g_array_index (patients, gint64, i));
      g_autofree char *name = entry != NULL ? tillid_caseload_entry_dup_name (entry) : NULL;

      if (name != NULL)
        g_ptr_array_add (names, tillid_words_isolate (name));
    }
  if (patients->len > NAMES_SHOWN)
    g_ptr_array_add (names, g_strdup ("…"));
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
  number = tillid_format_count (patients->len);
  count = g_strdup_printf (ngettext ("%s patient", "%s patients", patients->len), number);
  /* Translators: how many patients, and their names. */
  return g_strdup_printf (C_ ("caseload", "%1$s: %2$s"), count, joined);
}

static int
compare_names (gconstpointer left, gconstpointer right)
{
  return g_utf8_collate ((*(const TillidMember *const *) left)->name,
                         (*(const TillidMember *const *) right)->name);
}

/* (transfer full) (element-type TillidMember): who works here on @day, by name. */
GPtrArray *
tillid_caseload_model_list_members (TillidCaseloadModel *self, TillidDay day)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), list);

  for (guint i = 0; self->members != NULL && i < self->members->len; i++)
    {
      TillidMember *member = self->members->pdata[i];

      if (member->name != NULL && (member->from_day == TILLID_ABSENT || member->from_day <= day) &&
          (member->until_day == TILLID_ABSENT || member->until_day >= day))
        g_ptr_array_add (list, tillid_record_ref (member));
    }
  g_ptr_array_sort (list, compare_names);
  return list;
}
