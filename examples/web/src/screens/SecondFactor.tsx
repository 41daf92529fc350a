import { setUpTOTP, updateMFAPreference, verifyTOTPSetup } from "aws-amplify/auth";
import { useState } from "react";

import { APP_NAME } from "../identity/steps";
import { Problem } from "../ui/Problem";
import { useSubmit } from "../ui/useSubmit";
import { EnrolForm } from "./EnrolForm";

interface SecondFactorProps {
  name: string;
  enabled: boolean;
  required: boolean;
  onChange(): Promise<void>;
}

/** Turns the user's authenticator app on and off. */
export function SecondFactor({ name, enabled, required, onChange }: SecondFactorProps) {
  const [setUp, setSetUp] = useState<{ secret: string; uri: string }>();
  const { problem, run } = useSubmit("signedIn");

  async function begin(): Promise<void> {
    const { sharedSecret, getSetupUri } = await setUpTOTP();
    setSetUp({ secret: sharedSecret, uri: getSetupUri(APP_NAME, name).href });
  }

  async function prove(code: string): Promise<void> {
    await verifyTOTPSetup({ code });
    await updateMFAPreference({ totp: "PREFERRED" });
    setSetUp(undefined);
    await onChange();
  }

  async function turnOff(): Promise<void> {
    await updateMFAPreference({ totp: "DISABLED" });
    await onChange();
  }

  return (
    <section aria-labelledby="factor-title">
      <h2 id="factor-title">
        Second factor {enabled && <span className="badge">on</span>}
      </h2>
      <Problem problem={problem} />
      {enabled ? (
        <p>
          Every sign-in asks for a code of your authenticator app.{" "}
          {!required && (
            <button type="button" className="link" onClick={() => void run(turnOff)}>
              Turn it off
            </button>
          )}
        </p>
      ) : setUp === undefined ? (
        <>
          <p>A code from your phone protects your account if your password is guessed or stolen.</p>
          <button type="button" className="button button-quiet" onClick={() => void run(begin)}>
            Set up an authenticator app
          </button>
        </>
      ) : (
        <EnrolForm {...setUp} prove={prove} submit="Turn on" />
      )}
    </section>
  );
}
