"""What the words of a model mean: absent and none, archetypes, placement, defaults."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing
from archkit.checking.examples import town
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.encryption import Algorithm, AtRest, Encryption, Module
from archkit.model.loading.load import Loaded, assemble
from archkit.model.quantities import Duration
from archkit.model.transport import Mode, Scheme
from archkit.model.vocabulary import Kind
from archkit.source.place import Place

HEAD = "solution: permits\ndepartment: clerk\nstage: live\ntier: 2\n"


def loaded(text: str, *more: str) -> Loaded:
    """Files of a solution, laid over the example town."""
    texts = [town(), HEAD + dedent(text), *map(dedent, more)]
    return assemble([(Path(f"{at}.yaml"), f"{at}.yaml", each) for at, each in enumerate(texts)])


def components(text: str, *more: str) -> dict[str, Component]:
    found = loaded(text, *more)
    assert found.diagnostics == ()
    return dict(found.design.solutions["permits"].components)


def connection(fields: str) -> Connection:
    found = loaded(f"components:\n  a: {{kind: service}}\nconnections:\n  a -> a: {{{fields}}}\n")
    assert found.diagnostics == ()
    return found.design.solutions["permits"].connections["a -> a"]


class TestTheCityWideSections:
    def test_a_project_names_the_solutions_it_changes_and_the_projects_before_it(self) -> None:
        found = loaded(
            """
            projects:
              network: {goal: One network, ends: 2027-01-31}
              portal: {solutions: [permits], after: [network], budget: 120000 USD}
            """
        )
        assert found.diagnostics == ()
        assert found.design.projects["portal"].solutions == ("permits",)

    def test_a_project_of_a_solution_that_is_not_there_is_a_mistake(self) -> None:
        found = loaded("projects:\n  portal: {solutions: [permit]}\n")
        assert [(each.message, each.hint) for each in found.diagnostics] == [
            ("there is no solution `permit`", "did you mean `permits`?")
        ]

    def test_a_skill_is_in_a_technology_that_is_there(self) -> None:
        found = loaded("teams:\n  records: {people: 3, skills: {pyton-3.13: 2}}\n")
        assert [(each.message, each.hint) for each in found.diagnostics] == [
            ("there is no technology `pyton-3.13`", "did you mean `python-3.13`?")
        ]

    def test_a_word_of_the_glossary_has_a_meaning(self) -> None:
        found = loaded("glossary:\n  parcel: {also: [lot]}\n")
        assert [each.message for each in found.diagnostics] == ["term `parcel` has no `means`"]

    def test_an_approval_names_who_and_the_content_it_was_given_for(self) -> None:
        found = loaded(
            """
            approvals:
              board-1: {by: {role: CIO}, given: 2026-09-01, content: 0123456789abcdef}
            """
        )
        assert found.diagnostics == ()
        approvals = found.design.solutions["permits"].approvals
        assert approvals["board-1"].by.role == "CIO"


class TestWhatConnectionsLeaveOpen:
    @pytest.mark.parametrize(
        ("fields", "unsaid"),
        [
            ("carries: none", ()),
            ("protocol: https", ("carries",)),
            ("carries: none, access: write", ()),
            ("carries: none, access: read", ("returns",)),
            ("access: read-write", ("carries", "returns")),
            ("carries: none, access: read, returns: none", ()),
            ("carries: none, access: read, returns: [permit]", ()),
        ],
    )
    def test_who_reads_and_does_not_say_what_leaves_it_open(
        self, fields: str, unsaid: tuple[str, ...]
    ) -> None:
        assert connection(fields).unsaid == unsaid


class TestAbsence:
    @pytest.mark.parametrize(
        "field",
        [
            "stores",
            "log",
            "monitoring",
            "backup",
            "access",
            "redundancy",
            "degraded_mode",
            "maintenance",
            "payment_page",
            "records",
            "ai",
            "retirement",
        ],
    )
    def test_what_is_absent_is_not_known_and_none_is_said(self, field: str) -> None:
        made = components(
            f"components:\n  silent: {{kind: service}}\n  plain: {{kind: service, {field}: none}}\n"
        )
        assert getattr(made["silent"], field) is None
        assert getattr(made["plain"], field) == "none"

    def test_an_empty_list_is_a_statement_of_its_own(self) -> None:
        made = components("components:\n  a: {kind: service, placed: []}\n")
        assert made["a"].placed == ()

    def test_no_is_not_unknown(self) -> None:
        made = components("components:\n  a: {kind: service, public_facing: false}\n")
        assert made["a"].public_facing is False


class TestArchetypes:
    WEB = """
        archetypes:
          components:
            city-app: {kind: service, log: {to: town.siem, keep: 1 year}, tags: [city]}
            city-web: {like: city-app, kind: web-app, public_facing: true}
        """

    def test_an_element_takes_over_what_it_does_not_state(self) -> None:
        made = components("components:\n  portal: {like: city-web}\n", self.WEB)
        assert made["portal"].kind is Kind.WEB_APP
        assert made["portal"].public_facing is True
        assert made["portal"].tags == ("city",)

    def test_what_an_element_states_itself_wins(self) -> None:
        made = components("components:\n  portal: {like: city-web, kind: saas}\n", self.WEB)
        assert made["portal"].kind is Kind.SAAS

    def test_a_field_that_is_stated_replaces_the_whole_field(self) -> None:
        made = components(
            "components:\n  portal: {like: city-web, log: {to: town.siem}}\n", self.WEB
        )
        log = made["portal"].log
        assert log is not None
        assert log != "none"
        assert log.keep is None

    def test_none_replaces_what_an_archetype_gives(self) -> None:
        made = components("components:\n  portal: {like: city-web, log: none}\n", self.WEB)
        assert made["portal"].log == "none"

    def test_an_element_that_inherits_is_as_if_it_were_written_out(self) -> None:
        short = components("components:\n  a: {like: city-web}\n", self.WEB)["a"]
        long = components(
            """
            components:
              a:
                kind: web-app
                public_facing: true
                log: {to: town.siem, keep: 1 year}
                tags: [city]
            """
        )["a"]
        assert long == short.model_copy(update={"like": None})

    def test_connections_have_archetypes_too(self) -> None:
        found = loaded(
            "components:\n  a: {kind: service}\nconnections:\n  a -> a: {like: inside, mode: async}\n",
            "archetypes:\n  connections:\n    inside: {protocol: https, network: lan}\n",
        )
        made = found.design.solutions["permits"].connections["a -> a"]
        assert (made.network, made.mode) == ("lan", Mode.ASYNC)

    def test_an_archetype_of_each_section_may_have_one_name(self) -> None:
        found = loaded(
            "components: {a: {like: shared}}\nconnections: {a -> a: {like: shared}}\n",
            """
            archetypes:
              components: {shared: {kind: service, log: {to: nowhere}}}
              connections: {shared: {protocol: https, carries: [nothing]}}
            """,
        )
        assert [str(each.span) for each in found.diagnostics] == ["2.yaml:3:50", "2.yaml:4:53"]

    def test_a_value_is_located_at_the_archetype_and_an_absence_at_the_element(self) -> None:
        found = loaded("components:\n  portal: {like: city-web}\n", self.WEB)
        element = ("solutions", "permits", "components", "portal")
        given = found.origins.locate(Place(element, ("log", "keep")))
        absent = found.origins.locate(Place(element, ("backup",)))
        assert (str(given.span), given.archetype, str(given.element)) == (
            "2.yaml:4:58",
            "city-app",
            "1.yaml:6:3",
        )
        assert (str(absent.span), absent.archetype) == ("1.yaml:6:3", None)


class TestPlacement:
    def zones(self, fields: str) -> frozenset[str] | Missing:
        found = loaded(f"components:\n  a: {{kind: service, {fields}}}\n", "nodes: {adrift: {}}\n")
        assert found.diagnostics == ()
        return Facts(found.design, date(2026, 11, 1)).topology.zones_of("permits.a")

    def test_a_component_stands_in_the_zones_of_its_nodes(self) -> None:
        assert self.zones("placed: [dmz-1, office-1]") == {"dmz", "office"}

    def test_a_component_on_no_node_stands_in_the_zone_it_names(self) -> None:
        assert self.zones("zone: internet") == {"internet"}

    def test_a_component_that_is_placed_nowhere_stands_nobody_knows_where(self) -> None:
        place = Place(("solutions", "permits", "components", "a"), ("placed",))
        assert self.zones("stores: none") == Missing(frozenset({place}))

    def test_a_node_without_a_zone_is_what_is_missing(self) -> None:
        place = Place(("nodes", "adrift"), ("zone",))
        assert self.zones("placed: [adrift]") == Missing(frozenset({place}))


class TestDefaults:
    def test_a_caller_waits_unless_it_says_otherwise(self) -> None:
        assert connection("protocol: https").mode is Mode.SYNC
        assert connection("protocol: https").hard
        assert not connection("protocol: https, mode: async").hard
        assert not connection("protocol: https, fallback: {serve: the last answer}").hard
        assert connection("protocol: https, fallback: none").hard

    def test_a_name_is_the_id_where_nobody_gave_one(self) -> None:
        made = components("components:\n  a: {kind: service}\n  b: {kind: service, name: Bee}\n")
        assert (made["a"].title, made["b"].title) == ("a", "Bee")

    def test_a_connection_knows_the_addresses_of_its_ends(self) -> None:
        found = loaded(
            """
            components:
              a: {kind: service}
            connections:
              a -> town.siem (logs): {protocol: syslog-tls}
            """
        )
        assert found.diagnostics == ()
        (made,) = found.design.solutions["permits"].connections.values()
        assert (made.source, made.target) == ("permits.a", "town.siem")


class TestEncryption:
    def test_one_word_is_the_scheme(self) -> None:
        assert connection("encryption: tls-1.3").encryption == Encryption(scheme=Scheme.TLS_1_3)

    def test_spelled_out_it_says_more(self) -> None:
        made = connection("encryption: {scheme: tls-1.3, module: fips-140-3}").encryption
        assert made == Encryption(scheme=Scheme.TLS_1_3, module=Module.FIPS_140_3)

    def test_at_rest_one_word_is_the_algorithm(self) -> None:
        made = components("components:\n  a: {kind: database, at_rest: aes-256}\n")
        assert made["a"].at_rest == AtRest(algorithm=Algorithm.AES_256)

    @pytest.mark.parametrize(
        ("fields", "scheme"),
        [
            ("protocol: https", Scheme.TLS),
            ("protocol: http", Scheme.NONE),
            ("protocol: postgresql", None),
            ("protocol: postgresql, encryption: none", Scheme.NONE),
            ("protocol: https, encryption: tls-1.3", Scheme.TLS_1_3),
            ("mode: sync", None),
        ],
    )
    def test_a_protocol_may_say_by_itself_what_encrypts_it(
        self, fields: str, scheme: Scheme | None
    ) -> None:
        assert connection(fields).scheme is scheme


class TestFiles:
    def test_a_solution_may_be_spread_over_files(self) -> None:
        together = loaded("name: Permits\ncomponents:\n  a: {kind: service}\n  b: {kind: queue}\n")
        apart = loaded(
            "components:\n  b: {kind: queue}\n",
            "components:\n  a: {kind: service}\nname: Permits\nsolution: permits\n",
        )
        assert together.diagnostics == apart.diagnostics == ()
        assert together.design == apart.design

    def test_a_quantity_written_otherwise_is_the_same_design(self) -> None:
        one = components("components:\n  a: {kind: service, recovers_in: 60 min}\n")
        other = components("components:\n  a: {kind: service, recovers_in: 1 h}\n")
        assert one == other
        assert one["a"].recovers_in == Duration.parse("3600 s")
