/* tillid-exchange-error.h - what can go wrong with a file from elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TILLID_EXCHANGE_ERROR (tillid_exchange_error_quark ())
GQuark tillid_exchange_error_quark (void);

/**
 * TillidExchangeError:
 * @TILLID_EXCHANGE_ERROR_READ: the file cannot be read
 * @TILLID_EXCHANGE_ERROR_SYNTAX: not well-formed, truncated, or not in the encoding it names
 * @TILLID_EXCHANGE_ERROR_FORBIDDEN: a DOCTYPE, an entity, an XInclude: never allowed here
 * @TILLID_EXCHANGE_ERROR_LIMIT: too deep, too many attributes, too large, too slow
 * @TILLID_EXCHANGE_ERROR_UNKNOWN: well-formed, but no format we read (wrong namespace, unknown root)
 * @TILLID_EXCHANGE_ERROR_CONTENT: the format is right, but what it says cannot be (refers to nobody, ...)
 * @TILLID_EXCHANGE_ERROR_CANCELLED: the caller asked to stop
 */
typedef enum
{
  TILLID_EXCHANGE_ERROR_READ,
  TILLID_EXCHANGE_ERROR_SYNTAX,
  TILLID_EXCHANGE_ERROR_FORBIDDEN,
  TILLID_EXCHANGE_ERROR_LIMIT,
  TILLID_EXCHANGE_ERROR_UNKNOWN,
  TILLID_EXCHANGE_ERROR_CONTENT,
  TILLID_EXCHANGE_ERROR_CANCELLED,
} TillidExchangeError;

G_END_DECLS
