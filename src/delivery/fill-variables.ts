import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import { type StringNode, stringsIn } from '../plist/strings.js';
import { readableIn } from '../rules/content/readable.js';
import { subjectOf } from '../rules/wording.js';
import { alternatives } from '../text/alternatives.js';
import { asSentence } from '../text/in-sentence.js';
import { didYouMean } from '../text/nearest.js';
import { isVariable, tokenPattern, tokensIn, type Variable, variables } from '../tokens.js';
import { type ChannelVariable, channelsWith, type Dialect } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import { consequenceAt, meantBy } from '../variables/unknown.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';

/** What a profile has of variables, seen by a channel. */
export interface VariablesFound {
  /** The neutral ones, each once. */
  readonly neutral: readonly Variable[];
  /** Whether there is text that the channel takes for a variable of its own. */
  readonly own: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Looks for variables in every text of a profile: neutral ones that the channel does not have, or that nobody can
 * fill in any more, and text that the channel would replace although it is none.
 *
 * @param name the channel's name in the registry
 * @param signed whether a signature keeps everyone from changing the profile
 */
export function findVariables(
  profile: DictionaryNode,
  name: string,
  channel: Channel,
  signed: boolean,
): VariablesFound {
  const texts = stringsIn(profile);
  const isReadable = readableIn(profile);
  const own = texts.filter(({ value }) => isOwn(value, channel.dialect));
  return {
    neutral: neutralVariablesIn(profile),
    own: own.length > 0,
    findings: [
      ...texts.flatMap((text) => tokenFindings(text, name, channel, { signed, isReadable })),
      ...own.map((text) => lookAlike(text, channel, signed)),
    ],
  };
}

/** The neutral variables in a profile, each once. */
export function neutralVariablesIn(profile: DictionaryNode): Variable[] {
  const names = stringsIn(profile).flatMap(({ value }) => tokensIn(value));
  return [...new Set(names.filter(isVariable))];
}

/** Puts the channel's own text in for each neutral variable that it has. The texts hold nothing that XML escapes. */
export function fillVariables(profile: string, dialect: Dialect): string {
  return profile.replace(tokenPattern, (whole, name: string) =>
    isVariable(name) ? (dialect.variables[name]?.text ?? whole) : whole,
  );
}

function isOwn(text: string, dialect: Dialect | undefined): boolean {
  if (dialect === undefined) return false;
  const withoutNeutral = text.replace(tokenPattern, (whole, name: string) => (isVariable(name) ? '' : whole));
  return dialect.own.test(withoutNeutral);
}

function tokenFindings(
  text: StringNode,
  name: string,
  channel: Channel,
  { signed, isReadable }: { signed: boolean; isReadable: ReturnType<typeof readableIn> },
): Finding[] {
  return tokensIn(text.value).flatMap((token) => {
    if (!isVariable(token)) {
      const isOwnName = channel.dialect?.own.test(`{{${token}}}`) === true;
      return isOwnName ? [] : [unknownToken(text, isReadable(text) ? token : undefined)];
    }
    if (signed) return [inSignedProfile(text, token)];
    const variable = channel.dialect?.variables[token];
    if (variable === undefined) return [notAtChannel(text, token, name, channel)];
    return variable.confidence === 'documented' ? [] : [uncertain(text, token, variable, channel)];
  });
}

/** @param token undefined where it may be a secret */
function unknownToken(text: StringNode, token: string | undefined): Finding {
  const what = token === undefined ? 'a name in double braces' : `"{{${token}}}"`;
  const meant = didYouMean(token === undefined ? undefined : meantBy(token));
  const message = `${subjectOf(text)} contains ${what}, which nothing replaces.${meant}`;
  const consequence = consequenceAt(text);
  const why = consequence ?? 'Nothing replaces it, so the device uses the braces and the name literally.';
  const severity = consequence === undefined ? 'warning' : 'error';
  const source = deliverySources.inferred;
  const fix = `Write the value itself, or ${alternatives(variables.map((name) => `{{${name}}}`))}.`;
  return deliveryFinding('token-unresolved', { severity, message, why, fix, source }, text);
}

function inSignedProfile(text: StringNode, token: Variable): Finding {
  const message = `${subjectOf(text)} contains {{${token}}}, but the profile is signed, so nothing can replace it.`;
  const why =
    'Filling in a value changes what was signed, and devices reject a profile that was changed after it was signed.';
  const fix = 'Deliver the profile unsigned, or bind a value and sign afterwards.';
  const source = deliverySources.inferred;
  return deliveryFinding('token-unresolved', { message, why, fix, source }, text);
}

function notAtChannel(text: StringNode, token: Variable, name: string, channel: Channel): Finding {
  const { title, dialect } = channel;
  const lacks = asSentence(
    dialect === undefined
      ? `${title} fills in no variables`
      : `${title} is not known to have a variable for it`,
  );
  const message = `${subjectOf(text)} contains {{${token}}}. ${lacks}`;
  const rule = name === 'file' && dialect === undefined ? 'token-unresolved' : 'token-unknown-to-channel';
  const { why } = deliveryFinding.rules['token-unknown-to-channel'];
  const fix = `Bind ${token} and make a profile for each device, or deliver through ${alternatives(channelsWith(token))}.`;
  return deliveryFinding(rule, { message, why, fix, source: dialect?.source ?? channel.source }, text);
}

function uncertain(
  text: StringNode,
  token: Variable,
  variable: ChannelVariable,
  { title, dialect, source }: Channel,
): Finding {
  const note = variable.note === undefined ? '' : `: ${variable.note}`;
  const message = `The variable {{${token}}} becomes ${variable.text} for ${title}${note}.`;
  const { confidence } = variable;
  return deliveryFinding(
    'token-uncertain',
    { message, fix: 'Try it on one device first.', confidence, source: dialect?.source ?? source },
    text,
  );
}

/** What the text holds is not repeated: it may be a secret. In a name or an address a variable is surely meant. */
function lookAlike(text: StringNode, { title, dialect, source }: Channel, signed: boolean): Finding {
  const form = `${subjectOf(text)} contains something of the form ${dialect?.looksLike ?? ''}, a variable of ${title}.`;
  const isMeant = !signed && consequenceAt(text) !== undefined;
  const unlessMeant = `${title} replaces it, and no way to escape it is known. That is right only if the variable is meant.`;
  const consequence = signed
    ? `The profile is signed, so ${title} cannot replace it.`
    : isMeant
      ? `${title} replaces it.`
      : unlessMeant;
  return deliveryFinding(
    'token-look-alike',
    {
      ...(isMeant && { severity: 'info' as const }),
      message: `${form} ${consequence}`,
      source: dialect?.source ?? source,
    },
    text,
  );
}
