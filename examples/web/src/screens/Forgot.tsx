import { resetPassword } from "aws-amplify/auth";
import { useState } from "react";

import { cleanName, enterName } from "../identity/signInName";
import { Card } from "../ui/Card";
import { useSetup } from "../ui/identityContext";
import { NameInput } from "../ui/NameInput";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

export function Forgot({ go, name: known }: { go: Go; name: string }) {
  const { identity } = useSetup();
  const [name, setName] = useState(known);
  const { busy, problem, setProblem, onSubmit } = useSubmit("forgot");

  async function ask(): Promise<void> {
    const username = cleanName(name);
    if (username === "") return setProblem({ text: enterName(identity.signInWith), field: "name" });
    const { nextStep } = await resetPassword({ username });
    const sentTo = nextStep.codeDeliveryDetails?.destination;
    go({ at: "reset", name: username, ...(sentTo ? { sentTo } : {}) });
  }

  return (
    <Card title="Forgot your password?" lead="We send you a code. Enter it to choose a new password.">
      <Problem problem={problem} />
      <form onSubmit={onSubmit(ask)} noValidate>
        <NameInput value={name} onValue={setName} claimed={problem?.field === "name"} />
        <SubmitButton busy={busy}>Send the code</SubmitButton>
      </form>
      <BackToSignIn go={go} />
    </Card>
  );
}
