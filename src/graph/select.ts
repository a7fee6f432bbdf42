import { InputError } from '../input-error.js';
import { inSentence } from '../text/in-sentence.js';
import { adviceFor, type ExportedObject, nameOf, type Resource, resources } from './kinds.js';

/** How many objects or kinds a sentence lists. */
const mostListed = 20;

/** What to take out of an export. */
export interface Selection {
  /** The resources that will do. The first is what the sentences ask for. */
  readonly wanted: readonly [Resource, ...Resource[]];
  /** The id or display name, in any case; needed when several would do. */
  readonly select?: string | undefined;
  /** See `Unwrapped.isOnePage`. */
  readonly isOnePage: boolean;
}

/** The one object that is meant. Throws {@link InputError} with what there is to choose from when that is not clear. */
export function selectObject(objects: readonly ExportedObject[], selection: Selection): ExportedObject {
  const { wanted, select } = selection;
  const named = select === undefined ? objects : objects.filter((object) => isCalled(object, select));
  const [found, ...others] = named.filter(
    ({ resource }) => resource !== undefined && wanted.includes(resource),
  );
  if (found === undefined) throw nothingFound(objects, named, selection);
  if (others.length === 0) return found;
  const count = others.length + 1;
  const isPolicy = resources[wanted[0]].document === 'policy';
  const [kind, how] = isPolicy ? ['VPN policies', ' with --select'] : ['certificate profiles', ''];
  throw new InputError(
    [
      select === undefined
        ? `The file holds ${count} ${kind}. Choose one by id or name${how}:`
        : `The file holds ${count} ${kind} with the name ${quoted(select)}. Choose one by id${how}:`,
      ...listed([found, ...others].map(choice)),
    ].join('\n'),
  );
}

/** Each of the choices on a line of its own, as many as can be read. */
export function listed(choices: readonly string[]): string[] {
  const distinct = [...new Set(choices)];
  const left = distinct.length - mostListed;
  return [...distinct.slice(0, mostListed), ...(left > 0 ? [`${left} more`] : [])].map((one) => `  - ${one}`);
}

/** Whether `select` is the object's id or its name, in any case. */
export function isCalled({ id, displayName }: ExportedObject, select: string): boolean {
  const wanted = select.trim().toLowerCase();
  return [id, displayName].some((one) => one?.trim().toLowerCase() === wanted);
}

function nothingFound(
  objects: readonly ExportedObject[],
  named: readonly ExportedObject[],
  { wanted, select, isOnePage }: Selection,
): InputError {
  const { name, odataType } = resources[wanted[0]];
  const page = isOnePage ? ' The export is one page of a list that goes on (@odata.nextLink).' : '';
  if (named.length === 0) {
    return new InputError(
      [
        `The file holds nothing with the id or name ${quoted(select ?? '')}.${page} It holds:`,
        ...listed(objects.map(choice)),
      ].join('\n'),
    );
  }
  const [advice, ...moreAdvice] = new Set(named.map(adviceFor));
  return new InputError(
    `${select === undefined ? 'The file holds' : `${quoted(select)} is`} ${list(named.map(nameOf))}. ` +
      `alwayson needs ${name} (${odataType}) here.${advice === undefined || moreAdvice.length > 0 ? '' : ` ${advice}`}${page}`,
  );
}

function choice(object: ExportedObject): string {
  const { id, displayName } = object;
  const called = displayName === undefined ? 'without a name' : quoted(displayName);
  return `${called} (${id === undefined ? 'no id' : `id ${inSentence(id)}`}, ${nameOf(object)})`;
}

function quoted(text: string): string {
  return `"${inSentence(text)}"`;
}

function list(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  const left = distinct.length - mostListed;
  return distinct.slice(0, mostListed).join(', ') + (left > 0 ? ` and ${left} more` : '');
}
