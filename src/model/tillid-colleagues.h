/* tillid-colleagues.h - who works here, as the Colleagues window shows and changes it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"
#include "tillid-undo.h"

G_BEGIN_DECLS

/**
 * TillidColleagues:
 *
 * The staff of a clinic. Each change is one edit of this window.
 *
 * Signals:
 *   "changed" something of it has changed; read again
 *   "edited"  (gint64 edit, const char *label): a change is on the disk
 *   "failed"  (const char *message): it could not be written; nothing was changed
 */
#define TILLID_TYPE_COLLEAGUES (tillid_colleagues_get_type ())
G_DECLARE_FINAL_TYPE (TillidColleagues, tillid_colleagues, TILLID, COLLEAGUES, GObject)

TillidColleagues *tillid_colleagues_new (TillidSession *session,
                                         TillidUndo *undo,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_colleagues_get_session (TillidColleagues *self);
GPtrArray *tillid_colleagues_list (TillidColleagues *self, gboolean left) G_GNUC_WARN_UNUSED_RESULT;
TillidMember *tillid_colleagues_find (TillidColleagues *self, gint64 id);
GPtrArray *tillid_colleagues_list_absences (TillidColleagues *self,
                                            gint64 member) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_colleagues_write_line (TillidColleagues *self,
                                    const TillidMember *member) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_colleagues_write_absence (TillidColleagues *self,
                                       const TillidAbsence *absence) G_GNUC_WARN_UNUSED_RESULT;

gboolean tillid_colleagues_may_change (TillidColleagues *self, char **out_why);
gboolean tillid_colleagues_may_change_absences (TillidColleagues *self);
gboolean tillid_colleagues_may_set_password (TillidColleagues *self, gint64 member);

gint64 tillid_colleagues_add (TillidColleagues *self, const char *name);
void
tillid_colleagues_set_role (TillidColleagues *self, gint64 member, TillidRoles role, gboolean has);
void tillid_colleagues_set_language (TillidColleagues *self,
                                     gint64 member,
                                     const char *tag,
                                     gboolean speaks);
void tillid_colleagues_set_text (TillidColleagues *self,
                                 gint64 member,
                                 const char *field,
                                 const char *text);
void tillid_colleagues_set_profession (TillidColleagues *self,
                                       gint64 member,
                                       TillidProfession profession);
void
tillid_colleagues_set_day (TillidColleagues *self, gint64 member, const char *field, TillidDay day);
void tillid_colleagues_add_absence (TillidColleagues *self,
                                    gint64 member,
                                    TillidDay from,
                                    TillidDay until);
void tillid_colleagues_end_absence (TillidColleagues *self, gint64 absence);

G_END_DECLS
