import { getCurrentUser } from "aws-amplify/auth";
import { useEffect, useState } from "react";

import { skewWarning } from "./identity/clock";
import { loadSetup, outboxOf, type Setup } from "./identity/load";
import { LOCAL_ALLOWED, SetupProblem } from "./identity/outputs";
import { configureAmplify } from "./identity/session";
import type { Screen } from "./identity/steps";
import { Outbox } from "./local/Outbox";
import { Screens } from "./screens/Screens";
import { Alert } from "./ui/Alert";
import { Brand } from "./ui/Brand";
import { Card } from "./ui/Card";
import { IdentityContext } from "./ui/identityContext";

export function App() {
  const [setup, setSetup] = useState<Setup>();
  const [problem, setProblem] = useState<SetupProblem>();
  const [screen, setScreen] = useState<Screen>();

  useEffect(() => {
    // React mounts twice in development; the second result is the same.
    start().then(
      (started) => {
        setSetup(started.setup);
        setScreen((current) => current ?? started.screen);
      },
      (error: unknown) => setProblem(asProblem(error)),
    );
  }, []);

  return (
    <div className={screen?.at === "home" ? "page page-wide" : "page"}>
      <Brand />
      <main>
        {problem && <ProblemCard problem={problem} />}
        {!problem && !(setup && screen) && <p className="loading">Loading…</p>}
        {setup && screen && (
          <IdentityContext value={setup}>
            <ClockWarning skew={setup.skew} />
            <Screens screen={screen} go={setScreen} />
          </IdentityContext>
        )}
      </main>
      {setup && <Target setup={setup} />}
    </div>
  );
}

async function start(): Promise<{ setup: Setup; screen: Screen }> {
  const setup = await loadSetup();
  configureAmplify(setup.identity.amplify);
  const screen: Screen = await getCurrentUser().then(
    () => ({ at: "home" }),
    () => ({ at: "signIn" }),
  );
  return { setup, screen };
}

function asProblem(error: unknown): SetupProblem {
  if (error instanceof SetupProblem) return error;
  return new SetupProblem("The page can't start", error instanceof Error ? error.message : String(error));
}

function ProblemCard({ problem }: { problem: SetupProblem }) {
  return (
    <Card title={problem.title}>
      <Alert tone="error">{problem.advice}</Alert>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </Card>
  );
}

function ClockWarning({ skew }: { skew: number }) {
  const warning = skewWarning(skew);
  return warning === undefined ? null : <Alert tone="warning">{warning}</Alert>;
}

function Target({ setup }: { setup: Setup }) {
  const { identity } = setup;
  const outbox = outboxOf(identity);
  return (
    <footer>
      {LOCAL_ALLOWED && outbox && <Outbox address={outbox} userPoolId={identity.userPoolId} />}
      <p className="target">
        {identity.endpoint === undefined ? "Amazon Cognito" : "Sandbox"} in {identity.region}
      </p>
    </footer>
  );
}
