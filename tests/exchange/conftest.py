"""A city whose records office has requirements."""

import pytest
from city import City
from office_tables import NEEDS, Office


@pytest.fixture
def office(city: City) -> Office:
    """An office with three requirements."""
    city.write("models/needs.yaml", NEEDS)
    return Office(city)
