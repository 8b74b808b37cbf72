/* tillid-visit-cover-private.h - how a visit stands with its interpreter: columns of a query, and what they mean
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-query.h"

G_BEGIN_DECLS

/* What interprets at a visit "x" is part of. */
#define TILLID_VISIT_COVER_CAME                                                                    \
  "x.state = 'active' AND x.who = 'interpreter' AND x.interpreter IS NOT NULL"                     \
  " AND x.mode <> 'none'"

#define TILLID_VISIT_COVER_BOOKED(column)                                                          \
  "(SELECT i." column " FROM interpreting i WHERE i.visit = e.id AND i.state = 'active'"           \
  " ORDER BY i.id DESC LIMIT 1), "
#define TILLID_VISIT_COVER_PRESENT(column)                                                         \
  "(SELECT x." column " FROM presence x WHERE x.visit = e.id AND " TILLID_VISIT_COVER_CAME         \
  " ORDER BY coalesce (x.from_minute, -1), x.id LIMIT 1), "

/* Of the visit "e"; ?1 is the viewer. Who is booked, or stands among those who are there; and the one of the last attended
 * visit. Indices: interpreting_visit, presence_visit, visit_of_patient. */
#define TILLID_VISIT_COVER_COLUMNS                                                                 \
  "e.day, e.minute, e.no_interpreter,"                                                             \
  " (SELECT n.interpreter_needed FROM person n WHERE n.id = "                                      \
  "e.patient), " TILLID_VISIT_COVER_BOOKED ("booking") TILLID_VISIT_COVER_BOOKED ("interpreter")   \
    TILLID_VISIT_COVER_BOOKED ("person") TILLID_VISIT_COVER_BOOKED ("mode")                        \
      TILLID_VISIT_COVER_PRESENT ("interpreter") TILLID_VISIT_COVER_PRESENT (                      \
        "mode") "(SELECT x.interpreter FROM presence x WHERE x.visit = (SELECT a.id FROM visit a"  \
                " WHERE a.patient = e.patient AND a.status = 'attended' AND a.state = 'active'"    \
                " AND a.day <= e.day AND a.id <> e.id"                                             \
                " ORDER BY a.day DESC, coalesce (a.minute, -1) DESC, a.id DESC LIMIT 1)"           \
                " AND " TILLID_VISIT_COVER_CAME                                                    \
                " ORDER BY coalesce (x.from_minute, -1), x.id LIMIT 1),"                           \
                " e.lead = ?1 OR EXISTS (SELECT 1 FROM presence m WHERE m.visit = e.id AND "       \
                "m.member = ?1"                                                                    \
                " AND m.state = 'active')"

TillidTodayCover
tillid_visit_cover_read (TillidStmt *stmt, gint64 visit, gint64 patient, int first);

G_END_DECLS
