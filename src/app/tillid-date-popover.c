/* tillid-date-popover.c - asks for one day, typed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is typed is a draft with every key, and stands there again when the same thing is dated the next time. */
#include "config.h"

#include "tillid-date-popover.h"

#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-plan-edits.h"

struct _TillidDatePopover
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkEditable *date_entry;
  GtkLabel *understood_label;
  GtkWidget *keep_button;

  TillidDay today;
};

enum
{
  SIGNAL_DAY_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidDatePopover, tillid_date_popover, GTK_TYPE_POPOVER)

/* Nothing typed is "no date"; %FALSE if it is no day. */
static gboolean
read_day (TillidDatePopover *self, TillidDay *out_day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->date_entry)));

  *out_day = TILLID_ABSENT;
  return *text == '\0' || tillid_plan_read_day (text, self->today, out_day);
}

static void
changed_cb (TillidDatePopover *self)
{
  TillidDay day;
  gboolean is_day = read_day (self, &day);
  g_autofree char *shown = tillid_format_day (day, TILLID_FORMAT_DAY_FULL, NULL);

  gtk_label_set_label (self->understood_label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->understood_label), *shown != '\0');
  gtk_widget_set_sensitive (self->keep_button, is_day);
}

static void
keep_cb (TillidDatePopover *self)
{
  TillidDay day;

  if (!read_day (self, &day))
    return;
  tillid_draft_keeper_forget (GTK_WIDGET (self->date_entry));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0, day);
}

/**
 * tillid_date_popover_release:
 * @self: a popover
 *
 * Lets go of the clinic; what was being typed stays a draft.
 */
void
tillid_date_popover_release (TillidDatePopover *self)
{
  g_return_if_fail (TILLID_IS_DATE_POPOVER (self));

  tillid_draft_keeper_release (GTK_WIDGET (self->date_entry));
}

static void
tillid_date_popover_dispose (GObject *object)
{
  if (TILLID_DATE_POPOVER (object)->date_entry != NULL)
    tillid_date_popover_release (TILLID_DATE_POPOVER (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_DATE_POPOVER);

  G_OBJECT_CLASS (tillid_date_popover_parent_class)->dispose (object);
}

static void
tillid_date_popover_class_init (TillidDatePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_date_popover_dispose;

  signals[SIGNAL_DAY_CHOSEN] =
    g_signal_new ("day-chosen", TILLID_TYPE_DATE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-date-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidDatePopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidDatePopover, date_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidDatePopover, understood_label);
  gtk_widget_class_bind_template_child (widget_class, TillidDatePopover, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "closed_cb",
                                                G_CALLBACK (tillid_date_popover_release));
}

static void
tillid_date_popover_init (TillidDatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_date_popover_ask:
 * @self: a popover that points to something
 * @session: the clinic: it knows today and keeps drafts; held until the popover is closed
 * @place: name of the place of the draft
 * @title: what the day is for
 * @day: the day of now, or %TILLID_ABSENT
 *
 * Opens it with @day, or with what was being typed, ready to be typed over.
 */
void
tillid_date_popover_ask (TillidDatePopover *self,
                         TillidSession *session,
                         const char *place,
                         const char *title,
                         TillidDay day)
{
  g_autofree char *text = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL);

  g_return_if_fail (TILLID_IS_DATE_POPOVER (self));

  self->today = tillid_session_today (session);
  gtk_label_set_label (self->title_label, title);
  tillid_draft_keeper_bind (GTK_WIDGET (self->date_entry), session, place, text);
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->date_entry));
}
