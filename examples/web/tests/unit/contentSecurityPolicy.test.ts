import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build, type Rollup } from "vite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { addressesOf, policyFor } from "../../contentSecurityPolicy";

const AUTH = { aws_region: "eu-central-1", user_pool_id: "eu-central-1_abc", user_pool_client_id: "client" };
const outputs = (auth: object = {}, custom: object = {}): string => JSON.stringify({ version: "1.5", auth: { ...AUTH, ...auth }, custom });

test.each([
  [outputs(), ["https://cognito-idp.eu-central-1.amazonaws.com"]],
  [
    outputs({ identity_pool_id: "eu-central-1:0" }),
    ["https://cognito-idp.eu-central-1.amazonaws.com", "https://cognito-identity.eu-central-1.amazonaws.com"],
  ],
  [outputs({ aws_region: "cn-north-1" }), ["https://cognito-idp.cn-north-1.amazonaws.com.cn"]],
  [outputs({ aws_region: "us-gov-west-1" }), ["https://cognito-idp.us-gov-west-1.amazonaws.com"]],
  [outputs({}, { endpoint: "https://cognito.example.com/path" }), ["https://cognito.example.com"]],
])("%s leads to its own endpoints", (text, addresses) => {
  expect(addressesOf(text)).toEqual(addresses);
});

test.each([
  [outputs({ aws_region: undefined }), "auth.aws_region"],
  [outputs({ aws_region: "*" }), "auth.aws_region"],
  [outputs({ aws_region: "eu-west-1.evil.example" }), "auth.aws_region"],
  [outputs({}, { endpoint: "http://127.0.0.1:5555" }), "custom.endpoint"],
  [outputs({}, { endpoint: "https://" }), "custom.endpoint"],
])("%s is refused", (text, key) => {
  expect(() => addressesOf(text)).toThrow(key);
});

test("the policy lets the page call these addresses and itself", () => {
  expect(policyFor(["https://a.example", "https://a.example"])).toContain("connect-src 'self' https://a.example; ");
});

describe("a production build", () => {
  const file = fileURLToPath(new URL("../../public/amplify_outputs.json", import.meta.url));
  const aside = `${file}.aside`;
  beforeEach(async () => {
    if (existsSync(file)) await rename(file, aside);
  });
  afterEach(async () => {
    await rm(file, { force: true });
    if (existsSync(aside)) await rename(aside, file);
  });
  // Vitest's own NODE_ENV would make a development build.
  beforeEach(() => void vi.stubEnv("NODE_ENV", "production"));
  afterEach(() => void vi.unstubAllEnvs());
  const built = () => build({ logLevel: "silent", mode: "production", build: { write: false } }) as Promise<Rollup.RollupOutput>;

  test("names the endpoints of its stack only", { timeout: 120_000 }, async () => {
    await writeFile(file, outputs({ identity_pool_id: "eu-central-1:0" }));
    const { output } = await built();
    const page = output.find(({ fileName }) => fileName === "index.html") as Rollup.OutputAsset;
    const [policy] = /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/.exec(String(page.source).replaceAll("&#39;", "'")) ?? [""];
    expect(policy).toContain(
      "connect-src 'self' https://cognito-idp.eu-central-1.amazonaws.com https://cognito-identity.eu-central-1.amazonaws.com;",
    );
    expect(policy).not.toMatch(/\*|localhost|127\.0\.0\.1|http:/);
    const code = output.map((part) => (part.type === "chunk" ? part.code : "")).join("");
    // Not `not.toContain`: it would print the bundle.
    expect(code.includes("Sandbox messages")).toBe(false);
  });

  test("needs the outputs", async () => {
    await expect(built()).rejects.toThrow(/public\/amplify_outputs\.json is missing/);
  });
});
