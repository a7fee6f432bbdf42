import type { Finding } from '../finding.js';
import { itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { type AssetDocument, newAssets } from './assets.js';
import { baseUrlOf } from './base-url.js';
import { configurationOf, type Making } from './configurations.js';
import { type Declaration, declare } from './declaration.js';
import { notTaken } from './findings.js';
import { moveKeys } from './move.js';
import { newNames } from './names.js';
import { profileRows } from './rows/profile.js';

/** Where the files of the declarations will lie. */
export interface DeclarationOptions {
  /** The https address of the folder with the files that assets point at. */
  readonly baseUrl?: string;
}

/** A complete set of declarations: activation, configurations, assets, and the documents of the assets. */
export interface DeclarationSet {
  readonly declarations: readonly Declaration[];
  readonly documents: readonly AssetDocument[];
}

/** The set, absent when a finding is an error, and everything that the declarations say differently or not at all. */
export interface Conversion {
  readonly set?: DeclarationSet;
  readonly findings: readonly Finding[];
}

/**
 * Makes of a profile the declarations that do the same: an Always On VPN becomes
 * com.apple.configuration.network.vpn.always-on, a plain IKEv2 VPN com.apple.configuration.network.vpn.ikev2, each
 * certificate a com.apple.configuration.security.certificate; identities and secrets become assets. Whether the
 * profile is good is not judged here.
 *
 * @param profile read from a file or built (`dictionaryNodeOf`)
 * @returns findings about the profile; nothing is thrown for its content
 */
export function declarationsOf(profile: DictionaryNode, options: DeclarationOptions = {}): Conversion {
  const base = baseUrlOf(options.baseUrl);
  const findings: Finding[] = 'finding' in base ? [base.finding] : [];
  const names = newNames();
  const making: Making = {
    payloads: itemsAt(profile, 'PayloadContent').filter((payload) => payload.type === 'dictionary'),
    names,
    assets: newAssets('baseUrl' in base ? base.baseUrl : '', names),
    identities: new Map(),
    findings,
  };
  reportProfileKeys(profile, findings);
  const prefix = stringAt(profile, 'PayloadIdentifier') || 'alwayson';
  const activation = names.identifier(`${prefix}.activation`);
  const configurations = making.payloads.flatMap((payload, index) => {
    const identifier = stringAt(payload, 'PayloadIdentifier') || `${prefix}.payload${index + 1}`;
    return configurationOf(payload, identifier, making) ?? [];
  });
  if (making.payloads.length === 0)
    findings.push(notTaken(profile, 'The profile has no payload that can be read.'));
  if (findings.some(({ severity }) => severity === 'error')) return { findings };

  const StandardConfigurations = configurations.map(({ Identifier }) => Identifier);
  const { declarations: assets, documents } = making.assets;
  return {
    set: {
      declarations: [
        declare('com.apple.activation.simple', activation, { StandardConfigurations }),
        ...configurations,
        ...assets,
      ],
      documents,
    },
    findings,
  };
}

/** Nothing of the profile's own keys is moved; the rows say what is lost. */
function reportProfileKeys(profile: DictionaryNode, findings: Finding[]): void {
  const nowhere = { object: {}, table: {} };
  moveKeys(profile, {}, profileRows, nowhere, {
    alwaysOn: false,
    findings,
    identityAsset: () => undefined,
    credentialAsset: () => undefined,
  });
}
