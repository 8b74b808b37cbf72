/* tillid-fhir-told.c - our own extension: a life event as it was told
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* <extension url="urn:tillid:told">
 *   <extension url="stored"><valueString value='{"said":"spring 1991",...}'/>   the exact date, as stored
 *   <extension url="said">, "edtf", "calendar"                                  the same for other programs
 *   <extension url="lane">, "bank", "share-team", ...                           codes of our choices
 *   <extension url="hope"><valueBoolean value="true"/>
 *
 * Reading takes "stored", and only what it knows; the derived parts are for others. */
#include "config.h"

#include "tillid-fhir-told.h"

#include "tillid-fhir-xml.h"

static const struct
{
  const char *url;
  gsize offset;
} shares[] = {
  { "share-team", G_STRUCT_OFFSET (TillidLifeEvent, share_team) },
  { "share-gp", G_STRUCT_OFFSET (TillidLifeEvent, share_gp) },
  { "share-municipality", G_STRUCT_OFFSET (TillidLifeEvent, share_municipality) },
  { "share-family", G_STRUCT_OFFSET (TillidLifeEvent, share_family) },
};

/**
 * tillid_fhir_told_share_name:
 * @index: from 0
 * @out_offset: (out): of the member of #TillidLifeEvent
 *
 * Returns: (nullable): the address of the part that says with whom the event may be shared
 */
const char *
tillid_fhir_told_share_name (guint index, gsize *out_offset)
{
  if (index >= G_N_ELEMENTS (shares))
    return NULL;
  *out_offset = shares[index].offset;
  return shares[index].url;
}

static int
choice (const xmlNode *extension, const char *url, const TillidChoice *choices)
{
  const char *code = tillid_fhir_xml_extension_value (extension, url);

  return code != NULL ? MAX (tillid_choice_from_code (choices, code), 0) : 0;
}

static gboolean
flag (const xmlNode *extension, const char *url)
{
  return g_strcmp0 (tillid_fhir_xml_extension_value (extension, url), "true") == 0;
}

/**
 * tillid_fhir_told_read:
 * @resource: an Observation
 * @event: where to put what the extension says
 *
 * Returns: whether @resource has the extension, with a date that this program stored
 */
gboolean
tillid_fhir_told_read (const xmlNode *resource, TillidLifeEvent *event)
{
  const xmlNode *extension = tillid_fhir_xml_extension (resource, TILLID_FHIR_TOLD_URL);
  g_autoptr (TillidTold) told = tillid_fhir_date_stored (resource);

  if (extension == NULL)
    return FALSE;
  event->lane = choice (extension, "lane", tillid_event_lane_choices);
  event->bank = choice (extension, "bank", tillid_bank_choices);
  event->closed = flag (extension, "closed");
  event->hope = flag (extension, "hope");
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    G_STRUCT_MEMBER (int, event, shares[i].offset) =
      choice (extension, shares[i].url, tillid_share_choices);
  if (told == NULL)
    return FALSE;
  tillid_set_told (&event->at, told);
  return TRUE;
}
