import { useId, useState } from "react";

import { rulesOf } from "../identity/passwordRules";
import { Field, type FieldProps } from "./Field";
import { useSetup } from "./identityContext";

interface PasswordFieldProps extends Omit<FieldProps, "label" | "type"> {
  label?: string;
}

/** A password, hidden until the user shows it. */
export function PasswordField({ label = "Password", ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      label={label}
      type={shown ? "text" : "password"}
      required
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    >
      <button type="button" className="reveal" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? "Hide" : "Show"}
        <span className="sr-only"> {label.toLowerCase()}</span>
      </button>
    </Field>
  );
}

/** A new password, with the pool's rules next to it. */
export function NewPasswordField({ label = "Password", ...props }: PasswordFieldProps) {
  const { identity } = useSetup();
  const list = useId();
  return (
    <>
      <PasswordField {...props} label={label} autoComplete="new-password" describedBy={list} />
      <ul className="rules" id={list} aria-label="A password needs">
        {rulesOf(identity.passwordPolicy).map((rule) => {
          const met = rule.isMet(props.value);
          return (
            <li key={rule.id} className={met ? "met" : undefined}>
              <span aria-hidden="true" className="tick" />
              {rule.text}
              {met && <span className="sr-only"> (met)</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
