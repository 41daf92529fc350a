/** The content security policy of the built page: what it may load, and which addresses it may call. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Plugin } from "vite";

import { serviceAddress } from "./src/identity/endpoints.ts";

const OUTPUTS = fileURLToPath(new URL("public/amplify_outputs.json", import.meta.url));
/** `make test-web` builds in this mode: the page may call a sandbox on this machine. */
export const SANDBOX_MODE = "sandbox";
const LOCAL = ["http://127.0.0.1:*", "http://localhost:*"];

/** The endpoints of Cognito that these outputs lead to. */
export function addressesOf(outputs: string): string[] {
  const { auth, custom } = JSON.parse(outputs) as { auth?: Record<string, unknown>; custom?: Record<string, unknown> };
  const region = auth?.aws_region;
  if (typeof region !== "string" || !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
    throw new Error("public/amplify_outputs.json: auth.aws_region is not an AWS region");
  }
  if (custom?.endpoint !== undefined) return [endpointOrigin(custom.endpoint)];
  const identityPool = typeof auth?.identity_pool_id === "string";
  return [serviceAddress("cognito-idp", region), ...(identityPool ? [serviceAddress("cognito-identity", region)] : [])];
}

export function policyFor(addresses: string[]): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ${[...new Set(addresses)].join(" ")}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Writes the policy into the built page. `make web` serves the page without one: Vite's own scripts are inline there. */
export function contentSecurityPolicy(): Plugin {
  let policy = "";
  return {
    name: "content-security-policy",
    apply: "build",
    configResolved: ({ mode }) => {
      policy = policyFor(mode === SANDBOX_MODE ? LOCAL : addressesOf(readOutputs()));
    },
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
    ],
  };
}

function endpointOrigin(endpoint: unknown): string {
  const url = typeof endpoint === "string" && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === "https:") return url.origin;
  throw new Error(
    `public/amplify_outputs.json: custom.endpoint is ${JSON.stringify(endpoint)}; a build needs an https address (make web serves a local sandbox)`,
  );
}

function readOutputs(): string {
  if (existsSync(OUTPUTS)) return readFileSync(OUTPUTS, "utf8");
  throw new Error(
    "public/amplify_outputs.json is missing: the built page may call the endpoints of its stack only. " +
      "Write it first: pulumi stack output amplify_outputs --json > public/amplify_outputs.json",
  );
}
