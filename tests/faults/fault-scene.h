/* fault-scene.h - what is done while a call fails, and what must hold afterwards
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fault.h"
#include "tillid-store-fixture.h"

G_BEGIN_DECLS

/**
 * SceneOutcome:
 * @SCENE_FAILED: it said that nothing was changed
 * @SCENE_DONE: it said that everything is on the disk
 * @SCENE_RETRIED: it failed, and was done again with the same connection
 * @SCENE_KILLED: nobody said anything
 */
typedef enum
{
  SCENE_FAILED,
  SCENE_DONE,
  SCENE_RETRIED,
  SCENE_KILLED,
} SceneOutcome;

/**
 * SceneState:
 *
 * What is in a clinic file: hashes of all rows, and of how many there are in each table.
 */
typedef struct
{
  guint8 content[32];
  guint8 shape[32];
} SceneState;

/**
 * Stage:
 * @base: the clinic that every run begins with; its db is closed
 * @folder: of the run, emptied before each
 * @path: the clinic of the run, a copy
 * @dest: what a backup or a restore makes
 * @before: of the clinic when the run begins
 * @after: of a run without a fault
 * @seed: of what a random scene does
 */
typedef struct
{
  Fixture base;
  char *folder;
  char *path;
  char *dest;
  char *sources; /* a folder beside it, with what scenes read */
  gint64 patient;
  gint64 visit;
  gint64 edit;    /* to undo */
  gboolean retry; /* what fails is tried again */
  gboolean retried;
  SceneState before;
  SceneState after;
  guint32 seed;
} Stage;

/**
 * Scene:
 * @share: of the points that a short run takes, in parts of all
 * @set_out: (nullable): puts into the folder of a run what it begins with; otherwise a copy of the clinic
 * @run: what is done, opening and closing included
 * @makes_file: a copy is made beside the clinic, which stays as it is
 * @is_random: ids and salts differ from run to run: only the shape can be compared
 */
typedef struct
{
  const char *name;
  guint share;
  void (*set_out) (Stage *stage);
  gboolean (*run) (Stage *stage, GError **error);
  gboolean makes_file;
  gboolean is_random;
} Scene;

extern const Scene scenes[];
extern const guint n_scenes;

void stage_make (Stage *stage);
void stage_clear (Stage *stage);
void stage_copy (const char *from, const char *to);
void stage_empty (Stage *stage);
void stage_expect_version (int version);
gboolean stage_work (Stage *stage,
                     gboolean (*work) (Fixture *f, Stage *stage, GError **error),
                     GError **error);
void stage_look_at (const Stage *stage, const char *path, TillidDbMode mode, SceneState *out_state);
gboolean scene_is_same (const Scene *scene,
                        const SceneState *one,
                        const SceneState *other,
                        gboolean by_shape);

G_END_DECLS
