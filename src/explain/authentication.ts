import { appleSources } from '../apple/sources.js';
import { hasContent, methodOf, serverShowsCertificate, usesEap } from '../device/authentication.js';
import { identityOf } from '../device/identity.js';
import type { TunnelView } from '../device/views.js';
import { flagAt, get, stringAt } from '../plist/navigate.js';
import type { Statement } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';
import { listed } from './words.js';

type Said = Omit<Statement, 'because'> & { readonly key: string };

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

/** How the two sides prove who they are, in sentences; what holds for several tunnels is said once. */
export function authenticationOf(subject: Subject): readonly Statement[] {
  const { vpn: payload, placeOf } = subject;
  const several = payload.tunnels.length > 1;
  const statements = payload.tunnels.flatMap((tunnel) => {
    const said = [
      deviceProof(subject, tunnel),
      ...identitySource(subject, tunnel),
      deviceName(tunnel),
      ...gatewayProof(subject, tunnel),
    ];
    return said.map(({ key, ...rest }): Statement & { tunnel: TunnelView } => ({
      ...rest,
      because: placeOf(nodeOrHolder(tunnel.node, key)),
      tunnel,
    }));
  });
  const first = statements.filter(
    ({ id, text }, index) =>
      statements.findIndex((other) => other.id === id && other.text === text) === index,
  );
  return first.map(({ tunnel, ...statement }) => {
    const differs =
      several && first.some((other) => other.id === statement.id && other.text !== statement.text);
    const on = listed(tunnel.interfaces.map((name) => (name === 'WiFi' ? 'Wi-Fi' : 'cellular')));
    return differs ? { ...statement, text: `On ${on}: ${statement.text}` } : statement;
  });
}

function deviceProof(subject: Subject, tunnel: TunnelView): Said {
  const method = methodOf(tunnel);
  const proof = { id: 'device-proof', key: 'AuthenticationMethod', ...vpn };
  if (usesEap(tunnel)) {
    const named = hasContent(tunnel.node, 'AuthName');
    const eap = { ...proof, key: 'ExtendedAuthEnabled' };
    if (named && method === 'Certificate') {
      return {
        ...eap,
        text: 'The device proves itself with its certificate, and with a user name and password by EAP-MSCHAPv2. Which of the two counts depends on the gateway.',
        why: "AuthenticationMethod is Certificate, ExtendedAuthEnabled is 1 and AuthName is set. Apple's schema and Apple's example read these settings differently.",
        source: appleSources.ikev2Declaration,
      };
    }
    if (named) {
      return {
        ...eap,
        text: 'The device proves itself with a user name and password (EAP-MSCHAPv2).',
        why: 'ExtendedAuthEnabled is 1 and AuthName is set.',
        source: appleSources.alwaysOnDeclaration,
      };
    }
    if (identityOf(subject.view, tunnel) !== undefined || method === 'Certificate') {
      return {
        ...eap,
        text: 'The device proves itself with its certificate, by EAP-TLS.',
        why: 'ExtendedAuthEnabled is 1, and there is no AuthName.',
      };
    }
    return {
      ...eap,
      text: 'The device uses EAP, but the profile holds neither a user name nor a certificate for it.',
      why: 'ExtendedAuthEnabled is 1, AuthName is absent, and so is an identity.',
      confidence: 'inferred',
    };
  }
  if (method === 'SharedSecret') {
    return {
      ...proof,
      text: 'The device and the gateway prove themselves to each other with a shared secret. Whoever has the secret can pose as either.',
      why: 'AuthenticationMethod is SharedSecret.',
    };
  }
  if (method === 'Certificate') {
    const type = stringAt(tunnel.node, 'CertificateType') ?? 'RSA';
    return {
      ...proof,
      text: `The device proves itself with its certificate (key type ${type}).`,
      why: 'AuthenticationMethod is Certificate, and EAP is off.',
    };
  }
  return {
    ...proof,
    text: 'The device has no way to prove itself, and devices reject such a profile.',
    why: 'AuthenticationMethod is None or unknown, and ExtendedAuthEnabled is not 1.',
    source: appleSources.observed,
    confidence: 'observed',
  };
}

const identityWords: Readonly<Record<string, string>> = {
  'com.apple.security.pkcs12': 'The certificate and its private key are in the profile (PKCS#12).',
  'com.apple.security.scep':
    'The device requests its certificate by SCEP. Its private key never leaves the device.',
  'com.apple.security.acme':
    'The device requests its certificate by ACME. Its private key never leaves the device.',
};

function* identitySource({ view }: Subject, tunnel: TunnelView): Generator<Said> {
  if (methodOf(tunnel) !== 'Certificate') return;
  const payload = identityOf(view, tunnel);
  const text = payload?.type === undefined ? undefined : identityWords[payload.type];
  yield {
    id: 'device-certificate',
    key: 'PayloadCertificateUUID',
    text: text ?? 'The profile does not bring the certificate that the tunnel needs.',
    why:
      text === undefined
        ? 'PayloadCertificateUUID names no identity of the profile.'
        : `PayloadCertificateUUID names the payload ${payload?.type}.`,
    ...vpn,
  };
}

function deviceName({ node }: TunnelView): Said {
  const name = stringAt(node, 'LocalIdentifier') ?? '';
  const said = { id: 'device-name', key: 'LocalIdentifier' };
  return name === ''
    ? {
        ...said,
        text: 'The device gives its IP address as its name, because LocalIdentifier is missing or empty.',
        why: 'A gateway that looks for the name in the certificate of the device does not find it.',
        source: appleSources.strongSwan,
        confidence: 'observed',
      }
    : {
        ...said,
        text: `The device calls itself ${name}.`,
        why: 'LocalIdentifier is its name in IKE.',
        ...vpn,
      };
}

function* gatewayProof({ view }: Subject, tunnel: TunnelView): Generator<Said> {
  const { node } = tunnel;
  const remote = stringAt(node, 'RemoteIdentifier') ?? '';
  yield {
    id: 'gateway-name',
    key: 'RemoteIdentifier',
    text:
      remote === ''
        ? 'The profile does not say how the gateway calls itself, so no gateway can be right.'
        : `The gateway has to call itself ${remote}.`,
    why: 'RemoteIdentifier is the name that the device expects.',
    ...vpn,
  };
  if (!serverShowsCertificate(tunnel)) return;
  const common = stringAt(node, 'ServerCertificateCommonName') ?? '';
  const named = common === '' ? 'RemoteIdentifier' : 'ServerCertificateCommonName';
  const authorities = view.payloads.filter(({ row }) => row?.role === 'authority').length;
  yield {
    id: 'gateway-certificate',
    key: named,
    text: `The certificate of the gateway has to be issued for ${common === '' ? remote || 'that name' : common}.`,
    why: `The device checks the certificate against ${named}.`,
    ...vpn,
  };
  yield {
    id: 'gateway-authority',
    key: 'PayloadCertificateUUID',
    text:
      authorities === 0
        ? 'The profile brings no certificate authority: the device has to trust the one of the gateway already.'
        : `The profile brings ${authorities === 1 ? 'a certificate authority' : `${authorities} certificate authorities`} that the device then trusts, besides those that it trusts already.`,
    why: 'The certificate of the gateway has to lead to an authority that the device trusts.',
    source: appleSources.deploymentReference,
    confidence: 'documented',
  };
  yield certificateRequest(node);
  if (flagAt(node, 'EnableCertificateRevocationCheck') === true) {
    yield {
      id: 'revocation',
      key: 'EnableCertificateRevocationCheck',
      text: 'The device asks whether the certificate of the gateway was revoked. It takes no answer as a good one.',
      why: 'EnableCertificateRevocationCheck is 1, which Apple calls best effort.',
      ...vpn,
    };
  }
  if (usesEap(tunnel) && (get(node, 'TLSMinimumVersion') ?? get(node, 'TLSMaximumVersion'))) {
    const minimum = stringAt(node, 'TLSMinimumVersion') ?? '1.0';
    const maximum = stringAt(node, 'TLSMaximumVersion') ?? '1.2';
    yield {
      id: 'tls',
      key: 'TLSMinimumVersion',
      text: `For EAP-TLS the device takes TLS ${minimum === maximum ? minimum : `${minimum} to ${maximum}`}.`,
      why: 'TLSMinimumVersion and TLSMaximumVersion say so. Where one is missing, its default applies.',
      ...vpn,
    };
  }
}

function certificateRequest(node: TunnelView['node']): Said {
  const issuer = stringAt(node, 'ServerCertificateIssuerCommonName') ?? '';
  const said = { id: 'certificate-request', key: 'ServerCertificateIssuerCommonName' };
  return issuer === ''
    ? {
        ...said,
        text: 'The device sends no certificate request, because ServerCertificateIssuerCommonName is missing. A gateway that waits for one sends no certificate.',
        why: 'Only this key makes the device send a certificate request.',
        source: appleSources.strongSwan,
        confidence: 'observed',
      }
    : {
        ...said,
        text: `The device asks the gateway for a certificate that ${issuer} has issued.`,
        why: 'ServerCertificateIssuerCommonName makes the device send a certificate request for this issuer.',
        ...vpn,
      };
}
