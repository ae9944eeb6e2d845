"""What the tests share."""

from pathlib import Path

import pytest
from city import RECORDS, REGISTRY, SETTINGS, City


@pytest.fixture
def city(tmp_path: Path) -> City:
    """A city with one finding, in `models/records.yaml`."""
    made = City(tmp_path)
    made.write("archkit.toml", SETTINGS)
    made.write("models/city.yaml", REGISTRY)
    made.write("models/records.yaml", RECORDS)
    return made
