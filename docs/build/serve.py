"""Serve a folder at a local address until Ctrl-C: python docs/build/serve.py site 8000"""
import functools
import http.server
import sys

folder, port = sys.argv[1], int(sys.argv[2])


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Pages that load are not news."""


try:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Quiet, directory=folder))
except OSError as error:
    sys.exit(f"Port {port} cannot be used ({error.strerror}). Choose another: make run PORT={port + 1}")
print(f"The site is at http://127.0.0.1:{server.server_port}/  (Ctrl-C stops it)", flush=True)
try:
    server.serve_forever()
except KeyboardInterrupt:
    print()
