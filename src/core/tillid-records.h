/* tillid-records.h - every record family
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-booking.h"
#include "tillid-clinic.h"
#include "tillid-conference.h"
#include "tillid-confidence.h"
#include "tillid-contact.h"
#include "tillid-course.h"
#include "tillid-decision.h"
#include "tillid-interpreter.h"
#include "tillid-letter.h"
#include "tillid-people.h"
#include "tillid-plan.h"
#include "tillid-problem.h"
#include "tillid-question.h"
#include "tillid-retention.h"
#include "tillid-signature.h"
#include "tillid-staff.h"
#include "tillid-story.h"
#include "tillid-visit.h"
