/** The text of an identity without the prefix that says its kind; undefined where there is none. */
export function identityText(text: string | undefined): string | undefined {
  return text
    ?.replace(/^(?:fqdn|email|rfc822|userfqdn|dns|ipv4|ipv6|keyid|asn1dn|@)[:]/i, '')
    .replace(/^@(?!#)/, '');
}
