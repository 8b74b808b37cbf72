/* tillid-family-page-tools.c - the palette of the Family page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A tool does one thing to one person, or to two between whom a line is drawn. It is chosen in the palette and then shown a person,
 * or dragged from one to the other; or it is a key that takes the person who is selected, and the one where L began a line.
 * Whoever is new is selected and named at once. */
#include "config.h"

#include "tillid-family-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-words.h"

typedef struct
{
  const char *id;
  guint keyval;
  const char *icon;
  const char *label;
  gboolean begins_group;
} Tool;

static const Tool tools[] = {
  { "select", 0, "tillid-cursor-symbolic", NC_ ("family", "Select"), FALSE },
  { "man", GDK_KEY_s, "tillid-square-symbolic", NC_ ("family", "A man (S)"), TRUE },
  { "woman", GDK_KEY_c, "tillid-circle-symbolic", NC_ ("family", "A woman (C)"), FALSE },
  { "other", GDK_KEY_d, "tillid-diamond-symbolic", NC_ ("family", "Other, or unborn (D)"), FALSE },
  { "missing", GDK_KEY_m, "tillid-missing-symbolic", NC_ ("family", "Missing (M)"), FALSE },
  { "couple", GDK_KEY_j, "tillid-couple-symbolic", NC_ ("family", "Add a partner (J)"), TRUE },
  { "child", GDK_KEY_k, "tillid-child-symbolic", NC_ ("family", "Add a child (K)"), FALSE },
  { "parent", GDK_KEY_p, "tillid-person-symbolic", NC_ ("family", "Add a parent (P)"), FALSE },
  { "sibling", GDK_KEY_b, "tillid-line-symbolic", NC_ ("family", "Add a brother or sister (B)"),
    FALSE },
  { "important", GDK_KEY_e, "tillid-star-symbolic", NC_ ("family", "Add someone important (E)"),
    FALSE },
  { "strong", GDK_KEY_1, "tillid-thick-symbolic", NC_ ("family", "A strong tie (1)"), TRUE },
  { "weak", GDK_KEY_2, "tillid-dots-symbolic", NC_ ("family", "A weak tie (2)"), FALSE },
  { "strained", GDK_KEY_3, "tillid-zigzag-symbolic", NC_ ("family", "A strained tie (3)"), FALSE },
  { "help", GDK_KEY_4, "tillid-arrow-symbolic", NC_ ("family", "Help goes this way (4)"), FALSE },
  { "money", 0, "tillid-money-symbolic", NC_ ("family", "Money is sent"), FALSE },
  { "interprets", GDK_KEY_i, "tillid-interp-symbolic",
    NC_ ("family", "Interprets for the family (I)"), FALSE },
};

/* What the drawing may show, in the order of the legend. */
static const struct
{
  const char *icon;
  const char *label;
} signs[] = {
  { "tillid-square-symbolic", NC_ ("family", "a man") },
  { "tillid-circle-symbolic", NC_ ("family", "a woman") },
  { "tillid-diamond-symbolic", NC_ ("family", "other, or unborn") },
  { "tillid-index-symbolic", NC_ ("family", "the patient") },
  { "tillid-died-symbolic", NC_ ("family", "died") },
  { "tillid-missing-symbolic", NC_ ("family", "missing, fate unknown") },
  { "tillid-thick-symbolic", NC_ ("family", "strong") },
  { "tillid-dots-symbolic", NC_ ("family", "weak") },
  { "tillid-zigzag-symbolic", NC_ ("family", "strained") },
  { "tillid-arrow-symbolic", NC_ ("family", "help goes this way") },
  { "tillid-interp-symbolic", NC_ ("family", "interprets for the family") },
  { "tillid-money-symbolic", NC_ ("family", "money is sent") },
};

static void
add_somebody (TillidFamilyPage *self, gint64 anchor, TillidRelationKind kind)
{
  self->wanted =
    tillid_family_model_add (self->model,
                             &(TillidFamilyNew){ kind, anchor, TILLID_SEX_UNKNOWN, FALSE, NULL });
  self->name_it = TRUE;
  tillid_family_page_select_wanted (self);
}

static TillidRelationKind
kind_of_tool (const char *tool)
{
  static const struct
  {
    const char *tool;
    TillidRelationKind kind;
  } kinds[] = {
    { "couple", TILLID_RELATION_KIND_PARTNER },   { "child", TILLID_RELATION_KIND_CHILD },
    { "parent", TILLID_RELATION_KIND_PARENT },    { "sibling", TILLID_RELATION_KIND_SIBLING },
    { "important", TILLID_RELATION_KIND_FRIEND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].tool, tool))
      return kinds[i].kind;
  return TILLID_RELATION_KIND_OTHER;
}

static TillidTie
tie_of_tool (const char *tool)
{
  static const char *const ties[] = { "", "strong", "weak", "strained" };

  for (guint i = 1; i < G_N_ELEMENTS (ties); i++)
    if (g_str_equal (tool, ties[i]))
      return (TillidTie) i;
  return TILLID_TIE_NONE;
}

/* Whether it is drawn from one person to another. */
static gboolean
is_line (const char *tool)
{
  return tie_of_tool (tool) != TILLID_TIE_NONE || g_str_equal (tool, "help") ||
         g_str_equal (tool, "couple") || g_str_equal (tool, "child");
}

/* A second time takes it off again; help goes round its four directions. */
static gboolean
change_relation (TillidRelation *relation, const char *tool)
{
  const int tie = (int) tie_of_tool (tool);

  if (tie != TILLID_TIE_NONE)
    relation->tie = relation->tie == tie ? TILLID_TIE_NONE : tie;
  else if (g_str_equal (tool, "help"))
    relation->help = (relation->help + 1) % (TILLID_HELP_BOTH + 1);
  else if (g_str_equal (tool, "money"))
    relation->gets_money = !relation->gets_money;
  else if (g_str_equal (tool, "interprets"))
    relation->interprets = !relation->interprets;
  else if (g_str_equal (tool, "missing"))
    relation->missing = !relation->missing;
  else
    return FALSE;
  return TRUE;
}

/* What a tool does to one person; a line goes to the patient. */
void
tillid_family_page_use_tool (TillidFamilyPage *self, const char *tool, gint64 person)
{
  TillidRelationKind kind = kind_of_tool (tool);
  const TillidRelation *old;
  g_autoptr (TillidRelation) relation = NULL;

  if (person == 0 || !tillid_family_page_may_write (self))
    return;
  if (kind != TILLID_RELATION_KIND_OTHER)
    {
      add_somebody (self, person, kind);
      return;
    }
  if (g_str_equal (tool, "man") || g_str_equal (tool, "woman") || g_str_equal (tool, "other"))
    {
      tillid_family_model_set_sex (self->model, person,
                                   g_str_equal (tool, "man")     ? TILLID_SEX_MAN
                                   : g_str_equal (tool, "woman") ? TILLID_SEX_WOMAN
                                                                 : TILLID_SEX_OTHER);
      return;
    }
  old = tillid_family_model_find_relation (self->model, person);
  relation = old != NULL ? tillid_relation_edit (old) : NULL;
  if (relation != NULL && change_relation (relation, tool))
    tillid_family_model_change (self->model, C_ ("edit", "Family changed"),
                                g_steal_pointer (&relation));
}

/* What a tool does to two. */
static void
use_tool_between (TillidFamilyPage *self, const char *tool, gint64 from, gint64 to)
{
  if (!tillid_family_page_may_write (self))
    return;
  if (tie_of_tool (tool) != TILLID_TIE_NONE)
    tillid_family_model_draw_tie (self->model, from, to, tie_of_tool (tool));
  else if (g_str_equal (tool, "help"))
    tillid_family_model_draw_help (self->model, from, to);
  else if (g_str_equal (tool, "couple"))
    tillid_family_model_relate (self->model, TILLID_RELATION_KIND_PARTNER, from, to);
  else if (g_str_equal (tool, "child"))
    tillid_family_model_relate (self->model, TILLID_RELATION_KIND_CHILD, from, to);
}

static const char *
current_tool (TillidFamilyPage *self)
{
  g_autoptr (GVariant) state = g_action_get_state (tillid_family_page_get_action (self, "tool"));
  const char *id = g_variant_get_string (state, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (g_str_equal (tools[i].id, id))
      return tools[i].id;
  return tools[0].id;
}

/* Says where the line that is being drawn begins, and what ends it. */
void
tillid_family_page_update_line (TillidFamilyPage *self)
{
  const gint64 from = tillid_genogram_view_get_line_from (self->view);
  const TillidFamilyScene *scene =
    self->model != NULL ? tillid_family_model_get_scene (self->model) : NULL;
  const guint index =
    scene != NULL && from != 0 ? tillid_family_scene_find (scene, from) : G_MAXUINT;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (index != G_MAXUINT)
    {
      name = tillid_words_isolate (tillid_family_scene_get (scene, index)->name);
      text = g_strdup_printf (
        /* Translators: a name. The letters and digits are keys. */
        C_ ("family",
            "A line from %s: go to the other person, then 1 strong, 2 weak, 3 strained, 4 "
            "help, J couple, K child. Escape: no line."),
        name);
    }
  gtk_label_set_label (self->line_label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self->line_label), text != NULL);
}

static void
begin_line (TillidFamilyPage *self)
{
  if (tillid_family_page_may_write (self))
    tillid_genogram_view_set_line_from (self->view, tillid_genogram_view_get_selected (self->view));
  tillid_family_page_update_line (self);
}

/* Enter or a click: what is chosen in the palette, or the inspector. */
void
tillid_family_page_open (TillidFamilyPage *self, gint64 person, gboolean by_key)
{
  const char *tool = current_tool (self);

  if (!g_str_equal (tool, "select"))
    {
      tillid_family_page_use_tool (self, tool, person);
      return;
    }
  tillid_family_page_show_inspector (self, TRUE);
  if (by_key)
    tillid_family_inspector_grab_name (self->inspector);
}

/* A line was dragged. */
void
tillid_family_page_join (TillidFamilyPage *self, gint64 from, gint64 to)
{
  use_tool_between (self, current_tool (self), from, to);
}

/* Keys of the drawing and of its list; %FALSE: none of them. */
gboolean
tillid_family_page_use_key (TillidFamilyPage *self, guint keyval)
{
  const gint64 selected = tillid_genogram_view_get_selected (self->view);
  const gint64 from = tillid_genogram_view_get_line_from (self->view);
  const guint key = gdk_keyval_to_lower (keyval);

  if (key == GDK_KEY_l)
    {
      begin_line (self);
      return TRUE;
    }
  if (key == GDK_KEY_Escape && from != 0)
    {
      tillid_genogram_view_set_line_from (self->view, 0);
      tillid_family_page_update_line (self);
      return TRUE;
    }
  if (key == GDK_KEY_Escape && !g_str_equal (current_tool (self), "select"))
    {
      g_action_change_state (tillid_family_page_get_action (self, "tool"),
                             g_variant_new_string ("select"));
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      if (tools[i].keyval == 0 || tools[i].keyval != key)
        continue;
      if (from == 0 || from == selected || !is_line (tools[i].id))
        tillid_family_page_use_tool (self, tools[i].id, selected);
      else
        {
          tillid_genogram_view_set_line_from (self->view, 0);
          tillid_family_page_update_line (self);
          use_tool_between (self, tools[i].id, from, selected);
        }
      return TRUE;
    }
  return FALSE;
}

/* What a drag does follows from the tool. */
static void
tool_changed_cb (TillidFamilyPage *self)
{
  const char *tool = current_tool (self);

  tillid_genogram_view_set_drag (self->view,
                                 !tillid_family_page_may_write (self) ? TILLID_GENOGRAM_DRAG_NOTHING
                                 : g_str_equal (tool, "select")       ? TILLID_GENOGRAM_DRAG_MOVES
                                 : is_line (tool)                     ? TILLID_GENOGRAM_DRAG_DRAWS
                                                  : TILLID_GENOGRAM_DRAG_NOTHING);
}

static void
fill_palette (TillidFamilyPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "family", tools[i].label);
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_icon_name (GTK_BUTTON (button), tools[i].icon);
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "family.tool");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tools[i].id);
      if (tools[i].begins_group)
        gtk_box_append (self->palette, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (self->palette, button);
    }
}

static void
fill_legend (TillidFamilyPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "family", signs[i].label));
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", signs[i].icon, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_flow_box_insert (self->legend, box, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
}

/* The palette and the legend; after the actions. */
void
tillid_family_page_init_tools (TillidFamilyPage *self)
{
  fill_palette (self);
  fill_legend (self);
  g_signal_connect_object (self->actions, "action-state-changed::tool",
                           G_CALLBACK (tool_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "action-enabled-changed::tool",
                           G_CALLBACK (tool_changed_cb), self, G_CONNECT_SWAPPED);
}
