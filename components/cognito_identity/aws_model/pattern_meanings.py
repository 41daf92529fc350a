"""Message and hint for each pattern in AWS's model, so that no message shows a regular expression."""

from collections.abc import Mapping

_COPY = "copy it from the resource"
_REMOVE = "remove other characters"
_NO_CONTROL = ("must have no control characters", "remove them")
_TEXT = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*"
_ARN = "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?"
_AN_ARN = ("must be an ARN, arn:aws:<service>:<region>:<account>:<resource>", _COPY)
_A_CLIENT_ID = ("must be the id of an app client: letters A-Z and digits", _COPY)
_LATIN = ("must contain only Western European characters (Latin-1)", _REMOVE)

MEANINGS: Mapping[str, tuple[str, str]] = {
    "[\\w\\s+=,.@-]+": ("must contain only letters A-Z, digits, spaces and _ + = , . @ -", _REMOVE),
    "[\\w\\s+=.@-]+": ("must contain only letters A-Z, digits, spaces and _ + = . @ -", _REMOVE),
    "[\\w+=,.@-]+": ("must contain only letters A-Z, digits and _ + = , . @ -", _REMOVE),
    "[\\w._:/-]+": ("must contain only letters A-Z, digits and . _ : / -", _REMOVE),
    "[\\w.;_/-]+": ("must contain only letters A-Z, digits and . ; _ / -", _REMOVE),
    "[\\w._-]+": ("must contain only letters A-Z, digits and . _ -", _REMOVE),
    "^[a-zA-Z0-9_-]+$": ("must contain only letters A-Z, digits, _ and -", _REMOVE),
    "^[\\w\\- ]+$": ("must contain only letters A-Z, digits, spaces, _ and -", _REMOVE),
    "^[0-9a-fA-F]+$": ("must contain only digits and the letters a to f", _COPY),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+": (
        "must have no spaces, line breaks or control characters",
        "remove them",
    ),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+": (
        "must have no control characters, and no white space but the ordinary space",
        "remove them",
    ),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+": ("must have no line breaks or control characters", "remove them"),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+": _NO_CONTROL,
    _TEXT: _NO_CONTROL,
    f"{_TEXT}\\{{####\\}}{_TEXT}": (
        "must contain {####} in place of the code, and no control characters",
        "add {####} and remove control characters",
    ),
    f"{_TEXT}\\{{##{_TEXT}##\\}}{_TEXT}": (
        "must contain {##text##} in place of the link, and no control characters",
        "add {##Verify your address##} and remove control characters",
    ),
    ".*\\{####\\}.*": (
        "must contain {####} in place of the code, and be one line",
        "add {####} and remove line breaks",
    ),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+": (
        "must be an email address without spaces",
        "write only the address, such as users@example.com",
    ),
    _ARN: _AN_ARN,
    f"({_ARN})?": _AN_ARN,
    "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:::[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?": (
        "must be the ARN of a bucket, such as arn:aws:s3:::my-logs",
        _COPY,
    ),
    "[\\w-]+_[0-9a-zA-Z]+": ("must be the id of a user pool, such as eu-central-1_aBcDeFgH1", _COPY),
    "[\\w-]+:[0-9a-f-]+": (
        "must be the id of an identity pool, such as eu-central-1:11111111-2222-3333-4444-555555555555",
        _COPY,
    ),
    "[\\w_]+": _A_CLIENT_ID,
    "[\\w+]+": _A_CLIENT_ID,
    "[\\x21\\x23-\\x5B\\x5D-\\x7E]+": (
        "must contain only ASCII letters, digits and signs, no spaces, quotation marks or backslashes",
        _REMOVE,
    ),
    "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+": (
        "must contain only ASCII letters, digits and signs, no spaces, quotation marks, slashes or backslashes",
        _REMOVE,
    ),
    "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$": (
        "must contain only lower-case letters, digits and hyphens, with no hyphen at either end",
        "choose a prefix such as my-shop",
    ),
    "[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+": (
        "must have at least 3 characters, no spaces, and no _ except as the second character",
        "choose another name, such as Corp-SAML",
    ),
    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*": _LATIN,
    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+": _LATIN,
}
"""By pattern: message and hint."""
