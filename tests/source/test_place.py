from archkit.source.place import Path, Place, Span, path_key

PORTAL: Path = ("solutions", "online-permits", "components", "portal")


def test_the_path_of_a_place_is_its_element_and_then_its_field() -> None:
    assert (*PORTAL, "placed", 0) == Place(PORTAL, ("placed", 0)).path


def test_places_with_positions_and_keys_at_the_same_step_can_be_sorted() -> None:
    by_key, second, tenth = (Place(PORTAL, ("placed", step)) for step in ("a", 2, 10))
    assert [Place(PORTAL), second, tenth, by_key] == sorted([tenth, by_key, second, Place(PORTAL)])


def test_a_path_sorts_before_the_paths_below_it() -> None:
    paths: list[Path] = [("a", "b"), ("a",), (), ("a", 0)]
    assert sorted(paths, key=path_key) == [(), ("a",), ("a", 0), ("a", "b")]


def test_a_span_says_file_line_and_column() -> None:
    assert str(Span("models/a.yaml", 3, 7, 3, 9)) == "models/a.yaml:3:7"


def test_spans_sort_by_file_then_line_then_column() -> None:
    spans = [Span.at("b"), Span.at("a", 10), Span.at("a", 2, 5), Span.at("a", 2, 1)]
    assert [spans[3], spans[2], spans[1], spans[0]] == sorted(spans)
