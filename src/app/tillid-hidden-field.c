/* tillid-hidden-field.c - a field whose text a protected address hides
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-hidden-field.h"

#include "tillid-masking.h"

/**
 * tillid_hidden_field_update:
 * @widget: where the text is written
 * @record: (nullable): the record it is written into; %NULL for a new one
 * @field: name of a text field of that record
 *
 * Nobody writes over what they cannot read: such a field shows "hidden" and takes no words.
 */
void
tillid_hidden_field_update (GtkWidget *widget, const TillidRecord *record, const char *field)
{
  const TillidField *found = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (record != NULL && field != NULL)
    found = tillid_record_type_find_field (record->type, field);
  gtk_widget_set_sensitive (widget,
                            found == NULL || !tillid_record_field_is_hidden (record, found));
}
