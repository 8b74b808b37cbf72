# problems.py - ten problems, put in order and rated
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import time

from person import Person, contains

TEN = 10
# What a clinic may need for it with a patient at the table.
MOST_SECONDS = 180


class Problems(Person):
    PROBLEMS = """SELECT coalesce(patient_words, staff_words) FROM problem
                  WHERE state = 'active' ORDER BY rank, id"""
    RATINGS = "SELECT burden FROM problem_rating WHERE state = 'active' ORDER BY id"

    def problem(self, number):
        return f'{self.said["problem"]} {number}'

    def order(self, *numbers):
        return [(self.problem(number),) for number in numbers]

    def add_ten_problems(self):
        """One after the other: Ctrl+Enter keeps and goes on. Then the last comes first, and the first is rated."""
        screen = self.screen
        began = time.monotonic()
        screen.press('ctrl+2')
        screen.see('button', self.text('button', '_Problem'))
        screen.press('ctrl+t')
        for number in range(TEN):
            field = screen.see_focused('text box', self.text('entry', 'In the patient’s words'))
            screen.type_into(field, self.problem(number))
            screen.press('ctrl+Return')
            self.clinic.wait_count(number + 1, self.PROBLEMS)
        screen.press('Escape')
        self.move_last_to_the_top()
        screen.press('8')
        self.clinic.wait(self.RATINGS, want=lambda rows: rows == [(8,)])
        assert time.monotonic() - began < MOST_SECONDS
        self.see_toast(self.text('edit', 'Burden rated'))
        self.undo_and_redo(self.RATINGS)

    def move_last_to_the_top(self):
        """As fast as the keys come."""
        screen = self.screen
        screen.see_focused('list item', contains(self.problem(TEN - 1)))
        screen.press(*['alt+Up'] * (TEN - 1))
        wanted = self.order(TEN - 1, *range(TEN - 1))
        self.clinic.wait(self.PROBLEMS, want=lambda rows: rows == wanted)
        screen.see_focused('list item', contains(self.problem(TEN - 1)))
