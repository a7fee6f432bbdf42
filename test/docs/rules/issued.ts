import { readFileSync } from 'node:fs';
import { readCertificates } from '../../../src/certificates/certificate.js';
import { authorityOf } from '../../../src/issue/authority.js';
import { readPrivateKey } from '../../../src/signing/private-key.js';
import { testNow } from '../../support/run-cli.js';
import type { Example } from './example.js';
import type { RuleParts } from './part.js';

const translate = 'alwayson translate policy.json --bindings bindings.yaml';

/** A command that issues an identity for so many days, with an authority that expires on 2027-07-01. */
function issuedFor(days: number): Example {
  return {
    where: 'with an authority that expires on 2027-07-01',
    language: 'sh',
    shown: `${translate} --issue lab-ca.pem --issue-key lab-ca.key --issue-days ${days} -o vpn.mobileconfig`,
    findings: async () =>
      authorityOf({
        privateKey: readPrivateKey(readFileSync('fixtures/issue/lab-ca.key')),
        certificates: readCertificates(readFileSync('fixtures/issue/lab-ca.pem')),
        days,
        now: testNow,
      }).findings,
  };
}

const withoutIssuing: Example = {
  where: 'with an identity that another authority issued',
  language: 'sh',
  shown: `${translate} --bind identity.pkcs12=device.p12 --bind identity.password=env:P12_PASSWORD -o vpn.mobileconfig`,
  findings: async () => [],
};

export const issuedParts = {
  'identity-issued': {
    finds:
      'Every run with `--issue`, once: the authority whose private key makes the identities of the devices. The finding is about this key and not about a profile.',
    fix: 'Use an authority of its own for the lab, which no gateway in use trusts, and keep its key where only you can read it. When the lab is over, take the authority off the gateway: that ends all of its identities. Devices in use request their certificates themselves, by SCEP or ACME, so that no file ever holds their keys.',
    examples: { failing: issuedFor(90), passing: withoutIssuing },
  },
  'identity-issued-validity': {
    finds:
      'Identities that would be valid longer than the authority, or than one above it. They expire together with it.',
    fix: 'Renew the authority, or ask for fewer days with `--issue-days`. Deliver new profiles before the day that the finding names.',
    examples: { failing: issuedFor(365), passing: issuedFor(90) },
  },
} satisfies RuleParts;
