import { createContext, useContext } from "react";

import type { Setup } from "../identity/load";

export const IdentityContext = createContext<Setup | undefined>(undefined);

export function useSetup(): Setup {
  const setup = useContext(IdentityContext);
  if (setup === undefined) throw new Error("A screen was shown before the outputs were read.");
  return setup;
}
