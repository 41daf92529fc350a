import type { Explanation } from "../identity/errors";
import { Alert } from "./Alert";

export function Problem({ problem }: { problem: Explanation | undefined }) {
  return problem === undefined ? null : <Alert tone="error">{problem.text}</Alert>;
}
