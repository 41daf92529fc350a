/** Cognito's refusals, in words a person can act on. */
import { skewOnly } from "./clock";

/** What the person was doing: the same refusal means different things. */
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
  text: "That code isn't right. Wait for the next one in your authenticator app and type it at once. If it goes on, set your phone's clock to automatic: the codes depend on it.",
  field: "code",
};

const BY_NAME: Record<string, Explain> = {
  NotAuthorizedException: notAuthorized,
  UserNotFoundException: () => ({ text: "There is no account with that name.", field: "name" }),
  UsernameExistsException: (message) => ({
    text: /email/i.test(message)
      ? "There is an account with this e-mail already. Sign in instead, or use “Forgot password?” there."
      : /phone/i.test(message)
        ? "There is an account with this phone number already. Sign in instead, or use “Forgot password?” there."
        : "That user name is taken. Choose another, or sign in if it is yours.",
    field: "name",
  }),
  AliasExistsException: () => ({
    text: "Somebody else has proved that this e-mail or phone number is theirs. Sign in to that account instead.",
  }),
  InvalidPasswordException: (message) => ({ text: `That password is too weak: ${brokenRule(message)}.`, field: "password" }),
  PasswordHistoryPolicyViolationException: () => ({
    text: "You have used that password before. Choose one that is new.",
    field: "password",
  }),
  CodeMismatchException: (_, { doing }) =>
    doing === "authenticator" || doing === "enrol"
      ? AUTHENTICATOR_CODE
      : { text: "That code isn't right. Look at the latest message: only the newest code counts.", field: "code" },
  EnableSoftwareTokenMFAException: () => AUTHENTICATOR_CODE,
  ExpiredCodeException: (_, { doing }) =>
    doing === "authenticator" || doing === "enrol"
      ? { text: "That code was used already. Wait for the next one in your authenticator app.", field: "code" }
      : { text: "That code is no longer valid. Ask for a new one.", field: "code" },
  InvalidParameterException: invalidParameter,
  LimitExceededException: () => ({ text: "That was too many attempts. Wait about fifteen minutes, then try again." }),
  TooManyRequestsException: () => ({ text: "The service is busy. Wait a moment, then try again." }),
  TooManyFailedAttemptsException: () => ({ text: "That was too many wrong codes. Wait about fifteen minutes, then try again." }),
  CodeDeliveryFailureException: () => ({
    text: "The message with the code could not be sent. Check the address or number, then try again.",
  }),
  PasswordResetRequiredException: () => ({ text: "Your password has to be changed first: use “Forgot password?”." }),
  UserNotConfirmedException: () => ({ text: "The account is not confirmed yet. Type the code that was sent to you." }),
  UserLambdaValidationException: (message) => ({ text: `The service said: ${message}` }),
  ResourceNotFoundException: () => ({
    text: "The user pool or app client in amplify_outputs.json is not there any more. Write the file anew from the stack, then reload.",
  }),
  NetworkError: (_, { endpoint }) => ({ text: unreachable(endpoint) }),
  NotAllowedError: () => ({ text: "The passkey was not used: the request was cancelled or took too long. Try again." }),
  InvalidStateError: () => ({ text: "This device has a passkey for the account already." }),
  PasskeyRegistrationCanceled: () => ({ text: "No passkey was made: the request was cancelled. Try again." }),
  PasskeyAuthenticationCanceled: () => ({ text: "The passkey was not used: the request was cancelled. Try again." }),
  PasskeyAlreadyExists: () => ({ text: "This device has a passkey for the account already." }),
  PasskeyNotSupportedException: () => ({ text: "This browser can't use passkeys here. Sign in with your password." }),
  RelyingPartyMismatch: () => ({
    text: "Passkeys of this user pool belong to another address. Open the page under the pool's own domain.",
  }),
};

/** Say what happened and what to do about it. */
export function explain(error: unknown, circumstances: Circumstances): Explanation {
  const { name, message } = nameAndMessage(error);
  if (isNetwork(name, message)) return { text: unreachable(circumstances.endpoint) };
  const known = BY_NAME[name];
  if (known !== undefined) return known(message, circumstances);
  return { text: `That did not work: ${message || name}. Try again; if it goes on, tell whoever runs this service.` };
}

/** What to do when nothing answers. */
export function unreachable(endpoint: string | undefined): string {
  return endpoint === undefined
    ? "The sign-in service can't be reached. Check your connection, then try again."
    : `The sandbox at ${endpoint} does not answer. Start it again with make web, then reload this page.`;
}

function notAuthorized(message: string, { doing, skew = 0 }: Circumstances): Explanation {
  if (/sign-?up is not permitted/i.test(message)) {
    return { text: "People are invited here: ask whoever runs this service for an account." };
  }
  if (/unauthorized attribute/i.test(message)) {
    return { text: "This app may not fill in one of these details. Leave the optional ones empty, or tell its makers." };
  }
  if (/disabled/i.test(message)) return { text: "This account is switched off. Ask whoever runs this service." };
  if (/attempts exceeded/i.test(message)) {
    return { text: "That was too many attempts. Wait about fifteen minutes, then try again." };
  }
  if (/temporary password has expired/i.test(message)) {
    return { text: "Your temporary password has expired. Ask for a new invitation." };
  }
  if (/reset in the current state|contact administrator/i.test(message)) {
    return { text: "This password can't be reset here. Ask whoever runs this service for a new invitation." };
  }
  if (/cannot be confirmed.*CONFIRMED/i.test(message)) {
    return { text: "This account is confirmed already. Sign in." };
  }
  if (/session/i.test(message)) return { text: "That took too long. Start again with your password." };
  if (doing === "passkeySignIn") {
    return { text: "That passkey wasn't accepted: the account may not know it any more. Sign in another way, then add it anew." };
  }
  if (doing === "signedIn" || /token/i.test(message)) return { text: "You were signed out. Sign in again." };
  // A proof of the password carries the time; Cognito refuses one that is not fresh in the same words.
  const clock = skewOnly(skew);
  if (clock !== undefined) return { text: `Sign-in was refused. ${clock} Set it to automatic, then try again.` };
  return { text: "The name or the password isn't right. Both have to match; capitals count.", field: "password" };
}

function invalidParameter(message: string, { doing }: Circumstances): Explanation {
  if (/username should be/i.test(message)) {
    return { text: `${message.replace(/^Username should be/i, "The name has to be").replace(/\.?$/, ".")}`, field: "name" };
  }
  if (/cannot be of email format/i.test(message)) {
    return { text: "A user name can't be an e-mail address here; the address has a field of its own.", field: "name" };
  }
  if (/no registered\/verified/i.test(message)) {
    return { text: "The account has no confirmed e-mail or phone to send a code to. Ask whoever runs this service." };
  }
  if (/already confirmed/i.test(message)) return { text: "This account is confirmed already. Sign in." };
  if (/confirmationcode|usercode/i.test(message)) return { text: "The code is made of digits only. Type it again.", field: "code" };
  if (/password/i.test(message) && doing !== "signIn") {
    return { text: "A password can have up to 256 characters and no space at either end.", field: "password" };
  }
  return { text: `Something typed does not fit: ${message.replace(/^Attributes did not conform to the schema:\s*/, "")}` };
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
