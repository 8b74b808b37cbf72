# harness.py - one program, one clinic file, one person: start, look, type, close, kill, and the TAP lines
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

# Warnings end the program that is tested, not this one: AT-SPI warns whenever a program has just gone. Before GLib
# is there to read it.
G_DEBUG = os.environ.pop('G_DEBUG', 'fatal-warnings')

from display import ask_to_close, find_top_window, stop_repeating, take_picture  # noqa: E402
from screen import LAYOUTS, PATIENCE, Missing, Screen, wait_for  # noqa: E402
from words import Words  # noqa: E402

BUILD = pathlib.Path(os.environ['TILLID_BUILD_DIR'])
# An installed program can be tested as well.
TILLID = os.environ.get('TILLID_PROGRAM', str(BUILD / 'src/app/tillid'))
TILLIDCTL = os.environ.get('TILLIDCTL_PROGRAM', str(BUILD / 'src/ctl/tillidctl'))
PICTURES = BUILD / 'screens/journeys'


class ClinicFile:
    """The clinic file beside the program: looked at, never written."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def rows(self, sql, *values):
        connection = sqlite3.connect(f'file:{self.path}?mode=ro', uri=True, timeout=5)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def value(self, sql, *values):
        found = self.rows(sql, *values)
        return found[0][0] if found else None

    def wait(self, sql, *values, want=lambda rows: rows, seconds=PATIENCE):
        """The rows as soon as they are as wanted."""
        def look():
            rows = self.rows(sql, *values)
            return [rows] if want(rows) else None
        return wait_for(look, lambda: f'the file; it holds {self.rows(sql, *values)} for {sql} {values}', seconds)[0]

    def wait_count(self, count, sql, *values, seconds=PATIENCE):
        return self.wait(sql, *values, want=lambda rows: len(rows) == count, seconds=seconds)

    def drafts(self):
        return [text for (text,) in self.rows('SELECT text FROM draft')]

    def wait_draft(self, text, seconds):
        """Some draft contains @text."""
        self.wait('SELECT place, text FROM draft', seconds=seconds,
                  want=lambda rows: any(text in row[1] for row in rows))

    def verify(self):
        """tillidctl names every broken thing; there must be none."""
        run = subprocess.run([TILLIDCTL, '--db', str(self.path), '--language', 'en', 'verify'],
                             capture_output=True, text=True, timeout=60, check=False)
        if run.returncode != 0:
            raise AssertionError(f'tillidctl verify: {run.returncode}\n{run.stdout}{run.stderr}')


class Journey:
    """Homes, display and bus are of its own; TAP goes to stdout."""

    def __init__(self, language):
        self.language = language
        self.words = Words(language)
        self.count = 0
        self.failed = False
        self.program = None
        self.launcher = None
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='tillid-journey-'))
        self.documents = self.home / 'Documents'
        self.documents.mkdir()
        self.log = self.home / 'program.log'

    def text(self, context, english):
        return self.words.text(context, english)

    def environment(self):
        environment = dict(os.environ)
        # The accessible tree is the point here, and settings have to outlive the program.
        environment.pop('GTK_A11Y', None)
        environment.update(
            HOME=str(self.home), XDG_CONFIG_HOME=str(self.home / 'config'),
            XDG_DATA_HOME=str(self.home / 'data'), XDG_CACHE_HOME=str(self.home / 'cache'),
            XDG_STATE_HOME=str(self.home / 'state'), GSETTINGS_BACKEND='keyfile',
            GDK_BACKEND='x11', GTK_USE_PORTAL='0', NO_AT_BRIDGE='0', LANGUAGE=self.language,
            LC_ALL='C.UTF-8', G_DEBUG=G_DEBUG)
        environment.pop('WAYLAND_DISPLAY', None)
        return environment

    def open_display(self):
        subprocess.run(['setxkbmap', LAYOUTS], check=True)
        # GTK 4.8 asks for a tooltip half a second after a popover came under the pointer, and complains if it was shut.
        subprocess.run(['xdotool', 'mousemove', '0', '0'], check=True)
        self.launcher = subprocess.Popen(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately'],
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    # The program

    def start(self, *arguments):
        """Starts the program and waits for its window; the answer is its screen."""
        assert self.program is None
        with open(self.log, 'ab') as log:
            self.program = subprocess.Popen([TILLID, *map(str, arguments)], env=self.environment(),
                                            cwd=self.documents, stdout=log, stderr=log)
        self.screen = Screen(self.program.pid)

        def window():
            if self.program.poll() is not None:
                raise Missing(f'the program ended with {self.program.returncode} at its start')
            return self.screen.find('window')
        wait_for(window, 'the window')
        self.screen.take_keys()
        return self.screen

    def wait_end(self, what):
        code = wait_for(lambda: [self.program.poll()] if self.program.poll() is not None else None,
                        f'the end of the program after {what}')[0]
        self.program = None
        return code

    def close_window(self, *keys):
        """By keys or, without any, as a window manager does when its own key or button is pressed: that is how a
        window with an open popover is closed, which keeps the keys to itself."""
        if keys:
            self.screen.press(*keys)
        else:
            ask_to_close(find_top_window())
        code = self.wait_end('closing its window')
        if code != 0:
            raise AssertionError(f'the program ended with {code}')

    def kill(self):
        self.program.send_signal(signal.SIGKILL)
        self.wait_end('SIGKILL')

    # Reporting

    @contextlib.contextmanager
    def step(self, what, clinic=None):
        """One TAP line; afterwards the clinic file is verified. After a failure the journey is over."""
        self.count += 1
        begin = time.monotonic()
        try:
            yield
            if self.program is not None and self.program.poll() is not None:
                raise AssertionError(f'the program ended with {self.program.returncode}')
            if clinic is not None:
                clinic.verify()
        except Exception:
            print(f'not ok {self.count} - {what}')
            self.explain(what)
            self.failed = True
            raise JourneyOver from None
        print(f'ok {self.count} - {what}')
        print(f'# {time.monotonic() - begin:.1f} s', flush=True)

    def explain(self, what):
        """The end of it is what a long log is cut down to."""
        why = traceback.format_exc()
        with contextlib.suppress(Exception):
            say('\n'.join(self.screen.outline()))
        with contextlib.suppress(Exception):
            PICTURES.mkdir(parents=True, exist_ok=True)
            picture = PICTURES / f'{self.language}-{self.count:02}.png'
            take_picture(picture)
            say(f'picture: {picture}')
        with contextlib.suppress(OSError):
            say('the program said:\n' + self.log.read_text(errors='replace')[-4000:])
        say(why)

    def end(self):
        for process in (self.program, self.launcher):
            if process is not None:
                process.kill()
                process.wait()
        shutil.rmtree(self.home, ignore_errors=True)
        print(f'1..{self.count}')
        return 1 if self.failed else 0


class JourneyOver(Exception):
    """A step failed; the next ones would only say the same."""


def say(text):
    """To stderr, which is all that is shown of a test that failed elsewhere."""
    print('\n'.join('# ' + line for line in text.splitlines()), file=sys.stderr, flush=True)


def run_journey(function):
    """main() of a journey: its language is the only argument."""
    language = sys.argv[1] if len(sys.argv) > 1 else 'en'
    journey = Journey(language)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        journey.open_display()
        stop_repeating()
        function(journey)
    except JourneyOver:
        pass
    finally:
        code = journey.end()
    return code
