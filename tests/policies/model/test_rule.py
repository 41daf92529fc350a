import dataclasses

import pytest

from cognito_policies import Level
from cognito_policies.model.frameworks import framework_of
from cognito_policies.model.rule import OnUnknown
from tests.policies.own_rules import broken_edits, names_twice, own_rule, silent


def test_a_rule_checks_a_resource_or_the_stack() -> None:
    assert own_rule(check=silent).check is silent
    assert own_rule(check=None, check_stack=names_twice).check_stack is names_twice
    for changes in ({"check": None}, {"check_stack": names_twice}):
        with pytest.raises(ValueError, match="either check or check_stack"):
            own_rule(**changes)


def test_only_what_checks_a_resource_can_change_it() -> None:
    with pytest.raises(ValueError, match="only a rule with check can remediate"):
        own_rule(check=None, check_stack=names_twice, remediate=broken_edits)


def test_a_rule_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        own_rule().level = Level.DISABLED  # type: ignore[misc]  # -- that it can't is the point


@pytest.mark.parametrize("reference", ["nope:1", "sh", "sh:", ""])
def test_frameworks_are_known_and_name_a_check(reference: str) -> None:
    with pytest.raises(ValueError, match="must be <prefix>:<check>"):
        own_rule(frameworks=(reference,))


def test_a_framework_has_a_name() -> None:
    assert framework_of("sh:Cognito.3") == ("AWS Security Hub (Foundational Security Best Practices)", "Cognito.3")


def test_every_rule_that_reads_properties_has_the_option_for_unknown_ones() -> None:
    assert [option.name for option in own_rule().all_options] == ["onUnknown"]
    assert own_rule(on_unknown=OnUnknown.FAIL).all_options[0].default == "fail"
    assert own_rule(on_unknown=None).all_options == ()


def test_a_rule_that_can_remediate_has_a_post_deployment_check() -> None:
    assert own_rule("own", remediate=broken_edits).post_deployment_id == "own-applied"
    assert own_rule("own").post_deployment_id is None
