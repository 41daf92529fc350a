/** What people type to say who they are. */
import { bareNumber, type FieldKind } from "./attributes";
import type { SignInName } from "./outputs";

export interface NameField {
  label: string;
  type: FieldKind;
  hint?: string;
}

export function nameField(signInWith: SignInName[]): NameField {
  const [email, phone] = [signInWith.includes("email"), signInWith.includes("phone_number")];
  if (signInWith.includes("username")) return { label: "User name", type: "text" };
  if (email && phone) return { label: "E-mail or phone number", type: "text", hint: "A phone number with its country code." };
  if (phone) return { label: "Phone number", type: "tel", hint: "With the country code, such as +41 79 123 45 67." };
  return { label: "E-mail", type: "email" };
}

/** The name as Cognito wants it. */
export function cleanName(typed: string): string {
  const name = typed.trim();
  return /^\+[\d\s().\-/]+$/.test(name) ? bareNumber(name) : name;
}
