import { confirmSignIn } from "aws-amplify/auth";
import { useState } from "react";

import { attributeValues, fieldOf, valueProblem } from "../identity/attributes";
import { passwordProblem } from "../identity/passwordRules";
import { screenAfter } from "../identity/steps";
import { AttributeFields } from "../ui/AttributeFields";
import { Card } from "../ui/Card";
import { HiddenName } from "../ui/HiddenName";
import { useSetup } from "../ui/identityContext";
import { NewPasswordField } from "../ui/PasswordField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

export function NewPassword({ go, name, missing }: { go: Go; name: string; missing: string[] }) {
  const { identity } = useSetup();
  const [password, setPassword] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState(false);
  const { busy, problem, setProblem, onSubmit } = useSubmit("newPassword");
  const fields = missing.map((wanted) => {
    const described = identity.attributes.find((attribute) => attribute.name === wanted);
    return fieldOf({ ...(described ?? { name: wanted, type: "string" }), required: true });
  });

  async function change(): Promise<void> {
    setChecked(true);
    const weak = passwordProblem(password, identity.passwordPolicy);
    if (weak !== undefined) return setProblem({ text: weak, field: "password" });
    if (fields.some((field) => valueProblem(field, values[field.name] ?? "") !== undefined)) {
      return setProblem({ text: "Some values are missing or invalid. See below." });
    }
    const { nextStep } = await confirmSignIn({
      challengeResponse: password,
      options: { userAttributes: attributeValues(fields, values) },
    });
    go(screenAfter(nextStep, name));
  }

  return (
    <Card title="Choose your password" lead="The password of the invitation is temporary.">
      <Problem problem={problem} />
      <form onSubmit={onSubmit(change)} noValidate>
        <HiddenName name={name} />
        <NewPasswordField
          label="New password"
          value={password}
          onValue={setPassword}
          claimed={problem?.field === "password"}
        />
        <AttributeFields fields={fields} values={values} onValues={setValues} checked={checked} />
        <SubmitButton busy={busy}>Continue</SubmitButton>
      </form>
      <BackToSignIn go={go} />
    </Card>
  );
}
