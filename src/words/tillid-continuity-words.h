/* tillid-continuity-words.h - continuity in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-chance.h"
#include "tillid-continuity.h"
#include "tillid-next-visit.h"
#include "tillid-prompts.h"

G_BEGIN_DECLS

/**
 * TillidContinuityRow:
 *
 * The rows of *How is this computed*.
 */
typedef enum
{
  TILLID_CONTINUITY_ROW_UPC,
  TILLID_CONTINUITY_ROW_COC,
  TILLID_CONTINUITY_ROW_SECON,
  TILLID_CONTINUITY_ROW_KNOWN_FACE,
  TILLID_CONTINUITY_ROW_UPC_NAMED,
  TILLID_CONTINUITY_ROW_PRESENCE,
  TILLID_CONTINUITY_ROW_KPC,
  TILLID_CONTINUITY_ROW_K_INDEX,
  TILLID_CONTINUITY_ROW_MMCI,
  TILLID_CONTINUITY_ROW_HHI,
  TILLID_CONTINUITY_ROW_FCI,
} TillidContinuityRow;

char *tillid_continuity_words_few (gint64 n_visits,
                                   const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_known_face (const char *patient,
                                          TillidRatio known_face) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_led (const char *lead,
                                   TillidRatio share,
                                   const char *from,
                                   const char *patient_in_room) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_interpreted (const char *interpreter,
                                           TillidRatio share) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_family (gint64 n_visits) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_before (const char *lead,
                                      TillidRatio share) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_counted (const char *patient) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_window (gint64 n_visits,
                                      const char *first_date,
                                      const char *last_date,
                                      gboolean since_hand_over) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_bead (gint64 visit_number,
                                    const char *date,
                                    const char *lead,
                                    const char *interpreter,
                                    gboolean interpreter_is_new,
                                    gboolean known_face) G_GNUC_WARN_UNUSED_RESULT;

const char *tillid_continuity_words_row (TillidContinuityRow row);
char *tillid_continuity_words_value (TillidRatio ratio) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_chance (double value) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_formula (TillidContinuityRow row,
                                       const TillidContinuity *continuity,
                                       const GArray *counts,
                                       const char *const *initials) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_share_with (TillidRatio share,
                                          const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_continuity_words_note (TillidContinuityRow row);
char *tillid_continuity_words_row_label (TillidContinuityRow row,
                                         const char *formula,
                                         const char *value,
                                         const char *chance,
                                         gint64 n_colleagues) G_GNUC_WARN_UNUSED_RESULT;

char *tillid_continuity_words_next (const TillidNextVisit *next,
                                    const char *introduces) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_prompt (const TillidPrompt *prompt,
                                      const char *holder,
                                      const char *from_date,
                                      const char *until_date) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_continuity_words_prompt_question (const TillidPrompt *prompt,
                                               const char *holder,
                                               const char *second_face,
                                               const char *patient) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_continuity_words_prompt_rule (TillidPromptKind kind);

G_END_DECLS
