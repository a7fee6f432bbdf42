import { readCertificate } from '../../src/certificates/certificate.js';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import type { Policy } from '../../src/graph/model/ikev2.js';
import { readScepProfile } from '../../src/graph/read-certificate-profile.js';
import { readPolicy } from '../../src/graph/read-policy.js';
import type { ImportedPolicy } from '../../src/import/import-profile.js';
import type { Bindings, IdentityBinding } from '../../src/translate/bindings/bindings.js';
import { readBindings } from '../../src/translate/bindings/read.js';

/** What was imported as `translate` takes it: the policy read like an export, the files and secrets of the bindings read. */
export async function resolved({ policy, bindings, files }: ImportedPolicy): Promise<{
  policy: Policy;
  bindings: Bindings;
}> {
  const reading = await readPolicy(JSON.stringify(policy));
  expect(reading.findings).toEqual([]);
  expect(readBindings(JSON.parse(JSON.stringify(bindings))).findings).toEqual([]);
  const bytes = (name: string) => {
    const found = files.find(({ path }) => path === name)?.content;
    if (found === undefined) throw new Error(`there is no ${name}`);
    return Buffer.from(found);
  };
  const secret = (reference: string) =>
    bytes(reference.replace(/^file:/, ''))
      .toString('utf8')
      .replace(/\n$/, '');
  const { identity, sharedSecret, eap, trustedRoots, apple, policy: _, localIdentifier, ...plain } = bindings;
  const identityBinding = async (): Promise<IdentityBinding | undefined> => {
    if (identity?.pkcs12 !== undefined) {
      const password = secret(identity.password ?? '');
      const content = bytes(identity.pkcs12);
      const { certificate } = readPkcs12(content, password);
      return { kind: 'pkcs12', bytes: content, password, certificate, fileName: identity.pkcs12 };
    }
    if (identity?.scep !== undefined) {
      const { profile } = await readScepProfile(bytes(identity.scep));
      return {
        kind: 'scep',
        profile,
        ...(identity.challenge !== undefined && { challenge: secret(identity.challenge) }),
      };
    }
    return identity?.acme && { kind: 'acme', ...identity.acme };
  };
  const bound = await identityBinding();
  const { ppk, ...otherApple } = apple ?? {};
  return {
    policy: reading.policy,
    bindings: {
      ...plain,
      ...(localIdentifier !== undefined && { localIdentifier }),
      ...(bound !== undefined && { identity: bound }),
      ...(sharedSecret !== undefined && { sharedSecret: secret(sharedSecret) }),
      ...(eap?.username !== undefined && { eap: { username: eap.username, password: secret(eap.password) } }),
      ...(trustedRoots !== undefined && {
        trustedRoots: trustedRoots.map((fileName) => ({
          certificate: readCertificate(bytes(fileName)),
          fileName,
        })),
      }),
      ...(apple !== undefined && {
        apple: {
          ...otherApple,
          ...(ppk !== undefined && { ppk: { ...ppk, key: bytes(ppk.key.replace(/^file:/, '')) } }),
        },
      }),
    },
  };
}
