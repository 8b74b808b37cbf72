# tree.py - what every lint rule stands on: the source tree, findings, and reading C without a compiler
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import xml.etree.ElementTree as ElementTree
from collections import namedtuple
from functools import lru_cache
from xml.parsers import expat

FAIL = "fail"
WARN = "warn"

Finding = namedtuple("Finding", "path line text level")


class Skip(Exception):
    """A rule that cannot be checked here; the message says why."""


rules = {}


def rule(name):
    """Registers a function (tree) -> iterable of Finding. Its docstring is what the rule says."""

    def register(function):
        rules[name] = function
        return function

    return register


def fail(path, line, text):
    return Finding(path, line, text, FAIL)


def warn(path, line, text):
    return Finding(path, line, text, WARN)


class Tree:
    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.paths = sorted(self._walk())

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            # Build folders start with _, git's with a dot.
            folders[:] = [f for f in folders if f[0] not in "._"]
            for name in names:
                yield os.path.relpath(os.path.join(folder, name), self.root)

    def files(self, folders, *endings):
        """Paths below one of the folders ("src/", or a file's own path) with one of the endings."""
        folders = (folders,) if isinstance(folders, str) else tuple(folders)
        return [p for p in self.paths if p.startswith(folders) and p.endswith(endings)]

    def path(self, path):
        return os.path.join(self.root, path)

    def has(self, path):
        return os.path.exists(self.path(path))

    @lru_cache(maxsize=None)
    def read(self, path):
        with open(self.path(path), encoding="utf-8") as file:
            return file.read()

    def lines(self, path):
        return enumerate(self.read(path).split("\n"), start=1)

    @lru_cache(maxsize=None)
    def code(self, path):
        """A C file without its comments; strings and line numbers stay."""
        return without_comments(self.read(path))

    def xml(self, path):
        return parse_xml(self.read(path))


C_TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
C_STRING = re.compile(r'"((?:\\.|[^"\\\n])*)"')


def without_comments(text):
    def blank(match):
        token = match.group(0)
        return "\n" * token.count("\n") if token[0] == "/" else token

    return C_TOKEN.sub(blank, text)


def without_strings(code):
    return C_STRING.sub('""', code)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def parse_xml(text):
    """The root element; each element knows its line as .get ("line-number")."""
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def name(raw):
        return "{" + raw if "}" in raw else raw

    def start(tag, attributes):
        attributes = {name(key): value for key, value in attributes.items()}
        builder.start(name(tag), {**attributes, "line-number": str(parser.CurrentLineNumber)})

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: builder.end(name(tag))
    parser.CharacterDataHandler = builder.data
    parser.Parse(text, True)
    return builder.close()
