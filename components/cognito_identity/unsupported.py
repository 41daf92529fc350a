"""Words that people bring from elsewhere and Cognito has no answer to: a reason helps more than a list of others."""

from collections.abc import Mapping

from cognito_identity.attributes.args import CustomAttribute
from cognito_identity.user_pool.triggers.args import LambdaTriggers

REFUSED: Mapping[type, Mapping[str, tuple[str, str]]] = {
    CustomAttribute: {
        "required": (
            "can't be said of a custom attribute: Cognito has no required ones",
            "leave it out, and demand the value in a pre-sign-up trigger",
        ),
    },
    LambdaTriggers: {
        "inbound_federation": (
            "is a trigger pulumi-aws does not know yet",
            "leave it out; set by hand it would be taken away at the next change of the pool",
        ),
    },
}
"""By typed dictionary and word: the rule and the way out."""
