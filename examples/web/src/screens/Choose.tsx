import { confirmSignIn } from "aws-amplify/auth";

import { screenAfter } from "../identity/steps";
import { Card } from "../ui/Card";
import { Problem } from "../ui/Problem";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

/** The labels of the factors, by Cognito's and Amplify's names. */
const LABELS: Record<string, string> = {
  TOTP: "Authenticator app",
  SMS: "Code by text message",
  EMAIL: "Code by email",
  PASSWORD: "Password",
  PASSWORD_SRP: "Password",
  EMAIL_OTP: "Code by email",
  SMS_OTP: "Code by text message",
  WEB_AUTHN: "Passkey",
};
const TITLES = {
  first: "How do you want to sign in?",
  second: "Which second factor?",
  setup: "Choose a second factor",
};

interface ChooseProps {
  go: Go;
  name: string;
  options: string[];
  what: keyof typeof TITLES;
}

export function Choose({ go, name, options, what }: ChooseProps) {
  const { problem, run } = useSubmit("signIn");

  async function choose(option: string): Promise<void> {
    const { nextStep } = await confirmSignIn({ challengeResponse: option });
    go(screenAfter(nextStep, name));
  }

  return (
    <Card title={TITLES[what]}>
      <Problem problem={problem} />
      <div className="choices">
        {distinct(options)
          .filter((option) => option in LABELS)
          .map((option) => (
            <button key={option} type="button" className="button button-quiet" onClick={() => void run(() => choose(option), option === "WEB_AUTHN" ? "passkeySignIn" : "signIn")}>
              {LABELS[option]}
            </button>
          ))}
      </div>
      <BackToSignIn go={go} />
    </Card>
  );
}

/** Prefers SRP, in which the password does not leave the browser. */
function distinct(options: string[]): string[] {
  return options.includes("PASSWORD_SRP") ? options.filter((option) => option !== "PASSWORD") : options;
}
