/* tillid-story-inspector.c - one event of the story in full
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Shows what is selected in the state. Life events, symptoms, strengths and places carry who told it to whom;
 * the other families show when, and what stood around it. */
#include "config.h"

#include "tillid-story-inspector.h"

#include <glib/gi18n-lib.h>

#include "tillid-confidence-card.h"
#include "tillid-format.h"
#include "tillid-person-sign.h"
#include "tillid-story-near-row.h"
#include "tillid-story-record.h"
#include "tillid-timeline-words.h"
#include "tillid-visit.h"
#include "tillid-words.h"

struct _TillidStoryInspector
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *what_label;
  GtkLabel *words_label;
  GtkLabel *staff_words_label;
  GtkWidget *when_row;
  GtkLabel *when_label;
  GtkWidget *said_row;
  GtkLabel *said_label;
  GtkWidget *told_card;
  GtkWidget *told_by_row;
  GtkLabel *told_by_label;
  GtkWidget *told_to_row;
  TillidPersonSign *told_to_sign;
  GtkLabel *told_to_label;
  GtkWidget *through_row;
  TillidPersonSign *through_sign;
  GtkLabel *through_label;
  GtkWidget *present_row;
  GtkLabel *present_label;
  GtkWidget *share_card;
  GtkLabel *asked_label;
  GtkFlowBox *share_box;
  TillidConfidenceCard *confidence_card;
  GtkWidget *near_card;
  GtkLabel *near_label;
  GtkListBox *near_list;
  GtkWidget *open_button;
  GtkWidget *edit_button;
  GtkWidget *telling_button;
  GtkImage *what_image;

  TillidTimelineState *state; /* (owned) (nullable) */
  int shown_days;             /* of the band, as the list shows it */
};

G_DEFINE_FINAL_TYPE (TillidStoryInspector, tillid_story_inspector, ADW_TYPE_BIN)

static const TillidTimelineItem *
get_item (TillidStoryInspector *self)
{
  return tillid_timeline_state_find (self->state, tillid_timeline_state_get_selected (self->state));
}

static TillidPatientContext *
get_context (TillidStoryInspector *self)
{
  return tillid_timeline_state_get_context (self->state);
}

/* A row of a card: away when it has nothing to say. */
static void
set_row (GtkWidget *row, GtkLabel *label, const char *text)
{
  gtk_widget_set_visible (row, text != NULL && *text != '\0');
  gtk_label_set_text (label, text != NULL ? text : "");
}

static void
set_words (GtkLabel *label, const char *words, const char *language)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  if (words == NULL)
    return;
  if (language != NULL)
    pango_attr_list_insert (attributes,
                            pango_attr_language_new (pango_language_from_string (language)));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_text (label, words);
}

/* The members that every told family has. */
typedef struct
{
  const char *words;
  const char *language;
  const char *staff_words;
  const TillidTold *at;
  const char *told_by;
  gint64 told_on;
  gint64 told_to;
  gint64 told_through;
  const char *told_present;
  int share[4];
  gint64 asked_on;
} Told;

/* Members by name, so that all told families pass through one place. */
static gpointer
member (const TillidRecord *record, const char *name)
{
  const TillidField *field = tillid_record_type_find_field (record->type, name);

  return field != NULL ? G_STRUCT_MEMBER_P (record, field->offset) : NULL;
}

#define TEXT_MEMBER(record, name)                                                                  \
  (member (record, name) != NULL ? *(char **) member (record, name) : NULL)
#define ID_MEMBER(record, name)                                                                    \
  (member (record, name) != NULL ? *(gint64 *) member (record, name) : 0)

static void
read_told (const TillidRecord *record, Told *out)
{
  static const char *const share[] = { "share_team", "share_gp", "share_municipality",
                                       "share_family" };

  *out = (Told){
    .words = TEXT_MEMBER (record, "words"),
    .language = TEXT_MEMBER (record, "language"),
    .staff_words = TEXT_MEMBER (record, "staff_words"),
    .at = member (record, "at") != NULL ? *(TillidTold **) member (record, "at") : NULL,
    .told_by = TEXT_MEMBER (record, "told_by"),
    .told_on = member (record, "told_on") != NULL ? ID_MEMBER (record, "told_on") : TILLID_ABSENT,
    .told_to = ID_MEMBER (record, "told_to"),
    .told_through = ID_MEMBER (record, "told_through"),
    .told_present = TEXT_MEMBER (record, "told_present"),
    .asked_on = member (record, "asked_on") != NULL ? ID_MEMBER (record, "asked_on") : TILLID_ABSENT
  };
  for (guint i = 0; i < G_N_ELEMENTS (share); i++)
    if (member (record, share[i]) != NULL)
      out->share[i] = *(int *) member (record, share[i]);
}

static void
show_when (TillidStoryInspector *self, const TillidTimelineItem *item, const TillidTold *at)
{
  g_autofree char *when = NULL, *said = NULL;

  if (at != NULL && at->start.kind != TILLID_TOLD_UNKNOWN)
    {
      g_autoptr (TillidTold) plain = tillid_told_copy (at);

      /* What was understood; the words themselves stand in the row below. */
      g_clear_pointer (&plain->said, g_free);
      when = tillid_format_told (plain, NULL);
    }
  else
    when = tillid_timeline_words_when (&item->bounds);
  set_row (self->when_row, self->when_label, when);
  if (item->said_as != NULL)
    /* Translators: how a date was told, in quotation marks. */
    said = g_strdup_printf (tillid_words_is_rtl (item->said_as) ? "«%s»" : C_ ("story", "“%s”"),
                            item->said_as);
  set_row (self->said_row, self->said_label, said);
}

static void
show_told (TillidStoryInspector *self, const Told *told)
{
  TillidMember *to = tillid_patient_context_find_member (get_context (self), told->told_to);
  TillidInterpreter *through =
    tillid_patient_context_find_interpreter (get_context (self), told->told_through);
  g_autofree char *by = NULL, *day = NULL;

  if (told->told_on != TILLID_ABSENT)
    day = tillid_format_day (told->told_on, TILLID_FORMAT_DAY_LONG, NULL);
  if (told->told_by != NULL && day != NULL)
    /* Translators: who told it, and on which day: "Salma, on 7 October 2025". */
    by = g_strdup_printf (C_ ("story", "%1$s, on %2$s"), told->told_by, day);
  else
    by = g_strdup (told->told_by != NULL ? told->told_by : day);
  set_row (self->told_by_row, self->told_by_label, by);
  set_row (self->told_to_row, self->told_to_label, to != NULL ? to->name : NULL);
  set_row (self->through_row, self->through_label, through != NULL ? through->name : NULL);
  if (to != NULL)
    tillid_person_sign_set_member (self->told_to_sign, to);
  if (through != NULL)
    tillid_person_sign_set_interpreter (self->through_sign, through);
  set_row (self->present_row, self->present_label, told->told_present);
  gtk_widget_set_visible (self->told_card, by != NULL || to != NULL || through != NULL ||
                                             told->told_present != NULL);
}

static void
add_share_chip (TillidStoryInspector *self, const char *party, int share)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (party);
  g_autofree char *spoken = NULL;

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  if (share == TILLID_SHARE_YES)
    {
      GtkWidget *tick =
        g_object_new (GTK_TYPE_IMAGE, "icon-name", "emblem-ok-symbolic", "pixel-size", 12,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_box_append (GTK_BOX (chip), tick);
      gtk_widget_add_css_class (chip, "shared");
      spoken = g_strdup_printf (C_ ("share", "%s: yes"), party);
    }
  else
    {
      gtk_widget_add_css_class (chip, "not-shared");
      spoken = g_strdup_printf (C_ ("share", "%s: no"), party);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_flow_box_append (self->share_box, chip);
}

static void
show_share (TillidStoryInspector *self, const Told *told)
{
  const char *const parties[] = { C_ ("share", "Team"), C_ ("share", "GP"),
                                  C_ ("share", "Municipality"), C_ ("share", "Family") };
  g_autofree char *day = NULL, *asked = NULL;
  gboolean any = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->share_box))) != NULL)
    gtk_flow_box_remove (self->share_box, child);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    if (told->share[i] != TILLID_SHARE_NOT_ASKED)
      {
        add_share_chip (self, parties[i], told->share[i]);
        any = TRUE;
      }
  if (told->asked_on != TILLID_ABSENT)
    {
      day = tillid_format_day (told->asked_on, TILLID_FORMAT_DAY_MONTH, NULL);
      asked = g_strdup_printf (C_ ("share", "asked %s"), day);
    }
  gtk_label_set_text (self->asked_label, asked != NULL ? asked : "");
  gtk_widget_set_visible (self->share_card, any);
}

static void
show_near (TillidStoryInspector *self)
{
  g_autoptr (GArray) near = tillid_timeline_state_get_near (self->state);
  int days = tillid_timeline_state_get_view (self->state)->band_days;
  g_autofree char *number = tillid_format_number (days, NULL);
  g_autofree char *heading = NULL;
  GtkWidget *row;
  guint n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->near_list))) != NULL)
    gtk_list_box_remove (self->near_list, row);
  for (guint i = 0; i < near->len; i++)
    {
      const TillidTimelineNear *entry = &g_array_index (near, TillidTimelineNear, i);
      const TillidTimelineItem *item = &items[entry->index];
      g_autofree char *distance = tillid_format_distance (entry->min_days, entry->max_days);

      gtk_list_box_append (self->near_list,
                           tillid_story_near_row_new (item,
                                                      item->text != NULL
                                                        ? item->text
                                                        : tillid_timeline_words_what (item),
                                                      distance));
    }
  heading =
    near->len > 0
      ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Within %s day of this",
                                      "Within %s days of this", (gulong) days),
                         number)
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Nothing else is told within %s day of this",
                                      "Nothing else is told within %s days of this", (gulong) days),
                         number);
  gtk_label_set_text (self->near_label, heading);
  gtk_widget_set_visible (self->near_card, days > 0);
}

/* What cannot be done with this kind of record is not offered. */
static void
show_buttons (TillidStoryInspector *self, const TillidRecordType *type)
{
  const gboolean may_write =
    tillid_patient_context_may_write (get_context (self), &tillid_life_event_type);
  const gboolean is_event = may_write && type == &tillid_life_event_type;

  gtk_widget_set_visible (self->open_button,
                          type == &tillid_visit_type || type == &tillid_promise_type);
  gtk_widget_set_visible (self->edit_button, may_write && tillid_story_family_of (type) != NULL);
  gtk_widget_set_visible (self->telling_button, is_event);
}

static void
show (TillidStoryInspector *self)
{
  const TillidTimelineItem *item = self->state != NULL ? get_item (self) : NULL;
  const TillidTimelineRow *row;
  g_autoptr (TillidRecord) record = NULL;
  Told told = { .told_on = TILLID_ABSENT, .asked_on = TILLID_ABSENT };

  if (item == NULL)
    return;
  row = tillid_timeline_state_find_row (self->state, item->id);
  record = tillid_patient_context_get (get_context (self), tillid_record_type_by_kind (row->kind),
                                       item->id);
  if (record != NULL)
    read_told (record, &told);
  tillid_story_near_row_set_sign (self->what_image, item);
  gtk_label_set_text (self->what_label, tillid_timeline_words_what (item));
  if (item->closed)
    {
      set_words (self->words_label, NULL, NULL);
      set_words (self->staff_words_label, C_ ("timeline item", "not now"), NULL);
    }
  else
    {
      set_words (self->words_label,
                 told.words != NULL && told.staff_words != NULL ? told.words : NULL, told.language);
      set_words (self->staff_words_label, item->text,
                 told.staff_words == NULL ? told.language : NULL);
    }
  show_when (self, item, told.at);
  show_told (self, &told);
  show_share (self, &told);
  tillid_confidence_card_set (self->confidence_card, get_context (self), record);
  show_near (self);
  show_buttons (self, tillid_record_type_by_kind (row->kind));
}

/* Only the width of the band matters here; zoom and pan come many times a second. */
static void
view_changed_cb (TillidStoryInspector *self)
{
  int days = tillid_timeline_state_get_view (self->state)->band_days;

  if (days == self->shown_days)
    return;
  self->shown_days = days;
  if (get_item (self) != NULL)
    show_near (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, TillidStoryInspector *self)
{
  tillid_timeline_state_select (self->state,
                                tillid_story_near_row_get_item (TILLID_STORY_NEAR_ROW (row)));
}

static void
tillid_story_inspector_dispose (GObject *object)
{
  tillid_story_inspector_set_state (TILLID_STORY_INSPECTOR (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_INSPECTOR);

  G_OBJECT_CLASS (tillid_story_inspector_parent_class)->dispose (object);
}

static void
tillid_story_inspector_class_init (TillidStoryInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_inspector_dispose;
  g_type_ensure (TILLID_TYPE_CONFIDENCE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidStoryInspector, name)
  BIND (what_label);
  BIND (words_label);
  BIND (staff_words_label);
  BIND (when_row);
  BIND (when_label);
  BIND (said_row);
  BIND (said_label);
  BIND (told_card);
  BIND (told_by_row);
  BIND (told_by_label);
  BIND (told_to_row);
  BIND (told_to_sign);
  BIND (told_to_label);
  BIND (through_row);
  BIND (through_sign);
  BIND (through_label);
  BIND (present_row);
  BIND (present_label);
  BIND (share_card);
  BIND (asked_label);
  BIND (share_box);
  BIND (confidence_card);
  BIND (near_card);
  BIND (near_label);
  BIND (near_list);
  BIND (open_button);
  BIND (edit_button);
  BIND (telling_button);
  BIND (what_image);
#undef BIND
}

static void
tillid_story_inspector_init (TillidStoryInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->near_list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           0);
}

/**
 * tillid_story_inspector_set_state:
 * @self: an inspector
 * @state: (nullable): whose selection it shows
 */
void
tillid_story_inspector_set_state (TillidStoryInspector *self, TillidTimelineState *state)
{
  g_return_if_fail (TILLID_IS_STORY_INSPECTOR (self));

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    {
      if (self->confidence_card != NULL)
        tillid_confidence_card_set (self->confidence_card, NULL, NULL);
      return;
    }
  g_signal_connect_object (state, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show (self);
}
