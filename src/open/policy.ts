import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { readPolicy } from '../graph/read-policy.js';
import { dictionaryNodeOf } from '../plist/node.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import { translateFinding } from '../translate/findings.js';
import { translate } from '../translate/translate.js';
import type { Opened } from './opened.js';
import type { TargetOptions } from './target.js';

/** What a policy becomes a profile with. */
export interface PolicyOptions extends TargetOptions {
  /** The id or name of the policy, where an export holds several. */
  readonly select?: string | undefined;
  readonly bindings?: Bindings | undefined;
  /** Whether a missing binding is no error, and the profile goes as far as it can; by default, without any bindings. */
  readonly incomplete?: boolean | undefined;
}

/** Makes the profile that a policy would become. Throws InputError when the export cannot be read. */
export async function openPolicy(bytes: Uint8Array, options: PolicyOptions): Promise<Opened> {
  const { bindings = {}, platform = 'iOS', select } = options;
  const { policy, findings: read } = await readPolicy(bytes, { select });
  const incomplete = options.incomplete ?? options.bindings === undefined;
  const { profile, findings: said, missing } = translate(policy, bindings, { platform, incomplete });
  const gcm = platform === 'iOS' ? gcmPath(policy) : undefined;
  const opened = {
    document: 'policy',
    findings: [...read, ...said, ...(gcm === undefined ? [] : [gcmFinding(gcm, toCompare)])],
  } as const;
  // A policy that could not be read whole makes a profile that lacks something; judging that would mislead.
  if (profile === undefined || read.some(({ severity }) => severity === 'error')) return opened;
  return {
    ...opened,
    profile: dictionaryNodeOf(profile),
    variablesFilledLater: true,
    ...(incomplete && { lacks: missing }),
    ...(gcm !== undefined && { explanations: [gcmFinding(gcm, whereItDid)] }),
  };
}

const associations = ['securityAssociationParameters', 'childSecurityAssociationParameters'] as const;

/** Where a policy has the cipher that Intune is known not to deliver. */
function gcmPath(policy: Policy): string | undefined {
  const association = associations.find((name) =>
    ['aes128Gcm', 'aes256Gcm'].includes(policy[name]?.securityEncryptionAlgorithm ?? ''),
  );
  return association && `/${association}/securityEncryptionAlgorithm`;
}

const toCompare =
  'AES-GCM is chosen, which Intune was seen to deliver as AES-256 in CBC mode; compare the profile that arrives with this policy (--against)';
const whereItDid =
  'AES-GCM is chosen here, which Intune was seen to deliver as AES-256 in CBC mode; as a custom profile it is delivered as it is (alwayson deliver --to intune)';

function gcmFinding(path: string, message: string): Finding {
  return translateFinding('policy-gcm-delivery', { message }, path);
}
