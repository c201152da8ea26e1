"""Reports of one day, and the incidents in them."""

import datetime as dt

from geomap.extraction import Report, extract_reports

DAY = dt.date(2026, 3, 4)


def told(text, language):
    rows = extract_reports([Report(text, source="report", published=DAY, language=language)])
    return [row for row in rows if row.type != "statement"]
