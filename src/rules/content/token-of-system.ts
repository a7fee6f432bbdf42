import { appleSources } from '../../apple/sources.js';
import type { PayloadView } from '../../device/views.js';
import { type StringNode, stringsIn } from '../../plist/strings.js';
import { alternatives } from '../../text/alternatives.js';
import { type VariableLeft, variablesLeftIn } from '../../variables/systems.js';
import type { Remark, Rule } from '../rule.js';
import { readableIn } from './readable.js';

export const tokenOfSystem: Rule = {
  name: 'token-of-system',
  title: "a management system's variable is left in the profile",
  severity: 'warning',
  why: 'only that system replaces it, while it delivers the profile; installed in any other way, the device takes it literally',
  source: appleSources.deviceVariables,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ profile, payloads, variablesFilledLater, ownVariables }) {
    const isReadable = readableIn(profile);
    const requests = new Set(payloads.filter(replacedOnDevice).flatMap(({ node }) => stringsIn(node)));
    for (const node of stringsIn(profile)) {
      const text = ownVariables ? node.value.replace(ownVariables, '') : node.value;
      const { variables, rest } = variablesLeftIn(text);
      if (variables.length === 0) continue;
      // A dollar or a brace in a secret is nothing unusual; a secret that is a variable and no more is one.
      if (!isReadable(node) && rest.trim() !== '') continue;
      const seen = new Set<string>();
      for (const variable of variables) {
        if (seen.has(variable.text) || isReplaced(variable, requests.has(node))) continue;
        seen.add(variable.text);
        yield remarkOn(variable, node, isReadable(node), variablesFilledLater);
      }
    }
  },
};

/** Apple names requests for certificates and networks with 802.1X. */
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
  isReadable: boolean,
  filledLater: boolean,
): Remark {
  const [{ source, by, confidence = 'documented' }] = systems;
  const titles = alternatives(systems.filter((one) => one.by === by).map(({ title }) => title));
  const what = isReadable ? text : 'a variable';
  const said = { at, source, confidence, ...(filledLater && { severity: 'info' as const }) };
  if (by === 'script') {
    return {
      ...said,
      message: `contains ${what}, which ${titles} was to replace before the profile is installed`,
      why: 'the device takes it literally',
      fix: 'Run the script that fills in the value, or write the value itself.',
    };
  }
  if (by === 'device') {
    return {
      ...said,
      message: `contains ${what}, which ${titles} replaces in requests for certificates and names for 802.1X${orSystem(systems)}; nobody says that a device does so here`,
      why: 'where nobody replaces it, the device takes it literally',
      confidence: 'inferred',
      fix: 'Write the value itself, or a variable that your management system knows.',
    };
  }
  return {
    ...said,
    message: `contains ${what}, which only ${titles} replaces`,
    fix: `Deliver the profile through ${titles}, or write the value itself.`,
  };
}

/** The management systems that have a variable of the same name. */
function orSystem(systems: VariableLeft['systems']): string {
  const others = systems.filter(({ by }) => by === undefined).map(({ title }) => title);
  return others.length === 0 ? '' : `, and ${alternatives(others)} everywhere`;
}
