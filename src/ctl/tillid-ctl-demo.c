/* tillid-ctl-demo.c - tillidctl demo: a clinic with invented people
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"

/* `demo FILE`: makes a clinic of invented people; the same seed gives the same people. Returns: an exit code. */
int
tillid_ctl_demo (TillidCtl *ctl, int argc, char **argv)
{
  int patients = TILLID_DEMO_PATIENTS, years = TILLID_DEMO_YEARS;
  gint64 seed = TILLID_DEMO_SEED;
  g_autofree char *today_text = NULL;
  const GOptionEntry entries[] = {
    { "patients", 0, 0, G_OPTION_ARG_INT, &patients, N_ ("How many patients"), "N" },
    { "years", 0, 0, G_OPTION_ARG_INT, &years, N_ ("How far back courses of care go"), "Y" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("The same seed gives the same content"), "S" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_ ("The day the clinic lives in"), "DATE" },
    { NULL },
  };
  TillidDay today = TILLID_ABSENT;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, "FILE [--patients N] [--years Y] [--seed S] [--today DATE]", 1, 1,
                         &argc, &argv, &exit_code) ||
      !tillid_ctl_parse_day ("--today", today_text, &today, &exit_code))
    return exit_code;
  if (patients < 1 || patients > 1000000 || years < 1 || years > 50)
    return tillid_ctl_refuse_usage ("demo",
                                    C_ ("ctl",
                                        "from 1 to 1000000 patients and from 1 to 50 years"));
  if (!tillid_demo_create (argv[1], (guint) patients, (guint) years, (guint64) seed, today,
                           ctl->cancellable, tillid_ctl_progress, ctl, &error))
    return tillid_ctl_fail (ctl, argv[1], error);
  return TILLID_EXIT_DONE;
}
