/** The pool's password policy as rules that the page marks while the user types. */

export interface PasswordPolicy {
  min_length?: number;
  require_lowercase?: boolean;
  require_uppercase?: boolean;
  require_numbers?: boolean;
  require_symbols?: boolean;
}

export interface PasswordRule {
  id: string;
  text: string;
  isMet(password: string): boolean;
}

/** The symbols Cognito counts; a space counts too, unless it stands at an end. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

export function rulesOf(policy: PasswordPolicy): PasswordRule[] {
  const length = policy.min_length ?? 8;
  const rules: (PasswordRule | false | undefined)[] = [
    { id: "length", text: `at least ${length} characters`, isMet: (password) => [...password].length >= length },
    policy.require_lowercase && { id: "lower", text: "a lower-case letter", isMet: (password) => /[a-z]/.test(password) },
    policy.require_uppercase && { id: "upper", text: "an upper-case letter", isMet: (password) => /[A-Z]/.test(password) },
    policy.require_numbers && { id: "digit", text: "a digit", isMet: (password) => /[0-9]/.test(password) },
    policy.require_symbols && {
      id: "symbol",
      text: "a symbol, such as ! or -",
      isMet: (password) => SYMBOL.test(password.trim()),
    },
  ];
  return rules.filter((rule): rule is PasswordRule => Boolean(rule));
}

/** What a password still lacks, in one sentence; undefined when the policy is met. */
export function passwordProblem(password: string, policy: PasswordPolicy): string | undefined {
  if (password !== password.trim()) return "A password can't start or end with a space.";
  const missing = rulesOf(policy)
    .filter((rule) => !rule.isMet(password))
    .map((rule) => rule.text);
  return missing.length === 0 ? undefined : `The password still needs ${enumerated(missing)}.`;
}

function enumerated(words: string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
