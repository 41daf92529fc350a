import { type InputHTMLAttributes, type ReactNode, useId } from "react";

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  label: string;
  value: string;
  onValue(value: string): void;
  hint?: ReactNode;
  problem?: string | undefined;
  /** Ids of other text that describes the field. */
  describedBy?: string;
  /** Whether the error is about this field. */
  claimed?: boolean;
  children?: ReactNode;
}

/** A labelled input with its hint and its error, connected for screen readers. */
export function Field(props: FieldProps) {
  const { label, value, onValue, hint, problem, describedBy, claimed, children, ...input } = props;
  const id = useId();
  const descriptions = [hint && `${id}-hint`, problem && `${id}-problem`, describedBy].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {input.required === false && <span className="optional"> (optional)</span>}
      </label>
      <div className="input">
        <input
          {...input}
          id={id}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          aria-invalid={problem !== undefined || claimed ? true : undefined}
          aria-describedby={descriptions || undefined}
        />
        {children}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
