import type { Go } from "./Screens";

export function BackToSignIn({ go, children = "Back to sign-in" }: { go: Go; children?: string }) {
  return (
    <p className="below">
      <button type="button" className="link" onClick={() => go({ at: "signIn" })}>
        {children}
      </button>
    </p>
  );
}
