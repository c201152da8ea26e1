"""An incident of the samples: in November 2023, in Syria."""

import datetime as dt

from geomap.incidents import Incident


def incident(kind, name, lon, lat, day, **more):
    date = dt.date(2023, 11, day) if day else None
    given = {
        "place": name,
        "place_name": name,
        "place_precision": "town",
        "radius_km": 5.0,
        "date": date,
        "date_end": date,
        "date_precision": "day" if day else "unknown",
        "country": "SY",
        "source": "bulletin.txt",
        **more,
    }
    return Incident(kind, lon=lon, lat=lat, **given)
