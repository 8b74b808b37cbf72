/* tillid-choice.c - codes and labels of choices, kinds and sensitivities
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-field.h"

static const char *const kind_codes[] = { "text",   "lang",    "int", "real",   "bool", "day",
                                          "minute", "instant", "ref", "choice", "told" };
static const char *const sensitivity_codes[] = { "ordinary", "clinical", "words", "identifying",
                                                 "address" };

/**
 * tillid_choice_from_code:
 * @choices: ends with { NULL, NULL }
 * @code: (nullable): a stored code
 *
 * Returns: its index, or -1 if there is no such choice
 */
int
tillid_choice_from_code (const TillidChoice *choices, const char *code)
{
  g_return_val_if_fail (choices != NULL, -1);

  for (int i = 0; choices[i].code != NULL; i++)
    if (g_strcmp0 (choices[i].code, code) == 0)
      return i;
  return -1;
}

static gboolean
has_choice (const TillidChoice *choices, int value)
{
  if (value < 0)
    return FALSE;
  for (int i = 0; i <= value; i++)
    if (choices[i].code == NULL)
      return FALSE;
  return TRUE;
}

/**
 * tillid_choice_to_code:
 * @choices: ends with { NULL, NULL }
 * @value: an index into it
 *
 * Returns: (nullable): the stored code, %NULL if there is no such choice
 */
const char *
tillid_choice_to_code (const TillidChoice *choices, int value)
{
  g_return_val_if_fail (choices != NULL, NULL);

  return has_choice (choices, value) ? choices[value].code : NULL;
}

/**
 * tillid_choice_get_label:
 * @choices: ends with { NULL, NULL }
 * @value: an index into it
 *
 * Returns: what people read, in the language of the program
 */
const char *
tillid_choice_get_label (const TillidChoice *choices, int value)
{
  g_return_val_if_fail (choices != NULL, NULL);

  if (!has_choice (choices, value) || choices[value].label == NULL)
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "choice", choices[value].label);
}

/* (transfer none): the word for it in tillidctl schema. */
const char *
tillid_field_kind_to_code (TillidFieldKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_codes), NULL);

  return kind_codes[kind];
}

/* (transfer none): the word for it in tillidctl schema. */
const char *
tillid_sensitivity_to_code (TillidSensitivity sensitivity)
{
  g_return_val_if_fail (sensitivity < G_N_ELEMENTS (sensitivity_codes), NULL);

  return sensitivity_codes[sensitivity];
}

/**
 * tillid_field_get_label:
 * @field: a line of a field table
 *
 * Returns: its label in the language of the program
 */
const char *
tillid_field_get_label (const TillidField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}
