import type { Declaration } from '../declarations/declaration.js';
import { isDeclarations } from '../declarations/located.js';
import { type Names, newNames } from '../declarations/names.js';
import { InputError } from '../input-error.js';
import { alternatives } from '../text/alternatives.js';
import type { Channel } from './channel.js';
import type { ServedFile } from './declaration-input.js';
import { declarationServerNames } from './declaration-servers/names.js';
import { type DeliveryOptions, type DeliveryResult, platformFindings } from './deliver.js';

/** Declarations as somebody wrote them. */
export interface DeclaredSource {
  /** Parsed JSON; every key of them reaches the server. */
  readonly declarations: readonly unknown[];
  /** The files at hand that devices download from addresses in the declarations. */
  readonly documents: readonly DeclaredDocument[];
}

/** A file behind an address in a declaration. */
export interface DeclaredDocument {
  readonly url: string;
  readonly content: Uint8Array;
}

/**
 * Puts declarations into the form in which a server of declarations takes them: their keys, identifiers and addresses
 * stay as they are. Whether they are good is not judged here.
 *
 * @param name the channel's name in the registry
 * @throws InputError for a channel that takes profiles, and for declarations without an Identifier
 */
export function deliverDeclared(
  name: string,
  channel: Channel,
  { declarations, documents }: DeclaredSource,
  options: DeliveryOptions = {},
): DeliveryResult {
  const { declared } = channel;
  if (declared === undefined) throw takesProfiles(name, channel);
  const platform = options.platform ?? 'iOS';
  const wrong = platformFindings(platform, channel);
  if (wrong.length > 0) return { findings: wrong };
  const whole = declarations.map(named);
  const names = newNames();
  const delivery = declared({
    name: options.name ?? nameOf(whole),
    platform,
    declarations: whole,
    served: documents.map((document) => servedFile(document, whole, names)),
  });
  const { findings } = delivery;
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { delivery, findings };
}

function takesProfiles(name: string, { title }: Channel): InputError {
  const own = declarationServerNames.find((server) => server === name);
  const channel =
    own === undefined
      ? `--to ddm, with --server ${alternatives(declarationServerNames)}`
      : `--to ddm --server ${own}`;
  return new InputError(
    `The file holds declarations, but --to ${name} delivers profiles to ${title}. Deliver the declarations with ${channel}, or deliver the profile that they were made of.`,
  );
}

/** Servers know a declaration by its Identifier. */
function named(value: unknown, index: number): Declaration {
  const declaration = value as Declaration;
  if (isDeclarations(value) && typeof declaration.Identifier === 'string' && declaration.Identifier !== '') {
    return declaration;
  }
  throw new InputError(`Declaration ${index + 1} has no Identifier, by which a server knows it.`);
}

/** What people call the set: the name that users see, else the Identifier of the first configuration. */
function nameOf(declarations: readonly Declaration[]): string {
  const configurations = declarations.filter(({ Type }) => Type.startsWith('com.apple.configuration.'));
  const visible = configurations.map(({ Payload }) => Payload['VisibleName']);
  const names = [...visible, ...[...configurations, ...declarations].map(({ Identifier }) => Identifier)];
  return names.find((name) => typeof name === 'string' && name !== '')?.toString() ?? 'declarations';
}

/** An identity, a password or a whole profile is a secret; a certificate and other data are not known to be. */
function servedFile(
  { url, content }: DeclaredDocument,
  declarations: readonly Declaration[],
  names: Names,
): ServedFile {
  const by = declarations.find((declaration) => addressesIn(declaration).includes(url));
  const isProfile = by?.Type === 'com.apple.configuration.legacy';
  const type = referenceOf(by)['ContentType'];
  const last = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const dot = last.lastIndexOf('.');
  const [stem, extension] = dot < 0 ? [last, undefined] : [last.slice(0, dot), last.slice(dot + 1)];
  const unknown = isProfile ? 'application/x-apple-aspen-config' : 'application/octet-stream';
  return {
    path: `${isProfile ? 'profiles' : 'assets'}/${names.file(stem || 'file', extension ?? (isProfile ? 'mobileconfig' : 'json'))}`,
    url,
    contentType: typeof type === 'string' ? type : unknown,
    content,
    secret: by?.Type !== 'com.apple.asset.credential.certificate',
  };
}

function referenceOf(declaration: Declaration | undefined): Readonly<Record<string, unknown>> {
  const reference = declaration?.Payload['Reference'];
  return typeof reference === 'object' && !Array.isArray(reference) ? reference : {};
}

function addressesIn(declaration: Declaration): unknown[] {
  return [declaration.Payload['ProfileURL'], referenceOf(declaration)['DataURL']];
}
