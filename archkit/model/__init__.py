"""The language: what an architect writes, as frozen Pydantic classes.

These classes are the only definition of the language. YAML files, Python
models, the JSON Schema, the editor help and the reference pages all come from
them. A model written in Python imports its classes from here::

    from archkit.model import Component, Connection, Solution
"""

from archkit.model.component import Access, Backup, Component, Copy, Redundancy
from archkit.model.connection import Connection
from archkit.model.information import Data, Retention
from archkit.model.journey import Journey
from archkit.model.organisation import Agreement, Department, Service, Team, Vendor
from archkit.model.requirement import Fit, Requirement
from archkit.model.risk import Risk, Waiver
from archkit.model.site import Node, Site, Zone
from archkit.model.solution import Archetypes, Registry, Solution
from archkit.model.technology import Technology

__all__ = [
    "Access",
    "Agreement",
    "Archetypes",
    "Backup",
    "Component",
    "Connection",
    "Copy",
    "Data",
    "Department",
    "Fit",
    "Journey",
    "Node",
    "Redundancy",
    "Registry",
    "Requirement",
    "Retention",
    "Risk",
    "Service",
    "Site",
    "Solution",
    "Team",
    "Technology",
    "Vendor",
    "Waiver",
    "Zone",
]
