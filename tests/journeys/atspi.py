# atspi.py - the accessible tree of a program, read over the bus in one breath
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface is that of at-spi2-core (xml/Accessible.xml, Component.xml, Text.xml). The usual bindings ask one
question after another and wait for each answer, which makes a look at a window of three hundred widgets take
seconds, or they answer from a cache, which shows what was. Here every question about one level of the tree is on
its way before the first answer is read."""

from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
TEXT = 'org.a11y.atspi.Text'
ROOT = '/org/a11y/atspi/accessible/root'
TIMEOUT_MS = 10000

# AtspiStateType and AtspiCoordType
CHECKED, FOCUSABLE, FOCUSED, PRESSED, SELECTED, SENSITIVE, VISIBLE = 4, 11, 12, 20, 23, 24, 30
WINDOW_COORDINATES = 1


class Bus:
    """The accessibility bus of this session."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS, None)
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address.unpack()[0], Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.focus_heard = None
        self.connection.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused',
                                         Gio.DBusSignalFlags.NONE, self.hear_focus)

    def hear_focus(self, connection, sender, path, interface, signal, arguments):
        """Where a program said last that the focus went."""
        if arguments.get_child_value(1).get_int32() == 1:
            self.focus_heard = (sender, path)

    def ask(self, questions):
        """All answers, in order; None where there is none: the widget is gone or has no such side.
        A question is a bus name, a path, an interface, a method and its arguments."""
        answers = [None] * len(questions)
        waiting = len(questions)

        def answered(connection, result, i):
            nonlocal waiting
            waiting -= 1
            try:
                answers[i] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        for i, (name, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(name, path, interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, TIMEOUT_MS, None, answered, i)
        while waiting > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def find_program(self, pid):
        """The bus name and path of the program, or None."""
        listed = self.ask([('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren', None)])[0]
        programs = listed[0] if listed is not None else []
        pids = self.ask([('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                          'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
                         for name, _ in programs])
        for program, found in zip(programs, pids):
            if found == (pid,):
                return program
        return None


class Widget:
    """One accessible as it was when it was looked at; its text is read anew each time."""

    def __init__(self, bus, place):
        self.bus = bus
        self.place = place
        self.children = []
        self.role = self.name = self.description = ''
        self.states = 0
        self.has_size = True

    def questions_about_place(self):
        name, path = self.place
        yield name, path, ACCESSIBLE, 'GetState', None
        yield name, path, COMPONENT, 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,))
        yield name, path, ACCESSIBLE, 'GetChildren', None

    def questions_about_words(self):
        name, path = self.place
        yield name, path, 'org.freedesktop.DBus.Properties', 'GetAll', GLib.Variant(
            '(s)', (ACCESSIBLE,))
        yield name, path, ACCESSIBLE, 'GetRoleName', None

    def take_words(self, properties, role):
        if properties is not None:
            self.name = properties[0].get('Name', '')
            self.description = properties[0].get('Description', '')
        self.role = role[0] if role is not None else ''

    def take_place(self, states, extents, children):
        if states is not None:
            low, high = states[0]
            self.states = low | high << 32
        # Only a page of a stack has no place at all; a folded revealer has one of no size.
        if extents is not None:
            self.has_size = extents[0][2] > 0 and extents[0][3] > 0
        return [Widget(self.bus, child) for child in (children[0] if children is not None else [])]

    def has(self, state):
        return self.states >> state & 1 == 1

    @property
    def can_be_seen(self):
        return self.has(VISIBLE) and self.has_size

    @property
    def is_checked(self):
        return self.has(CHECKED) or self.has(PRESSED)

    @property
    def text(self):
        """What stands in a text field or on a label, now."""
        name, path = self.place
        count = self.bus.ask([(name, path, 'org.freedesktop.DBus.Properties', 'Get',
                               GLib.Variant('(ss)', (TEXT, 'CharacterCount')))])[0]
        if count is None:
            return ''
        answer = self.bus.ask([(name, path, TEXT, 'GetText', GLib.Variant('(ii)', (0, count[0])))])[0]
        return answer[0] if answer is not None else ''

    def walk(self):
        """This one and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __str__(self):
        return f'{self.role} “{self.name}”'


def read_tree(bus, place, brief=False):
    """The widget at @place with everything below it that can be seen. The program itself has no size. @brief: no
    names and roles, which are half of the questions."""
    root = Widget(bus, place)
    level = [root]
    while level:
        questions = [list(widget.questions_about_place()) for widget in level]
        if not brief:
            for widget, asked in zip(level, questions):
                asked += widget.questions_about_words()
        answers = iter(bus.ask([question for asked in questions for question in asked]))
        below = []
        for widget in level:
            children = widget.take_place(*(next(answers) for _ in range(3)))
            if not brief:
                widget.take_words(*(next(answers) for _ in range(2)))
            if widget is root or widget.can_be_seen:
                widget.children = children
                below += children
        level = below
    prune(root)
    return root


def describe(bus, widget):
    """The widget of a brief tree, with its words."""
    widget.take_words(*bus.ask(list(widget.questions_about_words())))
    return widget


def prune(widget):
    widget.children = [child for child in widget.children if child.can_be_seen]
    for child in widget.children:
        prune(child)
