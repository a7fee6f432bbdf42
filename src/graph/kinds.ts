import { inSentence } from '../text/in-sentence.js';
import { type JsonObject, textOf } from './json.js';
import { alwaysOnConfiguration } from './model/always-on.js';
import { ikev2Entries } from './model/ikev2.js';

/** The resources that can be read: what they are called in sentences, and which document findings about them name. */
export const resources = {
  ikev2: {
    odataType: '#microsoft.graph.iosikEv2VpnConfiguration',
    name: 'an IKEv2 VPN policy for iOS',
    document: 'policy',
  },
  alwaysOn: {
    odataType: '#microsoft.graph.appleVpnAlwaysOnConfiguration',
    name: 'only an Always On block',
    document: 'policy',
  },
  scep: {
    odataType: '#microsoft.graph.iosScepCertificateProfile',
    name: 'a SCEP certificate profile for iOS',
    document: 'identity',
  },
  trustedRoot: {
    odataType: '#microsoft.graph.iosTrustedRootCertificate',
    name: 'a trusted root certificate profile for iOS',
    document: 'identity',
  },
  custom: {
    odataType: '#microsoft.graph.iosCustomConfiguration',
    name: 'a custom profile for iOS',
    document: 'policy',
  },
} as const;

/** One of the resources that can be read. */
export type Resource = keyof typeof resources;

const resourceNames = [
  'ikev2',
  'alwaysOn',
  'scep',
  'trustedRoot',
  'custom',
] as const satisfies readonly Resource[];

/** Keys that only one resource has, for objects without `@odata.type`; the first resource that has one of them wins. */
const ownKeys: readonly (readonly [Resource, readonly string[]])[] = [
  ['ikev2', Object.keys(ikev2Entries)],
  ['alwaysOn', Object.keys(alwaysOnConfiguration.entries)],
  ['scep', ['scepServerUrls']],
  ['trustedRoot', ['trustedRootCertificate']],
];

/** A type that cannot be read here: what it is called in sentences and, where there is any, a sentence on what to do. */
interface OtherType {
  readonly type: RegExp;
  readonly name: string;
  readonly advice?: string;
}

const useAnotherIdentity =
  "The Intune connector makes each device's key and certificate, which is not possible outside Intune. Use a SCEP profile, ACME or a PKCS#12 file of the device instead.";

/** The first row that matches wins. */
const otherTypes: readonly OtherType[] = [
  {
    type: /\.iosVpnConfiguration$/i,
    name: 'a VPN policy for iOS of another connection type than IKEv2',
    advice: 'Only IKEv2 policies can be Always On.',
  },
  {
    type: /\.iosPkcsCertificateProfile$/i,
    name: 'a PKCS certificate profile for iOS',
    advice: useAnotherIdentity,
  },
  {
    type: /\.iosImportedPfxCertificateProfile$/i,
    name: 'an imported PKCS certificate profile for iOS',
    advice: useAnotherIdentity,
  },
  {
    type: /\.iosCustomConfiguration$/i,
    name: 'a custom profile for iOS',
    advice: 'Its payload is an Apple profile already.',
  },
  { type: /\.deviceManagementConfigurationPolicy$/i, name: 'a settings catalog policy' },
  {
    type: /\.macOS\w*Vpn/i,
    name: 'a VPN policy for macOS',
    advice: 'Always On exists for iPhone and iPad only.',
  },
  { type: /\.windows\w*Vpn/i, name: 'a VPN policy for Windows' },
  { type: /\.(android|aosp)\w*Vpn/i, name: 'a VPN policy for Android' },
  { type: /\.ios\w*Certificate/i, name: 'a certificate profile for iOS' },
  { type: /\.ios/i, name: 'another policy for iOS' },
  { type: /\.macOS/i, name: 'a policy for macOS' },
  { type: /\.(windows|win32|sharedPC|editionUpgrade)/i, name: 'a policy for Windows' },
  { type: /\.(android|aosp)/i, name: 'a policy for Android' },
];

/** One object of an export, with what is needed to tell it from the others. */
export interface ExportedObject {
  readonly id?: string;
  readonly displayName?: string;
  /** Beginning with `#`; absent when the export does not give it. */
  readonly odataType?: string;
  /** The resource that it can be read as. */
  readonly resource?: Resource;
  readonly content: JsonObject;
}

/** Recognises an object by its `@odata.type` (with or without `#`, in any case), else by its keys. */
export function recognise(content: JsonObject): ExportedObject {
  const id = textOf(content, 'id');
  const displayName = textOf(content, 'displayName');
  const written = textOf(content, '@odata.type');
  const odataType = written === undefined ? undefined : `#${written.replace(/^#/, '')}`;
  const resource = odataType === undefined ? byKeys(content) : byType(odataType);
  return {
    ...(id === undefined ? {} : { id }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(odataType === undefined ? {} : { odataType }),
    ...(resource === undefined ? {} : { resource }),
    content,
  };
}

function byType(odataType: string): Resource | undefined {
  return resourceNames.find((name) => resources[name].odataType.toLowerCase() === odataType.toLowerCase());
}

function byKeys(content: JsonObject): Resource | undefined {
  const keys = new Set(Object.keys(content).map((key) => key.toLowerCase()));
  return ownKeys.find(([, own]) => own.some((key) => keys.has(key.toLowerCase())))?.[0];
}

/** What an object is, as a noun phrase for sentences: `a VPN policy for Windows (#microsoft.graph.…)`. */
export function nameOf({ odataType, resource }: ExportedObject): string {
  if (resource !== undefined) return resources[resource].name;
  if (odataType === undefined) return 'an object without @odata.type';
  const name = otherTypes.find(({ type }) => type.test(odataType))?.name ?? 'an object of another type';
  return `${name} (${inSentence(odataType)})`;
}

/** What to do about an object that cannot be read, where there is something. */
export function adviceFor({ odataType }: ExportedObject): string | undefined {
  return otherTypes.find(({ type }) => odataType !== undefined && type.test(odataType))?.advice;
}
