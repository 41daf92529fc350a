import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.aws_model.names import Operation, Row, table, translate
from cognito_identity.aws_model.tables import TABLES
from tests.cognito_identity.aws_model.leaves import ROWS, inputs_at, segments

TEXT = """
    CreateThing:
        name            name            Name
        parts[].size    parts[].size    Parts[].Detail.Size
        parts[].kind    parts[].kind    Parts[].Kind

        tags            tags            Tags
    SetThing:
        name            name            ThingName
"""
THING = table("x:index:Thing", "thing", TEXT)
CREATE, SET = Operation("thing", "CreateThing"), Operation("thing", "SetThing")


def test_a_table_is_read_line_by_line() -> None:
    assert THING.type == "x:index:Thing"
    assert THING.operations == (CREATE, SET)
    assert THING.rows[0] == Row(CREATE, "name", "name", "Name")
    assert THING.rows[-1] == Row(SET, "name", "name", "ThingName")
    assert len(THING.rows) == 5


def test_inputs_become_the_requests_of_each_call_in_order() -> None:
    create, later = translate(THING, {"name": "n", "parts": [{"size": 1, "kind": "a"}, {"kind": "b"}]})
    assert (create.operation, create.request) == (
        CREATE,
        {"Name": "n", "Parts": [{"Detail": {"Size": 1}, "Kind": "a"}, {"Kind": "b"}]},
    )
    assert (later.operation, later.request) == (SET, {"ThingName": "n"})


def test_the_origin_of_each_value_is_known() -> None:
    create = translate(THING, {"parts": [{"kind": "a"}, {"size": 1}]})[0]
    assert {path: origin[0] for path, origin in create.origins.items()} == {
        ("Parts", 0, "Kind"): ("parts", 0, "kind"),
        ("Parts", 1, "Detail", "Size"): ("parts", 1, "size"),
    }


def test_items_keep_their_index() -> None:
    create = translate(THING, {"parts": [{}, {}, {"size": 3}, {"kind": "d"}]})[0]
    assert create.request == {"Parts": [{}, {}, {"Detail": {"Size": 3}}, {"Kind": "d"}]}


KEYED = table(
    "x:index:X", "x", "Make:\n a parts[].size Parts{part_name}.Size\n b parts[].of[].kind Parts{part_name}.Of[].Kind"
)


def test_a_list_of_named_items_becomes_a_map() -> None:
    parts = [
        {"part_name": "x", "size": 1, "of": [{"kind": "a"}, {"kind": "b"}]},
        {"part_name": "y", "of": [{}, {"kind": "c"}]},
    ]
    (made,) = translate(KEYED, {"parts": parts})
    assert made.request == {
        "Parts": {"x": {"Size": 1, "Of": [{"Kind": "a"}, {"Kind": "b"}]}, "y": {"Of": [{}, {"Kind": "c"}]}}
    }
    assert made.origins["Parts", "y", "Of", 1, "Kind"] == (("parts", 1, "of", 1, "kind"), KEYED.rows[1])


def test_items_with_outputs_as_names_stay_separate() -> None:
    names = [object(), object()]  # like Outputs: distinct, and not a string
    (made,) = translate(KEYED, {"parts": [{"part_name": name, "size": index} for index, name in enumerate(names)]})
    assert [made.request["Parts"][name] for name in names] == [{"Size": 0}, {"Size": 1}]


@pytest.mark.parametrize("value", [0, "", False, [], {}])
def test_falsy_values_are_translated(value: Any) -> None:
    assert translate(THING, {"name": value})[0].request == {"Name": value}


def test_none_and_absent_inputs_are_not_translated() -> None:
    assert translate(THING, {"name": None, "parts": [{"size": None}], "other": 1}) == ()
    assert translate(THING, {}) == ()


def test_a_value_in_place_of_a_group_is_skipped() -> None:
    names = table("x:index:X", "x", "Make:\n a.b a.b A.B")
    assert translate(names, {"a": "text"}) == ()


def test_two_rows_of_one_map_are_merged() -> None:
    names = table("x:index:X", "x", "Make:\n one one Tags\n two two Tags")
    assert translate(names, {"one": {"a": 1}, "two": {"b": 2}})[0].request == {"Tags": {"a": 1, "b": 2}}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.operation.name}.{row.member}")
def test_every_row_is_translated(row: Row) -> None:
    names = next(names for names in TABLES.values() if row in names.rows)
    value = object()
    path, member = segments(row.input), segments(row.member)
    found = [one for one in translate(names, inputs_at(row, (), value)) if one.operation == row.operation]
    (translation,) = found
    node: Any = translation.request
    for segment in member:
        node = node[segment]
    assert node is value
    assert translation.origins[member] == (path, row)


@pytest.mark.parametrize("names", TABLES.values(), ids=lambda names: names.type)
def test_no_two_rows_of_a_table_have_the_same_member(names: Any) -> None:
    members = [(row.operation, row.member) for row in names.rows]
    assert len(set(members)) == len(members)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.text(),
            "tags": st.dictionaries(st.text(), st.text(), max_size=2),
            "parts": st.lists(
                st.fixed_dictionaries({}, optional={"size": st.integers(), "kind": st.none() | st.text()}), max_size=4
            ),
        },
    )
)
def test_translating_does_not_mutate_the_inputs(inputs: dict[str, Any]) -> None:
    before = copy.deepcopy(inputs)
    translations = {one.operation: one.request for one in translate(THING, inputs)}
    assert inputs == before
    parts = translations.get(CREATE, {}).get("Parts", [])
    for index, part in enumerate(inputs.get("parts", [])):
        for key, place in (("size", ("Detail", "Size")), ("kind", ("Kind",))):
            if part.get(key) is not None:
                node: Any = parts[index]
                for segment in place:
                    node = node[segment]
                assert node == part[key]
