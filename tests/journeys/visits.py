# visits.py - a visit with two people, an interpreter and one sentence
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from person import Person, contains


class Visits(Person):
    VISITS = "SELECT id, status FROM visit WHERE state = 'active' ORDER BY id"
    NOTE = "SELECT note FROM visit WHERE state = 'active'"
    PRESENCES = """SELECT who, coalesce(p.name, i.name, '') FROM presence p LEFT JOIN interpreter i
                   ON i.id = p.interpreter AND i.state = 'active' WHERE p.state = 'active' ORDER BY p.id"""

    def see_note(self):
        return self.screen.see_focused('text box', self.words.beginning('visit', 'Note of the visit: %s'))

    def begin_visit(self):
        """Nothing is asked; the first key is the first letter of the note."""
        self.screen.press('ctrl+n')
        self.clinic.wait_count(1, self.VISITS)
        self.see_note()

    def undo_begin(self):
        """An empty note has nothing of its own to undo. Begun again the visit is in the list and opens from there."""
        screen = self.screen
        self.undo_and_redo(self.VISITS)
        self.undo_and_redo_in_toast(self.VISITS)
        screen.tab_to('list item', of_any_case(self.text('choice', 'running')))
        screen.press('Return')
        self.see_note()

    def write_sentence(self):
        """The way to those who are in the room leaves the note, and with that it is kept."""
        screen = self.screen
        screen.type_into(self.see_note(), self.said['note'])
        screen.press('ctrl+r')
        screen.see_focused('list item')
        self.clinic.wait(self.NOTE, want=lambda rows: rows == [(self.said['note'],)])

    def come_in(self, words, choice):
        """The person is typed; the rows below say as what."""
        screen = self.screen
        name = re.split('[,،]', words)[0]
        count = len(self.clinic.rows(self.PRESENCES))
        screen.press('ctrl+r')
        screen.see_focused('list item')
        screen.tab_to('button', self.text('visit', 'Who comes in'), key='shift+Tab', limit=5)
        screen.press('Return')
        # Not its focus: GTK 4.8 speaks of it only the first time that a popover is shown.
        screen.type_into(screen.see('search box', self.text('visit', 'Who comes in')), words)
        screen.press('Tab')
        screen.tab_to('list item', contains(self.text('presence', choice)), key='Down')
        screen.press('Return')
        self.clinic.wait_count(count + 1, self.PRESENCES)
        screen.see('list item', contains(name))

    def people_come_in(self):
        """The patient and the colleague who writes are there already."""
        self.come_in(self.said['family'], 'add as family')
        self.undo_and_redo(self.PRESENCES)
        self.come_in(self.said['interpreter'], 'add as interpreter')
        self.undo_and_redo(self.PRESENCES)
        rows = self.clinic.rows(self.PRESENCES)
        assert sorted(rows[:2]) == [('member', ''), ('patient', '')], rows
        assert rows[2:] == [('family', re.split('[,،]', self.said['family'])[0]),
                            ('interpreter', self.said['interpreter'])], rows

    # Typed text is never lost

    def open_note(self):
        self.screen.press('ctrl+5')
        return self.see_note()

    def close_in_note(self):
        note = self.open_note()
        self.screen.press('ctrl+End')
        self.screen.type_into(note, ' ' + self.said['half'])
        self.journey.close_window('ctrl+w')

    def find_in_note(self, sentence):
        self.open_again()
        self.wait_text(self.open_note(), sentence)

    def kill_in_note(self):
        note = self.see_note()
        self.screen.press('ctrl+End')
        self.screen.type_into(note, ' ' + self.said['more'])
        self.wait_in_file(self.said['more'])
        self.journey.kill()


def of_any_case(text):
    return re.compile('.*' + re.escape(text), re.DOTALL | re.IGNORECASE)
