/** What is shown in the place of a secret. */
export const redacted = '«redacted»';

/** Up to the last `@` before the path, as browsers read it; a password may hold `@` itself. */
const userInfo = /(:\/\/[^\s/?#:@]*):[^\s/?#]*@/g;

/** `?name=value`, `&name=value`, and `#name=value` as sign-in services answer. */
const parameter = /([?&;#])([^\s?&;#=]{1,100})=([^\s&;#"'<>]+)/g;

const secretParameter =
  /(^|[-_.])(pw|pwd|pass|psk|ppk|pin|otp|key|code|sig|signature|auth|challenge)$|passwd|password|passphrase|passcode|secret|token|credential|(api|access|shared|private)[-_.]?key/i;

/** A text with the passwords in its URLs, and the query values named like secrets, as {@link redacted}. */
export function redactText(text: string): string {
  return text
    .replace(userInfo, `$1:${redacted}@`)
    .replace(parameter, (whole, before: string, name: string) =>
      secretParameter.test(decoded(name)) ? `${before}${name}=${redacted}` : whole,
    );
}

/** A name as its reader sees it: `p%77` is `pw`. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
