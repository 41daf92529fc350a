import type { JWTPayload } from "jose";

import { claimRows, profileRows } from "../identity/claims";

export function Claims({ claims }: { claims: JWTPayload }) {
  return (
    <section aria-labelledby="claims-title">
      <h2 id="claims-title">
        Your profile <span className="badge">verified</span>
      </h2>
      <p className="hint">From your ID token. The page checked its signature, issuer, audience and expiry.</p>
      <Rows rows={profileRows(claims)} />
      <details className="more">
        <summary>All claims of the ID token</summary>
        <Rows rows={claimRows(claims)} />
      </details>
    </section>
  );
}

function Rows({ rows }: { rows: [name: string, value: string][] }) {
  return (
    <dl className="claims">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
