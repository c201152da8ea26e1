"""A server on 127.0.0.1 that answers as Nominatim does, and as it fails."""

import json
import time
from urllib.parse import parse_qs, urlsplit

import local_server
from local_server import LocalServer

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


class Server(LocalServer):
    """Answers `places` by the first part of the query; `failures` come first, each once."""

    def __init__(self):
        self.places = dict(PLACES)
        self.failures = []
        self.always = None
        self.requests = []
        self.times = []
        outer = self

        class Handler(local_server.Handler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # noqa: N802  (the library calls it so)
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
                told = [("Content-Type", kind), ("Content-Length", str(len(body))), *headers]
                super().answer(status, body, told)

        super().__init__(Handler)

    def found(self, query):
        return self.places.get(query.split(",")[0].strip().lower(), [])

    @property
    def asked(self):
        return [query.get("q") for _, query, _ in self.requests]
