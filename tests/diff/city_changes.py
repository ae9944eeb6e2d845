"""Realistic changes of the reference city."""

from city_in_git import Repository

AGREEMENTS = "models/city/agreements.yaml"
BILLING = "models/utilities/utility-billing.yaml"
COURT = "models/municipal-court/court-cases.yaml"
DATA = "models/city/data.yaml"
NETWORK = "models/city/network.yaml"
PERMITS = "models/development-services/online-permits.yaml"
STORE = "components/billing-database"
LINK = {"protocol": "https", "authentication": "mtls", "carries": ["utility-bill"], "mode": "sync"}


def do_nothing(repository: Repository) -> None:
    del repository


def edit_words(repository: Repository) -> None:
    repository.put(BILLING, "purpose", "Customers receive a correct bill and pay it at once.")


def move_the_store(repository: Repository) -> None:
    repository.put(BILLING, f"{STORE}/placed", ["finance-cloud"])
    repository.put(BILLING, f"{STORE}/vendor", "finance-vendor")
    repository.put(BILLING, f"{STORE}/log", "none")
    repository.put(BILLING, "service_level/rpo", "4 h")


def add_an_interface(repository: Repository) -> None:
    repository.put(BILLING, "connections/billing-run -> billing-system", LINK)


def add_a_component(repository: Repository) -> None:
    part = {"like": "city-batch-job", "technology": "python-3.13", "team": "application-support"}
    part |= {"stores": "none", "processes": ["usage-totals"], "status": "new"}
    repository.put(BILLING, "components/usage-report", part)


def choose_an_old_technology(repository: Repository) -> None:
    repository.put(BILLING, "components/usage-extract/technology", "dotnet-8")


def open_to_the_internet(repository: Repository) -> None:
    repository.put(PERMITS, "components/case-service/public_facing", value=True)


def move_to_another_zone(repository: Repository) -> None:
    repository.put(BILLING, "components/usage-extract/placed", ["dmz-a"])


def open_a_door(repository: Repository) -> None:
    repository.put(NETWORK, "zones/guest/may_reach/dmz", ["https"])


def retire(repository: Repository) -> None:
    repository.put(PERMITS, "stage", "retired")


def raise_the_tier(repository: Repository) -> None:
    repository.put(BILLING, "tier", 1)


def drop_a_requirement(repository: Repository) -> None:
    repository.put(BILLING, "requirements/BILLING-040", None)


def drop_a_verification(repository: Repository) -> None:
    repository.put(BILLING, "requirements/BILLING-001/verify", None)


def ask_for_less_money(repository: Repository) -> None:
    repository.put(BILLING, "requirements/BILLING-040/fit/at_most", "10 USD / year")


def spend_more(repository: Repository) -> None:
    repository.put(BILLING, "cost/lines/hosting/running", "360000 USD / year")


def classify_higher(repository: Repository) -> None:
    repository.put(DATA, "data/interface-contract/classification", "confidential")


def rename_a_component(repository: Repository) -> None:
    repository.replace("billing-database", "ledger")
    repository.put(BILLING, "components/ledger/was", "billing-database")


def reorganise(repository: Repository) -> None:
    (repository.root / PERMITS).rename(repository.root / "models/permits-moved.yaml")
    text = (repository.root / BILLING).read_text(encoding="utf-8")
    head, split, journeys = text.partition("\njourneys:")
    (repository.root / BILLING).write_text(head + "\n", encoding="utf-8")
    second = f"solution: utility-billing\n{split}{journeys}"
    (repository.root / "models/billing-journeys.yaml").write_text(second, encoding="utf-8")


def ignore_a_rule(repository: Repository) -> None:
    path = repository.root / "archkit.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('select = ["ALL"]', 'select = ["ALL"]\nignore = ["SEC-012"]'))


def waive(repository: Repository) -> None:
    waiver = {
        "rule": "SEC-012",
        "element": "billing-database",
        "reason": "The vendor has no log export before spring.",
        "compensating_control": "A weekly report of sign-ins is read.",
        "residual_risk": "low",
        "requested_by": {"role": "Billing Manager", "name": "Corinne Ashby"},
        "approved_by": {"role": "Information Security Officer", "name": "Miriam Stone"},
        "granted": "2026-11-01",
        "expires": "2027-03-31",
    }
    repository.put(BILLING, "waivers", {"no-log": waiver})


def extend_a_waiver(repository: Repository) -> None:
    repository.put(COURT, "waivers/old-printing/expires", "2027-09-30")


def amend_a_regulation(repository: Repository) -> None:
    path = repository.root / "archkit.toml"
    text = path.read_text(encoding="utf-8")
    fact = '\n[regulations.ada-web-compliance-date]\nvalue = 2026-12-01\nsource = "Notice"\n'
    path.write_text(text + fact, encoding="utf-8")
