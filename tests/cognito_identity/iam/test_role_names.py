from cognito_identity.iam.role_names import role_name_fits


def test_the_longest_name_is_accepted() -> None:
    assert list(role_name_fits("r" * 56)) == []


def test_a_longer_name_is_refused_with_the_excess() -> None:
    (problem,) = role_name_fits("r" * 57)
    assert problem.path == ("name",)
    assert problem.hint == "use a component name that is 1 characters shorter"
