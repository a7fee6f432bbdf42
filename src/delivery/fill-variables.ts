import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import { type StringNode, stringsIn } from '../plist/strings.js';
import { alternatives } from '../text/alternatives.js';
import { isVariable, tokenPattern, tokensIn, type Variable, variables } from '../tokens.js';
import { type ChannelVariable, channelsWith, type Dialect } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import { consequenceAt } from '../variables/unknown.js';
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
  const own = texts.filter(({ value }) => isOwn(value, channel.dialect));
  return {
    neutral: neutralVariablesIn(profile),
    own: own.length > 0,
    findings: [
      ...texts.flatMap((text) => tokenFindings(text, name, channel, signed)),
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

function tokenFindings(text: StringNode, name: string, channel: Channel, signed: boolean): Finding[] {
  return tokensIn(text.value).flatMap((token) => {
    if (!isVariable(token)) return channel.dialect?.own.test(`{{${token}}}`) ? [] : [unknownToken(text)];
    if (signed) return [inSignedProfile(text, token)];
    const variable = channel.dialect?.variables[token];
    if (variable === undefined) return [notAtChannel(text, token, name, channel)];
    return variable.confidence === 'documented' ? [] : [uncertain(text, token, variable, channel)];
  });
}

/** What stands between the braces is not repeated: it may be a secret. */
function unknownToken(text: StringNode): Finding {
  const message = `has a name in double braces that is no variable; the variables are ${alternatives(variables)}`;
  const consequence = consequenceAt(text);
  const why = consequence ?? 'nobody replaces it, so the device gets the braces and the name as they are';
  const severity = consequence === undefined ? 'warning' : 'error';
  const source = deliverySources.inferred;
  return deliveryFinding('token-unresolved', { severity, message, why, source }, text);
}

function inSignedProfile(text: StringNode, token: Variable): Finding {
  const message = `has the variable {{${token}}}, but the profile is signed; deliver it unsigned, or bind a value and sign afterwards`;
  const why =
    'whoever puts a value in changes what was signed, and the device refuses a profile whose signature does not fit';
  const source = deliverySources.inferred;
  return deliveryFinding('token-unresolved', { message, why, source }, text);
}

function notAtChannel(text: StringNode, token: Variable, name: string, channel: Channel): Finding {
  const { title, dialect } = channel;
  const lacks =
    dialect === undefined
      ? `and ${title} is not known to fill in any`
      : `for which ${title} is not known to have one`;
  const message = `has the variable {{${token}}}, ${lacks}; bind ${token} and make a profile for each device, or deliver through a channel that has it: ${alternatives(channelsWith(token))}`;
  const rule = name === 'file' && dialect === undefined ? 'token-unresolved' : 'token-unknown-to-channel';
  const { why } = deliveryFinding.rules['token-unknown-to-channel'];
  return deliveryFinding(rule, { message, why, source: dialect?.source ?? channel.source }, text);
}

function uncertain(
  text: StringNode,
  token: Variable,
  variable: ChannelVariable,
  { title, dialect, source }: Channel,
): Finding {
  const note = variable.note === undefined ? '' : `: ${variable.note}`;
  const message = `{{${token}}} becomes ${variable.text} for ${title}${note}; try it on one device first`;
  const { confidence } = variable;
  return deliveryFinding('token-uncertain', { message, confidence, source: dialect?.source ?? source }, text);
}

/** What the text is, is not repeated: it may be a secret. */
function lookAlike(text: StringNode, { title, dialect, source }: Channel, signed: boolean): Finding {
  const form = `has text of the form ${dialect?.looksLike ?? ''}`;
  const message = signed
    ? `${form}, a variable of ${title}, which nobody can fill in as the profile is signed`
    : `${form}, which ${title} replaces; that is right only if it is meant as its variable, and there is no known way to escape it`;
  return deliveryFinding('token-look-alike', { message, source: dialect?.source ?? source }, text);
}
