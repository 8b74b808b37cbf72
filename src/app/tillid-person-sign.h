/* tillid-person-sign.h - a person as a small sign: the shape says the kind, the colour only who
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-interpreter.h"
#include "tillid-staff.h"

G_BEGIN_DECLS

/**
 * TillidPersonSignKind:
 * @TILLID_SIGN_COLLEAGUE: filled circle in the colleague's own colour
 * @TILLID_SIGN_INTERPRETER: outlined rounded square
 * @TILLID_SIGN_PATIENT: ochre circle
 * @TILLID_SIGN_FAMILY: outlined brown circle
 * @TILLID_SIGN_ORGANISATION: dark square
 * @TILLID_SIGN_NOT_MET: grey outline
 */
typedef enum
{
  TILLID_SIGN_COLLEAGUE,
  TILLID_SIGN_INTERPRETER,
  TILLID_SIGN_PATIENT,
  TILLID_SIGN_FAMILY,
  TILLID_SIGN_ORGANISATION,
  TILLID_SIGN_NOT_MET,
} TillidPersonSignKind;

/* How many colours there are: @person_0 to @person_7 in style.css. */
#define TILLID_SIGN_N_COLOURS 8

/**
 * TillidPersonSign:
 *
 * Decoration beside a name: its role is PRESENTATION, the name is spoken by the text or the row. Property
 * "size": width and height in px at 100 % text, 22 unless said; the sign grows with the text.
 */
#define TILLID_TYPE_PERSON_SIGN (tillid_person_sign_get_type ())
G_DECLARE_FINAL_TYPE (TillidPersonSign, tillid_person_sign, TILLID, PERSON_SIGN, GtkWidget)

GtkWidget *tillid_person_sign_new (int size);
void tillid_person_sign_set (TillidPersonSign *self,
                             TillidPersonSignKind kind,
                             gint64 colour,
                             const char *initials);
void
tillid_person_sign_set_name (TillidPersonSign *self, TillidPersonSignKind kind, const char *name);
void tillid_person_sign_set_member (TillidPersonSign *self, const TillidMember *member);
void tillid_person_sign_set_interpreter (TillidPersonSign *self,
                                         const TillidInterpreter *interpreter);

void tillid_person_sign_lookup_color (GtkWidget *widget,
                                      TillidPersonSignKind kind,
                                      gint64 colour,
                                      GdkRGBA *out_color);
char *tillid_person_sign_initials (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
