import { expect, test } from "vitest";

import { readOutputs, SetupProblem } from "../../src/identity/outputs";

const OUTPUTS = {
  version: "1.5",
  auth: {
    aws_region: "eu-central-1",
    user_pool_id: "eu-central-1_abc",
    user_pool_client_id: "client",
    identity_pool_id: "eu-central-1:0",
    username_attributes: ["email"],
    mfa_configuration: "OPTIONAL",
    mfa_methods: ["TOTP"],
  },
  custom: { sign_up_attributes: [{ name: "family_name", type: "string", required: true }] },
};

function read(changes: object = {}) {
  return readOutputs(JSON.stringify({ ...OUTPUTS, ...changes }));
}

function titleOf(text: string): string {
  try {
    readOutputs(text);
  } catch (error) {
    if (error instanceof SetupProblem) return error.title;
    throw error;
  }
  return "nothing wrong";
}

test("a stack on AWS", () => {
  const identity = read();
  expect(identity).toMatchObject({ region: "eu-central-1", signInWith: ["email"], totp: true, passkeys: false, selfSignUp: true });
  expect(identity.endpoint).toBeUndefined();
  expect(identity.amplify.Auth?.Cognito).not.toHaveProperty("userPoolEndpoint");
});

test("a local target gets both endpoints", () => {
  const { amplify, endpoint } = read({ custom: { ...OUTPUTS.custom, endpoint: "http://127.0.0.1:5555/" } });
  expect(endpoint).toBe("http://127.0.0.1:5555");
  expect(amplify.Auth?.Cognito).toMatchObject({ userPoolEndpoint: endpoint, identityPoolEndpoint: endpoint });
});

test("without an identity pool there is no endpoint for one", () => {
  const { identity_pool_id: _, ...auth } = OUTPUTS.auth;
  const { amplify, hasIdentityPool } = read({ auth, custom: { endpoint: "http://localhost:1" } });
  expect(hasIdentityPool).toBe(false);
  expect(amplify.Auth?.Cognito).not.toHaveProperty("identityPoolEndpoint");
});

test("passkeys and codes where the pool takes them", () => {
  const passwordless = { email_otp_enabled: true, sms_otp_enabled: true, web_authn: { relying_party_id: "localhost", user_verification: "preferred" } };
  expect(read({ auth: { ...OUTPUTS.auth, passwordless } })).toMatchObject({ passkeys: true, emailCodes: true, smsCodes: true });
});

test.each([
  ["<!doctype html>", "There is no amplify_outputs.json"],
  ["{", "amplify_outputs.json is not JSON"],
  ["{}", "amplify_outputs.json has no version"],
  ['{"version": "2"}', 'amplify_outputs.json has version "2"'],
  ['{"version": 1.5}', "amplify_outputs.json has version 1.5"],
  ['{"user_pool_id": "x", "amplify_outputs": {}}', "amplify_outputs.json contains all outputs of the stack"],
  ['{"version": "1.5", "auth": {}}', "amplify_outputs.json has no auth.aws_region"],
  [JSON.stringify({ ...OUTPUTS, custom: { endpoint: "http://example.com" } }), "custom.endpoint in amplify_outputs.json can't be used"],
  [JSON.stringify({ ...OUTPUTS, custom: { endpoint: "5555" } }), "custom.endpoint in amplify_outputs.json can't be used"],
])("%s", (text, title) => {
  expect(titleOf(text)).toBe(title);
});
