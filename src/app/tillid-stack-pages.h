/* tillid-stack-pages.h - the pages of a stack that are not shown are not spoken either
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tillid_stack_pages_hide (GtkStack *stack);

G_END_DECLS
