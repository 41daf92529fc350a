import { fetchAuthSession } from "aws-amplify/auth";
import { useEffect, useState } from "react";

import { Alert } from "../ui/Alert";

interface AwsSession {
  identityId: string;
  expires: string;
}

/** The user's identity id and AWS credentials, from the identity pool. */
export function AwsIdentity() {
  const [session, setSession] = useState<AwsSession>();
  const [refused, setRefused] = useState<string>();

  useEffect(() => {
    fetchAuthSession().then(
      ({ identityId, credentials }) => {
        if (identityId === undefined || credentials === undefined) {
          return setRefused("The identity pool returned no credentials. Check its roles and their trust policies.");
        }
        setSession({ identityId, expires: credentials.expiration?.toLocaleTimeString() ?? "" });
      },
      (error: unknown) => setRefused(`The identity pool refused: ${error instanceof Error ? error.message : String(error)}`),
    );
  }, []);

  return (
    <section aria-labelledby="aws-title">
      <h2 id="aws-title">Your AWS identity</h2>
      {refused !== undefined && <Alert tone="error">{refused}</Alert>}
      {session === undefined && refused === undefined && <p className="hint">Getting AWS credentials…</p>}
      {session !== undefined && (
        <>
          <p className="identity-id">
            <code data-testid="identity-id">{session.identityId}</code>
          </p>
          <p className="hint">Temporary AWS credentials are valid until {session.expires}.</p>
        </>
      )}
    </section>
  );
}
