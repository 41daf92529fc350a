/** The next page for a response of Cognito. Only this module knows all challenges. */
import type { ConfirmSignInOutput } from "aws-amplify/auth";

type NextStep = ConfirmSignInOutput["nextStep"];

export type Screen =
  | { at: "signIn"; notice?: string }
  | { at: "signUp" }
  | { at: "confirm"; name: string; password?: string; sentTo?: string }
  | { at: "forgot"; name: string }
  | { at: "reset"; name: string; sentTo?: string }
  | { at: "newPassword"; name: string; missing: string[] }
  | { at: "password"; name: string }
  | { at: "enrol"; name: string; secret: string; uri: string }
  | { at: "authenticator"; name: string }
  | { at: "sentCode"; name: string; sentTo?: string }
  | { at: "choose"; name: string; options: string[]; what: "first" | "second" | "setup" }
  | { at: "stuck"; step: string }
  | { at: "home" };

export const APP_NAME = "Awesome app";

export function screenAfter(step: NextStep, name: string): Screen {
  switch (step.signInStep) {
    case "DONE":
      return { at: "home" };
    case "CONFIRM_SIGN_UP":
      return { at: "confirm", name };
    case "RESET_PASSWORD":
      return { at: "forgot", name };
    case "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED":
      return { at: "newPassword", name, missing: (step.missingAttributes ?? []).map(String) };
    case "CONFIRM_SIGN_IN_WITH_PASSWORD":
      return { at: "password", name };
    case "CONTINUE_SIGN_IN_WITH_TOTP_SETUP": {
      const { sharedSecret, getSetupUri } = step.totpSetupDetails;
      return { at: "enrol", name, secret: sharedSecret, uri: getSetupUri(APP_NAME, name).href };
    }
    case "CONFIRM_SIGN_IN_WITH_TOTP_CODE":
      return { at: "authenticator", name };
    case "CONFIRM_SIGN_IN_WITH_SMS_CODE":
    case "CONFIRM_SIGN_IN_WITH_EMAIL_CODE": {
      const sentTo = step.codeDeliveryDetails?.destination;
      return sentTo === undefined ? { at: "sentCode", name } : { at: "sentCode", name, sentTo };
    }
    case "CONTINUE_SIGN_IN_WITH_MFA_SELECTION":
      return { at: "choose", name, options: step.allowedMFATypes ?? [], what: "second" };
    case "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION":
      return { at: "choose", name, options: step.allowedMFATypes ?? [], what: "setup" };
    case "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION":
      return { at: "choose", name, options: step.availableChallenges ?? [], what: "first" };
    default:
      return { at: "stuck", step: step.signInStep };
  }
}
