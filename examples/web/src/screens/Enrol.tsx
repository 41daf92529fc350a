import { confirmSignIn } from "aws-amplify/auth";

import { screenAfter } from "../identity/steps";
import { Card } from "../ui/Card";
import { BackToSignIn } from "./BackToSignIn";
import { EnrolForm } from "./EnrolForm";
import type { Go } from "./Screens";

/** Enrollment during sign-in, if the pool requires MFA. */
export function Enrol({ go, name, secret, uri }: { go: Go; name: string; secret: string; uri: string }) {
  async function prove(code: string): Promise<void> {
    const { nextStep } = await confirmSignIn({ challengeResponse: code });
    go(screenAfter(nextStep, name));
  }

  return (
    <Card title="Set up your second factor" lead="This app requires an authenticator app in addition to the password.">
      <EnrolForm secret={secret} uri={uri} prove={prove} submit="Finish" />
      <BackToSignIn go={go} />
    </Card>
  );
}
