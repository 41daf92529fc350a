/** The addresses of Amazon Cognito in a region, as Amplify builds them. */
export function serviceAddress(service: "cognito-idp" | "cognito-identity", region: string): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://${service}.${region}.${suffix}`;
}
