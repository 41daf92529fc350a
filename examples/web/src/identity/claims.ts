/** Verifies an ID token as a server does, so the page shows only signed claims. */
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";

import { humanised } from "./attributes";
import { serviceAddress } from "./endpoints";
import type { Identity } from "./outputs";

export function issuerOf(identity: Pick<Identity, "region" | "userPoolId">): string {
  return `${serviceAddress("cognito-idp", identity.region)}/${identity.userPoolId}`;
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
/** The claims of the profile, in this order and with these labels. Custom attributes follow. */
const PROFILE: Record<string, string> = {
  name: "Name",
  given_name: "Given name",
  family_name: "Family name",
  email: "Email",
  phone_number: "Phone number",
  "cognito:groups": "Groups",
  address: "Address",
  auth_time: "Signed in",
  exp: "Token expires",
};

/** The profile in the ID token, with labels, without identifiers and protocol claims. */
export function profileRows(claims: JWTPayload): [label: string, value: string][] {
  const known = Object.entries(PROFILE).flatMap(([name, label]) =>
    claims[name] === undefined ? [] : [[label, profileValue(name, claims)] as [string, string]],
  );
  const custom = Object.keys(claims).filter((name) => name.startsWith("custom:")).sort();
  return [...known, ...custom.map((name): [string, string] => [humanised(name), shown(name, claims[name])])];
}

/** Every claim by its own name, in alphabetical order. */
export function claimRows(claims: JWTPayload): [name: string, value: string][] {
  return Object.keys(claims)
    .sort()
    .map((name) => [name, shown(name, claims[name])]);
}

/** The user's name in the page's heading. */
export function displayName(claims: JWTPayload): string {
  const parts = [claims.given_name, claims.family_name].filter((part) => typeof part === "string" && part !== "");
  const candidates = [claims.name, claims.given_name && parts.join(" "), claims.email, claims["cognito:username"]];
  return String(candidates.find((value) => typeof value === "string" && value !== "") ?? claims.sub);
}

function profileValue(name: string, claims: JWTPayload): string {
  const value = shown(name, claims[name]);
  const verified = claims[`${name}_verified`];
  return verified === undefined ? value : `${value} (${verified === true ? "verified" : "not verified"})`;
}

function shown(name: string, value: unknown): string {
  if (TIMES.has(name) && typeof value === "number") return new Date(value * 1000).toLocaleString();
  if (name === "address" && isAddress(value)) return value.formatted;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The claim `address` is an object (OpenID Connect Core, 5.1.1). */
function isAddress(value: unknown): value is { formatted: string } {
  return typeof value === "object" && value !== null && "formatted" in value && typeof value.formatted === "string";
}
