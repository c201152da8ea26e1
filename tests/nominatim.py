"""A server on 127.0.0.1 that answers as Nominatim does, and as it fails."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LICENCE = "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright"


def result(name, lat, lon, *, kind="village", half=0.02, country="sy", importance=0.3, number=1, **more):
    """One result in Nominatim's form (format=json, addressdetails=1)."""
    return {
        "place_id": 100 + number, "licence": LICENCE, "osm_type": "node", "osm_id": number,
        "lat": str(lat), "lon": str(lon), "class": "place", "type": kind, "addresstype": kind,
        "place_rank": 19, "importance": importance, "name": name, "display_name": f"{name}, Somewhere",
        "address": {kind: name, "state": "Idlib Governorate", "country_code": country},
        "boundingbox": [str(lat - half), str(lat + half), str(lon - half), str(lon + half)], **more,
    }  # fmt: skip


PLACES = {
    "qwxyz": [result("Qwxyz", 35.9, 36.6)],
    "zwxyq": [result("Zwxyq", 35.8, 36.5, number=2)],
}


class Server:
    """Answers `places` by the first part of the query; `failures` come first, each once."""

    def __init__(self):
        self.places = dict(PLACES)
        self.failures = []
        self.always = None
        self.requests = []
        self.times = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                parts = urlsplit(self.path)
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                outer.requests.append((parts.path, query, self.headers["User-Agent"]))
                failure = outer.failures.pop(0) if outer.failures else outer.always
                if failure == "slow":
                    time.sleep(0.6)
                if isinstance(failure, tuple):
                    self.answer(*failure)
                else:
                    self.answer(200, json.dumps(outer.found(query.get("q", ""))))

            def answer(self, status, text, kind="application/json", headers=()):
                body = text.encode()
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    for name, value in headers:
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass  # the client has stopped waiting

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def found(self, query):
        return self.places.get(query.split(",")[0].strip().lower(), [])

    @property
    def asked(self):
        return [query.get("q") for _, query, _ in self.requests]

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
