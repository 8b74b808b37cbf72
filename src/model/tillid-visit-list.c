/* tillid-visit-list.c - the visits of a patient as the rows of a list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

struct _TillidVisitItem
{
  GObject parent_instance;

  TillidVisitItemKind kind;
  TillidPatientContext *context; /* (owned) */
  const char *heading;           /* (unowned), translated */
  TillidVisit *visit;            /* (owned) (nullable) */
  TillidContact *contact;        /* (owned) (nullable) */
  GPtrArray *presences;          /* (owned) (nullable) */
  guint n_agreements;
  int number;
  TillidDay day; /* where it stands */
};

enum
{
  PROP_0,
  PROP_CAN_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidVisitItem, tillid_visit_item, G_TYPE_OBJECT)

static void
tillid_visit_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CAN_OPEN:
      g_value_set_boolean (value, TILLID_VISIT_ITEM (object)->visit != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_visit_item_finalize (GObject *object)
{
  TillidVisitItem *self = TILLID_VISIT_ITEM (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->visit, tillid_record_unref_any);
  g_clear_pointer (&self->contact, tillid_record_unref_any);
  g_clear_pointer (&self->presences, g_ptr_array_unref);

  G_OBJECT_CLASS (tillid_visit_item_parent_class)->finalize (object);
}

static void
tillid_visit_item_class_init (TillidVisitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_visit_item_finalize;
  G_OBJECT_CLASS (klass)->get_property = tillid_visit_item_get_property;

  properties[PROP_CAN_OPEN] =
    g_param_spec_boolean ("can-open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
tillid_visit_item_init (TillidVisitItem *self)
{
}

static TillidVisitItem *
item_new (TillidPatientContext *context, TillidVisitItemKind kind)
{
  TillidVisitItem *self = g_object_new (TILLID_TYPE_VISIT_ITEM, NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  self->day = TILLID_ABSENT;
  return self;
}

/* What the row of the list is: a visit or another contact. */
TillidVisitItemKind
tillid_visit_item_get_kind (TillidVisitItem *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), TILLID_VISIT_ITEM_HEADING);

  return self->kind;
}

/* Id of the visit, 0 if it is none. */
gint64
tillid_visit_item_get_visit (TillidVisitItem *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), 0);

  return self->visit != NULL ? self->visit->record.id : 0;
}

static TillidSession *
session_of (TillidVisitItem *self)
{
  return tillid_patient_context_get_session (self->context);
}

/* (transfer full): the heading, "Visit 14", or what the contact was. */
char *
tillid_visit_item_dup_title (TillidVisitItem *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), NULL);

  if (self->heading != NULL)
    return g_strdup (self->heading);
  if (self->contact != NULL)
    return tillid_words_begin (
      tillid_choice_get_label (tillid_contact_kind_choices, self->contact->kind));
  if (self->visit->status == TILLID_VISIT_STATUS_PLANNED)
    return tillid_visit_words_when (session_of (self), self->visit);
  if (self->visit->status == TILLID_VISIT_STATUS_ATTENDED)
    return tillid_visit_words_title (self->number);
  return tillid_words_begin (
    tillid_choice_get_label (tillid_visit_status_choices, self->visit->status));
}

/* How, where it was not the clinic's own room: "by phone". */
static char *
with_mode (TillidVisitItem *self, const char *when)
{
  const char *mode = tillid_choice_get_label (tillid_visit_mode_choices, self->visit->mode);

  if (self->visit->mode == TILLID_VISIT_MODE_ROOM)
    return g_strdup (when);
  return *when != '\0' ? g_strconcat (when, C_ ("list of facts", ", "), mode, NULL)
                       : g_strdup (mode);
}

/* (transfer full): "Tue 10 March, 10:15, room 3, by phone"; of a planned visit, whose title is that, only how. */
char *
tillid_visit_item_dup_time (TillidVisitItem *self)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), NULL);

  if (self->contact != NULL && self->contact->at != NULL)
    return tillid_format_told (self->contact->at, NULL);
  if (self->visit == NULL)
    return g_strdup ("");
  if (self->visit->status != TILLID_VISIT_STATUS_PLANNED)
    when = tillid_visit_words_when (session_of (self), self->visit);
  return with_mode (self, when != NULL ? when : "");
}

/* (transfer full): the first line that has words, without its time stamp. */
static char *
first_line (const char *note)
{
  g_auto (GStrv) lines = g_strsplit (note, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      return g_strdup (lines[i]);
  return g_strdup ("");
}

/* (transfer full): the first line of the note or what the contact was about; "" without one. */
char *
tillid_visit_item_dup_first_line (TillidVisitItem *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), NULL);

  if (self->contact != NULL)
    {
      const char *words = self->contact->title != NULL         ? self->contact->title
                          : self->contact->staff_words != NULL ? self->contact->staff_words
                                                               : self->contact->with_text;

      return first_line (words != NULL ? words : "");
    }
  if (self->visit == NULL)
    return g_strdup ("");
  if (self->visit->note != NULL)
    return first_line (self->visit->note);
  if (self->visit->purpose != NULL)
    return first_line (self->visit->purpose);
  return g_strdup ("");
}

/* (transfer full): "3 agreements", or nothing. */
char *
tillid_visit_item_dup_agreed (TillidVisitItem *self)
{
  g_autofree char *count = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), NULL);

  if (self->n_agreements == 0)
    return g_strdup ("");
  count = tillid_format_count (self->n_agreements);
  return g_strdup_printf (ngettext ("%s agreement", "%s agreements", self->n_agreements), count);
}

/* (transfer full) (element-type TillidVisitPerson): everybody but the patient, the lead first. */
GPtrArray *
tillid_visit_item_list_people (TillidVisitItem *self)
{
  GPtrArray *people;

  g_return_val_if_fail (TILLID_IS_VISIT_ITEM (self), NULL);

  people = tillid_visit_people (self->context, self->presences,
                                self->visit != NULL ? self->visit->lead : 0);
  if (people->len > 0 &&
      ((TillidVisitPerson *) people->pdata[0])->who == TILLID_PRESENCE_WHO_PATIENT)
    g_ptr_array_remove_index (people, 0);
  return people;
}

/* (transfer full): all of it in one sentence, for a screen reader. */
char *
tillid_visit_item_dup_sentence (TillidVisitItem *self)
{
  g_autofree char *title = tillid_visit_item_dup_title (self);
  g_autofree char *time = tillid_visit_item_dup_time (self);
  g_autofree char *line = tillid_visit_item_dup_first_line (self);
  g_autofree char *agreed = tillid_visit_item_dup_agreed (self);
  g_autoptr (GPtrArray) people = tillid_visit_item_list_people (self);
  GString *sentence = g_string_new (title);
  const char *comma = C_ ("list of facts", ", ");

  if (*time != '\0')
    g_string_append_printf (sentence, "%s%s", comma, time);
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      g_string_append_printf (sentence, "%s%s", comma, person->name);
      if (*person->role != '\0')
        g_string_append_printf (sentence, " (%s)", person->role);
    }
  if (*agreed != '\0')
    g_string_append_printf (sentence, "%s%s", comma, agreed);
  if (*line != '\0')
    g_string_append_printf (sentence, ". %s", line);
  return g_string_free (sentence, FALSE);
}

static TillidVisitItem *
visit_item (TillidPatientContext *context, const TillidVisitRecords *records, TillidVisit *visit)
{
  TillidVisitItem *item = item_new (context, TILLID_VISIT_ITEM_VISIT);
  GPtrArray *presences = tillid_visit_records_get_presences (records, visit->record.id);
  GPtrArray *agreements = tillid_visit_records_get_agreements (records, visit->record.id);

  item->visit = tillid_record_ref_any (visit);
  item->presences = presences != NULL ? g_ptr_array_ref (presences) : NULL;
  item->n_agreements = agreements != NULL ? agreements->len : 0;
  item->day = visit->day;
  return item;
}

static void
add_heading (GPtrArray *items, TillidPatientContext *context, const char *heading)
{
  TillidVisitItem *item = item_new (context, TILLID_VISIT_ITEM_HEADING);

  item->heading = heading;
  g_ptr_array_add (items, item);
}

static void
add_planned (GPtrArray *items, TillidPatientContext *context, const TillidVisitRecords *records)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < records->visits->len; i++)
    {
      TillidVisit *visit = records->visits->pdata[i];

      if (visit->status != TILLID_VISIT_STATUS_PLANNED)
        continue;
      if (!has_heading)
        add_heading (items, context, C_ ("visit", "Planned"));
      has_heading = TRUE;
      g_ptr_array_add (items, visit_item (context, records, visit));
    }
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const TillidVisitItem *x = *(const TillidVisitItem *const *) a;
  const TillidVisitItem *y = *(const TillidVisitItem *const *) b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  /* A visit stands above the contacts of its day; of two visits the later one. */
  if (x->kind != y->kind)
    return x->kind == TILLID_VISIT_ITEM_VISIT ? -1 : 1;
  return y->number - x->number;
}

static TillidDay
contact_day (const TillidContact *contact)
{
  TillidToldContext nothing = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  TillidToldBounds bounds;

  if (contact->at == NULL || !tillid_told_bounds (contact->at, &nothing, &bounds, NULL) ||
      !tillid_told_bounds_is_dated (&bounds))
    return TILLID_ABSENT;
  return bounds.start_earliest != TILLID_ABSENT ? bounds.start_earliest : bounds.start_latest;
}

/* Contacts between the first visit and today; what happened before the clinic knew the patient is story. */
static void
add_contacts (GPtrArray *past, TillidPatientContext *context, TillidDay first)
{
  g_autoptr (GPtrArray) contacts = tillid_patient_context_list (context, &tillid_contact_type);

  for (guint i = 0; i < contacts->len; i++)
    {
      const TillidContact *contact = contacts->pdata[i];
      const TillidDay day = contact_day (contact);
      TillidVisitItem *item;

      if (contact->planned || day == TILLID_ABSENT || first == TILLID_ABSENT || day < first)
        continue;
      item = item_new (context, TILLID_VISIT_ITEM_CONTACT);
      item->contact = tillid_record_ref_any (contact);
      item->day = day;
      g_ptr_array_add (past, item);
    }
}

/**
 * tillid_visit_list_build:
 * @context: an open patient
 *
 * Returns: (transfer full) (element-type TillidVisitItem): planned visits under their heading, the next first;
 *   then visits and the contacts between them, newest first; empty if there was no visit yet
 */
GPtrArray *
tillid_visit_list_build (TillidPatientContext *context)
{
  g_autoptr (TillidVisitRecords) records = NULL;
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  TillidDay first = TILLID_ABSENT;
  int number = 1;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), items);

  records = tillid_visit_records_read (context);
  add_planned (items, context, records);
  for (guint i = 0; i < records->visits->len; i++)
    {
      TillidVisit *visit = records->visits->pdata[i];
      TillidVisitItem *item;

      if (visit->status == TILLID_VISIT_STATUS_PLANNED)
        continue;
      if (first == TILLID_ABSENT)
        first = visit->day;
      item = visit_item (context, records, visit);
      item->number = number;
      number += visit->status == TILLID_VISIT_STATUS_ATTENDED ||
                visit->status == TILLID_VISIT_STATUS_RUNNING;
      g_ptr_array_add (past, item);
    }
  add_contacts (past, context, first);
  g_ptr_array_sort (past, newest_first);
  if (items->len > 0 && past->len > 0)
    add_heading (items, context, C_ ("visit", "Visits"));
  for (guint i = 0; i < past->len; i++)
    g_ptr_array_add (items, g_object_ref (past->pdata[i]));
  return items;
}
