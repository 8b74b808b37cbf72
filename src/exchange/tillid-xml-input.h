/* tillid-xml-input.h - the bytes of an untrusted XML file as checked UTF-8
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-exchange-error.h"
#include "tillid-xml-limits.h"

G_BEGIN_DECLS

/**
 * TillidXmlProgress:
 * @done: bytes of the file read
 * @total: its size in bytes, or -1 when nobody knows
 * @data: what was passed with it
 *
 * Called on the thread that reads, now and then.
 */
typedef void (*TillidXmlProgress) (gint64 done, gint64 total, gpointer data);

typedef struct _TillidXmlInput TillidXmlInput;

TillidXmlInput *tillid_xml_input_new (GInputStream *stream,
                                      gint64 size,
                                      const TillidXmlLimits *limits,
                                      GCancellable *cancellable,
                                      TillidXmlProgress progress,
                                      gpointer progress_data) G_GNUC_WARN_UNUSED_RESULT;
void tillid_xml_input_free (TillidXmlInput *self);
int tillid_xml_input_read (TillidXmlInput *self, char *buffer, int length);
const GError *tillid_xml_input_get_error (const TillidXmlInput *self);
void tillid_xml_input_begin_part (TillidXmlInput *self);
void tillid_xml_input_end_part (TillidXmlInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidXmlInput, tillid_xml_input_free)

G_END_DECLS
