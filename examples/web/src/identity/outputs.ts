/** Reads `amplify_outputs.json`, the stack's own outputs, and reports what is wrong with it. */
import type { ResourcesConfig } from "aws-amplify";
import { parseAmplifyConfig } from "aws-amplify/utils";

import type { SignUpAttribute } from "./attributes";
import type { PasswordPolicy } from "./passwordRules";

export const OUTPUTS_FILE = "amplify_outputs.json";
const HOW_TO_WRITE = `Write it from the stack: pulumi stack output amplify_outputs --json > public/${OUTPUTS_FILE}, or run make web.`;

/** A production build calls no sandbox; `make web` and `make test-web` do. */
export const LOCAL_ALLOWED = !import.meta.env.PROD || import.meta.env.MODE === "sandbox";

export type SignInName = "username" | "email" | "phone_number";

/** What the page needs to know about the deployed stack. */
export interface Identity {
  amplify: ResourcesConfig;
  region: string;
  userPoolId: string;
  clientId: string;
  hasIdentityPool: boolean;
  signInWith: SignInName[];
  attributes: SignUpAttribute[];
  passwordPolicy: PasswordPolicy;
  selfSignUp: boolean;
  mfa: "NONE" | "OPTIONAL" | "REQUIRED";
  totp: boolean;
  passkeys: boolean;
  emailCodes: boolean;
  smsCodes: boolean;
  /** The address of a local AWS; undefined for AWS itself. */
  endpoint?: string;
}

/** A problem of the set-up, which stops the page from starting. */
export class SetupProblem extends Error {
  constructor(
    readonly title: string,
    readonly advice: string,
  ) {
    super(title);
    this.name = "SetupProblem";
  }
}

export function missingOutputs(): SetupProblem {
  return new SetupProblem(`There is no ${OUTPUTS_FILE}`, `The page reads from it which user pool to use. ${HOW_TO_WRITE}`);
}

/** Turn the file's text into what the page needs, or throw a SetupProblem. */
export function readOutputs(text: string): Identity {
  // Some hosts return index.html for every address, also for a missing file.
  if (text.trimStart().startsWith("<")) throw missingOutputs();
  const document = asRecord(parseJson(text));
  checkVersion(document);
  const auth = asRecord(document.auth);
  const custom = asRecord(document.custom);
  const endpoint = readEndpoint(custom.endpoint);
  const region = needed(auth, "aws_region");
  const userPoolId = needed(auth, "user_pool_id");
  const clientId = needed(auth, "user_pool_client_id");
  const passwordless = asRecord(auth.passwordless);
  return {
    amplify: amplifyConfig(document, endpoint),
    region,
    userPoolId,
    clientId,
    hasIdentityPool: typeof auth.identity_pool_id === "string",
    signInWith: readSignInNames(auth.username_attributes),
    attributes: asList(custom.sign_up_attributes) as SignUpAttribute[],
    passwordPolicy: asRecord(auth.password_policy) as PasswordPolicy,
    selfSignUp: custom.self_sign_up !== false,
    mfa: (auth.mfa_configuration as Identity["mfa"] | undefined) ?? "NONE",
    totp: asList(auth.mfa_methods).includes("TOTP"),
    passkeys: typeof passwordless.web_authn === "object",
    emailCodes: passwordless.email_otp_enabled === true,
    smsCodes: passwordless.sms_otp_enabled === true,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** Whether a host name is this machine. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]";
}

function amplifyConfig(document: Record<string, unknown>, endpoint: string | undefined): ResourcesConfig {
  const parsed = parseAmplifyConfig(document as Parameters<typeof parseAmplifyConfig>[0]);
  const cognito = parsed.Auth?.Cognito;
  if (cognito === undefined || endpoint === undefined) return parsed;
  const local = {
    ...cognito,
    userPoolEndpoint: endpoint,
    ...("identityPoolId" in cognito && cognito.identityPoolId ? { identityPoolEndpoint: endpoint } : {}),
  };
  return { ...parsed, Auth: { Cognito: local } } as ResourcesConfig;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SetupProblem(`${OUTPUTS_FILE} is not JSON`, `It is incomplete, or it is another file. ${HOW_TO_WRITE}`);
  }
}

function checkVersion(document: Record<string, unknown>): void {
  const version = document.version;
  if (typeof version === "string" && /^1(\.\d+)*$/.test(version)) return;
  if (version === undefined && typeof document.amplify_outputs === "object") {
    throw new SetupProblem(
      `${OUTPUTS_FILE} contains all outputs of the stack`,
      `The page needs only one of them, amplify_outputs. ${HOW_TO_WRITE}`,
    );
  }
  const said = version === undefined ? "has no version" : `has version ${JSON.stringify(version)}`;
  throw new SetupProblem(`${OUTPUTS_FILE} ${said}`, `This page reads version 1 of Amplify's schema. ${HOW_TO_WRITE}`);
}

function needed(auth: Record<string, unknown>, key: string): string {
  const value = auth[key];
  if (typeof value === "string" && value !== "") return value;
  throw new SetupProblem(`${OUTPUTS_FILE} has no auth.${key}`, `Sign-in needs it. ${HOW_TO_WRITE}`);
}

function readEndpoint(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
  const safe = url?.protocol === "https:" || (LOCAL_ALLOWED && url?.protocol === "http:" && isLoopback(url.hostname));
  if (url !== undefined && safe) return url.href.replace(/\/$/, "");
  throw new SetupProblem(
    `custom.endpoint in ${OUTPUTS_FILE} can't be used`,
    "It must be an https address, or in make web an http address on this machine. Otherwise passwords would be sent unencrypted.",
  );
}

function readSignInNames(given: unknown): SignInName[] {
  const known: SignInName[] = ["username", "email", "phone_number"];
  const names = known.filter((name) => asList(given).includes(name));
  return names.length > 0 ? names : ["username"];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
