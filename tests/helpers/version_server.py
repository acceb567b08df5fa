"""A real https server of this machine that knows a newest version."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OPENSSL = shutil.which("openssl")


class _Answers(BaseHTTPRequestHandler):
    """Answers by path; see `ANSWERS`."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, body = ANSWERS.get(self.path, (404, b"none"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
        self.end_headers()
        self.wfile.write(b"" if status == 302 else body)

    def log_message(self, *_arguments):
        """Say nothing."""


ANSWERS = {
    "/newer": (200, b"99.0\n"),
    "/same": (200, b"0.1.0"),
    "/page": (200, b"<html>Welcome</html>"),
    "/long": (200, b"1.2" + b"0" * 1_000_000),
    "/empty": (200, b""),
    "/moved": (302, b"/newer"),
    "/broken": (500, b"99.0"),
}


def certificate(folder):
    """Return the files of a certificate for this machine, and of its key, made just now."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    files = ["-keyout", str(key), "-out", str(made)]
    subprocess.run([OPENSSL, "req", *kind, *subject, *files], check=True, capture_output=True)
    return made, key


@contextmanager
def version_server(files=None):
    """Serve; with the files of a certificate by https, else by http; yields address and server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.asked = []
    if files is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*files)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    scheme = "http" if files is None else "https"
    try:
        yield f"{scheme}://127.0.0.1:{server.server_port}", server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
