/* tillid-actions.c - actions, their keys and their names: one table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-actions.h"

#include <glib/gi18n-lib.h>

/* The one table: it gives GTK its accelerators, the shortcuts window its rows and the manual its list. A
 * section's rows stand together. No key twice among the global ones (a test checks it). */
static const TillidActionInfo actions[] = {
  { "win.search", "<Control>k", NC_ ("shortcuts", "Places"), NC_ ("shortcuts", "Search people"),
    0 },
  { "win.show-place::today", "<Alt>1", NC_ ("shortcuts", "Places"), NC_ ("shortcuts", "Today"), 0 },
  { "win.show-place::calendar", "<Shift><Alt>1", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Calendar"), 0 },
  { "win.show-place::patients", "<Alt>2", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Patients"), 0 },
  { "win.show-place::caseload", "<Alt>3", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Caseload"), 0 },
  { "win.show-place::clinic", "<Shift><Alt>3", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Clinic"), 0 },
  { "win.show-place::conference", "<Alt>4", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Conference"), 0 },
  { "win.show-place::library", "<Alt>5", NC_ ("shortcuts", "Places"), NC_ ("shortcuts", "Library"),
    0 },
  { "win.show-tab(0)", "<Control>1", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "First page of the patient"), 0 },
  { "win.show-tab(1)", "<Control>2", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Second page of the patient"), 0 },
  { "win.show-tab(2)", "<Control>3", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Third page of the patient"), 0 },
  { "win.show-tab(3)", "<Control>4", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Fourth page of the patient"), 0 },
  { "win.show-tab(4)", "<Control>5", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Fifth page of the patient"), 0 },
  { "win.show-tab(5)", "<Control>6", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Sixth page of the patient"), 0 },
  { "win.show-tab(6)", "<Control>7", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Seventh page of the patient"), 0 },
  { "win.back", "<Alt>Left", NC_ ("shortcuts", "Places"), NC_ ("shortcuts", "Back"),
    TILLID_ACTION_LOCAL },
  { "win.toggle-sidebar", "F9", NC_ ("shortcuts", "Places"),
    NC_ ("shortcuts", "Wide or narrow sidebar"), 0 },
  { "win.fullscreen", "F11", NC_ ("shortcuts", "Places"), NC_ ("shortcuts", "Full screen"), 0 },
  { "win.new", "<Control>n", NC_ ("shortcuts", "Writing"),
    NC_ ("shortcuts", "New visit, or new patient"), 0 },
  { "win.quick-contact", "F7", NC_ ("shortcuts", "Writing"), NC_ ("shortcuts", "Quick contact"),
    0 },
  { "win.book-visit", "<Shift><Control>n", NC_ ("shortcuts", "Writing"),
    NC_ ("shortcuts", "Book a visit"), 0 },
  { "win.undo", "<Control>z", NC_ ("shortcuts", "Writing"), NC_ ("shortcuts", "Undo"), 0 },
  { "win.redo", "<Shift><Control>z", NC_ ("shortcuts", "Writing"), NC_ ("shortcuts", "Redo"), 0 },
  { "win.find", "<Control>f", NC_ ("shortcuts", "Writing"), NC_ ("shortcuts", "Find in this view"),
    0 },
  { "win.print", "<Control>p", NC_ ("shortcuts", "Writing"), NC_ ("shortcuts", "Print"), 0 },
  { "today.keep", "space", NC_ ("shortcuts", "Today"),
    NC_ ("shortcuts", "Promise kept, answer came"), TILLID_ACTION_LOCAL },
  { "today.date", "d", NC_ ("shortcuts", "Today"), NC_ ("shortcuts", "New date for the promise"),
    TILLID_ACTION_LOCAL },
  { "today.pass-on", "o", NC_ ("shortcuts", "Today"),
    NC_ ("shortcuts", "Pass the promise on to a colleague"), TILLID_ACTION_LOCAL },
  { "calendar.open", "Return", NC_ ("shortcuts", "Calendar"),
    NC_ ("shortcuts", "Open the visit, or book one in the free time"), TILLID_ACTION_LOCAL },
  { "calendar.book", "n", NC_ ("shortcuts", "Calendar"), NC_ ("shortcuts", "Book a visit here"),
    TILLID_ACTION_LOCAL },
  { "calendar.change", "b", NC_ ("shortcuts", "Calendar"), NC_ ("shortcuts", "Change the booking"),
    TILLID_ACTION_LOCAL },
  { "calendar.move", "Up Down Left Right", NC_ ("shortcuts", "Calendar"),
    NC_ ("shortcuts", "By half hours and columns, over the edge to the next day"),
    TILLID_ACTION_LOCAL },
  { "calendar.visit", "<Control>Up <Control>Down", NC_ ("shortcuts", "Calendar"),
    NC_ ("shortcuts", "From visit to visit"), TILLID_ACTION_LOCAL },
  { "calendar.step", "Page_Up Page_Down", NC_ ("shortcuts", "Calendar"),
    NC_ ("shortcuts", "The day or week before, after"), TILLID_ACTION_LOCAL },
  { "calendar.today", "t", NC_ ("shortcuts", "Calendar"), NC_ ("shortcuts", "The day of today"),
    TILLID_ACTION_LOCAL },
  { "calendar.show-week", "d w", NC_ ("shortcuts", "Calendar"), NC_ ("shortcuts", "Day, week"),
    TILLID_ACTION_LOCAL },
  { "caseload.agenda", "a", NC_ ("shortcuts", "Caseload"),
    NC_ ("shortcuts", "Put the chosen patients on the agenda"), TILLID_ACTION_LOCAL },
  { "caseload.hand-over", "h", NC_ ("shortcuts", "Caseload"),
    NC_ ("shortcuts", "Another key contact for the chosen patients"), TILLID_ACTION_LOCAL },
  { "caseload.second-face", "s", NC_ ("shortcuts", "Caseload"),
    NC_ ("shortcuts", "A second face for the chosen patients"), TILLID_ACTION_LOCAL },
  { "caseload.book", "b", NC_ ("shortcuts", "Caseload"), NC_ ("shortcuts", "Book a visit"),
    TILLID_ACTION_LOCAL },
  { "caseload.contact", "z", NC_ ("shortcuts", "Caseload"), NC_ ("shortcuts", "Quick contact"),
    TILLID_ACTION_LOCAL },
  { "story.add", "a", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Add to story"),
    TILLID_ACTION_LOCAL },
  { "story.zoom-in", "plus minus", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Nearer, farther"),
    TILLID_ACTION_LOCAL },
  { "story.whole-life", "0", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Whole life"),
    TILLID_ACTION_LOCAL },
  { "story.range", "1 2 3 4 5 6", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "Since arrival, first visit, 3 years, course, last year, next 3 months"),
    TILLID_ACTION_LOCAL },
  { "story.zero", "z", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Count from the selected"),
    TILLID_ACTION_LOCAL },
  { "story.calendar", "k", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "The patient’s calendar beside the years"), TILLID_ACTION_LOCAL },
  { "story.today", "t", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Today"),
    TILLID_ACTION_LOCAL },
  { "story.band", "b", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "What stood around the selected event"), TILLID_ACTION_LOCAL },
  { "story.lanes", "l", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Which lanes are shown"),
    TILLID_ACTION_LOCAL },
  { "story.list", "<Control>l", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "The same as a list, and back"), TILLID_ACTION_LOCAL },
  { "story.when", "w", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "When it was"),
    TILLID_ACTION_LOCAL },
  { "story.step", "<Control>Left <Control>Right", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "Earlier, later; with Shift: its end"), TILLID_ACTION_LOCAL },
  { "story.tray", "u", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "What has no date"),
    TILLID_ACTION_LOCAL },
  { "story.mark-good", "g h n", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "Good, hard, neither"), TILLID_ACTION_LOCAL },
  { "story.close-stone", "c", NC_ ("shortcuts", "Story"),
    NC_ ("shortcuts", "Close or open the stone"), TILLID_ACTION_LOCAL },
  { "story.pause", "p", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Pause: the good half only"),
    TILLID_ACTION_LOCAL },
  { "story.history", "v", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "How it came to be"),
    TILLID_ACTION_LOCAL },
  { "story.remove", "Delete", NC_ ("shortcuts", "Story"), NC_ ("shortcuts", "Entered in error"),
    TILLID_ACTION_LOCAL },
  { "problems.add", "<Control>t", NC_ ("shortcuts", "Problems"), NC_ ("shortcuts", "New problem"),
    TILLID_ACTION_LOCAL },
  { "problems.add", "<Control>g", NC_ ("shortcuts", "Problems"),
    NC_ ("shortcuts", "New: what helps"), TILLID_ACTION_LOCAL },
  { "problems.move", "<Alt>Up <Alt>Down", NC_ ("shortcuts", "Problems"),
    NC_ ("shortcuts", "Order of the entries"), TILLID_ACTION_LOCAL },
  { "problems.rate", "1 9 0", NC_ ("shortcuts", "Problems"),
    NC_ ("shortcuts", "Burden of the problem, 0 for ten; of what helps, with which problem"),
    TILLID_ACTION_LOCAL },
  { "problems.owner-menu", "o", NC_ ("shortcuts", "Problems"),
    NC_ ("shortcuts", "Who has the next step"), TILLID_ACTION_LOCAL },
  { "problems.state-menu", "s", NC_ ("shortcuts", "Problems"),
    NC_ ("shortcuts", "State of the problem"), TILLID_ACTION_LOCAL },
  { "problems.history", "v", NC_ ("shortcuts", "Problems"), NC_ ("shortcuts", "How it came to be"),
    TILLID_ACTION_LOCAL },
  { "problems.remove", "Delete", NC_ ("shortcuts", "Problems"),
    NC_ ("shortcuts", "Entered in error"), TILLID_ACTION_LOCAL },
  { "family.step", "Up Down Left Right", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "To parents, children, brothers and sisters, partner"), TILLID_ACTION_LOCAL },
  { "family.add", "p j k b e", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "Add a parent, partner, child, brother or sister, someone important"),
    TILLID_ACTION_LOCAL },
  { "family.sign", "s c d m", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "A man, a woman, other, missing"), TILLID_ACTION_LOCAL },
  { "family.tie", "1 2 3 4", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "Strong, weak, strained tie; which way help goes"), TILLID_ACTION_LOCAL },
  { "family.line", "l", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "Begin a line to somebody else than the patient"), TILLID_ACTION_LOCAL },
  { "family.interprets", "i", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "Interprets for the family"), TILLID_ACTION_LOCAL },
  { "family.move", "<Control>Up <Control>Down <Control>Left <Control>Right",
    NC_ ("shortcuts", "Family"), NC_ ("shortcuts", "Move the sign"), TILLID_ACTION_LOCAL },
  { "family.lay-out-again", "a", NC_ ("shortcuts", "Family"), NC_ ("shortcuts", "Lay out again"),
    TILLID_ACTION_LOCAL },
  { "family.zoom-in", "plus minus 0", NC_ ("shortcuts", "Family"),
    NC_ ("shortcuts", "Larger, smaller, as much as fits"), TILLID_ACTION_LOCAL },
  { "family.list", "v", NC_ ("shortcuts", "Family"), NC_ ("shortcuts", "The same as a list"),
    TILLID_ACTION_LOCAL },
  { "family.history", "h", NC_ ("shortcuts", "Family"), NC_ ("shortcuts", "How it came to be"),
    TILLID_ACTION_LOCAL },
  { "family.remove", "Delete", NC_ ("shortcuts", "Family"), NC_ ("shortcuts", "Entered in error"),
    TILLID_ACTION_LOCAL },
  { "visit.show-part", "<Control><Shift>1 <Control><Shift>2 <Control><Shift>3",
    NC_ ("shortcuts", "Visit"), NC_ ("shortcuts", "Prepare, in the room, close"),
    TILLID_ACTION_LOCAL },
  { "visit.just-listening", "<Control>j", NC_ ("shortcuts", "Visit"),
    NC_ ("shortcuts", "Just listening"), TILLID_ACTION_LOCAL },
  { "visit.presence", "<Control>r", NC_ ("shortcuts", "Visit"),
    NC_ ("shortcuts", "Who is in the room; Space: comes or goes"), TILLID_ACTION_LOCAL },
  { "visit.own-note", "<Control><Shift>n", NC_ ("shortcuts", "Visit"),
    NC_ ("shortcuts", "Own note beside the note"), TILLID_ACTION_LOCAL },
  { "visit.time", "<Control>t", NC_ ("shortcuts", "Visit"), NC_ ("shortcuts", "Time stamp"),
    TILLID_ACTION_LOCAL },
  { "visit.own-words", "<Control>apostrophe", NC_ ("shortcuts", "Visit"),
    NC_ ("shortcuts", "Own words"), TILLID_ACTION_LOCAL },
  { "visit.missing-piece", "<Control>m", NC_ ("shortcuts", "Visit"),
    NC_ ("shortcuts", "Missing piece from the selection"), TILLID_ACTION_LOCAL },
  { "visit.to-story", "<Control>l", NC_ ("shortcuts", "Visit"),
    NC_ ("shortcuts", "Selection to the story"), TILLID_ACTION_LOCAL },
  { "plan.add-goal", "<Control>g", NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "New goal"),
    TILLID_ACTION_LOCAL },
  { "plan.add-step", "<Control>t", NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "New step"),
    TILLID_ACTION_LOCAL },
  { "plan.add-decision", "<Control>d", NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "New decision"),
    TILLID_ACTION_LOCAL },
  { "plan.finish-step", "space", NC_ ("shortcuts", "Plan"),
    NC_ ("shortcuts", "Step done, promise kept"), TILLID_ACTION_LOCAL },
  { "plan.promise-step", "p", NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "Promise the step"),
    TILLID_ACTION_LOCAL },
  { "plan.date-step", "d", NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "Date of the step"),
    TILLID_ACTION_LOCAL },
  { "plan.step-in-error", "Delete", NC_ ("shortcuts", "Plan"),
    NC_ ("shortcuts", "Goal or step entered in error"), TILLID_ACTION_LOCAL },
  { "plan.hand-step", "<Alt>Left <Alt>Right", NC_ ("shortcuts", "Plan"),
    NC_ ("shortcuts", "Hand the step to another side"), TILLID_ACTION_LOCAL },
  { "plan.move-step", "<Alt>Up <Alt>Down", NC_ ("shortcuts", "Plan"),
    NC_ ("shortcuts", "Order of the steps"), TILLID_ACTION_LOCAL },
  { "continuity.numbers", "h", NC_ ("shortcuts", "Continuity"),
    NC_ ("shortcuts", "Numbers and their sums"), TILLID_ACTION_LOCAL },
  { "prompt.fine", "f", NC_ ("shortcuts", "Continuity"), NC_ ("shortcuts", "Fine as it is"),
    TILLID_ACTION_LOCAL },
  { "prompt.introduce", "1 2 3", NC_ ("shortcuts", "Continuity"),
    NC_ ("shortcuts", "Actions of the prompt, in order"), TILLID_ACTION_LOCAL },
  { "record.add-medicine", "<Control>t", NC_ ("shortcuts", "Record"),
    NC_ ("shortcuts", "New medicine"), TILLID_ACTION_LOCAL },
  { "record.ask-consent", "<Control>d", NC_ ("shortcuts", "Record"),
    NC_ ("shortcuts", "Ask what may be shared"), TILLID_ACTION_LOCAL },
  { "record.add-contact", "<Control>g", NC_ ("shortcuts", "Record"),
    NC_ ("shortcuts", "New contact"), TILLID_ACTION_LOCAL },
  { "win.put-on-agenda", "a", NC_ ("shortcuts", "Conference"),
    NC_ ("shortcuts", "Put the patient on the agenda"), TILLID_ACTION_LOCAL },
  { "conference.step", "<Control>Down <Control>Up", NC_ ("shortcuts", "Conference"),
    NC_ ("shortcuts", "Next patient, the one before"), TILLID_ACTION_LOCAL },
  { "conference.move", "<Alt>Up <Alt>Down", NC_ ("shortcuts", "Conference"),
    NC_ ("shortcuts", "Order of the agenda"), TILLID_ACTION_LOCAL },
  { "conference.take-off", "Delete", NC_ ("shortcuts", "Conference"),
    NC_ ("shortcuts", "Take off the agenda"), TILLID_ACTION_LOCAL },
  { "conference.decide", "<Control>d", NC_ ("shortcuts", "Conference"),
    NC_ ("shortcuts", "What was decided"), TILLID_ACTION_LOCAL },
  { "conference.save", "<Control>s", NC_ ("shortcuts", "Conference"),
    NC_ ("shortcuts", "The sheets as PDF"), TILLID_ACTION_LOCAL },
  { "app.lock", "F12", NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Lock at once"), 0 },
  { "win.menu", "F10", NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Menu"), 0 },
  { "app.handbook", "F1", NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Handbook"), 0 },
  { "win.shortcuts", "<Control>question", NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Keyboard shortcuts"), 0 },
  { "win.colleagues", "<Control><Shift>c", NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Colleagues"), 0 },
  { "app.preferences", "<Control>comma", NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Preferences"), 0 },
  { "win.close", "<Control>w", NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Close the window"),
    0 },
  { "app.quit", "<Control>q", NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Quit"), 0 },
};

/* (transfer none): the table of all actions, in the order of the shortcuts window; @out_n: (out): how many. */
const TillidActionInfo *
tillid_actions_list (guint *out_n)
{
  *out_n = G_N_ELEMENTS (actions);
  return actions;
}

/* (transfer none) (nullable): the row of the action with that detailed name. */
const TillidActionInfo *
tillid_actions_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      return &actions[i];
  return NULL;
}

/* A popover keeps keys to itself; this one must work everywhere, also in the middle of a sentence. Bound before the
 * first popover is made. */
static void
lock_from_popovers (void)
{
  GtkWidgetClass *popover_class = g_type_class_ref (GTK_TYPE_POPOVER);

  gtk_widget_class_add_binding_action (popover_class, GDK_KEY_F12, 0, "app.lock", NULL);
  g_type_class_unref (popover_class);
}

/**
 * tillid_actions_install:
 *
 * Gives the global actions their keys.
 */
void
tillid_actions_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  lock_from_popovers ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (actions[i].keys == NULL || (actions[i].flags & TILLID_ACTION_LOCAL) != 0)
        continue;

      keys = g_strsplit (actions[i].keys, " ", -1);
      gtk_application_set_accels_for_action (application, actions[i].name,
                                             (const char *const *) keys);
    }
}

static void
append_shortcut (GString *xml, const TillidActionInfo *info)
{
  g_autofree char *shortcut =
    g_markup_printf_escaped ("<child><object class=\"GtkShortcutsShortcut\">"
                             "<property name=\"title\">%s</property>"
                             "<property name=\"accelerator\">%s</property>"
                             "</object></child>",
                             g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", info->title), info->keys);

  g_string_append (xml, shortcut);
}

/**
 * tillid_actions_build_shortcuts_ui:
 *
 * GtkShortcutsWindow of GTK 4.8 can only be made from XML.
 *
 * Returns: (transfer full): XML for GtkBuilder with an object "shortcuts"
 */
char *
tillid_actions_build_shortcuts_ui (void)
{
  GString *xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"shortcuts\">"
                               "<property name=\"modal\">True</property>"
                               "<child><object class=\"GtkShortcutsSection\">"
                               "<property name=\"section-name\">all</property>"
                               "<property name=\"max-height\">12</property>");
  const char *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].keys == NULL)
        continue;

      if (section == NULL || !g_str_equal (section, actions[i].section))
        {
          g_autofree char *group =
            g_markup_printf_escaped ("<child><object class=\"GtkShortcutsGroup\">"
                                     "<property name=\"title\">%s</property>",
                                     g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts",
                                                   actions[i].section));
          if (section != NULL)
            g_string_append (xml, "</object></child>");
          section = actions[i].section;
          g_string_append (xml, group);
        }
      append_shortcut (xml, &actions[i]);
    }
  if (section != NULL)
    g_string_append (xml, "</object></child>");
  g_string_append (xml, "</object></child></object></interface>");

  return g_string_free (xml, FALSE);
}
