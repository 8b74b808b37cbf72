/* tillid-person-sign.c - a person as a small sign: the shape says the kind, the colour only who
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-person-sign.h"

#include <string.h>

#include "tillid-compat.h"

/* The letters take this part of the sign's height. */
#define LETTERS 0.41

struct _TillidPersonSign
{
  GtkWidget parent_instance;

  TillidPersonSignKind kind;
  gint64 colour;
  int size;
  char *initials;      /* (owned) (nullable) */
  PangoLayout *layout; /* (owned) (nullable): made when drawn */
};

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidPersonSign, tillid_person_sign, GTK_TYPE_WIDGET)

static int
size_px (TillidPersonSign *self)
{
  return (int) (self->size * tillid_widget_get_text_scale (GTK_WIDGET (self)) + 0.5);
}

static gboolean
is_filled (TillidPersonSignKind kind)
{
  return kind == TILLID_SIGN_COLLEAGUE || kind == TILLID_SIGN_PATIENT ||
         kind == TILLID_SIGN_ORGANISATION;
}

static float
corner_radius (TillidPersonSignKind kind, float size)
{
  switch (kind)
    {
    case TILLID_SIGN_INTERPRETER:
      return size * 0.28f;
    case TILLID_SIGN_ORGANISATION:
      return size * 0.16f;
    default:
      return size / 2;
    }
}

static void
snapshot_letters (TillidPersonSign *self, GtkSnapshot *snapshot, int size, const GdkRGBA *color)
{
  PangoRectangle ink;

  if (self->initials == NULL)
    return;
  if (self->layout == NULL)
    {
      g_autoptr (PangoFontDescription) font = pango_font_description_copy (
        pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));

      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->initials);
      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_font_description_set_absolute_size (font, size * LETTERS * PANGO_SCALE);
      pango_layout_set_font_description (self->layout, font);
    }
  pango_layout_get_pixel_extents (self->layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((size - ink.width) / 2.0f - ink.x,
                                                          (size - ink.height) / 2.0f - ink.y));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
tillid_person_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidPersonSign *self = TILLID_PERSON_SIGN (widget);
  const int size = size_px (self);
  const float line = MAX (1.5f, size * 0.07f);
  const float radius = corner_radius (self->kind, size);
  GdkRGBA color, letters = { 1, 1, 1, 1 };
  GskRoundedRect shape;

  tillid_person_sign_lookup_color (widget, self->kind, self->colour, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - size) / 2,
                                                (gtk_widget_get_height (widget) - size) / 2));
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, 0, size, size), radius);
  if (is_filled (self->kind))
    {
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &color, &shape.bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      GdkRGBA view;

      letters = color;
      tillid_widget_lookup_color (widget, "view_bg_color", &view);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &view, &shape.bounds);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &shape, (float[]){ line, line, line, line },
                                  (GdkRGBA[]){ color, color, color, color });
    }
  snapshot_letters (self, snapshot, size, &letters);
  gtk_snapshot_restore (snapshot);
}

static void
tillid_person_sign_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = size_px (TILLID_PERSON_SIGN (widget));
}

static void
tillid_person_sign_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tillid_person_sign_parent_class)->css_changed (widget, change);
  g_clear_object (&TILLID_PERSON_SIGN (widget)->layout);
}

static void
tillid_person_sign_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tillid_person_sign_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&TILLID_PERSON_SIGN (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
tillid_person_sign_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SIZE:
      g_value_set_int (value, TILLID_PERSON_SIGN (object)->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_person_sign_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TillidPersonSign *self = TILLID_PERSON_SIGN (object);

  switch (id)
    {
    case PROP_SIZE:
      if (self->size == g_value_get_int (value))
        return;
      self->size = g_value_get_int (value);
      g_clear_object (&self->layout);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_person_sign_finalize (GObject *object)
{
  TillidPersonSign *self = TILLID_PERSON_SIGN (object);

  g_clear_object (&self->layout);
  g_free (self->initials);

  G_OBJECT_CLASS (tillid_person_sign_parent_class)->finalize (object);
}

static void
tillid_person_sign_class_init (TillidPersonSignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tillid_person_sign_finalize;
  object_class->get_property = tillid_person_sign_get_property;
  object_class->set_property = tillid_person_sign_set_property;
  widget_class->snapshot = tillid_person_sign_snapshot;
  widget_class->measure = tillid_person_sign_measure;
  widget_class->css_changed = tillid_person_sign_css_changed;
  widget_class->system_setting_changed = tillid_person_sign_system_setting_changed;

  properties[PROP_SIZE] =
    g_param_spec_int ("size", NULL, NULL, 8, 256, 22,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "personsign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_person_sign_init (TillidPersonSign *self)
{
  self->size = 22;
  self->kind = TILLID_SIGN_NOT_MET;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* (transfer floating): an empty sign, @size logical pixels wide and high. */
GtkWidget *
tillid_person_sign_new (int size)
{
  return g_object_new (TILLID_TYPE_PERSON_SIGN, "size", size, NULL);
}

/**
 * tillid_person_sign_set:
 * @colour: index of the person's own colour (colleagues, interpreters), %TILLID_ABSENT for none
 * @initials: (nullable): the letters
 */
void
tillid_person_sign_set (TillidPersonSign *self,
                        TillidPersonSignKind kind,
                        gint64 colour,
                        const char *initials)
{
  g_return_if_fail (TILLID_IS_PERSON_SIGN (self));

  self->kind = kind;
  self->colour = colour;
  g_free (self->initials);
  self->initials = g_strdup (initials);
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* For people without initials and colour of their own: the letters come from @name. */
void
tillid_person_sign_set_name (TillidPersonSign *self, TillidPersonSignKind kind, const char *name)
{
  g_autofree char *initials = name != NULL ? tillid_person_sign_initials (name) : NULL;

  tillid_person_sign_set (self, kind, TILLID_ABSENT, initials);
}

/* (nullable) @member: nobody is a grey outline */
void
tillid_person_sign_set_member (TillidPersonSign *self, const TillidMember *member)
{
  g_autofree char *initials = NULL;

  if (member == NULL)
    {
      tillid_person_sign_set (self, TILLID_SIGN_NOT_MET, TILLID_ABSENT, NULL);
      return;
    }
  if (member->initials == NULL && member->name != NULL)
    initials = tillid_person_sign_initials (member->name);
  tillid_person_sign_set (self, TILLID_SIGN_COLLEAGUE, member->colour,
                          member->initials != NULL ? member->initials : initials);
}

/* Shows @interpreter, who is not held: own letters, else those of the name. */
void
tillid_person_sign_set_interpreter (TillidPersonSign *self, const TillidInterpreter *interpreter)
{
  g_autofree char *initials = NULL;

  g_return_if_fail (interpreter != NULL);

  if (interpreter->initials == NULL && interpreter->name != NULL)
    initials = tillid_person_sign_initials (interpreter->name);
  tillid_person_sign_set (self, TILLID_SIGN_INTERPRETER, interpreter->colour,
                          interpreter->initials != NULL ? interpreter->initials : initials);
}

/**
 * tillid_person_sign_lookup_color:
 * @widget: where it is drawn
 * @kind: kind of sign
 * @colour: the person's own colour, %TILLID_ABSENT for none
 * @out_color: (out): the colour of the disc, the outline, the bar or the bead, for the style of now
 *
 * The one place where a person gets a colour.
 */
void
tillid_person_sign_lookup_color (GtkWidget *widget,
                                 TillidPersonSignKind kind,
                                 gint64 colour,
                                 GdkRGBA *out_color)
{
  static const char *const names[] = {
    [TILLID_SIGN_PATIENT] = "side_me",
    [TILLID_SIGN_FAMILY] = "person_family",
    [TILLID_SIGN_ORGANISATION] = "side_others",
    [TILLID_SIGN_NOT_MET] = "person_not_met",
  };
  char name[32];

  if (kind != TILLID_SIGN_COLLEAGUE && kind != TILLID_SIGN_INTERPRETER)
    {
      tillid_widget_lookup_color (widget, names[kind], out_color);
      return;
    }
  g_snprintf (name, sizeof name, kind == TILLID_SIGN_COLLEAGUE ? "person_%d" : "person_line_%d",
              colour == TILLID_ABSENT ? 1 : ABS ((int) (colour % TILLID_SIGN_N_COLOURS)));
  tillid_widget_lookup_color (widget, name, out_color);
}

/**
 * tillid_person_sign_initials:
 * @name: a name, in any script
 *
 * Returns: (transfer full): the first letters of its first and last word
 */
char *
tillid_person_sign_initials (const char *name)
{
  g_auto (GStrv) words = NULL;
  GString *letters = g_string_new (NULL);
  const char *first = NULL, *last = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  words = g_strsplit_set (name, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_unichar_isalnum (g_utf8_get_char (words[i])))
      {
        if (first == NULL)
          first = words[i];
        last = words[i];
      }
  if (first != NULL)
    g_string_append_unichar (letters, g_unichar_toupper (g_utf8_get_char (first)));
  if (last != first)
    {
      /* Letters of joining scripts must not join: initials are single letters. */
      if (g_unichar_get_script (g_utf8_get_char (last)) == G_UNICODE_SCRIPT_ARABIC)
        g_string_append (letters, "\u200c");
      g_string_append_unichar (letters, g_unichar_toupper (g_utf8_get_char (last)));
    }
  return g_string_free (letters, FALSE);
}
