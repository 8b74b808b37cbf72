#!/usr/bin/env python3
# run.py - our timeline beside vis-timeline: the same items, the same machine, taking turns
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: run.py BENCH-BESIDE FOLDER
#
# FOLDER keeps what npm installed. Both draw 1376 x 740 pixels, with the processor. A time is the middle one of three runs; each
# run of vis-timeline has a browser of its own.
import functools
import http.server
import json
import os
import pathlib
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import urllib.parse

HERE = pathlib.Path(__file__).parent
ROUNDS = 3
# Its first picture may take long; a browser that says nothing for so many seconds will not.
PATIENCE = 300
SETTINGS = ("as it comes", "not stacked", "clustered")
LIMIT = 50


def skip(why):
    print(f"timeline beside vis-timeline: skipped, {why}")
    sys.exit(77)


def find_browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    skip("there is no Chromium")


def install_module(folder):
    """What package.json names, without the scripts that packages bring."""
    wanted = (HERE / "package.json").read_text()
    module = folder / "node_modules" / "vis-timeline"
    there = folder / "package.json"
    if module.is_dir() and there.is_file() and there.read_text() == wanted:
        return module
    if shutil.which("npm") is None:
        skip("there is no npm")
    folder.mkdir(parents=True, exist_ok=True)
    there.write_text(wanted)
    done = subprocess.run(["npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--silent"],
                          cwd=folder, check=False)
    if done.returncode != 0 or not module.is_dir():
        there.unlink()
        skip("npm could not install it")
    return module


class Page(http.server.BaseHTTPRequestHandler):
    """The page, the module and the items, on this machine alone; what the page tells goes into a queue."""

    def __init__(self, module, items, told, *arguments):
        self.files = {"/page.html": HERE / "page.html", "/items.json": items}
        self.module = module
        self.told = told
        super().__init__(*arguments)

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        file = self.files.get(path)
        if path.startswith("/module/") and ".." not in path:
            file = self.module / path.removeprefix("/module/")
        if file is None or not file.is_file():
            self.send_error(404)
            return
        kind = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}.get(file.suffix, "application/json")
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()
        self.told.put((self.path, json.loads(body)))

    def log_message(self, *_):
        pass


def measure_theirs(browser, server, told, setting):
    address = f"http://127.0.0.1:{server.server_port}/page.html#{urllib.parse.quote(setting)}"
    with tempfile.TemporaryDirectory(prefix="tillid-bench-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [browser, "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--window-size=1376,740",
             # Chromium refuses to run as root with its sandbox; the page is our own.
             *(["--no-sandbox"] if os.geteuid() == 0 else []), f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            path, what = told.get(timeout=PATIENCE)
        except queue.Empty:
            return None
        finally:
            process.terminate()
            process.wait()
    if path != "/done":
        sys.exit(f"vis-timeline, {setting}: {what}")
    return what


def measure_ours(program, items):
    done = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24 -noreset", program, items],
                          stdout=subprocess.PIPE, check=True, text=True)
    # The first run says that it makes the clinic.
    return json.loads(done.stdout.splitlines()[-1])


def middle(runs, name):
    return statistics.median(run[name] for run in runs)


def say(name, value, unit):
    print(f"{name:<58} {value:9.2f} {unit}", flush=True)


def report(ours, theirs):
    first, zoom = middle(ours, "first"), middle(ours, "zoom")
    say("timeline beside vis-timeline: items", ours[0]["items"], "")
    say("  ours: first picture, wall", first, "ms")
    say("  ours: one zoom step from the whole life, wall", zoom, "ms")
    for setting, runs in theirs.items():
        if None in runs:
            print(f"  vis-timeline, {setting}: no picture within {PATIENCE} s")
            continue
        say(f"  vis-timeline, {setting}: first picture, wall", middle(runs, "first"), "ms")
        say(f"  vis-timeline, {setting}: its items in the page then", middle(runs, "drawn"), "")
        say(f"  vis-timeline, {setting}: one zoom step, wall", middle(runs, "zoom"), "ms")
        say(f"  vis-timeline, {setting}: the same, worst", middle(runs, "worst"), "ms")
        say(f"  vis-timeline, {setting}: first picture to ours", middle(runs, "first") / first, "x")
        say(f"  vis-timeline, {setting}: zoom step to ours", middle(runs, "zoom") / zoom, "x")
    if None not in theirs[SETTINGS[0]]:
        ratio = middle(theirs[SETTINGS[0]], "first") / first
        verdict = "ok" if ratio >= LIMIT else "under"
        print(f"{'first picture of vis-timeline to ours':<58} {ratio:9.2f} x   at least {LIMIT} x  {verdict}")


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    browser = find_browser()
    module = install_module(folder)
    items = folder / "items.json"
    told = queue.Queue()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Page, module, items, told))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    ours, theirs = [], {setting: [] for setting in SETTINGS}
    for _ in range(ROUNDS):
        ours.append(measure_ours(program, items))
        for setting in SETTINGS:
            theirs[setting].append(measure_theirs(browser, server, told, setting))
    server.shutdown()
    report(ours, theirs)


if __name__ == "__main__":
    main()
