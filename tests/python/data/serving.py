"""A web server on this machine that can also do what servers do wrong."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Serves files from memory; the system chooses the port.

    `files`: contents by path. `breaks`: how many bytes of the next answers are sent before the
    connection breaks. `ranges`, `versions`: whether parts can be asked for, and files have an
    ETag. `moved`: addresses by path. `failing`: the status of the next answers. `asked`: path and
    range of each request.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files, self.moved, self.breaks, self.failing = {}, {}, [], []
        self.ranges = self.versions = True
        self.chunked = False
        self.asked = []

    def address(self, path):
        return f"http://127.0.0.1:{self.server_port}/{path}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        server, name = self.server, self.path.lstrip("/")
        wanted = self.headers.get("Range")
        server.asked.append((name, wanted))
        self.close_connection = True
        if server.failing:
            return self._send(server.failing.pop(0), {"Content-Length": "0"})
        if name in server.moved:
            return self._send(302, {"Location": server.moved[name], "Content-Length": "0"})
        if name not in server.files:
            return self._send(404, {"Content-Length": "0"})
        data = server.files[name]
        version = f'"{hash(data)}"'
        start, status, head = 0, 200, {}
        if wanted and server.ranges and self.headers.get("If-Range") == version:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(data):
                return self._send(416, {"Content-Length": "0"})
            status = 206
            head["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        if server.versions:
            head["ETag"] = version
        body = data[start:]
        if server.chunked:
            self._send(status, head | {"Transfer-Encoding": "chunked"})
            self.wfile.write(b"%x\r\n" % len(body))
        else:
            self._send(status, head | {"Content-Length": str(len(body))})
        self.wfile.write(body[: server.breaks.pop(0)] if server.breaks else body)
        if server.chunked and not server.breaks:
            self.wfile.write(b"\r\n0\r\n\r\n")

    def _send(self, status, head):
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()


@contextlib.contextmanager
def serving():
    """A server that runs as long as the block."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
