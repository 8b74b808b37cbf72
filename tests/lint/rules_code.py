# rules_code.py - lint rules about the C sources: layers, sizes, forbidden calls
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess

from tree import Skip, fail, line_of, rule, warn, without_strings

# docs/architecture.md: a folder includes only folders with a smaller number.
LAYERS = {
    "core": 1,
    "words": 2,
    "store": 3,
    "exchange": 3,
    "services": 4,
    "model": 5,
    "report": 5,
    "app": 6,
    "ctl": 6,
}

# Library header -> the only files that may include it.
LIBRARIES = [
    (r"sqlite3\.h", r"src/store/tillid-(db|backup)-sqlite[a-z-]*\.[ch]"),
    (r"libxml/.*", r"src/exchange/.*|src/words/tillid-phrases\.c"),
    (r"unicode/.*", r"src/core/tillid-icu\.c"),
    (r"tillid-scope-private\.h", r"src/store/.*|src/services/tillid-session[a-z-]*\.[ch]"),
    (r"(gtk|gdk|gsk)/.*|adwaita\.h", r"src/app/.*"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


@rule("layers")
def layers(tree):
    """A folder includes only lower layers; each library is included where it belongs."""
    sources = tree.files("src/", ".c", ".h")
    homes = {os.path.basename(p): p.split("/")[1] for p in sources if p.endswith(".h")}

    for path in sources:
        layer = path.split("/")[1]
        if layer not in LAYERS:
            yield fail(path, 1, f"src/{layer} is no layer of docs/architecture.md")
            continue
        code = tree.code(path)
        for match in INCLUDE.finditer(code):
            header = match.group(2)
            line = line_of(code, match.start(2))
            for pattern, allowed in LIBRARIES:
                if re.fullmatch(pattern, header) and not re.fullmatch(allowed, path):
                    yield fail(path, line, f"{header} may not be included here")
            home = homes.get(os.path.basename(header))
            if match.group(1) == "<" or home is None or home == layer:
                continue
            if home not in LAYERS or LAYERS[home] >= LAYERS[layer]:
                yield fail(path, line, f"{layer} may not include {header} of {home}")


IMPURE = re.compile(
    r"(?<![\w>.])(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|g_random_\w+|g_rand_\w+|setlocale|"
    r"g_getenv|getenv|g_get_(?:user|home|language|current)\w*|g_file_\w+|g_fopen|fopen|time|rand|random|"
    r"clock_gettime|g_uuid_string_random|g_time_zone_new_local|g_date_time_new_from_unix_local\w*)\s*\("
)


@rule("pure-core")
def pure_core(tree):
    """core does no I/O and never asks for the time, the locale or random numbers."""
    for path in tree.files("src/core/", ".c", ".h"):
        code = without_strings(tree.code(path))
        for match in IMPURE.finditer(code):
            yield fail(path, line_of(code, match.start()), f"{match.group(1)} () in core: let the caller pass it")


def functions(lines):
    """(name, first line, length) of each function: GNU style opens and closes a body in column 0."""
    start = None
    head = []
    for number, text in enumerate(lines, start=1):
        if start is None:
            if text == "{" and head and head[-1].rstrip().endswith(")"):
                names = re.findall(r"^(\w+) \(", "\n".join(head), re.M)
                start = (names[-1] if names else "?", number)
            elif not text.strip() or text.startswith("}") or text.rstrip().endswith(";"):
                head = []
            else:
                head.append(text)
        elif text.startswith("}"):
            yield start[0], start[1], number - start[1] + 1
            start, head = None, []


@rule("sizes")
def sizes(tree):
    """A .c file over 600 lines warns and over 800 fails; a function over 80 lines fails."""
    for path in tree.files(("src/", "tests/"), ".c"):
        text = tree.read(path)
        length = text.count("\n")
        if length > 800:
            yield fail(path, length, f"{length} lines: cut it by topic (800 is the end)")
        elif length > 600:
            yield warn(path, length, f"{length} lines: soon to be cut by topic (600)")
        for name, line, count in functions(tree.code(path).split("\n")):
            if count > 80:
                yield fail(path, line, f"{name} () has {count} lines (80 is the end)")


COMMENTED = ("src/",)
DECLARED = re.compile(r"^[A-Za-z_][\w *]*?\W?(tillid_\w+) \(", re.M)
# Their names say all: who holds on to what.
LIFETIME = re.compile(r"tillid_\w+_(ref|unref|free|clear|copy)(_any)?")


@rule("comments")
def comments(tree):
    """A public function has a comment, where it is written or declared."""
    headers = {p: tree.read(p) for p in tree.files(COMMENTED, ".h") if not p.endswith("-private.h")}
    public = {name for p in headers for name in DECLARED.findall(tree.code(p))}
    told = {name for text in headers.values() for name in re.findall(r"\*/\n[A-Za-z_][^;/]*?\b(tillid_\w+) \(", text)}
    for path in tree.files(COMMENTED, ".c"):
        text = tree.read(path)
        for match in re.finditer(r"^(.*)\n[\w *]+\n(tillid_\w+) \([^;{]*\)\n\{", text, re.M):
            before, name = match.groups()
            if name not in public or name in told or LIFETIME.fullmatch(name) or before.rstrip().endswith("*/"):
                continue
            yield fail(path, line_of(text, match.start(2)), f"{name} () has no comment: what it gives, who owns it, what can fail")


@rule("spdx")
def spdx(tree):
    """Every source file says its name, its purpose, its holder and its licence."""
    sources = tree.files(("src/", "tests/", "ui/", "tools/"), ".c", ".h", ".py", ".sh", ".css")
    for path in sources + [p for p in ("dev", ".ci/run") if tree.has(p)]:
        head = tree.read(path).split("\n")[:12]
        name = os.path.basename(path)
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
            yield fail(path, 1, "no line 'SPDX-License-Identifier: GPL-3.0-or-later' in the first twelve")
        if not any("Copyright 2026 The Tillid authors" in line for line in head):
            yield fail(path, 1, "no line 'Copyright 2026 The Tillid authors' in the first twelve")
        if not any(re.match(rf"(/\*|#) {re.escape(name)} - \S", line) for line in head[:2]):
            yield fail(path, 1, f"the first line is not '{name} - what it is for'")


@rule("clang-format")
def clang_format(tree):
    """Every C file is as clang-format leaves it."""
    tool = shutil.which("clang-format")
    if tool is None:
        raise Skip("clang-format is not installed")
    sources = tree.files(("src/", "tests/"), ".c", ".h")
    half = (len(sources) + 1) // 2
    runs = [
        subprocess.Popen(
            [tool, "--dry-run", "--Werror", "--style=file", *part],
            cwd=tree.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for part in (sources[:half], sources[half:])
        if part
    ]
    seen = set()
    for run in runs:
        errors = run.communicate()[1]
        for match in re.finditer(r"^(\S+?):(\d+):\d+: error: ", errors, re.M):
            if match.group(1) not in seen:
                seen.add(match.group(1))
                yield fail(match.group(1), int(match.group(2)), "run clang-format -i on it")
        if run.returncode != 0 and not seen:
            yield fail("", 0, errors.strip()[:400])


@rule("no-or-replace")
def no_or_replace(tree):
    """No OR REPLACE in SQL: it walks around the triggers that keep revisions and logs."""
    pattern = re.compile(r"\bOR\s+REPLACE\b|\bREPLACE\s+INTO\b", re.I)
    for path in tree.files(("src/", "data/sql/"), ".c", ".h", ".sql"):
        code = tree.code(path)
        if path.endswith(".sql"):
            code = re.sub(r"--[^\n]*", "", tree.read(path))
        # "INSERT OR " "REPLACE" is one string to the compiler.
        code = re.sub(r'"(\s*)"', r"\1", code)
        for match in pattern.finditer(code):
            yield fail(path, line_of(code, match.start()), f"{match.group(0)}: use ON CONFLICT DO UPDATE")


@rule("no-network")
def no_network(tree):
    """No network code, in sources or dependencies."""
    pattern = re.compile(
        r"\b(libsoup\w*|soup_\w+|libcurl|curl_\w+|g_socket_\w+|g_network_\w+|g_resolver_\w+|g_tcp_\w+|GSocket\w*|"
        r"getaddrinfo|gethostbyname\w*|xmlNano(?:HTTP|FTP)\w*|webkit\w*)\b|sys/socket\.h|netinet/|netdb\.h|gio/gsocket",
    )
    for path in tree.files("src/", ".c", ".h") + [p for p in tree.paths if p.endswith("meson.build")]:
        code = re.sub(r"#(?!\s*include)[^\n]*", "", tree.read(path)) if path.endswith(".build") else tree.code(path)
        for match in pattern.finditer(code):
            yield fail(path, line_of(code, match.start()), f"{match.group(0)}: Tillid has no network code")


@rule("leftovers")
def leftovers(tree):
    """No TODO, FIXME or XXX, no goto, nothing commented out with #if 0."""
    pattern = re.compile(r"\b(TODO|FIXME|XXX)\b|^\s*#\s*if\s+0\b|^\s*(goto)\s+\w+;", re.M)
    for path in tree.files(("src/", "ui/"), ".c", ".h", ".ui", ".css"):
        text = tree.read(path)
        for match in pattern.finditer(text):
            yield fail(path, line_of(text, match.start()), f"'{match.group(0).strip()}' does not stay in the tree")


FIELD = re.compile(r"\bTILLID_FIELD\w*\s*\(\s*(\w+),\s*(\w+),(?:[^()]|\([^()]*\))*?NC_\s*\(\s*\"field\",\s*\"([^\"]*)\"")
FORBIDDEN_FIELD = re.compile(
    r"residen|permit|visa\b|asylum|deport|route|smuggl|traffick|persecut|political|party_member|membership"
)


@rule("fields")
def fields(tree):
    """No field for residence, permits, routes, smugglers, politics or persecutors; labels differ within a table."""
    for path in tree.files("src/core/", ".c"):
        code = tree.code(path)
        labels = {}
        for match in FIELD.finditer(code):
            kind, name, label = match.groups()
            line = line_of(code, match.start())
            if FORBIDDEN_FIELD.search(name) or FORBIDDEN_FIELD.search(label.lower()):
                yield fail(path, line, f"{kind}.{name}: Tillid has no field for this (docs/rules.md)")
            if (kind, label) in labels:
                yield fail(path, line, f"{kind}.{name} has the label of {labels[kind, label]}: '{label}'")
            labels[kind, label] = name


@rule("schema-sql")
def schema_sql(tree):
    """data/sql/001.sql is what tillidctl schema --sql prints."""
    program = os.environ.get("TILLIDCTL", tree.path("_build/src/ctl/tillidctl"))
    if not tree.has("data/sql/001.sql"):
        raise Skip("there is no data/sql/001.sql yet")
    if not os.path.exists(program):
        raise Skip("tillidctl is not built here")
    sources = tree.files(("src/core/", "data/sql/base.sql"), ".c", ".h", ".sql")
    if any(os.path.getmtime(tree.path(path)) > os.path.getmtime(program) for path in sources):
        raise Skip("tillidctl is older than the tables in core: ./dev build first")
    printed = subprocess.run([program, "schema", "--sql"], capture_output=True, text=True, timeout=60, check=False)
    if printed.returncode != 0:
        yield fail("data/sql/001.sql", 1, f"tillidctl schema --sql failed: {printed.stderr.strip()}")
    elif printed.stdout != tree.read("data/sql/001.sql"):
        yield fail("data/sql/001.sql", 1, "differs from the tables in core: tillidctl schema --sql >data/sql/001.sql")
