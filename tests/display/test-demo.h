/* test-demo.h - the demo clinic with one patient open, for tests of a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TestDemo:
 *
 * A clinic of its own in a folder of its own, with threads as in the window.
 */
typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context; /* (owned) (nullable) */
} TestDemo;

void test_demo_open (TestDemo *self, const char *patient);
void test_demo_open_patient (TestDemo *self, const char *patient);
void test_demo_close (TestDemo *self);

G_END_DECLS
