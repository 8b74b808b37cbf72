# display.py - the X server beside the keys: pictures of it, and what a window manager says
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""With what every display has: libX11 and zlib."""

import ctypes
import pathlib
import struct
import zlib

X11 = ctypes.CDLL('libX11.so.6')
X11.XOpenDisplay.restype = ctypes.c_void_p
X11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
X11.XDefaultRootWindow.restype = ctypes.c_ulong
X11.XDisplayWidth.argtypes = X11.XDisplayHeight.argtypes = [ctypes.c_void_p, ctypes.c_int]
X11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
X11.XInternAtom.restype = ctypes.c_ulong
X11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
X11.XCloseDisplay.argtypes = [ctypes.c_void_p]
CLIENT_MESSAGE = 33
Z_PIXMAP = 2


class XWindowAttributes(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_int), ('width', ctypes.c_int), ('height', ctypes.c_int),
                ('border', ctypes.c_int), ('depth', ctypes.c_int), ('visual', ctypes.c_void_p),
                ('root', ctypes.c_ulong), ('kind', ctypes.c_int), ('gravity', ctypes.c_int * 2),
                ('backing', ctypes.c_int), ('planes', ctypes.c_ulong * 2), ('save_under', ctypes.c_int),
                ('colormap', ctypes.c_ulong), ('map_installed', ctypes.c_int), ('map_state', ctypes.c_int),
                ('masks', ctypes.c_long * 3), ('override_redirect', ctypes.c_int),
                ('screen', ctypes.c_void_p)]


IS_VIEWABLE = 2
X11.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(XWindowAttributes)]
X11.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p,
                           ctypes.POINTER(ctypes.POINTER(ctypes.c_ulong)), ctypes.POINTER(ctypes.c_uint)]
X11.XFree.argtypes = [ctypes.c_void_p]
X11.XAutoRepeatOff.argtypes = [ctypes.c_void_p]
X11.XGetInputFocus.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_ulong), ctypes.POINTER(ctypes.c_int)]
# A window may go between the list and the question about it; Xlib would end the process.
ON_ERROR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
X11.XSetErrorHandler(ON_ERROR)


def find_top_window():
    """The topmost window or dialog, or None. Popovers manage themselves: they are none."""
    display = X11.XOpenDisplay(None)
    unused = ctypes.c_ulong()
    listed = ctypes.POINTER(ctypes.c_ulong)()
    count = ctypes.c_uint()
    X11.XQueryTree(display, X11.XDefaultRootWindow(display), ctypes.byref(unused), ctypes.byref(unused),
                   ctypes.byref(listed), ctypes.byref(count))
    top = None
    for i in range(count.value):
        attributes = XWindowAttributes()
        X11.XGetWindowAttributes(display, listed[i], ctypes.byref(attributes))
        if attributes.map_state == IS_VIEWABLE and not attributes.override_redirect and attributes.width > 1:
            top = listed[i]
    X11.XFree(listed)
    X11.XCloseDisplay(display)
    return top


def stop_repeating():
    """On a busy machine a key may stay down for longer than it was pressed; it is one key all the same."""
    display = X11.XOpenDisplay(None)
    X11.XAutoRepeatOff(display)
    X11.XCloseDisplay(display)


def find_focused_window():
    """Who gets the keys."""
    display = X11.XOpenDisplay(None)
    window, revert = ctypes.c_ulong(), ctypes.c_int()
    X11.XGetInputFocus(display, ctypes.byref(window), ctypes.byref(revert))
    X11.XCloseDisplay(display)
    return window.value


class XClientMessage(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
                ('display', ctypes.c_void_p), ('window', ctypes.c_ulong), ('message', ctypes.c_ulong),
                ('format', ctypes.c_int), ('data', ctypes.c_long * 5), ('pad', ctypes.c_long * 24)]


def ask_to_close(window):
    """WM_DELETE_WINDOW to one X window."""
    display = X11.XOpenDisplay(None)
    event = XClientMessage(type=CLIENT_MESSAGE, window=window, format=32,
                           message=X11.XInternAtom(display, b'WM_PROTOCOLS', 0))
    event.data[0] = X11.XInternAtom(display, b'WM_DELETE_WINDOW', 0)
    X11.XSendEvent(display, window, 0, 0, ctypes.byref(event))
    X11.XCloseDisplay(display)


class XImage(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.POINTER(ctypes.c_ubyte)),
                ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int),
                ('depth', ctypes.c_int), ('bytes_per_line', ctypes.c_int)]


X11.XGetImage.restype = ctypes.POINTER(XImage)
X11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                          ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]


def take_picture(path):
    """The whole display as PNG."""
    display = X11.XOpenDisplay(None)
    image = X11.XGetImage(display, X11.XDefaultRootWindow(display), 0, 0,
                          X11.XDisplayWidth(display, 0), X11.XDisplayHeight(display, 0),
                          ctypes.c_ulong(-1).value, Z_PIXMAP).contents
    X11.XCloseDisplay(display)
    raw = ctypes.string_at(image.data, image.bytes_per_line * image.height)
    lines = bytearray()
    for y in range(image.height):
        line = raw[y * image.bytes_per_line:y * image.bytes_per_line + image.width * 4]
        rgb = bytearray(image.width * 3)
        # 32 bits a pixel, blue first.
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        lines += b'\0' + rgb

    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data
                + struct.pack('>I', zlib.crc32(kind + data)))
    header = struct.pack('>IIBBBBB', image.width, image.height, 8, 2, 0, 0, 0)
    pathlib.Path(path).write_bytes(
        b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(bytes(lines), 6))
        + chunk(b'IEND', b''))
