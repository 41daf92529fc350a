from cognito_identity.aws_model.service_models import FILE, input_shape, operation_names
from tests.cognito_identity.aws_model.written_models import written


def test_the_file_says_what_the_pinned_botocore_says() -> None:
    """When botocore moves: `make service-models`, and read what AWS changed."""
    assert FILE.read_text(encoding="utf-8") == written()


def test_a_call_is_described_down_to_its_limits() -> None:
    name = input_shape("cognito-idp", "CreateUserPool").members["PoolName"]
    assert (name.type_name, name.metadata["min"], name.metadata["max"]) == ("string", 1, 128)
    assert input_shape("cognito-idp", "CreateUserPool").required_members == ["PoolName"]


def test_all_calls_of_a_service_are_known_by_name() -> None:
    assert {"ListUsers", "AdminInitiateAuth"} <= operation_names("cognito-idp")
