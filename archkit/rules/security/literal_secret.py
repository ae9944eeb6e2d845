"""SEC-016: a key or password stands in the model itself."""

from collections.abc import Iterator

from archkit.analysis.free_texts import fields_with_texts, texts_within
from archkit.analysis.secrets import literals
from archkit.model.base import Element
from archkit.model.decision import Decision
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.rules.rule import ERROR, Fail, Judgement, Rule, Situation, WaivableBy
from archkit.source.place import Path


def judge(element: Element, on: Situation) -> Judgement:
    """Judge the texts of one element."""
    return [_fail(path, what) for path, what in on.once(_Search).through(element)]


def _fail(path: Path, what: str) -> Fail:
    field = ".".join(map(str, path))
    return Fail(f"{what} stands in `{field}`", field=path, key=field)


class _Search:
    """Looks through each value once: archetypes give many elements the very same ones.

    Values are told apart by identity, since they last as long as the design.
    """

    def __init__(self, _: Situation) -> None:
        self._fields: dict[tuple[type[Element], int], list[str]] = {}
        self._found: dict[int, list[tuple[Path, str]]] = {}

    def through(self, element: Element) -> list[tuple[Path, str]]:
        """Where secrets stand in an element, and what each looks like."""
        alike = (type(element), id(element.model_fields_set))
        fields = self._fields.get(alike)
        if fields is None:
            fields = self._fields[alike] = fields_with_texts(element)
        found: list[tuple[Path, str]] = []
        for field in fields:
            value = getattr(element, field)
            within = self._found.get(id(value))
            if within is None:
                within = self._found[id(value)] = list(_secrets(value))
            found += [((field, *path), what) for path, what in within] if within else ()
        return found


def _secrets(value: object) -> Iterator[tuple[Path, str]]:
    for path, text in texts_within(value):
        if found := literals(text):
            yield path, found[0].what


RULE = Rule[Element](
    id="SEC-016",
    name="literal-secret",
    summary="A key, a token or a password stands in a text of the model.",
    why=(
        "Models are read by many, copied to many machines, published, and kept for ever in the"
        " history of changes. A secret that has stood in one is no secret any more."
    ),
    fix=(
        "Have it changed today: taking it out of the file is not enough, since the history keeps"
        " it. Then keep it in a vault, and name the place: `secret: vault-component:path`."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-53 IA-5(7)", "NIST CSF 2.0 PR.AA"),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "It looks at every text that people write freely, at any depth: for private keys, for"
        " tokens that begin as those of well-known services do, for passwords in addresses"
        " (`https://name:password@host`), for what stands beside `password` or `api key` and mixes"
        " letters with digits, and for runs of 20 or more letters and digits that look random. A"
        " password that is a plain word is not found. Addresses, digests, public keys and"
        " certificates may look random. Comments, settings, unused archetypes and the text of"
        " decision records are not read. Reports never show what was found."
    ),
    subject=(Solution, *COLLECTIONS.values(), *REGISTRIES.values(), Decision),
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: service
    description: Sign in as admin, password = Summer2026! # <- SEC-016
  store:
    kind: database
    properties:
      admin_password: Winter#2026x # <- SEC-016
connections:
  desk -> store:
    links:
      console: https://admin:s3same@store.example/console # <- SEC-016
""",
        """
data:
  sketch:
    description: Uploaded with AKIAABCDEFGHIJKLMNOP # <- SEC-016
nodes:
  host-1:
    properties:
      certificate: [-----BEGIN PRIVATE KEY----- MIIEvQIBADANBgkqhkiG9w0BAQEFAASC] # <- SEC-016
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: service
    degraded_mode:
      procedure: Call the map service with q7Rk2ZpX9vLm4TnB8cWd1YhF # <- SEC-016
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: service
    description: "Password: changed every 90 days, kept as argon2id-64MiB; api key: in the vault"
    links:
      commit: https://git.example/city/permits/commit/9fceb02d0ae598e95dc970b74767f19372d61af8
      plan: https://files.example/s/EaZ3kQ9TtB1uXv7Rw2Yp5NcD8Lf0
    properties:
      image: sha256:4bcDff01A9e2Bc7D44aF0e6b1C9d8E7f6A5b4C3d2E1f0A9B8c7D6e5F4a3B2c1D
      release: PermitDeskSummerRelease2026Final
connections:
  desk -> town.archive: {secret: "town.vault:permits/desk"}
""",
    ),
)
