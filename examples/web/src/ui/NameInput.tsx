import { nameField } from "../identity/signInName";
import { Field } from "./Field";
import { useSetup } from "./identityContext";

interface NameInputProps {
  value: string;
  onValue(value: string): void;
  claimed?: boolean;
  autoComplete?: string;
}

/** Who one is: an e-mail, a phone number or a user name, as the pool signs people in. */
export function NameInput({ autoComplete = "username", ...props }: NameInputProps) {
  const { identity } = useSetup();
  return (
    <Field
      {...nameField(identity.signInWith)}
      {...props}
      name="username"
      required
      autoComplete={autoComplete}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
