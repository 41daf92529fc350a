/** Form fields for the attributes of a sign-up, as the stack's outputs describe them. */
import type { SignInName } from "./outputs";

/** One entry of `custom.sign_up_attributes`. */
export interface SignUpAttribute {
  name: string;
  type: "string" | "number" | "boolean" | "datetime";
  required: boolean;
  mutable?: boolean;
  min_len?: number;
  max_len?: number;
  min?: number;
  max?: number;
}

export type FieldKind = "text" | "email" | "tel" | "url" | "number" | "date" | "datetime-local" | "checkbox";

export interface FormField {
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  hint?: string;
  autoComplete: string;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
}

interface Known {
  label: string;
  kind?: FieldKind;
  autoComplete?: string;
}

const PHONE_HINT = "With the country code, such as +41 79 123 45 67.";
const STANDARD: Record<string, Known> = {
  address: { label: "Address", autoComplete: "street-address" },
  birthdate: { label: "Date of birth", kind: "date", autoComplete: "bday" },
  email: { label: "Email", kind: "email", autoComplete: "email" },
  family_name: { label: "Family name", autoComplete: "family-name" },
  gender: { label: "Gender", autoComplete: "sex" },
  given_name: { label: "Given name", autoComplete: "given-name" },
  locale: { label: "Language", autoComplete: "language" },
  middle_name: { label: "Middle name", autoComplete: "additional-name" },
  name: { label: "Full name", autoComplete: "name" },
  nickname: { label: "Nickname", autoComplete: "nickname" },
  phone_number: { label: "Phone number", kind: "tel", autoComplete: "tel" },
  picture: { label: "Picture (address of an image)", kind: "url", autoComplete: "photo" },
  preferred_username: { label: "Preferred username", autoComplete: "nickname" },
  profile: { label: "Profile page", kind: "url" },
  website: { label: "Website", kind: "url", autoComplete: "url" },
  zoneinfo: { label: "Time zone" },
};
/** Cognito writes these itself. */
const NOT_ASKED = new Set(["sub", "updated_at", "email_verified", "phone_number_verified"]);
const KIND_OF_TYPE: Record<SignUpAttribute["type"], FieldKind> = {
  string: "text",
  number: "number",
  boolean: "checkbox",
  datetime: "datetime-local",
};

/** The fields of the form: required ones first, each group in the order of the outputs. */
export function fieldsOf(attributes: SignUpAttribute[], signInWith: SignInName[]): FormField[] {
  const fields = attributes
    .filter((attribute) => !NOT_ASKED.has(attribute.name))
    .filter((attribute) => !(signInWith.length === 1 && attribute.name === signInWith[0]))
    .map(fieldOf);
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
}

export function fieldOf(attribute: SignUpAttribute): FormField {
  const known = STANDARD[attribute.name];
  const field: FormField = {
    name: attribute.name,
    label: known?.label ?? humanised(attribute.name),
    kind: known?.kind ?? KIND_OF_TYPE[attribute.type] ?? "text",
    required: attribute.required,
    autoComplete: known?.autoComplete ?? "off",
  };
  if (attribute.min_len) field.minLength = attribute.min_len;
  if (attribute.max_len !== undefined) field.maxLength = attribute.max_len;
  if (attribute.min !== undefined) field.min = attribute.min;
  if (attribute.max !== undefined) field.max = attribute.max;
  const hint = hintOf(field);
  return hint === undefined ? field : { ...field, hint };
}

/** Why a value can't be sent; undefined when it can. */
export function valueProblem(field: FormField, given: string): string | undefined {
  const value = cleaned(field, given);
  if (value === "") return field.required && field.kind !== "checkbox" ? `${field.label} is required.` : undefined;
  if (field.kind === "email" && !/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(value)) {
    return "That doesn't look like an email address.";
  }
  if (field.kind === "tel" && !/^\+[0-9]{2,15}$/.test(value)) return `A phone number starts with + and the country code.`;
  if (field.kind === "number") return numberProblem(field, value);
  const length = [...value].length;
  if (field.minLength !== undefined && length < field.minLength) {
    return `${field.label} needs at least ${field.minLength} characters; it has ${length}.`;
  }
  if (field.maxLength !== undefined && length > field.maxLength) {
    return `${field.label} can have at most ${field.maxLength} characters; it has ${length}.`;
  }
  return undefined;
}

/** Attribute values as Cognito requires them: text, without empty values. */
export function attributeValues(fields: FormField[], given: Record<string, string>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = cleaned(field, given[field.name] ?? "");
    if (value !== "") values[field.name] = value;
    else if (field.required && field.kind === "checkbox") values[field.name] = "false";
  }
  return values;
}

/** A phone number as Cognito requires it: no spaces, dashes or brackets. */
export function bareNumber(value: string): string {
  return value.replace(/[\s().\-/]/g, "");
}

function cleaned(field: FormField, given: string): string {
  const value = given.trim();
  if (field.kind === "tel") return bareNumber(value);
  if (field.kind === "datetime-local" && value !== "") return new Date(value).toISOString();
  return value;
}

function numberProblem(field: FormField, value: string): string | undefined {
  if (!/^[+-]?[0-9]+$/.test(value)) return `${field.label} is a whole number.`;
  if (field.min !== undefined && Number(value) < field.min) return `${field.label} can't be less than ${field.min}.`;
  if (field.max !== undefined && Number(value) > field.max) return `${field.label} can't be more than ${field.max}.`;
  return undefined;
}

function hintOf(field: FormField): string | undefined {
  if (field.kind === "tel") return PHONE_HINT;
  if (field.kind === "number") return bounds(field.min, field.max, "");
  if (field.kind !== "text") return undefined;
  // 2048 is the limit of every attribute, so the page does not show it.
  return bounds(field.minLength, field.maxLength === 2048 ? undefined : field.maxLength, " characters");
}

function bounds(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}.`;
  if (low !== undefined) return `At least ${low}${unit}.`;
  return high === undefined ? undefined : `At most ${high}${unit}.`;
}

/** A label for an attribute without one: "Tenant id" for `custom:tenant_id`. */
export function humanised(name: string): string {
  const words = name.replace(/^(custom|dev):/, "").replace(/[_:-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
