import { signIn } from "aws-amplify/auth";
import { useState } from "react";

import { cleanName } from "../identity/signInName";
import { screenAfter } from "../identity/steps";
import { Alert } from "../ui/Alert";
import { Card } from "../ui/Card";
import { useSetup } from "../ui/identityContext";
import { NameInput } from "../ui/NameInput";
import { PasswordField } from "../ui/PasswordField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import type { Go } from "./Screens";

export function SignIn({ go, notice }: { go: Go; notice?: string }) {
  const { identity } = useSetup();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const { busy, problem, setProblem, onSubmit, run } = useSubmit("signIn");

  async function withPassword(): Promise<void> {
    const username = cleanName(name);
    if (username === "") return setProblem({ text: "Say who you are first.", field: "name" });
    if (password === "") return setProblem({ text: "Type your password.", field: "password" });
    const { nextStep } = await signIn({ username, password });
    const next = screenAfter(nextStep, username);
    go(next.at === "confirm" ? { ...next, password } : next);
  }

  async function without(preferredChallenge: "WEB_AUTHN" | "EMAIL_OTP" | "SMS_OTP"): Promise<void> {
    const username = cleanName(name);
    if (username === "") return setProblem({ text: "Say who you are first.", field: "name" });
    const { nextStep } = await signIn({ username, options: { authFlowType: "USER_AUTH", preferredChallenge } });
    go(screenAfter(nextStep, username));
  }

  return (
    <Card title="Sign in" lead="Welcome back.">
      {notice !== undefined && problem === undefined && <Alert tone="success">{notice}</Alert>}
      <Problem problem={problem} />
      <form onSubmit={onSubmit(withPassword)} noValidate>
        <NameInput value={name} onValue={setName} claimed={problem?.field === "name"} />
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
        <SubmitButton busy={busy}>Sign in</SubmitButton>
      </form>
      {(identity.passkeys || identity.emailCodes || identity.smsCodes) && (
        <div className="others">
          <p className="or">
            <span>or</span>
          </p>
          {identity.passkeys && (
            <button type="button" className="button button-quiet" onClick={() => void run(() => without("WEB_AUTHN"), "passkeySignIn")}>
              Sign in with a passkey
            </button>
          )}
          {identity.emailCodes && (
            <button type="button" className="button button-quiet" onClick={() => void run(() => without("EMAIL_OTP"))}>
              Send me a code by e-mail
            </button>
          )}
          {identity.smsCodes && (
            <button type="button" className="button button-quiet" onClick={() => void run(() => without("SMS_OTP"))}>
              Send me a code by text message
            </button>
          )}
        </div>
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
