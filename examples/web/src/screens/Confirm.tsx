import { confirmSignUp, resendSignUpCode, signIn } from "aws-amplify/auth";
import { useState } from "react";

import { screenAfter } from "../identity/steps";
import { Alert } from "../ui/Alert";
import { Card } from "../ui/Card";
import { CodeField } from "../ui/CodeField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

interface ConfirmProps {
  go: Go;
  name: string;
  password?: string;
  sentTo?: string;
}

export function Confirm({ go, name, password, sentTo }: ConfirmProps) {
  const [code, setCode] = useState("");
  const [notice, setNotice] = useState<string>();
  const { busy, problem, setProblem, onSubmit, run } = useSubmit("confirm");

  async function confirm(): Promise<void> {
    setNotice(undefined);
    if (code === "") return setProblem({ text: "Enter the code from the message.", field: "code" });
    await confirmSignUp({ username: name, confirmationCode: code });
    if (password === undefined) return go({ at: "signIn", notice: "Your account is confirmed. Sign in." });
    const { nextStep } = await signIn({ username: name, password });
    go(screenAfter(nextStep, name));
  }

  async function resend(): Promise<void> {
    const { destination } = await resendSignUpCode({ username: name });
    setCode("");
    setNotice(`We sent a new code${destination ? ` to ${destination}` : ""}. The previous code no longer works.`);
  }

  return (
    <Card
      title="Confirm your account"
      lead={sentTo === undefined ? "Enter the code that we sent you when you signed up." : `We sent a code to ${sentTo}.`}
    >
      <Problem problem={problem} />
      {notice !== undefined && problem === undefined && <Alert tone="info">{notice}</Alert>}
      <form onSubmit={onSubmit(confirm)} noValidate>
        <CodeField label="Confirmation code" value={code} onValue={setCode} claimed={problem?.field === "code"} />
        <SubmitButton busy={busy}>Confirm</SubmitButton>
      </form>
      <p className="below">
        Nothing arrived?{" "}
        <button type="button" className="link" onClick={() => void run(resend)}>
          Send a new code
        </button>
      </p>
      <BackToSignIn go={go} />
    </Card>
  );
}
