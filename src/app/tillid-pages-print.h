/* tillid-pages-print.h - a document, to a printer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-pages.h"

G_BEGIN_DECLS

GtkPrintOperation *tillid_pages_print_new (TillidDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
