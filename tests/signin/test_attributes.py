from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from signin.attributes import Attribute, changed_value, make_value
from signin.errors import StepSkipped

HANDLE = "signin-proof-0123456789abcdef"
STANDARD_NAMES = ("family_name", "given_name", "name", "locale", "address", "zoneinfo", "website", "gender")


def described(name: str, kind: str, **constraints: object) -> Attribute:
    return Attribute.from_description({"Name": name, "AttributeDataType": kind, **constraints})


def bounds(maximum: int) -> st.SearchStrategy[tuple[int | None, int | None]]:
    optional = st.none() | st.integers(-maximum, maximum)
    return st.tuples(optional, optional).filter(lambda b: b[0] is None or b[1] is None or b[0] <= b[1])


@given(
    st.sampled_from([*STANDARD_NAMES, "custom:tenant_id"]),
    bounds(2048).filter(lambda b: (b[0] or 0) >= 0 and (b[1] or 0) >= 0),
)
@example("custom:tenant_id", (10, 15))
@example("custom:empty", (0, 0))
def test_text_always_fits_its_lengths(name: str, lengths: tuple[int | None, int | None]) -> None:
    minimum, maximum = lengths
    constraints = {key: str(b) for key, b in (("MinLength", minimum), ("MaxLength", maximum)) if b is not None}
    attribute = described(name, "String", StringAttributeConstraints=constraints)
    value = make_value(attribute, HANDLE)
    assert minimum is None or len(value) >= minimum
    assert maximum is None or len(value) <= maximum
    assert value.isprintable()


@given(bounds(2**53))
@example((1, 100))
def test_numbers_always_fit_their_range(limits: tuple[int | None, int | None]) -> None:
    minimum, maximum = limits
    constraints = {key: str(b) for key, b in (("MinValue", minimum), ("MaxValue", maximum)) if b is not None}
    value = int(make_value(described("custom:n", "Number", NumberAttributeConstraints=constraints), HANDLE))
    assert minimum is None or value >= minimum
    assert maximum is None or value <= maximum


@given(st.integers(1, 200), st.integers(0, 200))
def test_an_address_fits_its_lengths_or_is_said_to_be_impossible(minimum: int, spread: int) -> None:
    attribute = Attribute("email", "String", minimum=Decimal(minimum), maximum=Decimal(minimum + spread))
    try:
        value = make_value(attribute, HANDLE)
    except StepSkipped:
        assert minimum + spread < len("x@example.com") or minimum > 64 + len("@example.com")
        return
    assert minimum <= len(value) <= minimum + spread
    local, _, domain = value.partition("@")
    assert domain == "example.com"
    assert 1 <= len(local) <= 64
    assert local[0] not in "-."


def test_without_bounds_the_address_is_the_users_own_and_the_values_are_the_tutorials() -> None:
    assert make_value(described("email", "String"), HANDLE) == f"{HANDLE}@example.com"
    assert make_value(described("custom:created_at", "DateTime"), HANDLE) == "2022-01-01"
    assert make_value(described("custom:is_admin", "Boolean"), HANDLE) == "false"
    assert make_value(described("custom:employee_id", "Number"), HANDLE) == "10"
    assert make_value(described("family_name", "String"), HANDLE) == "Foobar"
    assert make_value(described("birthdate", "String"), HANDLE) == "2000-01-01"


def test_phone_numbers_are_fictional() -> None:
    for _ in range(50):
        value = make_value(described("phone_number", "String"), HANDLE)
        assert value.startswith("+1")
        assert value[5:10] == "55501"
        assert len(value) == 12


def test_fractional_bounds_are_respected() -> None:
    attribute = Attribute("custom:n", "Number", minimum=Decimal("10.2"), maximum=Decimal("10.4"))
    assert make_value(attribute, HANDLE) == "10.2"


@pytest.mark.parametrize(("name", "maximum"), [("email", "5"), ("birthdate", "9"), ("phone_number", "4")])
def test_what_cannot_be_made_is_skipped_with_the_reason(name: str, maximum: str) -> None:
    attribute = described(name, "String", StringAttributeConstraints={"MaxLength": maximum})
    with pytest.raises(StepSkipped, match=rf"no value can be made for attribute {name} \(String, any to {maximum}\)"):
        make_value(attribute, HANDLE)


@given(st.text(max_size=12), st.sampled_from(["Number", "String", "DateTime", "Boolean"]))
def test_admitting_never_crashes(value: str, kind: str) -> None:
    attribute = Attribute("custom:a", kind, minimum=Decimal(2), maximum=Decimal(5))
    admitted = attribute.accepts(value)
    assume(kind == "String")
    assert admitted == (2 <= len(value) <= 5)


def test_a_description_without_constraints_has_no_bounds() -> None:
    attribute = described("custom:a", "String", StringAttributeConstraints=None, NumberAttributeConstraints={})
    assert (attribute.minimum, attribute.maximum, attribute.required, attribute.custom) == (None, None, False, True)
    assert not described("dev:custom:a", "String").custom


@given(
    st.sampled_from(["String", "Number", "Boolean", "DateTime"]),
    bounds(60).filter(lambda b: (b[0] or 0) >= 0 and (b[1] or 0) >= 0),
)
def test_another_value_fits_as_well_and_is_another(kind: str, limits: tuple[int | None, int | None]) -> None:
    minimum, maximum = (None if bound is None else Decimal(bound) for bound in limits)
    attribute = Attribute("custom:a", kind, minimum=minimum, maximum=maximum)
    value = make_value(attribute, HANDLE)
    other = changed_value(attribute, value)
    if other is None:
        assert limits[0] == limits[1] or kind == "String"
        assert kind in {"Number", "String"}
        return
    assert other != value
    assert attribute.accepts(other)


def test_a_day_and_a_truth_have_others() -> None:
    assert changed_value(described("birthdate", "String"), "2000-01-01") == "2000-01-02"
    assert changed_value(described("custom:a", "Boolean"), "true") == "false"
    assert changed_value(described("custom:a", "Boolean"), "false") == "true"
    assert changed_value(described("custom:a", "DateTime"), "2000-01-02") == "2000-01-03"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", "x"])
def test_what_is_no_number_is_not_admitted(value: str) -> None:
    assert not Attribute("custom:n", "Number", minimum=Decimal(1)).accepts(value)


def test_what_the_schema_fixes_is_known() -> None:
    assert not described("custom:a", "String", Mutable=False).mutable
    assert described("custom:a", "String").mutable
