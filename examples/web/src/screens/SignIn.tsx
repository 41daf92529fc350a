import { signIn } from "aws-amplify/auth";
import { useState } from "react";

import { cleanName, enterName } from "../identity/signInName";
import { screenAfter } from "../identity/steps";
import { Alert } from "../ui/Alert";
import { Card } from "../ui/Card";
import { HiddenName } from "../ui/HiddenName";
import { useSetup } from "../ui/identityContext";
import { NameInput } from "../ui/NameInput";
import { PasswordField } from "../ui/PasswordField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import type { Go } from "./Screens";

type Challenge = "WEB_AUTHN" | "EMAIL_OTP" | "SMS_OTP";

export function SignIn({ go, notice }: { go: Go; notice?: string }) {
  const { identity } = useSetup();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const { busy, problem, setProblem, onSubmit, run } = useSubmit("signIn");
  const passwordless: [challenge: Challenge, label: string][] = [];
  if (identity.passkeys) passwordless.push(["WEB_AUTHN", "Sign in with a passkey"]);
  if (identity.emailCodes) passwordless.push(["EMAIL_OTP", "Email me a code"]);
  if (identity.smsCodes) passwordless.push(["SMS_OTP", "Text me a code"]);

  async function withPassword(): Promise<void> {
    const username = cleanName(name);
    if (username === "") return setProblem({ text: enterName(identity.signInWith), field: "name" });
    if (password === "") return setProblem({ text: "Enter your password.", field: "password" });
    const { nextStep } = await signIn({ username, password });
    const next = screenAfter(nextStep, username);
    go(next.at === "confirm" ? { ...next, password } : next);
  }

  async function without(preferredChallenge: Challenge): Promise<void> {
    const username = cleanName(name);
    if (username === "") return setProblem({ text: enterName(identity.signInWith), field: "name" });
    const { nextStep } = await signIn({ username, options: { authFlowType: "USER_AUTH", preferredChallenge } });
    go(screenAfter(nextStep, username));
  }

  const begin = (challenge: Challenge): Promise<void> =>
    run(() => without(challenge), challenge === "WEB_AUTHN" ? "passkeySignIn" : "signIn");
  const nameInput = <NameInput value={name} onValue={setName} claimed={problem?.field === "name"} />;
  const passwordInput = (
    <>
      <PasswordField
        value={password}
        onValue={setPassword}
        autoComplete="current-password"
        claimed={problem?.field === "password"}
      />
      <p className="aside">
        <button type="button" className="link" onClick={() => go({ at: "forgot", name })}>
          Forgot password?
        </button>
      </p>
    </>
  );

  return (
    <Card title="Sign in" lead="Welcome back.">
      {notice !== undefined && problem === undefined && <Alert tone="success">{notice}</Alert>}
      <Problem problem={problem} />
      {passwordless.length === 0 ? (
        <form onSubmit={onSubmit(withPassword)} noValidate>
          {nameInput}
          {passwordInput}
          <SubmitButton busy={busy}>Sign in</SubmitButton>
        </form>
      ) : (
        <>
          {/* Two forms: Enter in the name begins the first method, Enter in the password signs in with it. */}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void begin(passwordless[0]![0]);
            }}
            noValidate
          >
            {nameInput}
            {passwordless.map(([challenge, label], at) => (
              <button
                key={challenge}
                type={at === 0 ? "submit" : "button"}
                className={at === 0 ? "button" : "button button-quiet"}
                onClick={at === 0 ? undefined : () => void begin(challenge)}
              >
                {label}
              </button>
            ))}
          </form>
          <p className="or">
            <span>or with a password</span>
          </p>
          <form onSubmit={onSubmit(withPassword)} noValidate>
            <HiddenName name={name} />
            {passwordInput}
            <SubmitButton busy={busy} quiet>
              Sign in
            </SubmitButton>
          </form>
        </>
      )}
      {identity.selfSignUp && (
        <p className="below">
          New here?{" "}
          <button type="button" className="link" onClick={() => go({ at: "signUp" })}>
            Create an account
          </button>
        </p>
      )}
    </Card>
  );
}
