"""Data are followed from where they are kept, with `carries` and against `returns`."""

from laid import facts, solution

from archkit.analysis.paths import flow_hop

BODY = """
components:
  store: {kind: database, placed: [vault-1], stores: [permit]}
  job: {kind: batch-job, placed: [office-1], stores: none}
  site: {kind: web-app, placed: [dmz-1], stores: none}
  relay: {kind: queue, placed: [office-1], stores: none}
connections:
  job -> store: {protocol: postgresql, carries: none, returns: [permit]}
  job -> relay: {protocol: amqps, carries: [permit]}
  relay -> site: {carries: [permit]}
  relay -> job: {carries: [memo]}
"""


def test_a_path_leads_from_the_store_hop_by_hop() -> None:
    found = facts(solution("s", BODY))
    path = [flow_hop(flow, found.topology) for flow in found.data_paths.path("permit", "s.site")]
    assert path == [
        "s.store -> s.job (postgresql, as an answer, zone vault -> zone office)",
        "s.job -> s.relay (amqps, zone office -> zone office)",
        "s.relay -> s.site (protocol not stated, zone office -> zone dmz)",
    ]


def test_data_that_nobody_stores_begin_where_they_are_sent_first() -> None:
    body = BODY.replace("stores: [permit]", "stores: none").replace("returns: [permit]", "")
    found = facts(solution("s", body))
    path = found.data_paths.path("permit", "s.site")
    assert [flow.source for flow in path] == ["s.job", "s.relay"]


def test_data_in_a_circle_have_a_path_that_ends() -> None:
    body = """
components:
  a: {kind: service}
  b: {kind: service}
connections:
  a -> b: {carries: [permit]}
  b -> a: {carries: [permit]}
"""
    found = facts(solution("s", body))
    assert [flow.target for flow in found.data_paths.path("permit", "s.b")] == ["s.b"]
    assert found.data_paths.path("permit", "s.a") == []
