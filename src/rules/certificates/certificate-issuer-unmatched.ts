import { appleSources } from '../../apple/sources.js';
import { serverShowsCertificate } from '../../device/authentication.js';
import { type Authority, authoritiesOf } from '../../device/authorities.js';
import { isDistinguishedName } from '../../device/distinguished-name.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { inSentence } from '../../text/in-sentence.js';
import { holdsVariable } from '../../variables/unknown.js';
import { howItAuthenticates, otherPayloads, type Remark, type Rule } from '../rule.js';

const key = 'ServerCertificateIssuerCommonName';

export const certificateIssuerUnmatched: Rule = {
  name: 'certificate-issuer-unmatched',
  title: 'ServerCertificateIssuerCommonName that names no CA of the profile',
  severity: 'warning',
  why: 'Devices request a certificate of the CA with this common name. With another name, the gateway can present another certificate, or none.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  waitsFor: [...howItAuthenticates, 'trustedRoots', otherPayloads],
  *check(view) {
    const brings = view.payloads.some(({ row }) => row?.role === 'authority');
    for (const tunnel of view.tunnels) {
      const at = get(tunnel.node, key);
      const name = issuerNameOf(tunnel);
      if (at === undefined || name === undefined || !serverShowsCertificate(tunnel)) continue;
      const remark = isDistinguishedName(name) ? wholeName : unmatched(name, authoritiesOf(view), brings);
      if (remark !== undefined) yield { at, ...remark };
    }
  },
};

/** The name of the issuer that a tunnel requests a certificate of; undefined where it is not known yet. */
export function issuerNameOf({ node }: TunnelView): string | undefined {
  const name = stringAt(node, key) ?? '';
  return name === '' || holdsVariable(name) ? undefined : name;
}

const wholeName = {
  message: `${key} is a whole distinguished name, not a common name.`,
  fix: 'Write the common name alone: the text after CN=.',
};

/** @param brings whether there is a payload for a CA at all */
function unmatched(
  name: string,
  authorities: readonly Authority[],
  brings: boolean,
): Omit<Remark, 'at'> | undefined {
  const names = authorities.flatMap(({ certificates }) =>
    certificates.flatMap(({ subjectCommonName }) => subjectCommonName ?? []),
  );
  if (names.includes(name)) return undefined;
  if (!brings) {
    return {
      severity: 'info',
      message: `No CA comes with the VPN. Devices need to trust a CA with the common name ${quoted(name)} already.`,
      why: "Devices request a certificate of the CA with this common name, and accept the gateway's certificate only if they trust its CA.",
      fix: "Add the CA's certificate, unless the device trusts it already.",
    };
  }
  // The certificate is in a file that is not at hand.
  if (authorities.length === 0) return undefined;
  // What cannot be read can have the name.
  if (authorities.some(({ certificates }) => certificates.length === 0)) {
    return {
      severity: 'info',
      message: `The profile has no readable CA with the common name ${quoted(name)}.`,
      fix: "Add the CA's certificate to the profile, unless the device trusts it already.",
    };
  }
  return {
    message: `${key} is ${quoted(name)}, but the CAs of the profile are ${names.map(quoted).join(', ')}.`,
    fix: "Write the common name of the CA that issued the gateway's certificate, and add its certificate to the profile.",
  };
}

function quoted(name: string): string {
  return `"${inSentence(name)}"`;
}
