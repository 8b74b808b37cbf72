# screen.py - what a person without a mouse sees and does: AT-SPI to look, the X server's keys to act
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing here sleeps for a fixed time: every look waits for its condition, and fails with a sentence when the
condition does not come. Widgets are found by role and accessible name, never by place. GTK 4.8 does not set
SHOWING and refuses to grab the focus for AT-SPI, so what can be seen is what is VISIBLE and has a size, and the
focus is moved by keys alone. The page of a stack that was left keeps both: where that matters, look at the focus,
or within the page."""

import os
import subprocess
import time

from atspi import ACCESSIBLE, FOCUSED, Bus, describe, read_tree
from display import find_focused_window, find_top_window
from words import plain

# Seconds: generous, for a loaded machine; a journey that works waits for none of it. More under the sanitizers.
PATIENCE = 30 * float(os.environ.get('TILLID_TEST_PATIENCE', '1'))
LOOK_AGAIN = 0.05
# Seconds after which the whole tree is looked through again, whatever the program said.
LOOK_THROUGH = 3
# Layouts for what is typed in Danish and Arabic; the keys of the program are those of the first.
LAYOUTS = 'us,dk,ara'
# Keys that do nothing but lead to the next thing.
MOVES = ('Tab', 'shift+Tab', 'Up', 'Down', 'Left', 'Right')


class Missing(AssertionError):
    """Something a person would look for is not there."""


def wait_for(condition, what, seconds=PATIENCE):
    """The first true answer of condition(); Missing with @what after @seconds."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(f'waited {seconds} s for {what() if callable(what) else what}')
        time.sleep(LOOK_AGAIN)


def run_xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], check=True, capture_output=True,
                          text=True, timeout=60).stdout


def matches(found, wanted):
    if wanted is None:
        return True
    if isinstance(wanted, str):
        return plain(found) == plain(wanted)
    return wanted.match(plain(found)) is not None


class Screen:
    """The program with this process id, as it is spoken and as it is typed at."""

    def __init__(self, pid):
        self.pid = pid
        self.bus = Bus()
        self.place = None
        self.looked = 0  # when the whole tree was last looked through for the focus
        self.tops = None  # the windows there were then
        self.counted = {'keys': 0, 'moves': 0, 'letters': 0}

    # Looking

    def windows(self, brief=False):
        """What can be seen, the newest window first; @brief: without names and roles."""
        if self.place is None:
            self.place = self.bus.find_program(self.pid)
        if self.place is None:
            return []
        return list(reversed(read_tree(self.bus, self.place, brief).children))

    def find_all(self, role=None, name=None):
        for window in self.windows():
            for widget in window.walk():
                if (role is None or widget.role == role) and matches(widget.name, name):
                    yield widget

    def find(self, role=None, name=None):
        return next(self.find_all(role, name), None)

    def see(self, role=None, name=None, seconds=PATIENCE):
        """The first such widget, as soon as it can be seen."""
        return wait_for(lambda: self.find(role, name),
                        f'{role or "a widget"} “{name_of(name)}”', seconds)

    def see_no(self, role=None, name=None, seconds=PATIENCE):
        wait_for(lambda: self.find(role, name) is None,
                 f'{role or "the widget"} “{name_of(name)}” to go', seconds)

    def focused(self):
        """The innermost widget that has the focus, in the newest window that has one. The program says where it goes; that is
        believed as long as the widget says so itself and no window came or went. All are asked now and then, and when nobody said."""
        heard = self.focused_as_heard() if time.monotonic() - self.looked < LOOK_THROUGH else None
        if heard is not None:
            return heard
        windows = self.windows(brief=True)
        self.looked = time.monotonic()
        self.tops = self.top_places()
        for window in windows:
            found = [widget for widget in window.walk() if widget.has(FOCUSED)]
            if found:
                return describe(self.bus, found[-1])
        return None

    def top_places(self):
        name, path = self.place or ('', '')
        return self.bus.ask([(name, path, ACCESSIBLE, 'GetChildren', None)])[0] if name else None

    def focused_as_heard(self):
        """The same for a few questions, or None."""
        tops = self.top_places()
        place = self.bus.focus_heard
        if place is None or tops is None or tops != self.tops:
            return None
        found = [widget for widget in read_tree(self.bus, place, brief=True).walk() if widget.has(FOCUSED)]
        return describe(self.bus, found[-1]) if found and found[0].place == place and found[0].can_be_seen else None

    def see_focused(self, role=None, name=None, seconds=PATIENCE):
        def look():
            widget = self.focused()
            if widget is not None and (role is None or widget.role == role) and matches(
                    widget.name, name):
                return widget
            return None
        return wait_for(look, lambda: f'the focus on {role or "a widget"} “{name_of(name)}”; '
                                      f'it is on {self.focused()}', seconds)

    # Keys

    def take_keys(self):
        """Lets the keyboard speak to the newest window: without a window manager nobody else gives it to a dialog."""
        window = wait_for(find_top_window, 'a window on the display')
        if find_focused_window() != window:
            run_xdotool('windowfocus', '--sync', window)

    def press(self, *keys):
        """Keys one after another, as 'ctrl+z'."""
        self.take_keys()
        self.counted['keys'] += len(keys)
        self.counted['moves'] += sum(key in MOVES for key in keys)
        run_xdotool('key', '--clearmodifiers', '--delay', 30, *keys)

    def type(self, text):
        self.take_keys()
        self.counted['letters'] += len(text)
        run_xdotool('type', '--clearmodifiers', '--delay', 15, '--', text)

    def type_into(self, widget, text):
        """Types, and waits until the words stand there."""
        before = widget.text
        self.type(text)
        wait_for(lambda: text in widget.text,
                 lambda: f'“{text}” in {widget}; there is “{widget.text}”, where “{before}” stood')

    def tab_to(self, role=None, name=None, key='Tab', limit=80):
        """Tab by Tab to a widget, as a person does. Missing when it cannot be reached."""
        passed = []
        now = self.focused()
        for _ in range(limit):
            if now is not None and (role is None or now.role == role) and matches(now.name, name):
                return now
            passed.append(str(now))
            self.press(key)
            now = self.wait_focus_moves(now)
        raise Missing(f'{role or "a widget"} “{name_of(name)}” cannot be reached with {key}: '
                      + ' → '.join(passed))

    def wait_focus_moves(self, before, seconds=1.5):
        """Where it is then. At the end of a list an arrow moves nothing, so that no move is no fault."""
        end = time.monotonic() + seconds
        while True:
            now = self.focused()
            if now is not None and (before is None or now.place != before.place):
                return now
            if time.monotonic() > end:
                return now
            time.sleep(LOOK_AGAIN)

    def outline(self):
        """Everything that can be seen, a line each."""
        return [line for window in self.windows() for line in outline(window)] or ['(no program)']


def outline(widget, depth=0):
    focus = ' (focused)' if widget.has(FOCUSED) else ''
    text = widget.text
    text = f' = “{text}”' if text and text != widget.name else ''
    yield f'{"  " * depth}{widget}{text}{focus}'
    for child in widget.children:
        yield from outline(child, depth + 1)


def name_of(wanted):
    if wanted is None:
        return 'of any name'
    return wanted if isinstance(wanted, str) else wanted.pattern
