/* tillid-plan-papers-private.h - what the files that write papers share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-catalog.h"
#include "tillid-plan-papers.h"

G_BEGIN_DECLS

/* One paper while it is written. */
typedef struct
{
  TillidPlanModel *model;       /* (unowned) */
  const TillidPlanPaper *asked; /* (unowned) */
  TillidCatalog *texts;         /* (owned) */
  const char *tag;              /* (unowned): of our texts */
  TillidDocument *document;     /* (unowned) */
  gboolean for_patient;         /* the patient's words first, else the clinic's */
} TillidPaperWriter;

/* A text of ours in the language of the paper; @text is marked with NC_ ("paper", ...). */
const char *tillid_paper_text (const TillidPaperWriter *self, const char *text) G_GNUC_FORMAT (2);

void tillid_paper_heading (TillidPaperWriter *self, const char *text);
void tillid_paper_ours (TillidPaperWriter *self, TillidBlockKind kind, const char *text);
void tillid_paper_lines (TillidPaperWriter *self, TillidBlockKind kind, const char *text);
char *tillid_paper_day (const TillidPaperWriter *self, TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_paper_number (const TillidPaperWriter *self, guint n) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_paper_choose (const TillidPaperWriter *self,
                                 const char *words,
                                 const char *language,
                                 const char *staff_words,
                                 const char **out_language);
void tillid_paper_steps (TillidPaperWriter *self, TillidSide side, const char *heading);
void tillid_paper_matters (TillidPaperWriter *self, const char *heading);
void tillid_paper_goals (TillidPaperWriter *self, const char *heading);

void tillid_paper_write_letter (TillidPaperWriter *self);
void tillid_paper_write_transfer (TillidPaperWriter *self);
void tillid_paper_write_crisis (TillidPaperWriter *self);

G_END_DECLS
