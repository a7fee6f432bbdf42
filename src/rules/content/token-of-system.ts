import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { PayloadView } from '../../device/views.js';
import { type StringNode, stringsIn } from '../../plist/strings.js';
import { alternatives } from '../../text/alternatives.js';
import { mayHoldVariables, type VariableLeft, variablesLeftIn } from '../../variables/systems.js';
import type { Remark, Rule } from '../rule.js';
import { subjectOf } from '../wording.js';
import { readableIn } from './readable.js';

export const tokenOfSystem: Rule = {
  name: 'token-of-system',
  title: 'variable of a management system',
  severity: 'warning',
  why: 'Only that system replaces the variable, when it delivers the profile. Otherwise devices use it literally.',
  source: appleSources.deviceVariables,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ profile, payloads, platform, variablesFilledLater, ownVariables }) {
    const isReadable = readableIn(profile);
    const texts = stringsIn(profile).filter(({ value }) => mayHoldVariables(value));
    if (texts.length === 0) return;
    const replacing = platform === 'macOS' ? payloads.filter(replacedOnDevice) : [];
    const requests = new Set(replacing.flatMap(({ node }) => stringsIn(node)));
    for (const node of texts) {
      const text = ownVariables ? node.value.replace(ownVariables, '') : node.value;
      const { variables, rest } = variablesLeftIn(text);
      if (variables.length === 0) continue;
      // A dollar or a brace in a secret is nothing unusual; a secret that is a variable and no more is one.
      if (!isReadable(node) && rest.trim() !== '') continue;
      const seen = new Set<string>();
      for (const variable of variables) {
        if (seen.has(variable.text) || isReplaced(variable, requests.has(node))) continue;
        seen.add(variable.text);
        yield remarkOn(variable, node, { isReadable: isReadable(node), platform, variablesFilledLater });
      }
    }
  },
};

/** Apple names requests for certificates and networks with 802.1X, both of a Mac. */
function replacedOnDevice({ type = '' }: PayloadView): boolean {
  return /^com\.apple\.(security\.(scep|acme)|ADCertificate\.managed|wifi\.managed|.*ethernet\.managed)$/.test(
    type,
  );
}

function isReplaced({ systems }: VariableLeft, isRequest: boolean): boolean {
  return isRequest && systems.some(({ by }) => by === 'device');
}

function remarkOn(
  { text, systems }: VariableLeft,
  at: StringNode,
  {
    isReadable,
    platform,
    variablesFilledLater,
  }: { isReadable: boolean } & Pick<ProfileView, 'platform' | 'variablesFilledLater'>,
): Remark {
  const [{ source, by, confidence = 'documented' }] = systems;
  const titles = alternatives(systems.filter((one) => one.by === by).map(({ title }) => title));
  const what = isReadable ? text : 'a variable';
  const said = { at, source, confidence, ...(variablesFilledLater && { severity: 'info' as const }) };
  if (by === 'script') {
    return {
      ...said,
      message: `${subjectOf(at)} contains ${what}, which ${titles} did not replace.`,
      why: 'Devices use it literally.',
      fix: 'Run the script that fills in the value, or write the value itself.',
    };
  }
  if (by === 'device') {
    const elsewhere = platform === 'macOS' ? 'probably not here' : 'iPhones probably do not';
    return {
      ...said,
      message: `${subjectOf(at)} contains ${what}, which ${titles} replaces in certificate requests and in names for 802.1X${orSystem(systems)}, but ${elsewhere}.`,
      why: 'Devices use a variable literally when nothing replaces it.',
      confidence: 'inferred',
      fix: 'Write the value itself, or a variable that your management system knows.',
    };
  }
  return {
    ...said,
    message: `${subjectOf(at)} contains ${what}, which only ${titles} replaces.`,
    fix: `Deliver the profile through ${titles}, or write the value itself.`,
  };
}

/** The management systems that have a variable of the same name. */
function orSystem(systems: VariableLeft['systems']): string {
  const others = systems.filter(({ by }) => by === undefined).map(({ title }) => title);
  return others.length === 0 ? '' : `, and ${alternatives(others)} everywhere`;
}
