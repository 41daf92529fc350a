/** Checks an ID token as a server would, so that what the page shows is what was signed. */
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";

import type { Identity } from "./outputs";

export function issuerOf(identity: Pick<Identity, "region" | "userPoolId">): string {
  const suffix = identity.region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://cognito-idp.${identity.region}.${suffix}/${identity.userPoolId}`;
}

export function keySetOf(identity: Pick<Identity, "region" | "userPoolId" | "endpoint">): string {
  const base = identity.endpoint === undefined ? issuerOf(identity) : `${identity.endpoint}/${identity.userPoolId}`;
  return `${base}/.well-known/jwks.json`;
}

/** The claims of an ID token whose signature, issuer, audience, expiry and use hold; throws otherwise. */
export async function verifiedClaims(idToken: string, identity: Identity, skew: number): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(keySetOf(identity)));
  const { payload } = await jwtVerify(idToken, keys, {
    issuer: issuerOf(identity),
    audience: identity.clientId,
    algorithms: ["RS256"],
    currentDate: new Date(Date.now() - skew),
    requiredClaims: ["exp", "iat", "sub", "token_use"],
  });
  if (payload.token_use !== "id") throw new Error(`token_use is ${String(payload.token_use)}, not id`);
  return payload;
}

const TIMES = new Set(["exp", "iat", "auth_time"]);
const FIRST = ["sub", "email", "phone_number", "name", "given_name", "family_name", "cognito:username", "cognito:groups"];

/** Claims as rows to read: what names the person first, times as times. */
export function claimRows(claims: JWTPayload): [name: string, value: string][] {
  const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return Object.entries(claims)
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([name, value]) => [name, shown(name, value)]);
}

/** What to call the person. */
export function displayName(claims: JWTPayload): string {
  const parts = [claims.given_name, claims.family_name].filter((part) => typeof part === "string" && part !== "");
  const candidates = [claims.name, claims.given_name && parts.join(" "), claims.email, claims["cognito:username"]];
  return String(candidates.find((value) => typeof value === "string" && value !== "") ?? claims.sub);
}

function shown(name: string, value: unknown): string {
  if (TIMES.has(name) && typeof value === "number") return new Date(value * 1000).toLocaleString();
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
