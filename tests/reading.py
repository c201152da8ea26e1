"""Reports read as a user reads them."""

import geomap

PUBLISHED = "2023-11-08"  # a Wednesday


def read(text, language):
    found = geomap.extract(text, published=PUBLISHED, language=language, problems=[])
    return found.astype(object).where(found.notna(), None).to_dict("records")


def told(rows, *columns):
    return [tuple(str(row[c])[:10] if c.startswith("date") else row[c] for c in columns) for row in rows]
