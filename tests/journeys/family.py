# family.py - three generations drawn on the Family page, from nothing
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
from person import Person, contains


class Family(Person):
    RELATIVES = """SELECT n.text, r.kind, r.missing, r.tie FROM relation r JOIN person_name n ON n.patient = r.person
                   WHERE r.state = 'active' AND n.state = 'active' AND r.other IS NULL ORDER BY r.id"""

    def add_relative(self, key, name):
        """One key, the name, and back to the new sign."""
        screen = self.screen
        count = len(self.clinic.rows(self.RELATIVES))
        screen.press(key)
        field = screen.see_focused('text box', self.text('family', 'Name'))
        screen.type_into(field, name)
        screen.press('Return')
        self.clinic.wait_count(count + 1, self.RELATIVES)
        screen.press('Escape')
        screen.see_focused('list item', contains(name))

    def go(self, key, name):
        self.screen.press(key)
        self.screen.see_focused('list item', contains(name))

    def draw_family(self):
        """Up to a parent, down to a child, the partner last; then what is told of the partner."""
        screen, said = self.screen, self.said
        screen.press('ctrl+3')
        screen.see_focused('list item', contains(said['name'].split()[0]))
        self.add_relative('p', said['parent'])
        self.go('Down', said['name'].split()[0])
        self.add_relative('k', said['child'])
        self.add_relative('k', said['grandchild'])
        self.go('Up', said['child'])
        self.go('Up', said['name'].split()[0])
        self.add_relative('j', said['partner'])
        screen.press('m')
        self.clinic.wait(self.RELATIVES, want=lambda rows: rows[-1][2] == 1)
        screen.press('1')
        self.clinic.wait(self.RELATIVES, want=lambda rows: rows[-1][3] == 'strong')
        rows = self.clinic.rows(self.RELATIVES)
        assert [row[:2] for row in rows] == [
            (said['parent'], 'parent'), (said['child'], 'child'),
            (said['grandchild'], 'grandchild'), (said['partner'], 'partner')], rows
        self.see_toast(self.text('edit', 'Family changed'))
        self.undo_and_redo(self.RELATIVES)
