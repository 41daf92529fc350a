from cognito_identity.iam.role_names import role_name_fits


def test_a_name_that_iam_takes_with_the_engines_suffix_is_fine() -> None:
    assert list(role_name_fits("r" * 56)) == []


def test_one_character_more_is_refused_and_says_how_much_is_too_much() -> None:
    (problem,) = role_name_fits("r" * 57)
    assert problem.path == ("name",)
    assert problem.hint == "use a component name that is 1 characters shorter"
