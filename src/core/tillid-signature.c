/* tillid-signature.c - signed notes and their corrections
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-signature.h"

static const TillidField signature_fields[] = {
  TILLID_FIELD_REF (TillidSignature, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidSignature, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_REF (TillidSignature, member, "member", NC_ ("field", "Signed by"), ORDINARY),
  TILLID_FIELD (TillidSignature, at, INSTANT, NC_ ("field", "Signed"), ORDINARY),
  TILLID_FIELD (TillidSignature,
                note_hash,
                TEXT,
                NC_ ("field", "Fingerprint of the note"),
                ORDINARY),
};

TILLID_DEFINE_RECORD (TillidSignature, tillid_signature, "signature", signature_fields)

static const TillidField correction_fields[] = {
  TILLID_FIELD_REF (TillidCorrection, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidCorrection, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_REF (TillidCorrection, member, "member", NC_ ("field", "Corrected by"), ORDINARY),
  TILLID_FIELD (TillidCorrection, at, INSTANT, NC_ ("field", "Corrected"), ORDINARY),
  TILLID_FIELD (TillidCorrection, words, TEXT, NC_ ("field", "Correction"), WORDS),
  TILLID_FIELD (TillidCorrection,
                language,
                LANG,
                NC_ ("field", "Language of the correction"),
                ORDINARY),
};

TILLID_DEFINE_RECORD (TillidCorrection, tillid_correction, "correction", correction_fields)

/**
 * tillid_note_hash:
 * @note: (nullable): the text of a note
 *
 * Returns: (transfer full): SHA-256 of the text in hexadecimal, as other programs compute it
 */
char *
tillid_note_hash (const char *note)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, note != NULL ? note : "", -1);
}
