import { Field } from "./Field";

interface CodeFieldProps {
  label?: string;
  value: string;
  onValue(value: string): void;
  claimed?: boolean;
}

/** A six-digit code, which phones can fill in. */
export function CodeField({ label = "Code", value, onValue, claimed = false }: CodeFieldProps) {
  return (
    <Field
      label={label}
      value={value}
      // A code that is copied from a message may contain spaces.
      onValue={(typed) => onValue(typed.replace(/\s/g, ""))}
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      className="code"
      maxLength={8}
      claimed={claimed}
    />
  );
}
