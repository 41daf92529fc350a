"""moto's classes that the sandbox builds on, in one place.

moto documents its decorators and its server. The sandbox extends moto's models and actions instead, because they differ
from AWS in signing in. These names have no underscore but are undocumented, so a new version of moto may move them.
requirements-dev.txt pins one version, and tests/sandbox/aws/test_moto_gaps.py lists what to check with the next one.
"""

from moto.cognitoidentity.models import CognitoIdentityBackend, CognitoIdentityPool, cognitoidentity_backends
from moto.cognitoidentity.responses import CognitoIdentityResponse
from moto.cognitoidp.models import (
    LEGACY_ACCOUNT_RECOVERY_MECHANISMS,
    CognitoIdpBackend,
    CognitoIdpIdentityProvider,
    CognitoIdpUser,
    CognitoIdpUserPoolAttribute,
    CognitoIdpUserPoolClient,
    UserStatus,
    cognitoidp_backends,
)
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.cognitoidp.utils import check_secret_hash
from moto.core.base_backend import BackendDict
from moto.core.exceptions import AccessDeniedError, JsonRESTError, ServiceException
from moto.core.model import OperationModel
from moto.core.parse import QueryParser
from moto.core.request import Request
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import get_service_model, utcnow
from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend, iam_backends
from moto.iam.responses import IamResponse
from moto.sts.models import sts_backends
from moto.sts.responses import TokenResponse

__all__ = [
    "LEGACY_ACCOUNT_RECOVERY_MECHANISMS",
    "AWSManagedPolicy",
    "AccessDeniedError",
    "ActionResult",
    "BackendDict",
    "CognitoIdentityBackend",
    "CognitoIdentityPool",
    "CognitoIdentityResponse",
    "CognitoIdpBackend",
    "CognitoIdpIdentityProvider",
    "CognitoIdpResponse",
    "CognitoIdpUser",
    "CognitoIdpUserPoolAttribute",
    "CognitoIdpUserPoolClient",
    "EmptyResult",
    "IAMBackend",
    "IamResponse",
    "JsonRESTError",
    "OperationModel",
    "QueryParser",
    "Request",
    "ServiceException",
    "TokenResponse",
    "UserStatus",
    "aws_managed_policies_data",
    "check_secret_hash",
    "cognitoidentity_backends",
    "cognitoidp_backends",
    "get_service_model",
    "iam_backends",
    "sts_backends",
    "utcnow",
]
