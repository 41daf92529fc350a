import { confirmResetPassword, resetPassword } from "aws-amplify/auth";
import { useState } from "react";

import { passwordProblem } from "../identity/passwordRules";
import { Alert } from "../ui/Alert";
import { Card } from "../ui/Card";
import { CodeField } from "../ui/CodeField";
import { HiddenName } from "../ui/HiddenName";
import { useSetup } from "../ui/identityContext";
import { NewPasswordField } from "../ui/PasswordField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

export function Reset({ go, name, sentTo }: { go: Go; name: string; sentTo?: string }) {
  const { identity } = useSetup();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const [notice, setNotice] = useState<string>();
  const { busy, problem, setProblem, onSubmit, run } = useSubmit("reset");

  async function reset(): Promise<void> {
    setNotice(undefined);
    if (code === "") return setProblem({ text: "Enter the code from the message.", field: "code" });
    const weak = passwordProblem(password, identity.passwordPolicy);
    if (weak !== undefined) return setProblem({ text: weak, field: "password" });
    await confirmResetPassword({ username: name, confirmationCode: code, newPassword: password });
    go({ at: "signIn", notice: "Your password is changed. Sign in with the new password." });
  }

  async function resend(): Promise<void> {
    await resetPassword({ username: name });
    setNotice("We sent a new code. The previous code no longer works.");
  }

  return (
    <Card
      title="Choose a new password"
      lead={`If there is an account, we sent a code${sentTo === undefined ? "" : ` to ${sentTo}`}.`}
    >
      <Problem problem={problem} />
      {notice !== undefined && problem === undefined && <Alert tone="info">{notice}</Alert>}
      <form onSubmit={onSubmit(reset)} noValidate>
        <HiddenName name={name} />
        <CodeField label="Code from the message" value={code} onValue={setCode} claimed={problem?.field === "code"} />
        <NewPasswordField
          label="New password"
          value={password}
          onValue={setPassword}
          claimed={problem?.field === "password"}
        />
        <SubmitButton busy={busy}>Change password</SubmitButton>
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
