import type { Finding, Severity } from '../../finding.js';
import { graphSources } from '../../graph/sources.js';
import { pointer } from '../../pointer.js';
import { type BindingRow, bindingRows, type Situation } from './catalogue.js';

/**
 * A finding for every binding that the policy needs and has not, all at once, each with the lines to add.
 *
 * @param incomplete whether it is no error, because the profile is not to be delivered: then a property that every
 *   policy has is a warning, and what Intune fills in at delivery is worth knowing
 */
export function missingBindings(situation: Situation, incomplete = false): Finding[] {
  return bindingRows
    .filter((row) => row.use(situation) === 'required' && !row.given(situation.bindings))
    .map((row) => ({
      rule: 'binding-missing',
      severity: incomplete ? severityIncomplete(row) : 'error',
      document: 'bindings',
      path: pathOf(row),
      message: missingMessage(row, situation),
      why: row.why,
      source: graphSources.ikev2,
      confidence: 'documented',
      fix: row.lines.join('\n'),
    }));
}

/** A finding for every binding that was given and that this policy has no use for. */
export function unusedBindings(situation: Situation): Finding[] {
  return bindingRows
    .filter((row) => !row.path.startsWith('policy.'))
    .filter((row) => row.given(situation.bindings) && row.use(situation) === 'none')
    .map((row) => ({
      rule: 'binding-unused',
      severity: 'warning',
      document: 'bindings',
      path: pathOf(row),
      message: 'is bound and not used: the policy asks for nothing that it could serve',
      why: `this binding gives ${row.why}`,
      source: graphSources.ikev2,
      confidence: 'documented',
    }));
}

function severityIncomplete({ path }: BindingRow): Severity {
  return path.startsWith('policy.') ? 'warning' : 'info';
}

function missingMessage({ hint }: BindingRow, { policy }: Situation): string {
  const said = hint?.(policy);
  return said === undefined ? 'is needed and not bound' : `is needed and not bound; ${said}`;
}

function pathOf(row: BindingRow): string {
  return pointer(...row.path.split('.'));
}
