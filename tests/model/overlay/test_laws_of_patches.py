"""The laws of overlays: nothing changes nothing, files agree, and order does not matter."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from patched import lay, made

from archkit.model.loading.load import Loaded

FILES = {
    "archetypes.yaml": """
archetypes:
  components:
    base: {log: {to: town.siem, keep: 400 d}, team: desk}
    web: {like: base, public_facing: true, backup: {copies: {daily: {method: backup, every: 1 d}}}}
  connections:
    tls: {protocol: https, authentication: oidc}
""",
    "permits.yaml": """
# Permits of the town.
solution: permits
department: clerk
stage: live
tier: 2 # critical

requirements:
  P-1: {kind: operational, statement: The portal shall take applications., satisfied_by: [portal, desk]}
  P-2:
    kind: quality
    statement: Applying shall work.
    fit: {metric: availability, at_least: 99 %, of: apply}

components:
  resident: {kind: person, zone: internet}
  portal:
    like: web # from the archetype
    kind: web-app
    placed: [dmz-1]
  desk: {kind: service, like: base, placed: [office-1], stores: [memo]}
  store: {kind: database, placed: [office-2], stores: [permit]}
  old-desk: {kind: service, like: base, stores: [notice]}

connections:
  resident -> portal: {like: tls}
  portal -> desk: {like: tls, carries: [memo]}
  portal -> old-desk: {like: tls}
  desk -> store: {protocol: postgresql}
  old-desk -> store: {protocol: postgresql}
  old-desk -> town.archive: {protocol: postgresql}

journeys:
  apply: {path: [resident, portal, desk, store], rate: 3 / s}
  renew: {path: [portal, old-desk]}
""",
    "courts.yaml": """
solution: courts
department: clerk
stage: live
tier: 3
components:
  desk: {kind: service, log: {to: town.siem}}
connections:
  desk -> permits.old-desk: {fallback: {use: permits.desk}}
""",
}
CITY = made(FILES)

CHANGES = (
    "set permits.portal.placed=[dmz-1, dmz-2]",
    "set permits.portal.backup.copies.daily.every=4 h",
    "set permits.desk.log.keep=800 d",
    "set permits.store.placed=[office-1, office-2]",
    "set permits.store.redundancy={mode: active-passive, needs: 1}",
    "set permits.tier=1",
    "set permits.growth=5 %",
    "set permits.apply.rate=9 / s",
    "set permits.portal -> desk.mode=async",
    "set permits.desk -> store.encryption=tls-1.3",
    "set archetypes.components.base.team=desk",
    "set archetypes.components.base.monitoring={checks: [health], by: town.siem}",
    "set nodes.office-1.zone=office",
    "set permits.P-2.fit.at_least=99.9 %",
    "unset permits.desk.stores",
    "unset permits.portal -> desk.carries",
    "add permits.components.cache={kind: service, placed: [office-1]}",
    "add permits.connections.desk -> archive={protocol: https}",
    "add permits.components.archive={kind: database}",
    "add nodes.office-3={zone: office, site: hall}",
    "without permits.renew",
    "without permits.old-desk",
    "without courts",
    "without town.siem",
    "merge permits.old-desk, permits.desk",
    "merge office-2, office-1",
)


def sound(lines: Sequence[str]) -> bool:
    return lay(CITY, *lines).wrong == []


patches = st.lists(st.sampled_from(CHANGES), unique=True, max_size=5).filter(sound)


def test_every_single_change_is_sound() -> None:
    needs_another = "add permits.connections.desk -> archive={protocol: https}"
    assert [each for each in CHANGES if not sound([each])] == [needs_another]


def test_the_city_itself_is_sound() -> None:
    assert CITY.diagnostics == ()


def test_an_empty_patch_gives_the_very_same_elements() -> None:
    laid = lay(CITY).loaded
    assert laid.design == CITY.design
    same = [
        one is other
        for one, other in zip(laid.design.all_elements(), CITY.design.all_elements(), strict=True)
    ]
    assert all(same)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_changes_something_or_states_what_was_so(change: str) -> None:
    if not sound([change]):
        return
    said_before = {"set archetypes.components.base.team=desk", "set nodes.office-1.zone=office"}
    assert (lay(CITY, change).loaded.design == CITY.design) == (change in said_before)


@given(patches)
@settings(max_examples=150, deadline=None)
def test_the_design_is_that_of_the_files_with_the_same_edits(lines: list[str]) -> None:
    laid = lay(CITY, *lines)
    files = made(laid.files(FILES))
    assert files.diagnostics == ()
    assert laid.loaded.design == files.design


@given(patches, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_changes_does_not_matter(lines: list[str], random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a `random.Random`
    one, other = lay(CITY, *lines), lay(CITY, *shuffled)
    assert one.loaded.design == other.loaded.design
    assert one.files(FILES) == other.files(FILES)


@given(patches)
@settings(max_examples=60, deadline=None)
def test_patches_laid_one_over_the_other_are_one_patch(lines: list[str]) -> None:
    whole = lay(CITY, *lines)
    kinds = ("add", "set", "unset", "merge", "without")
    loaded: Loaded = CITY
    for each in sorted(lines, key=lambda text: kinds.index(text.partition(" ")[0])):
        step = lay(loaded, each)
        if step.wrong:  # what it names has gone with another element already
            return
        loaded = step.loaded
    assert loaded.design == whole.loaded.design


@given(patches)
@settings(max_examples=60, deadline=None)
def test_the_design_under_a_patch_never_changes(lines: list[str]) -> None:
    lay(CITY, *lines)
    assert made(FILES).design == CITY.design


@given(patches)
@settings(max_examples=60, deadline=None)
def test_what_does_not_change_keeps_its_every_character(lines: list[str]) -> None:
    text = lay(CITY, *lines).files(FILES)["permits.yaml"]
    kept = {"# Permits of the town.", "tier: 2 # critical", "like: web # from the archetype"}
    if "set permits.tier=1" in lines:
        kept.remove("tier: 2 # critical")
    assert {each for each in kept if each in text} == kept
