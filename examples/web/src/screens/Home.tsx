import { fetchAuthSession, fetchMFAPreference, signOut } from "aws-amplify/auth";
import type { JWTPayload } from "jose";
import { useCallback, useEffect, useState } from "react";

import { displayName, verifiedClaims } from "../identity/claims";
import { explain } from "../identity/errors";
import { Alert } from "../ui/Alert";
import { Card } from "../ui/Card";
import { useSetup } from "../ui/identityContext";
import { Problem } from "../ui/Problem";
import { useSubmit } from "../ui/useSubmit";
import { AwsIdentity } from "./AwsIdentity";
import { Claims } from "./Claims";
import { Passkeys } from "./Passkeys";
import type { Go } from "./Screens";
import { SecondFactor } from "./SecondFactor";

interface SignedIn {
  claims: JWTPayload;
  hasAuthenticator: boolean;
}

/** The signed-in user, and what the sign-in gives access to. */
export function Home({ go }: { go: Go }) {
  const setup = useSetup();
  const [user, setUser] = useState<SignedIn>();
  const [problem, setProblem] = useState<string>();
  const leaving = useSubmit("signedIn");
  const { identity, skew } = setup;

  const load = useCallback(async (): Promise<void> => {
    try {
      const { tokens } = await fetchAuthSession();
      // A call to Cognito, because the session may have been ended on another device.
      const { enabled } = await fetchMFAPreference();
      const idToken = tokens?.idToken?.toString() ?? "";
      setUser({
        claims: await verifiedClaims(idToken, identity, skew),
        hasAuthenticator: enabled?.includes("TOTP") ?? false,
      });
    } catch (error) {
      if (isSignedOut(error)) {
        await signOut().catch(() => undefined);
        return go({ at: "signIn", notice: "You were signed out. Sign in again." });
      }
      setProblem(explain(error, { doing: "signedIn", endpoint: identity.endpoint }).text);
    }
  }, [go, identity, skew]);

  useEffect(() => void load(), [load]);

  async function leave(everywhere: boolean): Promise<void> {
    await signOut({ global: everywhere });
    go({
      at: "signIn",
      notice: everywhere ? "You are signed out on every device." : "You are signed out.",
    });
  }

  return (
    <Card title={user === undefined ? "Signing you in…" : `Hello, ${displayName(user.claims)}`}>
      {problem !== undefined && <Alert tone="error">{problem}</Alert>}
      <Problem problem={leaving.problem} />
      <div className="leave">
        <button type="button" className="button" onClick={() => void leaving.run(() => leave(false))}>
          Sign out
        </button>
        <button type="button" className="button button-quiet" onClick={() => void leaving.run(() => leave(true))}>
          Sign out everywhere
        </button>
      </div>
      {user !== undefined && (
        <>
          <Claims claims={user.claims} />
          {identity.hasIdentityPool && <AwsIdentity />}
          {identity.totp && (
            <SecondFactor
              name={displayName(user.claims)}
              enabled={user.hasAuthenticator}
              required={identity.mfa === "REQUIRED"}
              onChange={load}
            />
          )}
          {identity.passkeys && <Passkeys />}
        </>
      )}
    </Card>
  );
}

function isSignedOut(error: unknown): boolean {
  const names = ["NotAuthorizedException", "UserUnAuthenticatedException", "UserNotFoundException"];
  return error instanceof Error && names.includes(error.name);
}
