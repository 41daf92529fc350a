"""AWS's patterns in people's words: what a value must be, and what to do about one that is not."""

from collections.abc import Mapping

_COPY = "copy it from where it was made"
_LEAVE_OUT = "leave the other characters out"
_NO_CONTROL = ("must be without control characters", "leave them out")
_TEXT = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*"
_ARN = "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?"
_AN_ARN = ("must be an ARN, arn:aws:<service>:<region>:<account>:<resource>", _COPY)
_A_CLIENT_ID = ("must be the id of an app client, of letters A-Z and digits", _COPY)
_LATIN = ("must be of characters that Latin-1 has: Western European ones", _LEAVE_OUT)

MEANINGS: Mapping[str, tuple[str, str]] = {
    "[\\w\\s+=,.@-]+": ("must be of letters A-Z, digits, spaces and _ + = , . @ -", _LEAVE_OUT),
    "[\\w\\s+=.@-]+": ("must be of letters A-Z, digits, spaces and _ + = . @ -", _LEAVE_OUT),
    "[\\w+=,.@-]+": ("must be of letters A-Z, digits and _ + = , . @ -", _LEAVE_OUT),
    "[\\w._:/-]+": ("must be of letters A-Z, digits and . _ : / -", _LEAVE_OUT),
    "[\\w.;_/-]+": ("must be of letters A-Z, digits and . ; _ / -", _LEAVE_OUT),
    "[\\w._-]+": ("must be of letters A-Z, digits and . _ -", _LEAVE_OUT),
    "^[a-zA-Z0-9_-]+$": ("must be of letters A-Z, digits, _ and -", _LEAVE_OUT),
    "^[\\w\\- ]+$": ("must be of letters A-Z, digits, spaces, _ and -", _LEAVE_OUT),
    "^[0-9a-fA-F]+$": ("must be of digits and the letters a to f", _COPY),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+": (
        "must be without spaces, line breaks and control characters",
        "leave them out",
    ),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+": (
        "must be without control characters, and of spaces have only the usual one",
        "leave them out",
    ),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+": ("must be without line breaks and control characters", "leave them out"),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+": _NO_CONTROL,
    _TEXT: _NO_CONTROL,
    f"{_TEXT}\\{{####\\}}{_TEXT}": (
        "must contain {####}, where the code goes, and no control characters",
        "put {####} into it, and leave them out",
    ),
    f"{_TEXT}\\{{##{_TEXT}##\\}}{_TEXT}": (
        "must contain {##text##}, which becomes the link, and no control characters",
        "put {##Verify your address##} into it, and leave them out",
    ),
    ".*\\{####\\}.*": (
        "must contain {####}, where the code goes, and be one line",
        "put {####} into it, and leave line breaks out",
    ),
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+": (
        "must be an e-mail address, without spaces",
        "write the address alone, such as people@example.com",
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
        "must be of ASCII letters, digits and signs, without spaces, quotation marks and backslashes",
        _LEAVE_OUT,
    ),
    "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+": (
        "must be of ASCII letters, digits and signs, without spaces, quotation marks, slashes and backslashes",
        _LEAVE_OUT,
    ),
    "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$": (
        "must be of small letters a-z, digits and hyphens, with no hyphen at either end",
        "write it so, such as my-shop",
    ),
    "[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+": (
        "must have 3 characters or more, without spaces, and without _ but in second place",
        "choose another name, such as Corp-SAML",
    ),
    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*": _LATIN,
    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+": _LATIN,
}
"""By pattern: the rule, and the way out."""
