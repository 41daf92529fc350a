/** The name that users sign in with. */
import { bareNumber, type FieldKind } from "./attributes";
import type { SignInName } from "./outputs";

export interface NameField {
  label: string;
  type: FieldKind;
  hint?: string;
}

export function nameField(signInWith: SignInName[]): NameField {
  const [email, phone] = [signInWith.includes("email"), signInWith.includes("phone_number")];
  if (signInWith.includes("username")) return { label: "Username", type: "text" };
  if (email && phone) return { label: "Email or phone number", type: "text", hint: "A phone number with its country code." };
  if (phone) return { label: "Phone number", type: "tel", hint: "With the country code, such as +41 79 123 45 67." };
  return { label: "Email", type: "email" };
}

/** What to say where the name is missing. */
export function enterName(signInWith: SignInName[]): string {
  const { label, type } = nameField(signInWith);
  return type === "email" ? "Enter your email address." : `Enter your ${label.toLowerCase().replace(/^email/, "email address")}.`;
}

/** What to say where name and password do not belong together. Cognito does not tell which of them is wrong. */
export function incorrectName(signInWith: SignInName[]): string {
  return `Incorrect ${nameField(signInWith).label.toLowerCase().replace(" or ", ", ")} or password.`;
}

/** The name as Cognito wants it. */
export function cleanName(typed: string): string {
  const name = typed.trim();
  return /^\+[\d\s().\-/]+$/.test(name) ? bareNumber(name) : name;
}
