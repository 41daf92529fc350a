import type { JWTPayload } from "jose";

import { claimRows } from "../identity/claims";

export function Claims({ claims }: { claims: JWTPayload }) {
  return (
    <section aria-labelledby="claims-title">
      <h2 id="claims-title">
        Your ID token <span className="badge">verified</span>
      </h2>
      <p className="hint">Signature, issuer, audience and expiry hold, checked with the user pool’s public keys.</p>
      <dl className="claims">
        {claimRows(claims).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
