/** Configures Amplify, and where it keeps tokens. */
import { Amplify, type ResourcesConfig } from "aws-amplify";
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  cognitoUserPoolsTokenProvider,
  DefaultIdentityIdStore,
} from "aws-amplify/auth/cognito";
import { sessionStorage } from "aws-amplify/utils";

/**
 * Tokens and the identity id are in `sessionStorage`: a reload keeps them, and the browser deletes them with the tab.
 * Amplify's default is `localStorage`, which keeps a refresh token for weeks and shows it to every tab.
 */
export function configureAmplify(amplify: ResourcesConfig): void {
  if (amplify.Auth !== undefined) cognitoUserPoolsTokenProvider.setAuthConfig(amplify.Auth);
  cognitoUserPoolsTokenProvider.setKeyValueStorage(sessionStorage);
  const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(new DefaultIdentityIdStore(sessionStorage));
  Amplify.configure(amplify, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider, credentialsProvider } });
}
