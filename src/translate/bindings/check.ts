import type { Finding, Severity } from '../../finding.js';
import { pointer } from '../../pointer.js';
import { type BindingRow, bindingRows, type Situation } from './catalogue.js';
import { bindingFinding } from './findings.js';

/** What nobody bound, by its dotted path: all that the policy needs, and what else Intune fills in at delivery. */
export function missingPaths(situation: Situation): string[] {
  return bindingRows
    .filter((row) => !row.given(situation.bindings))
    .filter((row) => row.use(situation) === 'required' || (row.filledIn?.(situation) ?? false))
    .map(({ path }) => path);
}

/**
 * A finding for every binding that the policy needs and has not, all at once, each with the lines to add.
 *
 * @param incomplete whether it is no error, because the profile is not to be delivered: then a property that every
 *   policy has is a warning, and what Intune fills in at delivery is worth knowing
 */
export function missingBindings(situation: Situation, incomplete = false): Finding[] {
  return bindingRows
    .filter((row) => row.use(situation) === 'required' && !row.given(situation.bindings))
    .filter(({ decidedBy = [] }) => !decidedBy.some((property) => situation.unread?.includes(property)))
    .map((row, index) =>
      bindingFinding('binding-missing', {
        severity: incomplete ? severityIncomplete(row) : 'error',
        path: pathOf(row),
        message: missingMessage(row, situation),
        // What bindings are is said once in a report.
        why: index === 0 ? `Bindings are the values that Intune fills in at delivery. ${row.why}` : row.why,
        fix: row.lines.join('\n'),
      }),
    );
}

/** A finding for every binding that was given and that this policy has no use for. */
export function unusedBindings(situation: Situation): Finding[] {
  return bindingRows
    .filter((row) => !row.path.startsWith('policy.'))
    .filter((row) => row.given(situation.bindings) && row.use(situation) === 'none')
    .map((row) =>
      bindingFinding('binding-unused', {
        path: pathOf(row),
        message: `The policy has no use for the binding ${row.path}.`,
        fix: `Remove ${row.path} from the bindings.`,
      }),
    );
}

function severityIncomplete({ path }: BindingRow): Severity {
  return path.startsWith('policy.') ? 'warning' : 'info';
}

function missingMessage(
  { path, what = `${path} is missing.`, hint }: BindingRow,
  { policy }: Situation,
): string {
  const said = hint?.(policy);
  return [what, ...(said === undefined ? [] : [said]), 'Add to your bindings file:'].join(' ');
}

function pathOf(row: BindingRow): string {
  return pointer(...row.path.split('.'));
}
