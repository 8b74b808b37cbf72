/* tillid-staff.c - who works here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-staff.h"

static const TillidField member_fields[] = {
  TILLID_FIELD (TillidMember, name, TEXT, NC_ ("field", "Name"), IDENTIFYING),
  TILLID_FIELD (TillidMember, initials, TEXT, NC_ ("field", "Initials"), IDENTIFYING),
  TILLID_FIELD_CHOICE (TillidMember,
                       profession,
                       tillid_profession_choices,
                       NC_ ("field", "Profession"),
                       ORDINARY),
  TILLID_FIELD (TillidMember, title, TEXT, NC_ ("field", "Title"), ORDINARY),
  TILLID_FIELD (TillidMember, languages, TEXT, NC_ ("field", "Languages"), ORDINARY),
  TILLID_FIELD (TillidMember, colour, INT, NC_ ("field", "Colour"), ORDINARY),
  TILLID_FIELD (TillidMember, roles, TEXT, NC_ ("field", "Roles"), ORDINARY),
  TILLID_FIELD (TillidMember, owner, BOOL, NC_ ("field", "Owner of the clinic file"), ORDINARY),
  TILLID_FIELD (TillidMember, from_day, DAY, NC_ ("field", "From"), ORDINARY),
  TILLID_FIELD (TillidMember, until_day, DAY, NC_ ("field", "Until"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidMember, tillid_member, "member", member_fields)

static const TillidField absence_fields[] = {
  TILLID_FIELD_REF (TillidAbsence, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidAbsence, from_day, DAY, NC_ ("field", "From"), ORDINARY),
  TILLID_FIELD (TillidAbsence, until_day, DAY, NC_ ("field", "Until"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidAbsence, tillid_absence, "absence", absence_fields)

static const TillidField account_fields[] = {
  TILLID_FIELD_REF (TillidAccount, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidAccount, has_password, BOOL, NC_ ("field", "Has a password"), ORDINARY),
  TILLID_FIELD (TillidAccount, changed_at, INSTANT, NC_ ("field", "Password changed"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidAccount, tillid_account, "account", account_fields)

static const TillidField grant_fields[] = {
  TILLID_FIELD_REF (TillidGrant, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidGrant, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidGrant,
                       kind,
                       tillid_grant_kind_choices,
                       NC_ ("field", "How access was given"),
                       ORDINARY),
  TILLID_FIELD_REF (TillidGrant, given_by, "member", NC_ ("field", "Given by"), ORDINARY),
  TILLID_FIELD (TillidGrant, from_day, DAY, NC_ ("field", "From"), ORDINARY),
  TILLID_FIELD (TillidGrant, until_day, DAY, NC_ ("field", "Until"), ORDINARY),
  TILLID_FIELD (TillidGrant, reason, TEXT, NC_ ("field", "Reason"), WORDS),
  TILLID_FIELD_REF (TillidGrant, looked_by, "member", NC_ ("field", "Looked at by"), ORDINARY),
  TILLID_FIELD (TillidGrant, looked_on, DAY, NC_ ("field", "Looked at on"), ORDINARY),
  TILLID_FIELD (TillidGrant, look_words, TEXT, NC_ ("field", "What the second look found"), WORDS),
};

TILLID_DEFINE_RECORD (TillidGrant, tillid_grant, "grant", grant_fields)

/**
 * tillid_grant_is_overdue:
 * @self: a grant
 * @today: the clinic's day
 *
 * Returns: whether it was opened with a reason more than %TILLID_SECOND_LOOK_DAYS ago and nobody has looked at it
 */
gboolean
tillid_grant_is_overdue (const TillidGrant *self, TillidDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == TILLID_GRANT_KIND_EMERGENCY && self->looked_by == 0 &&
         today > self->from_day + TILLID_SECOND_LOOK_DAYS;
}
