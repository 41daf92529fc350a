// A shop: customers and partners have a user pool each, and both get AWS credentials from one identity pool.

import * as identity from "@pulumi/cognito-identity";

const partners = new identity.UserPoolWithMfa("partners", {
    userPoolName: "partners",
    // AWS bills threat protection per monthly active user.
    advancedSecurityMode: identity.AdvancedSecurityMode.OFF,
    removalPolicy: identity.RemovalPolicy.DESTROY,
    deletionProtection: false,
});
const portal = new identity.AppClient("portal", {
    userPoolId: partners.userPoolId,
    preset: identity.ClientPreset.SPA,
});

const shop = new identity.UserIdentity("shop", {
    allowSignup: true,
    userPool: {
        advancedSecurityMode: identity.AdvancedSecurityMode.OFF,
        mfa: identity.Mfa.OPTIONAL,
        passwordPolicy: { minLength: 12 },
        customAttributes: {
            customer_number: { type: identity.AttributeType.NUMBER, min: 1, max: 999_999 },
        },
        removalPolicy: identity.RemovalPolicy.DESTROY,
        deletionProtection: false,
    },
    clients: {
        web: {
            preset: identity.ClientPreset.SPA,
            accessTokenValidityMinutes: 30,
            oAuth: { callbackUrls: ["https://shop.example.com/signed-in"] },
        },
        backoffice: {
            preset: identity.ClientPreset.WEB,
            oAuth: { callbackUrls: ["https://backoffice.example.com/signed-in"] },
        },
    },
    identityPoolOptions: {
        userPools: [{ userPoolProviderName: partners.userPoolProviderName, clientId: portal.clientId }],
    },
    tags: { partners: partners.userPoolId },
});

export const issuerUrl = shop.issuerUrl;
export const webClientId = shop.userPoolClientId;
export const clientIds = shop.clientIds;
export const identityPoolId = shop.identityPoolId;
