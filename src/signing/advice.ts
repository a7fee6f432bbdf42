/** How a profile is signed as devices take it. */
export const signAsDER = 'alwayson sign, or with openssl smime -sign -binary -nodetach -outform der';
