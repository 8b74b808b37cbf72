/* tillid-keeping.h - how long a patient's record is kept, and taking it out afterwards
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-purge.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidKeeping:
 * @patient: id
 * @last_entry: the day on which something was last written
 * @until: the day until which the record is kept
 * @profession: whose time decided: the longest of those who wrote in it
 * @years: that time
 * @held: it is kept longer, whatever the day: a case is pending
 */
typedef struct
{
  gint64 patient;
  TillidDay last_entry;
  TillidDay until;
  TillidProfession profession;
  gint64 years;
  gboolean held;
} TillidKeeping;

/**
 * TillidProtocol:
 * @title: that a record was taken out
 * @labels: (element-type utf8): what each row is about
 * @values: (element-type utf8): what it says
 * @closing: what a reader has to know besides
 *
 * What is left when a record was taken out: who, when and how much, and nothing of whom.
 */
typedef struct
{
  char *title;
  GPtrArray *labels;
  GPtrArray *values;
  char *closing;
} TillidProtocol;

gboolean tillid_keeping_read (TillidSession *session,
                              gint64 patient,
                              TillidKeeping *out_keeping,
                              GError **error);
GArray *tillid_keeping_list_due (TillidSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_keeping_list_due_async (TillidSession *session,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GArray *tillid_keeping_list_due_finish (TillidSession *session,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-keeping-purge.c */
gboolean tillid_keeping_count (TillidSession *session,
                               gint64 patient,
                               TillidPurged *out_purged,
                               GError **error);
TillidProtocol *tillid_keeping_purge (TillidSession *session,
                                      gint64 patient,
                                      const char *protocol,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_keeping_purge_async (TillidSession *session,
                                 gint64 patient,
                                 const char *protocol,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
TillidProtocol *tillid_keeping_purge_finish (TillidSession *session,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_protocol_free (TillidProtocol *self);
char *tillid_protocol_to_text (const TillidProtocol *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidProtocol, tillid_protocol_free)

G_END_DECLS
