"""Redirect URLs with their faults: the components refuse what the policy pack finds.

`browser_host` is the host a browser would go to, as ada-url 4.0.0 (WHATWG URL) reads it. A case without a fault is
accepted by the components, and by the pack where it allows localhost.
"""

from enum import Enum, auto
from typing import NamedTuple


class Fault(Enum):
    """The first fault of a URL."""

    NOT_ABSOLUTE = auto()
    INVISIBLE = auto()
    """White space or a control character."""
    BACKSLASH = auto()
    SCHEME = auto()
    """A scheme of the browser or the system."""
    FRAGMENT = auto()
    WILDCARD = auto()
    LENGTH = auto()
    NO_HOST = auto()
    USER_INFORMATION = auto()
    PORT = auto()
    HOST = auto()
    NUMBER = auto()
    """A host that browsers read as another IPv4 address, or as none."""
    HTTP = auto()
    """http to a host other than localhost, 127.0.0.1 and [::1]."""


class Case(NamedTuple):
    """A URL."""

    url: str
    browser_host: str | None
    fault: Fault | None = None


CASES: tuple[Case, ...] = (
    Case("https://app.example.com", "app.example.com"),
    Case("https://app.example.com/", "app.example.com"),
    Case("https://app.example.com/signed-in?tenant=a%20b&x=1", "app.example.com"),
    Case("HTTPS://APP.example.com/In", "app.example.com"),
    Case("https://app.example.com:8443/in", "app.example.com"),
    Case("https://app.example.com:443/in", "app.example.com"),
    Case("https://app.example.com./in", "app.example.com."),
    Case("https://app.example.com/@me", "app.example.com"),
    Case("https://app.example.com/in?mail=a@b.example", "app.example.com"),
    Case("https://app.example.com?next=//x", "app.example.com"),
    Case("https://app_1.example.com/in", "app_1.example.com"),
    Case("https://xn--mller-kva.example/in", "xn--mller-kva.example"),
    Case("https://10.0.0.1/in", "10.0.0.1"),
    Case("https://[2001:db8::1]:8443/in", "[2001:db8::1]"),
    Case("https://0x.example.com/in", "0x.example.com"),
    Case("http://localhost", "localhost"),
    Case("http://localhost:3000/in", "localhost"),
    Case("HTTP://LOCALHOST:3000/in", "localhost"),
    Case("http://127.0.0.1:8000/in", "127.0.0.1"),
    Case("http://[::1]:8080/in", "[::1]"),
    Case("https://localhost/in", "localhost"),
    Case("myapp://", None),
    Case("myapp://callback", "callback"),
    Case("MyApp://callback", "callback"),
    Case("com.example.app:/in", None),
    Case("com.example.app://in", "in"),
    Case("capacitor://localhost/in", "localhost"),
    Case("exp://127.0.0.1:8081/--/in", "127.0.0.1"),
    Case("urn:ietf:wg:oauth:2.0:oob", None),
    Case("", None, Fault.NOT_ABSOLUTE),
    Case("/in", None, Fault.NOT_ABSOLUTE),
    Case("//app.example.com/in", None, Fault.NOT_ABSOLUTE),
    Case("app.example.com/in", None, Fault.NOT_ABSOLUTE),
    Case("app.example.com", None, Fault.NOT_ABSOLUTE),
    Case("?in", None, Fault.NOT_ABSOLUTE),
    Case("app.example.com:8443/in", None, Fault.NOT_ABSOLUTE),
    Case("app.example.com:8443", None, Fault.NOT_ABSOLUTE),
    Case("localhost:3000/in", None, Fault.NOT_ABSOLUTE),
    Case("1app://in", None, Fault.NOT_ABSOLUTE),
    Case("://app.example.com", None, Fault.NOT_ABSOLUTE),
    Case("my_app://in", None, Fault.NOT_ABSOLUTE),
    Case(":in", None, Fault.NOT_ABSOLUTE),
    Case("https", None, Fault.NOT_ABSOLUTE),
    Case("HTTPS//app.example.com", None, Fault.NOT_ABSOLUTE),
    Case("\uff48ttps://app.example.com", None, Fault.NOT_ABSOLUTE),
    Case("*", None, Fault.NOT_ABSOLUTE),
    Case("https://app.example.com: 443/in", None, Fault.INVISIBLE),
    Case(" https://app.example.com", "app.example.com", Fault.INVISIBLE),
    Case("https://app.example.com ", "app.example.com", Fault.INVISIBLE),
    Case("https://app.example.com/a b", "app.example.com", Fault.INVISIBLE),
    Case("https://app.exa\tmple.com", "app.example.com", Fault.INVISIBLE),
    Case("ht\ntps://evil.example", "evil.example", Fault.INVISIBLE),
    Case("java\tscript:alert(1)", None, Fault.INVISIBLE),
    Case("https://app.example.com/\n", "app.example.com", Fault.INVISIBLE),
    Case("https://app.example.com/\x00", "app.example.com", Fault.INVISIBLE),
    Case("\x01https://app.example.com", "app.example.com", Fault.INVISIBLE),
    Case("https://app.example.com/\xa0", "app.example.com", Fault.INVISIBLE),
    Case("https://app.example.com/\u200b", "app.example.com", Fault.INVISIBLE),
    Case("https://app.example.com/\x7f", "app.example.com", Fault.INVISIBLE),
    Case("https://app\xad.example.com", "app.example.com", Fault.INVISIBLE),
    Case("my app://x", None, Fault.INVISIBLE),
    Case("https://evil.example\\@app.example.com/in", "evil.example", Fault.BACKSLASH),
    Case("http://evil.example\\@localhost/in", "evil.example", Fault.BACKSLASH),
    Case("https:\\\\evil.example/in", "evil.example", Fault.BACKSLASH),
    Case("https:/\\evil.example", "evil.example", Fault.BACKSLASH),
    Case("https://evil.example\\.app.example.com", "evil.example", Fault.BACKSLASH),
    Case("javascript:alert(1)", None, Fault.SCHEME),
    Case("JavaScript:alert(1)", None, Fault.SCHEME),
    Case("javascript://app.example.com/%0aalert(1)", "app.example.com", Fault.SCHEME),
    Case("vbscript:x", None, Fault.SCHEME),
    Case("data:text/html,x", None, Fault.SCHEME),
    Case("file:///etc/passwd", None, Fault.SCHEME),
    Case("blob:https://app.example.com/1", None, Fault.SCHEME),
    Case("filesystem:https://app.example.com/x", None, Fault.SCHEME),
    Case("about:blank", None, Fault.SCHEME),
    Case("view-source:https://app.example.com", None, Fault.SCHEME),
    Case("ftp://app.example.com", "app.example.com", Fault.SCHEME),
    Case("ftps://app.example.com", "app.example.com", Fault.SCHEME),
    Case("ws://app.example.com", "app.example.com", Fault.SCHEME),
    Case("WSS://app.example.com", "app.example.com", Fault.SCHEME),
    Case("mailto:a@b.example", None, Fault.SCHEME),
    Case("tel:+1", None, Fault.SCHEME),
    Case("sms:+1", None, Fault.SCHEME),
    Case("intent://app#Intent;end", "app", Fault.SCHEME),
    Case("intent://app", "app", Fault.SCHEME),
    Case("https://app.example.com/#in", "app.example.com", Fault.FRAGMENT),
    Case("https://app.example.com/#", "app.example.com", Fault.FRAGMENT),
    Case("https://app.example.com#@evil.example", "app.example.com", Fault.FRAGMENT),
    Case("myapp://in#x", "in", Fault.FRAGMENT),
    Case("https://*.example.com/in", "*.example.com", Fault.WILDCARD),
    Case("https://app.example.com/*", "app.example.com", Fault.WILDCARD),
    Case("https://app.example.com:*/in", None, Fault.WILDCARD),
    Case("myapp://*", "*", Fault.WILDCARD),
    Case("https:/evil.example/in", "evil.example", Fault.NO_HOST),
    Case("https:evil.example/in", "evil.example", Fault.NO_HOST),
    Case("https:///evil.example/in", "evil.example", Fault.NO_HOST),
    Case("https:////evil.example", "evil.example", Fault.NO_HOST),
    Case("https:", None, Fault.NO_HOST),
    Case("https://", None, Fault.NO_HOST),
    Case("https://?x", None, Fault.NO_HOST),
    Case("https:///", None, Fault.NO_HOST),
    Case("https://app.example.com@evil.example/in", "evil.example", Fault.USER_INFORMATION),
    Case("https://app.example.com:443@evil.example/in", "evil.example", Fault.USER_INFORMATION),
    Case("https://app.example.com%2f@evil.example", "evil.example", Fault.USER_INFORMATION),
    Case("https://user:word@app.example.com/in", "app.example.com", Fault.USER_INFORMATION),  # pragma: allowlist secret
    Case("https://@app.example.com/in", "app.example.com", Fault.USER_INFORMATION),
    Case("http://localhost@evil.example", "evil.example", Fault.USER_INFORMATION),
    Case("http://localhost:3000@evil.example/", "evil.example", Fault.USER_INFORMATION),
    Case("https://app.example.com:8443x/in", None, Fault.PORT),
    Case("https://app.example.com:https/in", None, Fault.PORT),
    Case("https://app.example.com:/in", "app.example.com", Fault.PORT),
    Case("https://app.example.com:0/in", "app.example.com", Fault.PORT),
    Case("https://app.example.com:65536/in", None, Fault.PORT),
    Case("https://app.example.com:-1/in", None, Fault.PORT),
    Case("https://app.example.com:+443/in", None, Fault.PORT),
    Case("https://app.example.com:\uff18\uff14\uff14\uff13/in", None, Fault.PORT),
    Case("https://app.example.com:44:3/in", None, Fault.PORT),
    Case("http://localhost:evil/in", None, Fault.PORT),
    Case("https://app.example.com%2eevil.example/in", "app.example.com.evil.example", Fault.HOST),
    Case("https://%6cocalhost/in", "localhost", Fault.HOST),
    Case("http://%6cocalhost/in", "localhost", Fault.HOST),
    Case("https://app.example.com%00.evil.example", None, Fault.HOST),
    Case("https://m\xfcller.example/in", "xn--mller-kva.example", Fault.HOST),
    Case("https://fa\xdf.example/in", "xn--fa-hia.example", Fault.HOST),
    Case("https://\u24dbocalhost/in", "localhost", Fault.HOST),
    Case("http://\u24dbocalhost/in", "localhost", Fault.HOST),
    Case("https://evil\u3002example/in", "evil.example", Fault.HOST),
    Case("https://app.example.com\u2044.evil.example", "app.example.xn--com-qt0a.evil.example", Fault.HOST),
    Case("https://\u0430pp.example.com", "xn--pp-6kc.example.com", Fault.HOST),
    Case("https://app..example.com/in", "app..example.com", Fault.HOST),
    Case("https://.example.com/in", ".example.com", Fault.HOST),
    Case("https://app.example.com../in", "app.example.com..", Fault.HOST),
    Case("https://./in", ".", Fault.HOST),
    Case("https://" + "a" * 64 + ".example", "a" * 64 + ".example", Fault.HOST),
    Case("https://app!.example.com/in", "app!.example.com", Fault.HOST),
    Case("https://app<.example.com", None, Fault.HOST),
    Case("https://app|.example.com", None, Fault.HOST),
    Case("https://a^b.example", None, Fault.HOST),
    Case("https://[::1", None, Fault.HOST),
    Case("https://::1/in", None, Fault.HOST),
    Case("https://[::1]evil.example/in", None, Fault.HOST),
    Case("https://[::1%25eth0]/in", None, Fault.HOST),
    Case("https://[fe80::1%eth0]/in", None, Fault.HOST),
    Case("https://[v1.x]/in", None, Fault.HOST),
    Case("https://[]/in", None, Fault.HOST),
    Case("https://[127.0.0.1]/in", None, Fault.HOST),
    Case("https://[::g]/", None, Fault.HOST),
    Case("http://localhost../in", "localhost..", Fault.HOST),
    Case("https://\uff11\uff12\uff17.0.0.1/in", "127.0.0.1", Fault.HOST),
    Case("http://2130706433/in", "127.0.0.1", Fault.NUMBER),
    Case("https://2130706433/in", "127.0.0.1", Fault.NUMBER),
    Case("http://0x7f.1/in", "127.0.0.1", Fault.NUMBER),
    Case("http://127.1/in", "127.0.0.1", Fault.NUMBER),
    Case("http://0177.0.0.1/in", "127.0.0.1", Fault.NUMBER),
    Case("https://1.2.3.256/in", None, Fault.NUMBER),
    Case("https://1.2.3.4.5/in", None, Fault.NUMBER),
    Case("https://app.example.0x1/in", None, Fault.NUMBER),
    Case("https://app.example.1/in", None, Fault.NUMBER),
    Case("https://08.1.1.1", None, Fault.NUMBER),
    Case("https://010.0.0.1/in", "8.0.0.1", Fault.NUMBER),
    Case("http://app.example.com/in", "app.example.com", Fault.HTTP),
    Case("HTTP://app.example.com", "app.example.com", Fault.HTTP),
    Case("http://localhost.evil.example", "localhost.evil.example", Fault.HTTP),
    Case("http://notlocalhost", "notlocalhost", Fault.HTTP),
    Case("http://127.0.0.1.nip.io", "127.0.0.1.nip.io", Fault.HTTP),
    Case("http://10.0.0.1", "10.0.0.1", Fault.HTTP),
    Case("http://[2001:db8::1]", "[2001:db8::1]", Fault.HTTP),
    Case("http://0.0.0.0:3000/in", "0.0.0.0", Fault.HTTP),  # noqa: S104 -- a URL in a test, nothing is bound
    Case("http://[::]/in", "[::]", Fault.HTTP),
    Case("http://[::ffff:127.0.0.1]/in", "[::ffff:7f00:1]", Fault.HTTP),
    Case("http://localhost./in", "localhost.", Fault.HTTP),
    Case("http://app.localhost:5173/in", "app.localhost", Fault.HTTP),
    Case("http://127.1.2.3/in", "127.1.2.3", Fault.HTTP),
    Case("https://app.example.com/" + "a" * 1001, "app.example.com", Fault.LENGTH),
    Case("https://127.0.0.1./in", "127.0.0.1"),
    Case("https://0.0.0.0", "0.0.0.0"),  # noqa: S104 -- a URL in a test, nothing is bound
)
