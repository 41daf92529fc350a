"""The CDK tutorial's stack, ported to CDK version 2: user pool and app client."""

from aws_cdk import App, RemovalPolicy, Stack
from aws_cdk import aws_cognito as cognito

app = App()
stack = Stack(app, "CognitoUserPoolStack")
pool = cognito.UserPool(
    stack,
    "awesome-user-pool",
    user_pool_name="awesome-user-pool",
    sign_in_aliases=cognito.SignInAliases(email=True),
    self_sign_up_enabled=True,
    auto_verify=cognito.AutoVerifiedAttrs(email=True),
    user_verification=cognito.UserVerificationConfig(
        email_subject="You need to verify your email",
        email_body="Thanks for signing up Your verification code is {####}",
        email_style=cognito.VerificationEmailStyle.CODE,
    ),
    standard_attributes=cognito.StandardAttributes(
        family_name=cognito.StandardAttribute(required=True, mutable=False),
        address=cognito.StandardAttribute(required=False, mutable=True),
    ),
    custom_attributes={
        "tenant_id": cognito.StringAttribute(min_len=10, max_len=15, mutable=False),
        "created_at": cognito.DateTimeAttribute(),
        "employee_id": cognito.NumberAttribute(min=1, max=100, mutable=False),
        "is_admin": cognito.BooleanAttribute(mutable=True),
    },
    password_policy=cognito.PasswordPolicy(
        min_length=8, require_lowercase=True, require_uppercase=True, require_digits=True, require_symbols=True
    ),
    account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
    removal_policy=RemovalPolicy.DESTROY,
)
pool.add_client(
    "awesome-app-client",
    user_pool_client_name="awesome-app-client",
    auth_flows=cognito.AuthFlow(user_password=True),
)
app.synth()
