import { confirmSignIn, signIn } from "aws-amplify/auth";
import { useState } from "react";

import { screenAfter } from "../identity/steps";
import { Card } from "../ui/Card";
import { HiddenName } from "../ui/HiddenName";
import { PasswordField } from "../ui/PasswordField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

export function Password({ go, name }: { go: Go; name: string }) {
  const [password, setPassword] = useState("");
  const [refused, setRefused] = useState(false);
  const { busy, problem, setProblem, onSubmit } = useSubmit("signIn");

  async function answer(): Promise<void> {
    if (password === "") return setProblem({ text: "Type your password.", field: "password" });
    const { nextStep } = await (refused ? again() : confirmSignIn({ challengeResponse: password }).catch(refuse));
    go(screenAfter(nextStep, name));
  }

  /** Cognito accepts one answer per challenge. After a wrong answer, a new sign-in must be started. */
  function again(): ReturnType<typeof signIn> {
    return signIn({ username: name, password, options: { authFlowType: "USER_AUTH", preferredChallenge: "PASSWORD_SRP" } });
  }

  function refuse(error: unknown): never {
    setRefused(true);
    throw error;
  }

  return (
    <Card title="Your password" lead={name}>
      <Problem problem={problem} />
      <form onSubmit={onSubmit(answer)} noValidate>
        <HiddenName name={name} />
        <PasswordField
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
          claimed={problem?.field === "password"}
        />
        <SubmitButton busy={busy}>Sign in</SubmitButton>
      </form>
      <BackToSignIn go={go} />
    </Card>
  );
}
