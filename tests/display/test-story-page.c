/* test-story-page.c - the life story of the demo clinic on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "story-page-fixture.h"
#include "tillid-confidence-card.h"
#include "tillid-confidence-edits.h"
#include "tillid-story.h"
#include "tillid-story-add.h"
#include "tillid-story-inspector.h"
#include "tillid-story-near-row.h"
#include "tillid-timeline-child.h"

static gboolean
near_list_has (Fixture *f, gint64 id)
{
  GtkWidget *inspector = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "inspector"));
  GtkWidget *list = GTK_WIDGET (tillid_test_child (inspector, "near_list"));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (tillid_story_near_row_get_item (TILLID_STORY_NEAR_ROW (row)) == id)
      return TRUE;
  return FALSE;
}

static void
test_acceptance (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);

  g_test_summary ("Selecting “suddenly off sick” shows the new oven's alarm within its 90 days "
                  "(the worked case)");
  tillid_timeline_state_select (state, find_text (f, "off sick")->id);
  tillid_test_settle ();
  g_assert_true (near_list_has (f, find_text (f, "alarm")->id));
  g_assert_true (gtk_revealer_get_reveal_child (
    GTK_REVEALER (tillid_test_child (GTK_WIDGET (f->page), "inspector_revealer"))));
  tillid_test_picture (GTK_WIDGET (f->window), "story-page-light");
  tillid_test_set_dark (TRUE);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_THREE_YEARS);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "story-page-dark");
  tillid_test_set_dark (FALSE);
  gtk_widget_set_direction (tillid_test_child (GTK_WIDGET (f->page), "canvas") != NULL
                              ? GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "canvas"))
                              : NULL,
                            GTK_TEXT_DIR_RTL);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "story-page-rtl");
}

static void
test_bank_and_undo (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "alarm")->id;

  tillid_timeline_state_select (state, id);
  g_assert_cmpint (tillid_timeline_state_find (state, id)->bank, ==, TILLID_BANK_HARD);
  activate (f, "story.mark-good");
  tillid_test_wait (tillid_timeline_state_find (state, id) != NULL &&
                    tillid_timeline_state_find (state, id)->bank == TILLID_BANK_GOOD);
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_undo_undo_async (f->undo, 0, NULL, NULL);
  tillid_test_wait (tillid_timeline_state_find (state, id) != NULL &&
                    tillid_timeline_state_find (state, id)->bank == TILLID_BANK_HARD);
  activate (f, "story.close-stone");
  tillid_test_wait (tillid_timeline_state_find (state, id)->closed);
  g_assert_null (tillid_timeline_state_find (state, id)->text);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "alarm")->id;

  tillid_timeline_state_select (state, id);
  activate (f, "story.remove");
  tillid_test_wait (tillid_timeline_state_find (state, id) == NULL);
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, 0);
}

/* Whether just those children can be seen that show something. */
static gboolean
is_pool_hidden (GtkWidget *canvas)
{
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) !=
        (tillid_timeline_child_get_item (TILLID_TIMELINE_CHILD (child)) != 0))
      return FALSE;
  return TRUE;
}

static void
test_pool (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  GtkWidget *canvas = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "canvas"));
  gint64 id = find_text (f, "alarm")->id;

  g_test_summary (
    "A sign whose event is gone is not painted any more, also when it wanted a new place: "
    "GTK warns of what is painted without one");
  tillid_timeline_state_select (state, id);
  activate (f, "story.remove");
  tillid_test_wait (tillid_timeline_state_find (state, id) == NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_resize (child);
  tillid_test_wait (is_pool_hidden (canvas));
}

static void
type_into (Fixture *f, const char *entry, const char *text)
{
  GtkWidget *popover = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "add_popover"));

  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (popover, entry)), text);
}

static void
test_add (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "add_popover"));
  const TillidTimelineItem *item;

  activate (f, "story.add");
  type_into (f, "staff_words_entry", "We planted the apricot tree");
  type_into (f, "when_entry", "spring 1991");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (tillid_test_child (popover, "understood_label"))),
                   ==, "spring 1991");
  g_signal_emit_by_name (tillid_test_child (popover, "keep_button"), "clicked");
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_test_wait (tillid_timeline_state_get_selected (tillid_story_page_get_state (f->page)) !=
                    0);
  item = find_text (f, "apricot");
  g_assert_cmpint (item->bank, ==, TILLID_BANK_NEUTRAL);
  g_assert_cmpint (item->bounds.start_earliest, ==, tillid_day_from_ymd (1991, 3, 1));
  g_assert_cmpint (item->bounds.start_latest, ==, tillid_day_from_ymd (1991, 5, 31));
}

static void
test_draft (Fixture *f, gconstpointer data)
{
  TillidStoryAdd *popover =
    TILLID_STORY_ADD (tillid_test_child (GTK_WIDGET (f->page), "add_popover"));
  gint64 changed = -1;

  g_test_summary ("Half a sentence stands in its field again when the patient is opened again");
  activate (f, "story.add");
  type_into (f, "words_entry", "Half a sent");
  tillid_page_leave (TILLID_PAGE (f->page));
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  g_assert_true (tillid_story_add_find_draft (popover, &changed));
  g_assert_cmpint (changed, ==, 0);
  activate (f, "story.add");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (tillid_test_child (GTK_WIDGET (popover), "words_entry"))),
                   ==, "Half a sent");
}

static const char *
entry_text (Fixture *f, const char *entry)
{
  GtkWidget *popover = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "add_popover"));

  return gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (popover, entry)));
}

static gboolean
is_offered (Fixture *f, const char *button)
{
  GtkWidget *inspector = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "inspector"));

  return gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (inspector, button)));
}

/* Words and date of every family change in the same fields, as one edit that can be undone. */
static void
test_edit_families (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "Lost my Danish", "Denmark, Funen", "Walks by the water",
                                       "High calcium",   "Sertraline",     "Depression, said by" };
  TillidTimelineState *state = tillid_story_page_get_state (f->page);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 id = find_text (f, texts[i])->id;
      TillidToldBounds before = find_text (f, texts[i])->bounds;
      gboolean is_staff;

      tillid_timeline_state_select (state, id);
      tillid_test_settle ();
      g_assert_true (is_offered (f, "edit_button"));
      g_assert_false (is_offered (f, "telling_button"));
      activate (f, "story.edit");
      is_staff = strstr (entry_text (f, "staff_words_entry"), texts[i]) != NULL;
      g_assert_true (is_staff || strstr (entry_text (f, "words_entry"), texts[i]) != NULL);
      type_into (f, is_staff ? "staff_words_entry" : "words_entry", "Said in another way");
      g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page),
                                                                               "add_popover")),
                                                "keep_button"),
                             "clicked");
      tillid_test_wait (
        tillid_timeline_state_find (state, id) != NULL &&
        g_strcmp0 (tillid_timeline_state_find (state, id)->text, "Said in another way") == 0);
      /* The date was not touched: it is not read again. */
      g_assert_cmpint (tillid_timeline_state_find (state, id)->bounds.start_earliest, ==,
                       before.start_earliest);
      g_assert_cmpint (tillid_timeline_state_find (state, id)->bounds.end_latest, ==,
                       before.end_latest);
      tillid_test_wait (tillid_undo_can_undo (f->undo));
      tillid_undo_undo_async (f->undo, 0, NULL, NULL);
      tillid_test_wait (tillid_timeline_state_find (state, id) != NULL &&
                        strstr (tillid_timeline_state_find (state, id)->text, texts[i]) != NULL);
    }
  tillid_timeline_state_select (state, find_text (f, "neck, and the letter")->id);
  tillid_test_settle ();
  g_assert_true (is_offered (f, "open_button"));
  g_assert_false (is_offered (f, "edit_button"));
}

static TillidConfidence *
find_confidence (Fixture *f, gint64 entry)
{
  TillidConfidence *confidence = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tillid_confidence_find (tillid_patient_context_get_db (f->context),
                                         tillid_patient_context_get_scope (f->context), entry,
                                         &confidence, &error));
  g_assert_no_error (error);
  return confidence;
}

/* What is told in confidence is told to those who are named, and to oneself; it can be undone, and lifted. */
static void
test_confidence (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  GtkWidget *inspector = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "inspector"));
  GtkWidget *card = GTK_WIDGET (tillid_test_child (inspector, "confidence_card"));
  GtkWidget *lock = GTK_WIDGET (tillid_test_child (card, "lock_box"));
  GtkWidget *people = GTK_WIDGET (tillid_test_child (card, "people_box"));
  GtkPopover *popover = GTK_POPOVER (tillid_test_child (card, "popover"));
  gint64 id = find_text (f, "alarm")->id;
  g_autoptr (TillidConfidence) confidence = NULL;
  GtkWidget *other = NULL;
  int n_fixed = 0;

  tillid_timeline_state_select (state, id);
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_false (gtk_widget_get_visible (lock));
  gtk_popover_popup (popover);
  tillid_test_settle ();
  for (GtkWidget *check = gtk_widget_get_first_child (people); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (!gtk_widget_get_sensitive (check))
      {
        n_fixed++;
        g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
        g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==,
                         tillid_session_get_member (f->session)->name);
      }
    else
      other = check;
  g_assert_cmpint (n_fixed, ==, 1);
  g_assert_nonnull (other);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (other), TRUE);
  g_signal_emit_by_name (tillid_test_child (card, "keep_button"), "clicked");
  tillid_test_wait ((confidence = find_confidence (f, id)) != NULL);
  tillid_test_settle ();
  g_assert_cmpuint (confidence->readers->len, ==, 2);
  g_assert_nonnull (find_text (f, "alarm"));
  tillid_test_wait (gtk_widget_get_visible (lock));
  tillid_test_picture (GTK_WIDGET (f->window), "story-page-confidence");

  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_test_undo (f->undo, FALSE);
  g_clear_pointer (&confidence, tillid_confidence_free);
  confidence = find_confidence (f, id);
  g_assert_null (confidence);
  tillid_test_undo (f->undo, TRUE);
  tillid_test_wait (gtk_widget_get_visible (lock));
  g_signal_emit_by_name (tillid_test_child (card, "open_button"), "clicked");
  tillid_test_wait (!gtk_widget_get_visible (lock));
  g_assert_null (confidence = find_confidence (f, id));

  /* A visit is not an entry of that kind. */
  tillid_timeline_state_select (state, find_text (f, "neck, and the letter")->id);
  tillid_test_settle ();
  g_assert_false (gtk_widget_get_visible (card));
}

static GtkWidget *
find_sign (Fixture *f, gint64 id)
{
  GtkWidget *canvas = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "canvas"));

  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TILLID_IS_TIMELINE_CHILD (child) &&
        tillid_timeline_child_get_item (TILLID_TIMELINE_CHILD (child)) == id)
      return child;
  return NULL;
}

/* (transfer full): the sign as it is painted. */
static GBytes *
paint (Fixture *f, gint64 id)
{
  GtkWidget *sign = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  tillid_test_wait ((sign = find_sign (f, id)) != NULL);
  gtk_test_widget_wait_for_draw (sign);
  paintable = gtk_widget_paintable_new (sign);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (sign)),
                                         node, NULL);
  return gdk_texture_save_to_png_bytes (texture);
}

static gboolean
is_painted_as (Fixture *f, gint64 id, GBytes *before)
{
  g_autoptr (GBytes) now = paint (f, id);

  return g_bytes_equal (now, before);
}

static gboolean
is_said_in_confidence (Fixture *f, gint64 id)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  g_autofree char *sentence =
    tillid_timeline_state_describe (state, tillid_timeline_state_find (state, id));
  char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_sign (f, id)),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  const gboolean is_so = other == NULL && g_str_has_suffix (sentence, "Told in confidence.");

  g_free (other);
  return is_so;
}

/* A lock at the sign, and a word in its sentence, also where it is not selected; both go with the confidence. */
static void
test_lock_sign (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  const gint64 id = find_text (f, "alarm")->id;
  const gint64 other = find_text (f, "off sick")->id;
  const gint64 nobody = 0;
  g_autoptr (TillidRecord) event =
    tillid_patient_context_get (f->context, &tillid_life_event_type, id);
  g_autoptr (GBytes) open = paint (f, id);
  g_autoptr (GBytes) beside = paint (f, other);
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (is_said_in_confidence (f, id));
  edit = tillid_confidence_restrict (f->session, event, &nobody, 0, &error);
  g_assert_no_error (error);
  tillid_patient_context_apply (f->context, edit);
  tillid_test_wait (tillid_timeline_state_is_in_confidence (state, id));
  tillid_test_wait (!is_painted_as (f, id, open));
  tillid_test_wait (is_said_in_confidence (f, id));
  g_assert_false (is_said_in_confidence (f, other));
  g_assert_true (is_painted_as (f, other, beside));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (!tillid_timeline_state_is_in_confidence (state, id));
  tillid_test_wait (is_painted_as (f, id, open));
  g_assert_false (is_said_in_confidence (f, id));
}

static TillidResult *
find_result (Fixture *f, gint64 id)
{
  return (TillidResult *) tillid_patient_context_get (f->context, &tillid_result_type, id);
}

/* The number and the unit of a result, in digits of another script and with a comma; no number is kept by accident. */
static void
test_edit_result (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "High calcium")->id;
  GtkWidget *popover = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "add_popover"));
  GtkWidget *keep = GTK_WIDGET (tillid_test_child (popover, "keep_button"));

  activate (f, "story.add");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (popover, "value_box"))));
  gtk_popover_popdown (GTK_POPOVER (popover));
  tillid_timeline_state_select (state, id);
  activate (f, "story.edit");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (popover, "value_box"))));
  type_into (f, "value_entry", "2,7x");
  g_assert_false (gtk_widget_get_sensitive (keep));
  type_into (f, "value_entry", "٢٫٧١");
  type_into (f, "unit_entry", "mmol/L");
  g_assert_true (gtk_widget_get_sensitive (keep));
  g_signal_emit_by_name (keep, "clicked");
  tillid_test_wait (find_result (f, id) != NULL && find_result (f, id)->value == 2.71);
  g_assert_cmpstr (find_result (f, id)->unit, ==, "mmol/L");

  tillid_timeline_state_select (state, id);
  activate (f, "story.edit");
  g_assert_cmpstr (entry_text (f, "value_entry"), ==, "2.71");
  type_into (f, "value_entry", "");
  g_signal_emit_by_name (keep, "clicked");
  tillid_test_wait (isnan (find_result (f, id)->value));
  g_assert_cmpstr (find_result (f, id)->unit, ==, "mmol/L");
}

static void
test_draft_of_edit (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  TillidStoryAdd *popover =
    TILLID_STORY_ADD (tillid_test_child (GTK_WIDGET (f->page), "add_popover"));
  gint64 id = find_text (f, "Lost my Danish")->id;
  gint64 changed = 0;

  g_test_summary ("Half a change stands in its field again, and leaves no draft when it is kept");
  tillid_timeline_state_select (state, id);
  activate (f, "story.edit");
  type_into (f, "staff_words_entry", "Lost my Dan");
  tillid_page_leave (TILLID_PAGE (f->page));
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  state = tillid_story_page_get_state (f->page);
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  tillid_test_wait (tillid_story_add_find_draft (popover, &changed));
  g_assert_cmpint (changed, ==, id);
  tillid_page_grab_focus_first (TILLID_PAGE (f->page));
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, id);
  g_assert_cmpstr (entry_text (f, "staff_words_entry"), ==, "Lost my Dan");
  type_into (f, "staff_words_entry", "Lost my Danish");
  tillid_page_leave (TILLID_PAGE (f->page));
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  tillid_test_wait (!tillid_story_add_find_draft (popover, &changed));
}

static void
test_years (Fixture *f, gconstpointer data)
{
  TillidTimelineView *view = tillid_timeline_state_get_view (tillid_story_page_get_state (f->page));
  GtkWidget *years = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "years"));
  GtkSpinButton *from = GTK_SPIN_BUTTON (tillid_test_child (years, "from_spin"));
  GtkSpinButton *to = GTK_SPIN_BUTTON (tillid_test_child (years, "to_spin"));

  g_test_summary ("The frame of the overview is two numbers for keyboard and screen reader");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  activate (f, "story.whole-life");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (to), ==, 2026);
  gtk_spin_button_set_value (from, 2012);
  g_assert_cmpfloat (view->first, ==, (double) tillid_day_from_ymd (2012, 1, 1));
  gtk_spin_button_set_value (to, 2016);
  g_assert_cmpfloat (view->last, ==, (double) tillid_day_from_ymd (2016, 12, 31));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (from), ==, 2012);
  /* Past the other end: that goes along. */
  gtk_spin_button_set_value (from, 2019);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (to), ==, 2020);
  gtk_editable_set_text (GTK_EDITABLE (to), "٢٠٢٢");
  gtk_spin_button_update (to);
  g_assert_cmpfloat (view->last, ==, (double) tillid_day_from_ymd (2022, 12, 31));
}

static void
test_memory (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  TillidTimelineView *view;
  TillidTimelineRange range;

  g_test_summary ("Zoom, lanes and band are as the person left them; another one finds the usual");
  tillid_timeline_state_set_lane_shown (state, TILLID_LANE_MEDICINE, FALSE);
  tillid_timeline_state_set_band_days (state, 30);
  tillid_timeline_state_set_span (state, tillid_day_from_ymd (2012, 1, 1),
                                  tillid_day_from_ymd (2016, 12, 31));
  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  state = tillid_story_page_get_state (f->page);
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  view = tillid_timeline_state_get_view (state);
  g_assert_false (tillid_timeline_state_is_lane_shown (state, TILLID_LANE_MEDICINE));
  g_assert_true (tillid_timeline_state_is_lane_shown (state, TILLID_LANE_CARE));
  g_assert_cmpint (view->band_days, ==, 30);
  g_assert_cmpfloat_with_epsilon (view->first, tillid_day_from_ymd (2012, 1, 1), 0.5);
  g_assert_cmpfloat_with_epsilon (view->last, tillid_day_from_ymd (2016, 12, 31), 0.5);
  g_assert_false (tillid_timeline_state_get_range (state, &range));

  tillid_timeline_state_read_view (state, "no view at all");
  g_assert_cmpint (view->band_days, ==, 30);
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  const TillidTimelineItem *first, *second;

  tillid_timeline_state_step (state, TILLID_STEP_NEXT);
  first = tillid_timeline_state_find (state, tillid_timeline_state_get_selected (state));
  g_assert_nonnull (first);
  g_assert_cmpint (first->lane, ==, TILLID_LANE_LIFE);
  tillid_timeline_state_step (state, TILLID_STEP_LAST);
  tillid_timeline_state_step (state, TILLID_STEP_FIRST);
  first = tillid_timeline_state_find (state, tillid_timeline_state_get_selected (state));
  tillid_timeline_state_step (state, TILLID_STEP_PREVIOUS);
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, first->id);
  tillid_timeline_state_step (state, TILLID_STEP_NEXT);
  second = tillid_timeline_state_find (state, tillid_timeline_state_get_selected (state));
  g_assert_true (second > first);
  tillid_timeline_state_step (state, TILLID_STEP_LANE_DOWN);
  g_assert_cmpint (tillid_timeline_state_find (state, tillid_timeline_state_get_selected (state))
                     ->lane,
                   !=, TILLID_LANE_LIFE);
}

/* What the axis counts is chosen by key and menu, ends with the item, and is drawn. */
static void
test_rulers (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  TillidTimelineView *view = tillid_timeline_state_get_view (state);
  gint64 id = find_text (f, "Suddenly off sick")->id;
  TillidPerson *person = tillid_person_edit (tillid_patient_context_get_person (f->context));

  tillid_timeline_state_select (state, id);
  activate (f, "story.zero");
  g_assert_cmpint (view->zero, ==,
                   tillid_told_bounds_midpoint (&tillid_timeline_state_find (state, id)->bounds));
  g_assert_cmpint (tillid_timeline_state_get_calendar (state), ==, TILLID_CALENDAR_GREGORIAN);
  person->calendar = TILLID_CALENDAR_PERSIAN;
  tillid_patient_context_apply_one (f->context, "test", person);
  tillid_test_wait (tillid_timeline_state_get_calendar (state) == TILLID_CALENDAR_PERSIAN);
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  activate (f, "story.calendar");
  g_assert_cmpint (view->calendar, ==, TILLID_CALENDAR_PERSIAN);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "story-rulers-light");
  tillid_test_set_dark (TRUE);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_NEXT_MONTHS);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "story-next-months-dark");
  tillid_test_set_dark (FALSE);
  tillid_timeline_state_select (state, id);
  activate (f, "story.remove");
  tillid_test_wait (tillid_timeline_state_find (state, id) == NULL);
  g_assert_cmpint (view->zero, ==, TILLID_ABSENT);
  g_assert_cmpint (tillid_timeline_state_get_zero (state), ==, 0);
}

static void
test_middle (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  TillidTimelineCanvas *canvas =
    TILLID_TIMELINE_CANVAS (tillid_test_child (GTK_WIDGET (f->page), "canvas"));
  GdkRectangle before, after;
  TillidDay day;

  g_test_summary ("Where a new event is asked for lies on the canvas also before the next frame");
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  tillid_test_settle ();
  tillid_timeline_canvas_get_middle_day (canvas, &before);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_COURSE);
  day = tillid_timeline_canvas_get_middle_day (canvas, &after);
  g_assert_cmpint (after.x, >=, 0);
  g_assert_cmpint (after.x, <, gtk_widget_get_width (GTK_WIDGET (canvas)));
  g_assert_cmpint (after.x, ==, before.x);
  tillid_test_wait (
    ABS (day - tillid_timeline_scale_day (&tillid_timeline_canvas_get_layout (canvas)->scale,
                                          after.x)) <= 2);
}

static void
test_zoom (Fixture *f, gconstpointer data)
{
  TillidTimelineView *view = tillid_timeline_state_get_view (tillid_story_page_get_state (f->page));
  double span;

  activate (f, "story.whole-life");
  span = view->last - view->first;
  activate (f, "story.zoom-in");
  g_assert_cmpfloat (view->last - view->first, <, span);
  activate (f, "story.today");
  g_assert_cmpfloat_with_epsilon (view->last, (double) view->today, 1.0);
  for (int i = 0; i < 30; i++)
    activate (f, "story.zoom-in");
  g_assert_cmpfloat_with_epsilon (view->last - view->first, 7, 0.01);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/app/story-page/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("acceptance", test_acceptance);
  ADD ("bank-and-undo", test_bank_and_undo);
  ADD ("remove", test_remove);
  ADD ("pool", test_pool);
  ADD ("add", test_add);
  ADD ("draft", test_draft);
  ADD ("draft-of-edit", test_draft_of_edit);
  ADD ("edit-families", test_edit_families);
  ADD ("edit-result", test_edit_result);
  ADD ("confidence", test_confidence);
  ADD ("lock-sign", test_lock_sign);
  ADD ("memory", test_memory);
  ADD ("steps", test_steps);
  ADD ("years", test_years);
  ADD ("rulers", test_rulers);
  ADD ("middle", test_middle);
  ADD ("zoom", test_zoom);
  return g_test_run ();
}
