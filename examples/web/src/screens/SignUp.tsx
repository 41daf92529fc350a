import { signUp } from "aws-amplify/auth";
import { useState } from "react";

import { attributeValues, fieldsOf, valueProblem } from "../identity/attributes";
import { passwordProblem } from "../identity/passwordRules";
import { cleanName, enterName } from "../identity/signInName";
import { AttributeFields } from "../ui/AttributeFields";
import { Card } from "../ui/Card";
import { useSetup } from "../ui/identityContext";
import { NameInput } from "../ui/NameInput";
import { NewPasswordField } from "../ui/PasswordField";
import { Problem } from "../ui/Problem";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";
import { BackToSignIn } from "./BackToSignIn";
import type { Go } from "./Screens";

export function SignUp({ go }: { go: Go }) {
  const { identity } = useSetup();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState(false);
  const { busy, problem, setProblem, onSubmit } = useSubmit("signUp");
  const fields = fieldsOf(identity.attributes, identity.signInWith);
  const optional = fields.filter((field) => !field.required);
  const isWrong = (field: (typeof fields)[number]): boolean => valueProblem(field, values[field.name] ?? "") !== undefined;

  async function register(): Promise<void> {
    const username = cleanName(name);
    setChecked(true);
    if (username === "") return setProblem({ text: enterName(identity.signInWith), field: "name" });
    const weak = passwordProblem(password, identity.passwordPolicy);
    if (weak !== undefined) return setProblem({ text: weak, field: "password" });
    if (fields.some(isWrong)) return setProblem({ text: "Some values are not valid. See below." });
    const { nextStep } = await signUp({
      username,
      password,
      options: { userAttributes: attributeValues(fields, values) },
    });
    if (nextStep.signUpStep === "CONFIRM_SIGN_UP") {
      const sentTo = nextStep.codeDeliveryDetails?.destination;
      return go({ at: "confirm", name: username, password, ...(sentTo ? { sentTo } : {}) });
    }
    go({ at: "signIn", notice: "Your account is ready. Sign in." });
  }

  return (
    <Card title="Create an account">
      <Problem problem={problem} />
      <form onSubmit={onSubmit(register)} noValidate>
        <NameInput value={name} onValue={setName} claimed={problem?.field === "name"} />
        <NewPasswordField value={password} onValue={setPassword} claimed={problem?.field === "password"} />
        <AttributeFields
          fields={fields.filter((field) => field.required)}
          values={values}
          onValues={setValues}
          checked={checked}
        />
        {optional.length > 0 && (
          <details className="more" open={(checked && optional.some(isWrong)) || undefined}>
            <summary>More about you (optional)</summary>
            <AttributeFields fields={optional} values={values} onValues={setValues} checked={checked} />
          </details>
        )}
        <SubmitButton busy={busy}>Create account</SubmitButton>
      </form>
      <BackToSignIn go={go}>I have an account: sign in</BackToSignIn>
    </Card>
  );
}
