# plan.py - a goal with its ladder, a step for each side, a promise kept
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
from person import Person, contains, starts_with

SIDES = ('patient', 'family', 'clinic', 'others')
RUNGS = ('much more than agreed', 'more than agreed', 'as agreed', 'less than agreed', 'where we started')


class Plan(Person):
    GOALS = """SELECT words, rung_plus_2, rung_plus_1, rung_0, rung_minus_1, rung_minus_2 FROM goal
               WHERE state = 'active' ORDER BY id"""
    STEPS = """SELECT coalesce(words, staff_words), side, status FROM step WHERE state = 'active'
               ORDER BY id"""
    PROMISES = "SELECT status FROM promise WHERE state = 'active'"

    @property
    def goal_name(self):
        return self.text('entry', 'In the patient’s words')

    def open_plan(self):
        self.screen.press('ctrl+4')
        self.screen.see('button', self.text('button', '_Goal'))

    def start_goal(self):
        self.screen.press('ctrl+g')
        return self.screen.see_focused('text box', self.goal_name)

    def add_goal(self):
        """The sentence, then the ladder, rung by rung."""
        screen = self.screen
        self.open_plan()
        screen.type_into(self.start_goal(), self.said['goal'])
        rungs = [f'{self.said["rung"]} {number}' for number in range(len(RUNGS))]
        for name, words in zip(RUNGS, rungs):
            screen.type_into(screen.tab_to('text box', starts_with(self.text('rung', name)), limit=8), words)
        screen.press('Return')
        rows = self.clinic.wait_count(1, self.GOALS)
        assert rows == [(self.said['goal'], *rungs)], rows
        self.see_toast(self.text('edit', 'Goal added'))
        self.undo_and_redo(self.GOALS)

    def step_of(self, side):
        return f'{self.said["step"]} {SIDES.index(side)}'

    def add_steps(self):
        """One for each side: a step comes into the column that had the focus last, and is handed on from there."""
        for side in SIDES:
            self.add_step(self.step_of(side), side)
        rows = self.clinic.rows(self.STEPS)
        assert rows == [(self.step_of(side), side, 'open') for side in SIDES], rows

    def add_step(self, words, side):
        screen = self.screen
        ahead = 'alt+Left' if self.journey.language == 'ar' else 'alt+Right'
        count = len(self.clinic.rows(self.STEPS))
        screen.press('ctrl+t')
        screen.type_into(screen.see_focused('text box', self.text('entry', 'What will be done')), words)
        screen.press('Return')
        found = self.clinic.wait_count(count + 1, self.STEPS)[-1][1]
        self.undo_and_redo(self.STEPS)
        screen.see('list item', contains(words))
        screen.tab_to('list item', contains(words))
        while found != side:
            before = found
            screen.press(ahead)
            found = self.clinic.wait(self.STEPS, want=lambda rows, before=before: rows[-1][1] != before)[-1][1]
            screen.see_focused('list item', contains(words))
        if side == 'family':
            self.undo_and_redo(self.STEPS)
            screen.see_focused('list item', contains(words))

    def keep_promise(self):
        screen = self.screen
        words = self.step_of('clinic')
        screen.tab_to('list item', contains(words), key='shift+Tab', limit=15)
        screen.press('p')
        self.clinic.wait(self.PROMISES, want=lambda rows: rows == [('open',)])
        self.undo_and_redo(self.PROMISES)
        screen.tab_to('list item', contains(words))
        screen.press('space')
        self.clinic.wait(self.PROMISES, want=lambda rows: rows == [('kept',)])
        self.see_toast(self.text('edit', 'Promise kept'))
        self.undo_and_redo(self.PROMISES)

    # Typed text is never lost

    def close_in_plan(self):
        self.open_plan()
        self.screen.type_into(self.start_goal(), self.said['half goal'])
        self.journey.close_window('ctrl+w')

    def find_in_plan(self, sentence):
        self.open_again()
        self.open_plan()
        field = self.screen.see('text box', self.goal_name)
        self.wait_text(field, sentence)
        assert len(self.clinic.rows(self.GOALS)) == 1

    def kill_in_plan(self):
        field = self.start_goal()
        self.screen.press('End')
        self.screen.type_into(field, ' ' + self.said['more goal'])
        self.wait_in_file(self.said['more goal'])
        self.journey.kill()
