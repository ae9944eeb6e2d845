"""The language: what an architect writes, as frozen Pydantic classes.

These classes are the only definition of the language. YAML files, Python
models, the JSON Schema, the editor help and the reference pages all come from
them. A model written in Python imports its classes from here::

    from archkit.model import Component, Connection, Solution
"""

from archkit.model.access import Access
from archkit.model.approval import Approval, Condition
from archkit.model.component import Component
from archkit.model.connection import Connection, Fallback, Latency, Schedule
from archkit.model.declared.selectors import (
    ComponentSelector,
    ConnectionSelector,
    DataSelector,
    SolutionSelector,
    ZoneSelector,
)
from archkit.model.encryption import AtRest, Encryption
from archkit.model.glossary import Term
from archkit.model.information import Data, Impact, Retention, Transform
from archkit.model.journey import Journey
from archkit.model.obligations import (
    Accessibility,
    ArtificialIntelligence,
    CardStorage,
    PaymentPage,
    Record,
    RecordKeeping,
)
from archkit.model.operation import Log, Monitoring, Performance, Retirement, Runbook
from archkit.model.options import Changes, Criterion, Option
from archkit.model.organisation import (
    Agreement,
    Department,
    Evidence,
    Exit,
    Holder,
    OnCall,
    Service,
    Team,
    Vendor,
)
from archkit.model.project import Project
from archkit.model.requirement import Fit, Requirement, Verify
from archkit.model.resilience import Backup, Copy, DegradedMode, Maintenance, Redundancy
from archkit.model.risk import Risk, Waiver
from archkit.model.site import Node, Site, Zone
from archkit.model.solution import (
    Archetypes,
    Cost,
    CostLine,
    Owners,
    Registry,
    ServiceLevel,
    Solution,
)
from archkit.model.technology import Technology
from archkit.model.view import Around, CityView, View

__all__ = [
    "Access",
    "Accessibility",
    "Agreement",
    "Approval",
    "Archetypes",
    "Around",
    "ArtificialIntelligence",
    "AtRest",
    "Backup",
    "CardStorage",
    "Changes",
    "CityView",
    "Component",
    "ComponentSelector",
    "Condition",
    "Connection",
    "ConnectionSelector",
    "Copy",
    "Cost",
    "CostLine",
    "Criterion",
    "Data",
    "DataSelector",
    "DegradedMode",
    "Department",
    "Encryption",
    "Evidence",
    "Exit",
    "Fallback",
    "Fit",
    "Holder",
    "Impact",
    "Journey",
    "Latency",
    "Log",
    "Maintenance",
    "Monitoring",
    "Node",
    "OnCall",
    "Option",
    "Owners",
    "PaymentPage",
    "Performance",
    "Project",
    "Record",
    "RecordKeeping",
    "Redundancy",
    "Registry",
    "Requirement",
    "Retention",
    "Retirement",
    "Risk",
    "Runbook",
    "Schedule",
    "Service",
    "ServiceLevel",
    "Site",
    "Solution",
    "SolutionSelector",
    "Team",
    "Technology",
    "Term",
    "Transform",
    "Vendor",
    "Verify",
    "View",
    "Waiver",
    "Zone",
    "ZoneSelector",
]
