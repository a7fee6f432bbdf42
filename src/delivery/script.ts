import { shellWord } from '../text/shell-word.js';
import {
  type Action,
  type Body,
  type Command,
  type FormField,
  type HttpRequest,
  isOptional,
  type LineEdit,
  type Login,
  type Parameter,
  parametersOf,
  type ScriptUpload,
  type Text,
} from './upload.js';

/** Gives the path of a file of the delivery as it is seen from the folder of the script. */
export type PathOf = (file: string) => string;

/** The name of a parameter in the environment. */
export function nameOf({ parameter }: Parameter): string {
  return `MDM_${parameter}`;
}

/**
 * What a shell script for POSIX does, after its comments: one branch for each action. The token comes from the
 * environment or a file and reaches curl by standard input or a file descriptor, never by its command line, which
 * others on the machine can read.
 */
export function scriptBody({ actions }: ScriptUpload, pathOf: PathOf): string {
  const branches = new Map<string, string[]>();
  for (const [name, action] of Object.entries(actions)) {
    const lines = branch(action, pathOf).join('\n');
    branches.set(lines, [...(branches.get(lines) ?? []), name]);
  }
  return [
    'set -eu\n',
    'cd "$(dirname "$0")"\n',
    ...(Object.values(actions).some(usesToken)
      ? [`MDM_TOKEN=\${MDM_TOKEN:-$(cat "\${MDM_TOKEN_FILE:?is needed, or MDM_TOKEN; see the comments}")}\n`]
      : []),
    `case "\${1:-create}" in\n`,
    ...Array.from(branches, ([lines, names]) => `  ${names.join('|')})\n${lines}\n    ;;\n`),
    `  *)\n    echo "usage: sh $0 ${Object.keys(actions).join('|')}" >&2\n    exit 2\n    ;;\n`,
    'esac\n',
  ].join('');
}

/** Whether an action needs the token. */
export function usesToken({ requests }: Action): boolean {
  return requests.some(
    (request) =>
      request.kind === 'http' ||
      Object.values(request.environment ?? {}).some((value) => value.some((part) => part === TOKEN)),
  );
}

/** The token, for the environment of a command: curl's requests have it of themselves. */
export const TOKEN: Parameter = { parameter: 'TOKEN', what: 'the token' };

/** Lines of a branch. What stands in a here-document is not indented. */
function branch(action: Action, pathOf: PathOf): string[] {
  const needed = parametersOf(action).filter((one) => one !== TOKEN && !isOptional(one, action));
  return [
    ...needed.map((one) => {
      const otherwise = one.fallback === undefined ? '?is needed; see the comments' : `=${one.fallback}`;
      return `    : "\${${nameOf(one)}:${otherwise}}"`;
    }),
    ...action.requests.flatMap((request) =>
      request.kind === 'http' ? curl(request, pathOf) : [`    ${command(request)}`],
    ),
    ...printed(action.steps ?? []),
  ];
}

function printed(steps: readonly string[]): string[] {
  return steps.length === 0 ? [] : ["    cat <<'EOF'", ...steps, 'EOF'];
}

function curl({ method, url, login, headers = [], body }: HttpRequest, pathOf: PathOf): string[] {
  const edits = body !== undefined && 'file' in body ? (body.edits ?? []) : [];
  const edited = edits.length > 0 && body !== undefined && 'file' in body;
  // Standard input brings the edited file, where there is one, and the header otherwise.
  const [headerFile, descriptor] = edited ? ['@/dev/fd/3', '3'] : ['@-', ''];
  const words = [
    `curl --fail-with-body --request ${method}`,
    `--header ${headerFile}`,
    ...headers.map((header) => `--header ${shellWord(header)}`),
    ...(body === undefined ? [] : bodyWords(body, pathOf)),
    `${shellText(url)} ${descriptor}<<EOF`,
  ].map((line, index) => (index === 0 ? line : `  ${line}`));
  const before = edited ? [...checked(edits), `    ${sed(edits, pathOf(body.file))} |`] : [];
  return [
    ...loginLines(login),
    ...before,
    words.map((line) => `    ${line}`).join(' \\\n'),
    headerLine(login),
    'EOF',
  ];
}

function loginLines(login: Login): string[] {
  if ('header' in login) return [];
  const pair = login.user === undefined ? '"$MDM_TOKEN:"' : `"${login.user}:$MDM_TOKEN"`;
  return [`    basic=$(printf '%s' ${pair} | base64 | tr -d '\\n')`];
}

function headerLine(login: Login): string {
  return 'header' in login ? `${login.header} $MDM_TOKEN` : 'Authorization: Basic $basic';
}

function bodyWords(body: Body, pathOf: PathOf): string[] {
  if ('form' in body) return body.form.map((field) => formField(field, pathOf));
  if ('json' in body) {
    return [`--header 'Content-Type: application/json'`, `--data-binary ${shellText(body.json)}`];
  }
  const file = (body.edits ?? []).length > 0 ? '@-' : `@${pathOf(body.file)}`;
  return [`--header ${shellWord(`Content-Type: ${body.type}`)}`, `--data-binary ${shellWord(file)}`];
}

/** `--form` reads `@`, `<`, `;` and quotes in a value, `--form-string` takes it as it is (curl's manual page). */
function formField(field: FormField, pathOf: PathOf): string {
  if ('file' in field) {
    const path = pathOf(field.file);
    const quoted = /[";,\\]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path;
    return `--form ${shellWord(`${field.name}=@${quoted}`)}`;
  }
  if (typeof field.value === 'string') return `--form-string ${shellWord(`${field.name}=${field.value}`)}`;
  const word = shellText([`${field.name}=`, ...field.value]);
  const [first] = field.value.filter((part) => typeof part !== 'string');
  if (!field.optional || first === undefined) return `--form-string ${word}`;
  const name = nameOf(first);
  return `\${${name}:+--form-string} \${${name}:+${word}}`;
}

/** What is put into a line must not be read by sed or end a text in JSON. */
function checked(edits: readonly LineEdit[]): string[] {
  const all = edits.flatMap(({ by }) => by.filter((part) => typeof part !== 'string'));
  return [...new Set(all.map(nameOf))].flatMap((name) => [
    `    case $${name} in`,
    `      *[!A-Za-z0-9._-]*) echo '${name} has something other than letters, digits, dots, hyphens and underscores' >&2; exit 1 ;;`,
    '    esac',
  ]);
}

function sed(edits: readonly LineEdit[], path: string): string {
  const scripts = edits.map(({ line, by }) => `-e ${shellText([`s|^${line}$|`, ...by, '|'])}`);
  return `sed ${scripts.join(' ')} -- ${shellWord(path)}`;
}

function command({ environment = {}, args }: Command): string {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${shellText(value)}`);
  return [...variables, ...args.map(shellWord)].join(' ');
}

/** A word with parameters in it, each in double quotes. */
function shellText(parts: Text): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? shellWord(part) : `"$${nameOf(part)}"`))
    .join('');
}
