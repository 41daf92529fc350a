import { useState } from "react";

import { CodeField } from "../ui/CodeField";
import { Problem } from "../ui/Problem";
import { QrCode } from "../ui/QrCode";
import { SubmitButton } from "../ui/SubmitButton";
import { useSubmit } from "../ui/useSubmit";

interface EnrolFormProps {
  secret: string;
  uri: string;
  prove(code: string): Promise<void>;
  submit: string;
}

/** The secret as a QR code and as text, and the field for the first code. */
export function EnrolForm({ secret, uri, prove, submit }: EnrolFormProps) {
  const [code, setCode] = useState("");
  const { busy, problem, setProblem, onSubmit } = useSubmit("enrol");

  async function answer(): Promise<void> {
    if (!/^\d{6}$/.test(code)) return setProblem({ text: "The code has six digits.", field: "code" });
    await prove(code);
  }

  return (
    <>
      <ol className="steps">
        <li>
          Scan this with an authenticator app.
          <QrCode text={uri} label="QR code for your authenticator app" />
          <details className="more">
            <summary>Can’t scan it?</summary>
            <p>
              Type this key into the app, or <a href={uri}>open it on this device</a>:
            </p>
            <code className="secret">{secret.match(/.{1,4}/g)?.join(" ")}</code>
          </details>
        </li>
        <li>Type the code the app shows.</li>
      </ol>
      <Problem problem={problem} />
      <form onSubmit={onSubmit(answer)} noValidate>
        <CodeField label="Code from the app" value={code} onValue={setCode} claimed={problem?.field === "code"} />
        <SubmitButton busy={busy}>{submit}</SubmitButton>
      </form>
    </>
  );
}
