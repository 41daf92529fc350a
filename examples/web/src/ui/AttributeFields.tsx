import { type FormField, valueProblem } from "../identity/attributes";
import { Field } from "./Field";

interface AttributeFieldsProps {
  fields: FormField[];
  values: Record<string, string>;
  onValues(values: Record<string, string>): void;
  /** Whether to show errors: only after the form was sent once. */
  checked: boolean;
}

/** Inputs for the user's attributes, as the pool's schema requires them. */
export function AttributeFields({ fields, values, onValues, checked }: AttributeFieldsProps) {
  return fields.map((field) => {
    const value = values[field.name] ?? "";
    const change = (next: string): void => onValues({ ...values, [field.name]: next });
    if (field.kind === "checkbox") return <Tick key={field.name} field={field} value={value} onValue={change} />;
    return (
      <Field
        key={field.name}
        label={field.label}
        value={value}
        onValue={change}
        // The page explains invalid values; an input of type "number" would drop letters without a message.
        type={field.kind === "number" || field.kind === "url" ? "text" : field.kind}
        {...(field.kind === "number" ? { inputMode: "numeric" as const } : {})}
        required={field.required}
        autoComplete={field.autoComplete}
        {...(field.hint === undefined ? {} : { hint: field.hint })}
        problem={checked ? valueProblem(field, value) : undefined}
      />
    );
  });
}

function Tick({ field, value, onValue }: { field: FormField; value: string; onValue(value: string): void }) {
  return (
    <label className="tick-field">
      <input
        type="checkbox"
        checked={value === "true"}
        onChange={(event) => onValue(event.target.checked ? "true" : "")}
      />
      {field.label}
      {!field.required && <span className="optional"> (optional)</span>}
    </label>
  );
}
