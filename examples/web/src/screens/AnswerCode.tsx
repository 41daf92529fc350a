import { confirmSignIn } from "aws-amplify/auth";
import { useState } from "react";

import type { Doing } from "../identity/errors";
import { screenAfter } from "../identity/steps";
import { Card } from "../ui/Card";
import { CodeField } from "../ui/CodeField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

interface AnswerCodeProps {
  go: Go;
  name: string;
  doing: Doing;
  title: string;
  lead: string;
  label: string;
}

/** A code between the first factor and the tokens. */
export function AnswerCode({ go, name, doing, title, lead, label }: AnswerCodeProps) {
  const [code, setCode] = useState("");
  const { busy, problem, setProblem, onSubmit } = useSubmit(doing);

  async function answer(): Promise<void> {
    if (!/^\d{6,8}$/.test(code)) return setProblem({ text: "The code has six digits.", field: "code" });
    const { nextStep } = await confirmSignIn({ challengeResponse: code });
    go(screenAfter(nextStep, name));
  }

  return (
    <Card title={title} lead={lead}>
      <Problem problem={problem} />
      <form onSubmit={onSubmit(answer)} noValidate>
        <CodeField label={label} value={code} onValue={setCode} claimed={problem?.field === "code"} />
        <SubmitButton busy={busy}>Sign in</SubmitButton>
      </form>
      <BackToSignIn go={go} />
    </Card>
  );
}
