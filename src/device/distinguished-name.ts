/** The attribute types that names of certificates are made of. */
const attribute =
  /^\s*(?:\/\s*)?(?:CN|C|O|OU|L|ST|S|SP|STREET|DC|UID|E|EMAIL|EMAILADDRESS|SN|SERIALNUMBER|G|GN|T|TITLE|OID\.[\d.]+|\d+(?:\.\d+)+)\s*=/i;

/** Whether a text is a distinguished name such as `C=DE, O=Contoso, CN=vpn.contoso.com`, and no plain name. */
export function isDistinguishedName(text: string): boolean {
  return attribute.test(text);
}
