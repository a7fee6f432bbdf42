import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { seemsPropertyList } from '../plist/read.js';
import { looksLike } from '../text/looks-like.js';
import { dialects } from '../variables/dialects.js';
import { peelBase64 } from './base64-text.js';
import { type CodeBlockOptions, peelCodeBlock } from './code-block.js';
import type { DeclarationOptions } from './declarations.js';
import { wrappingFinding } from './findings.js';
import { type Content, type Layer, type Look, nameOfContent, type Opened, OtherKindError } from './opened.js';
import { lookAtPlist } from './plist.js';
import type { PolicyOptions } from './policy.js';
import { lookAtSignature, type SignatureOptions } from './signature.js';
import { unplaced, unplacedFindings } from './unplaced.js';

/** How a file becomes a profile. */
export type OpenOptions = SignatureOptions & CodeBlockOptions & PolicyOptions & DeclarationOptions;

/** More than anyone wraps around a profile: a hostile file must not go on for ever. */
const mostLayers = 8;

/**
 * Opens whatever holds a profile, or says what one should be: a property list (XML or binary), signed or not; the MDM
 * command that installs one; a payload alone; declarations that say the same; a Graph export of an IKEv2 policy, of
 * which the profile is made, or of a custom profile; what the management systems make of a profile. Every command
 * opens its files here.
 *
 * @throws InputError with one sentence when it cannot be read; OtherKindError when it is something else
 */
export async function open(bytes: Uint8Array, options: OpenOptions = {}): Promise<Opened> {
  const layers: Layer[] = [];
  let inside = bytes;
  while (layers.length <= mostLayers) {
    const look = await about(layers, () => lookAt(inside, options));
    if ('content' in look) return opened(look.content, layers);
    layers.push(
      layers.length === 0 ? look.layer : { ...look.layer, findings: unplacedFindings(look.layer.findings) },
    );
    inside = look.inside;
  }
  throw new InputError(`The profile is wrapped more than ${mostLayers} times. No tool writes such a file.`);
}

function opened(content: Content, layers: readonly Layer[]): Opened {
  refuseWrappedPolicy(content, layers);
  const { findings, ...rest } = layers.length === 0 ? content : unplaced(content);
  return {
    ...rest,
    layers,
    findings: [...layers.flatMap((layer) => layer.findings), ...misplaced(content, layers), ...findings],
    ...(layers.some(({ kind }) => kind === 'custom profile of Intune') && {
      ownVariables: new RegExp(dialects.intune.own, 'g'),
    }),
  };
}

async function lookAt(bytes: Uint8Array, options: OpenOptions): Promise<Look> {
  if (bytes.length === 0) throw new InputError('The file is empty. A profile or a policy is needed.');
  // Asked first, because JSON and property lists may hold a signature or a code block in one of their values.
  if (!beginsLikeJson(bytes)) {
    if (seemsPropertyList(bytes)) return lookAtPlist(bytes, options);
    const wrapped =
      (await lookAtSignature(bytes, options)) ?? peelBase64(bytes, options) ?? peelCodeBlock(bytes, options);
    if (wrapped !== undefined) return wrapped;
    const other = looksLike(bytes);
    if (other !== undefined)
      throw new InputError(`The file is neither a profile nor a policy. It looks like ${other}.`);
  }
  const { lookAtValue } = await import('./value.js');
  return lookAtValue(bytes, options);
}

/** Whether the first character that counts, in UTF-8 or UTF-16, begins an object or a list, not a section such as `[Interface]`. */
function beginsLikeJson(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*(?:\{|\[(?!\0?[A-Z]))/.test(head);
}

/** Says of what cannot be read where in the file it lies. */
async function about(layers: readonly Layer[], look: () => Promise<Look>): Promise<Look> {
  try {
    return await look();
  } catch (error) {
    const layer = layers.at(-1);
    if (layer === undefined || !(error instanceof InputError)) throw error;
    const message = `Inside the ${layer.kind}: ${error.message}`;
    throw error instanceof OtherKindError ? new OtherKindError(message) : new InputError(message);
  }
}

/** What of the layers brings a profile to devices; a code block may hold anything. */
function carrierOf(layers: readonly Layer[]): Layer | undefined {
  return layers.findLast(({ kind }) => kind !== 'code block');
}

function refuseWrappedPolicy(content: Content, layers: readonly Layer[]): void {
  const carrier = carrierOf(layers);
  if (content.kind !== 'policy' || carrier === undefined) return;
  throw new InputError(`The ${carrier.kind} holds ${nameOfContent(content)}. Only a profile belongs there.`);
}

function misplaced(content: Content, layers: readonly Layer[]): Finding[] {
  const carrier = carrierOf(layers);
  if (content.kind !== 'declarations' || carrier === undefined) return [];
  return [
    wrappingFinding('profile-wrapped', {
      severity: 'error',
      message: `The ${carrier.kind} holds a declaration instead of a profile.`,
      why: 'Devices reject a declaration that arrives as a profile. Declarations reach devices only by declarative management.',
      confidence: 'inferred',
      fix: 'Deliver the declaration with a management system that supports declarations, or replace it with a profile.',
    }),
  ];
}
