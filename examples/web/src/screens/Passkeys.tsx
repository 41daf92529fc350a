import {
  associateWebAuthnCredential,
  deleteWebAuthnCredential,
  listWebAuthnCredentials,
  type ListWebAuthnCredentialsOutput,
} from "aws-amplify/auth";
import { useCallback, useEffect, useState } from "react";

import { Problem } from "../ui/Problem";
import { useSubmit } from "../ui/useSubmit";

type Passkey = ListWebAuthnCredentialsOutput["credentials"][number];

/** The user's passkeys, where the pool allows them. */
export function Passkeys() {
  const [passkeys, setPasskeys] = useState<Passkey[]>([]);
  const { problem, run } = useSubmit("passkey");

  const load = useCallback(async (): Promise<void> => {
    setPasskeys((await listWebAuthnCredentials()).credentials);
  }, []);
  // Read once: `run` is another function at every render.
  useEffect(() => void run(load), []);

  async function add(): Promise<void> {
    await associateWebAuthnCredential();
    await load();
  }

  async function remove(credentialId: string): Promise<void> {
    await deleteWebAuthnCredential({ credentialId });
    await load();
  }

  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">Passkeys</h2>
      <Problem problem={problem} />
      <ul className="passkeys">
        {passkeys.map(({ credentialId, friendlyCredentialName, createdAt }) => (
          <li key={credentialId}>
            <span>
              {friendlyCredentialName ?? "Passkey"} <span className="hint">since {createdAt?.toLocaleDateString()}</span>
            </span>
            <button type="button" className="link" onClick={() => void run(() => remove(credentialId ?? ""))}>
              Remove<span className="sr-only"> {friendlyCredentialName}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-quiet" onClick={() => void run(add)}>
        Add a passkey
      </button>
    </section>
  );
}
