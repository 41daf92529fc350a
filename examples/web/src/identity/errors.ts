/** Cognito's errors as messages that tell users what to do. */
import { skewOnly } from "./clock";
import type { SignInName } from "./outputs";
import { incorrectName } from "./signInName";

/** What the user was doing: the meaning of an error depends on it. */
export type Doing =
  | "signIn"
  | "signUp"
  | "confirm"
  | "sentCode"
  | "authenticator"
  | "enrol"
  | "newPassword"
  | "forgot"
  | "reset"
  | "passkey"
  | "passkeySignIn"
  | "signedIn";

export interface Explanation {
  text: string;
  /** The field to go back to. */
  field?: "name" | "password" | "code";
}

export interface Circumstances {
  doing: Doing;
  /** The sandbox's address, when there is one. */
  endpoint?: string | undefined;
  /** Milliseconds this device's clock is ahead. */
  skew?: number;
  signInWith?: SignInName[];
}

type Explain = (message: string, circumstances: Circumstances) => Explanation;

const PASSWORD_RULES: [RegExp, string][] = [
  [/not long enough/i, "it is too short"],
  [/too long/i, "it is too long"],
  [/lowercase/i, "it needs a lower-case letter"],
  [/uppercase/i, "it needs an upper-case letter"],
  [/numeric/i, "it needs a digit"],
  [/symbol/i, "it needs a symbol, such as ! or -"],
  [/space/i, "it can't start or end with a space"],
];

const AUTHENTICATOR_CODE: Explanation = {
  text: "Incorrect code. Wait for the next code in your authenticator app and enter it at once. If that fails too, set your phone's clock to automatic: the codes depend on the time.",
  field: "code",
};

const BY_NAME: Record<string, Explain> = {
  NotAuthorizedException: notAuthorized,
  UserNotFoundException: () => ({ text: "There is no account with that name.", field: "name" }),
  UsernameExistsException: (message) => ({
    text: /email/i.test(message)
      ? "An account with this email address already exists. Sign in, or use “Forgot password?” on the sign-in page."
      : /phone/i.test(message)
        ? "An account with this phone number already exists. Sign in, or use “Forgot password?” on the sign-in page."
        : "This username is taken. Choose another one, or sign in if it is yours.",
    field: "name",
  }),
  AliasExistsException: () => ({
    text: "This email address or phone number is verified for another account. Sign in to that account.",
  }),
  InvalidPasswordException: (message) => ({ text: `This password is too weak: ${brokenRule(message)}.`, field: "password" }),
  PasswordHistoryPolicyViolationException: () => ({
    text: "You have used this password before. Choose a new one.",
    field: "password",
  }),
  CodeMismatchException: (_, { doing }) =>
    doing === "authenticator" || doing === "enrol"
      ? AUTHENTICATOR_CODE
      : { text: "Incorrect code. Look at the latest message: only the newest code works.", field: "code" },
  EnableSoftwareTokenMFAException: () => AUTHENTICATOR_CODE,
  ExpiredCodeException: (_, { doing }) =>
    doing === "authenticator" || doing === "enrol"
      ? { text: "This code was used already. Wait for the next code in your authenticator app.", field: "code" }
      : { text: "This code has expired. Send a new one.", field: "code" },
  InvalidParameterException: invalidParameter,
  LimitExceededException: () => ({ text: "Too many attempts. Wait 15 minutes, then try again." }),
  TooManyRequestsException: () => ({ text: "The service is busy. Wait a moment, then try again." }),
  TooManyFailedAttemptsException: () => ({ text: "Too many incorrect codes. Wait 15 minutes, then try again." }),
  CodeDeliveryFailureException: () => ({
    text: "The message with the code could not be sent. Check the address or number, then try again.",
  }),
  PasswordResetRequiredException: () => ({ text: "You must change your password first: use “Forgot password?”." }),
  UserNotConfirmedException: () => ({ text: "Your account is not confirmed yet. Enter the code that we sent you." }),
  UserLambdaValidationException: (message) => ({ text: `The service said: ${message}` }),
  ResourceNotFoundException: () => ({
    text: "The user pool or app client in amplify_outputs.json does not exist. Write the file again from the stack, then reload the page.",
  }),
  NetworkError: (_, { endpoint }) => ({ text: unreachable(endpoint) }),
  NotAllowedError: () => ({ text: "The passkey was not used: the request was cancelled or timed out. Try again." }),
  InvalidStateError: () => ({ text: "This device already has a passkey for this account." }),
  PasskeyRegistrationCanceled: () => ({ text: "No passkey was added: the request was cancelled. Try again." }),
  PasskeyAuthenticationCanceled: () => ({ text: "The passkey was not used: the request was cancelled. Try again." }),
  PasskeyAlreadyExists: () => ({ text: "This device already has a passkey for this account." }),
  PasskeyNotSupportedException: () => ({ text: "This browser can't use passkeys here. Sign in with your password." }),
  RelyingPartyMismatch: () => ({
    text: "The passkeys of this user pool belong to another domain (its relying party id). Open the page on that domain.",
  }),
};

/** What happened, and what to do about it. */
export function explain(error: unknown, circumstances: Circumstances): Explanation {
  const { name, message } = nameAndMessage(error);
  if (isNetwork(name, message)) return { text: unreachable(circumstances.endpoint) };
  const known = BY_NAME[name];
  if (known !== undefined) return known(message, circumstances);
  return { text: `That did not work: ${message || name}. Try again. If that fails too, contact the administrator.` };
}

/** What to do if the service can't be reached. */
export function unreachable(endpoint: string | undefined): string {
  return endpoint === undefined
    ? "The sign-in service can't be reached. Check your connection, then try again."
    : `The sandbox at ${endpoint} does not answer. Start it again with make web, then reload this page.`;
}

function notAuthorized(message: string, { doing, skew = 0, signInWith = ["username"] }: Circumstances): Explanation {
  if (/sign-?up is not permitted/i.test(message)) {
    return { text: "Sign-up is by invitation only. Ask the administrator for an account." };
  }
  if (/unauthorized attribute/i.test(message)) {
    return { text: "This app may not set one of these attributes. Leave the optional ones empty, or contact the administrator." };
  }
  if (/disabled/i.test(message)) return { text: "This account is disabled. Contact the administrator." };
  if (/attempts exceeded/i.test(message)) {
    return { text: "Too many attempts. Wait 15 minutes, then try again." };
  }
  if (/temporary password has expired/i.test(message)) {
    return { text: "Your temporary password has expired. Ask the administrator for a new invitation." };
  }
  if (/reset in the current state|contact administrator/i.test(message)) {
    return { text: "This password can't be reset here. Ask the administrator for a new invitation." };
  }
  if (/cannot be confirmed.*CONFIRMED/i.test(message)) {
    return { text: "This account is already confirmed. Sign in." };
  }
  if (/session/i.test(message)) return { text: "The sign-in timed out. Start again." };
  if (doing === "passkeySignIn") {
    return { text: "The passkey was not accepted. It may have been removed from the account: sign in another way, then add it again." };
  }
  if (doing === "signedIn" || /token/i.test(message)) return { text: "You were signed out. Sign in again." };
  // An SRP signature contains the time. Cognito answers an outdated one with the error for a wrong password.
  const clock = skewOnly(skew);
  if (clock !== undefined) return { text: `Sign-in was refused. ${clock} Set it to automatic, then try again.` };
  return { text: incorrectName(signInWith), field: "password" };
}

function invalidParameter(message: string, { doing }: Circumstances): Explanation {
  if (/username should be/i.test(message)) {
    return { text: `${message.replace(/^Username should be/i, "The username must be").replace(/\.?$/, ".")}`, field: "name" };
  }
  if (/cannot be of email format/i.test(message)) {
    return { text: "A username can't be an email address here. Enter the address in its own field.", field: "name" };
  }
  if (/no registered\/verified/i.test(message)) {
    return { text: "The account has no verified email address or phone number for a code. Contact the administrator." };
  }
  if (/already confirmed/i.test(message)) return { text: "This account is already confirmed. Sign in." };
  if (/confirmationcode|usercode/i.test(message)) return { text: "The code has only digits. Enter it again.", field: "code" };
  if (/password/i.test(message) && doing !== "signIn") {
    return { text: "A password has at most 256 characters, and no space at either end.", field: "password" };
  }
  return { text: `A value is not valid: ${message.replace(/^Attributes did not conform to the schema:\s*/, "")}` };
}

function brokenRule(message: string): string {
  return PASSWORD_RULES.find(([pattern]) => pattern.test(message))?.[1] ?? message;
}

function isNetwork(name: string, message: string): boolean {
  return name === "NetworkError" || /failed to fetch|network error|load failed/i.test(message);
}

function nameAndMessage(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: "Error", message: String(error) };
}
