"""The words for quality: the characteristics of ISO/IEC 25010:2023, and what can be measured."""

from enum import StrEnum


class Characteristic(StrEnum):
    """The nine product quality characteristics of ISO/IEC 25010:2023."""

    FUNCTIONAL_SUITABILITY = "functional-suitability"
    PERFORMANCE_EFFICIENCY = "performance-efficiency"
    COMPATIBILITY = "compatibility"
    INTERACTION_CAPABILITY = "interaction-capability"
    RELIABILITY = "reliability"
    SECURITY = "security"
    MAINTAINABILITY = "maintainability"
    FLEXIBILITY = "flexibility"
    SAFETY = "safety"


_SUB_CHARACTERISTICS: dict[Characteristic, str] = {
    Characteristic.FUNCTIONAL_SUITABILITY: (
        "functional-completeness functional-correctness functional-appropriateness"
    ),
    Characteristic.PERFORMANCE_EFFICIENCY: "time-behaviour resource-utilization capacity",
    Characteristic.COMPATIBILITY: "co-existence interoperability",
    Characteristic.INTERACTION_CAPABILITY: (
        "appropriateness-recognizability learnability operability user-error-protection"
        " user-engagement inclusivity user-assistance self-descriptiveness"
    ),
    Characteristic.RELIABILITY: "faultlessness availability fault-tolerance recoverability",
    Characteristic.SECURITY: (
        "confidentiality integrity non-repudiation accountability authenticity resistance"
    ),
    Characteristic.MAINTAINABILITY: (
        "modularity reusability analysability modifiability testability"
    ),
    Characteristic.FLEXIBILITY: "adaptability scalability installability replaceability",
    Characteristic.SAFETY: (
        "operational-constraint risk-identification fail-safe hazard-warning safe-integration"
    ),
}


Quality = StrEnum(  # type: ignore[misc]  # members come from the table, so that each stands once
    "Quality",
    {
        word.upper().replace("-", "_"): word
        for characteristic, subs in _SUB_CHARACTERISTICS.items()
        for word in (characteristic.value, *subs.split())
    },
)
Quality.__doc__ = "A characteristic or sub-characteristic of ISO/IEC 25010:2023."


CHARACTERISTIC_OF: dict[str, Characteristic] = {
    word: characteristic
    for characteristic, subs in _SUB_CHARACTERISTICS.items()
    for word in (characteristic.value, *subs.split())
}
"""The characteristic that a word of `Quality` belongs to."""


class Metric(StrEnum):
    """What a fit criterion measures."""

    AVAILABILITY = "availability"
    RESPONSE_TIME = "response-time"
    PROCESSING_TIME = "processing-time"
    BATCH_DURATION = "batch-duration"
    THROUGHPUT = "throughput"
    CAPACITY = "capacity"
    UTILISATION = "utilisation"
    DRAIN_TIME = "drain-time"
    RECOVERY_TIME = "recovery-time"
    RECOVERY_POINT = "recovery-point"
    YEARLY_COST = "yearly-cost"
    ONE_OFF_COST = "one-off-cost"
    FIVE_YEAR_COST = "five-year-cost"
    SUPPORT_HOURS = "support-hours"
    SUPPORT_RESPONSE = "support-response"
    ON_CALL_LOAD = "on-call-load"
    SUPPORT_LEFT = "support-left"
    RETENTION = "retention"
    RESIDENCY = "residency"
    LOG_RETENTION = "log-retention"
    RESTORE_TEST_AGE = "restore-test-age"
    DATA_AGE = "data-age"
    SUCCESS_RATE = "success-rate"
    ERROR_RATE = "error-rate"
    COVERAGE = "coverage"
    CHANGE_LEAD_TIME = "change-lead-time"
    REPLACEMENT_TIME = "replacement-time"
    PATCH_TIME = "patch-time"
    OFFLINE_TIME = "offline-time"
    TASK_TIME = "task-time"
    ATTACK_BARRIERS = "attack-barriers"
    BLAST_RADIUS = "blast-radius"
    PROPAGATION_COST = "propagation-cost"
    INSTABILITY = "instability"
    DEPENDENCY_CYCLES = "dependency-cycles"
