"""Names that are asked of an online service, against a clock that nobody waits for."""

from geomap.geocoding import locate

AGENT = "harbour-news-map (desk@harbour.news)"
HTML = (200, "<!DOCTYPE html><title>Log in to the hotel's network</title>", "text/html")


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self):
        self.now = 100.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += max(seconds, 1e-6)  # as a real clock: never so little that a sum does not change


def ask(geocoder, names, **options):
    problems = []
    return locate(names, geocoder=geocoder, problems=problems, **options), problems
