import { nameField } from "../identity/signInName";
import { Field } from "./Field";
import { useSetup } from "./identityContext";

interface NameInputProps {
  value: string;
  onValue(value: string): void;
  claimed?: boolean;
  autoComplete?: string;
}

/** The name to sign in with: an email address, a phone number or a username, as the pool requires. */
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
