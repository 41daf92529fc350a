from cognito_identity.aws_model.service_models import FILE, input_shape, operation_names
from tests.cognito_identity.aws_model.written_models import written


def test_the_file_equals_the_pinned_botocore() -> None:
    """After an update of botocore, run `make service-models` and review the changes."""
    assert FILE.read_text(encoding="utf-8") == written()


def test_the_model_has_the_limits_of_a_call() -> None:
    name = input_shape("cognito-idp", "CreateUserPool").members["PoolName"]
    assert (name.type_name, name.metadata["min"], name.metadata["max"]) == ("string", 1, 128)
    assert input_shape("cognito-idp", "CreateUserPool").required_members == ["PoolName"]


def test_the_model_has_the_names_of_all_calls() -> None:
    assert {"ListUsers", "AdminInitiateAuth"} <= operation_names("cognito-idp")
