/* tillid-record-parts.c - records that are a part of another one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-record-parts.h"

#include "tillid-records.h"

/* The field by which a part names what it belongs to. */
static const struct
{
  const TillidRecordType *type;
  const char *field;
} parts[] = {
  { &tillid_person_name_type, "patient" },     { &tillid_person_language_type, "patient" },
  { &tillid_contact_channel_type, "patient" }, { &tillid_identifier_type, "patient" },
  { &tillid_presence_type, "visit" },          { &tillid_goal_rating_type, "goal" },
  { &tillid_interpreting_type, "visit" },      { &tillid_end_check_type, "visit" },
  { &tillid_understanding_type, "visit" },     { &tillid_party_type, "visit" },
};

/* Whether @record stands for nothing on its own: a name, a presence, a rating. */
gboolean
tillid_record_is_part (const TillidRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (record->type == parts[i].type)
      return TRUE;
  return FALSE;
}

/**
 * tillid_record_part_of:
 * @record: a record
 *
 * Returns: the id of what it is a part of: the person of a name, the visit of a presence, the goal of a rating; 0
 *   if it is none
 */
gint64
tillid_record_part_of (const TillidRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (record->type == parts[i].type)
      return TILLID_MEMBER (record, tillid_record_type_find_field (record->type, parts[i].field),
                            gint64);
  return 0;
}
