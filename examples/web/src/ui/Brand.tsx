import { APP_NAME } from "../identity/steps";

export function Brand() {
  return (
    <header className="brand">
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="36" height="36" />
      <span>{APP_NAME}</span>
    </header>
  );
}
