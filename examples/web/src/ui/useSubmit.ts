import { type FormEvent, useEffect, useRef, useState } from "react";

import { type Doing, type Explanation, explain } from "../identity/errors";
import { useSetup } from "./identityContext";

export interface Submission {
  busy: boolean;
  problem: Explanation | undefined;
  setProblem(problem: Explanation | undefined): void;
  /** `as` says what else than usual the user is doing. */
  run(action: () => Promise<unknown>, as?: Doing): Promise<void>;
  onSubmit(action: () => Promise<unknown>): (event: FormEvent) => void;
}

/** One request at a time; errors are explained and shown. */
export function useSubmit(doing: Doing): Submission {
  const { identity, skew } = useSetup();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Explanation>();
  const running = useRef(false);

  // After each error, not while typing: a corrected field must not lose the focus.
  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  }, [problem]);

  async function run(action: () => Promise<unknown>, as = doing): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(explain(error, { doing: as, endpoint: identity.endpoint, skew, signInWith: identity.signInWith }));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    busy,
    problem,
    setProblem,
    run,
    onSubmit: (action) => (event) => {
      event.preventDefault();
      void run(action);
    },
  };
}
