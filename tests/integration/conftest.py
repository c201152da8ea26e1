"""What tests of whole commands share."""

import pytest
from commands import REPORT, TABLE


@pytest.fixture
def work(tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path
