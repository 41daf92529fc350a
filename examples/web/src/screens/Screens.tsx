import type { Screen } from "../identity/steps";
import { Authenticator } from "./Authenticator";
import { Choose } from "./Choose";
import { Confirm } from "./Confirm";
import { Enrol } from "./Enrol";
import { Forgot } from "./Forgot";
import { Home } from "./Home";
import { NewPassword } from "./NewPassword";
import { Password } from "./Password";
import { Reset } from "./Reset";
import { SentCode } from "./SentCode";
import { SignIn } from "./SignIn";
import { SignUp } from "./SignUp";
import { Stuck } from "./Stuck";

export type Go = (screen: Screen) => void;

/** The page that belongs to a state. */
export function Screens({ screen, go }: { screen: Screen; go: Go }) {
  switch (screen.at) {
    case "signIn":
      return <SignIn go={go} {...screen} />;
    case "signUp":
      return <SignUp go={go} />;
    case "confirm":
      return <Confirm go={go} {...screen} />;
    case "forgot":
      return <Forgot go={go} {...screen} />;
    case "reset":
      return <Reset go={go} {...screen} />;
    case "newPassword":
      return <NewPassword go={go} {...screen} />;
    case "password":
      return <Password go={go} {...screen} />;
    case "enrol":
      return <Enrol go={go} {...screen} />;
    case "authenticator":
      return <Authenticator go={go} {...screen} />;
    case "sentCode":
      return <SentCode go={go} {...screen} />;
    case "choose":
      return <Choose key={screen.what} go={go} {...screen} />;
    case "stuck":
      return <Stuck go={go} {...screen} />;
    case "home":
      return <Home go={go} />;
  }
}
