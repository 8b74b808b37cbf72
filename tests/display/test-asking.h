/* test-asking.h - one member at the window, asked for everything
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-window.h"

G_BEGIN_DECLS

/**
 * TillidTestAsking:
 * @roles: of who works
 * @own: a patient this member was let in to, and the name
 * @other: one this member has nothing to do with
 * @reads: rows of who-reads.csv
 * @wrong: (element-type utf8): what is not as expected
 */
typedef struct
{
  const char *roles;
  TillidWindow *window;
  gint64 own, other;
  const char *own_name, *other_name;
  GPtrArray *reads;
  GPtrArray *wrong;
} TillidTestAsking;

guint tillid_test_asking_get_n (void);
const char *tillid_test_asking_get_column (guint i);
const char *tillid_test_asking_ask (TillidTestAsking *self, guint i);

G_END_DECLS
