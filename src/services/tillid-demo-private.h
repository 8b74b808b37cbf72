/* tillid-demo-private.h - the parts of the demo clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-demo.h"

#include "tillid-edit.h"
#include "tillid-records.h"

G_BEGIN_DECLS

/**
 * TillidDemo:
 *
 * What a demo clinic is made with: a seeded sequence instead of random numbers and a clock that stands
 * still, so that the same seed gives the same file.
 */
typedef struct
{
  guint64 state;    /* of the random sequence */
  guint64 id_state; /* of the one for ids */
  gint64 now_ms;
  TillidIdSource ids;
  TillidDay today;
  gint64 shift;     /* days from the day the case is written for to @today: whole weeks */
  GHashTable *keys; /* (owned) name in the files -> gint64 * id */
  guint years;
  guint n_on_agenda; /* others than the case who stand on the agenda of the conference */
} TillidDemo;

/* The day for which data/demo is written: Tuesday 10 March 2026, 09:38 in Copenhagen. */
#define TILLID_DEMO_DAY 20522
#define TILLID_DEMO_MINUTE (9 * 60 + 38)

guint tillid_demo_random (TillidDemo *self, guint below);
gint64 tillid_demo_find (TillidDemo *self, const char *key);

/* tillid-demo-case.c */
gboolean tillid_demo_read_keys (TillidDemo *self, const char *file, GError **error);
gboolean
tillid_demo_add_file (TillidDemo *self, const char *file, TillidEdit *edit, GError **error);
TillidTold *tillid_demo_parse_told (const char *text, gint64 shift) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-demo-people.c */
TillidEdit *tillid_demo_make_patient (TillidDemo *self, guint number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
