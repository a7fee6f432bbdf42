import type { Channel, Delivery } from './channel.js';
import { nameOf, type PathOf, scriptBody, TOKEN, usesToken } from './script.js';
import {
  type HttpRequest,
  isOptional,
  type ManualUpload,
  parametersOf,
  type ScriptUpload,
  type Text,
} from './upload.js';

/**
 * How a delivery that was written gets to the server: a shell script with comments, or the steps. It never holds a
 * token.
 *
 * @param pathOf where a file has been given another name, that name, as it is seen from the folder of the script
 */
export function uploadText(channel: Channel, { upload }: Delivery, pathOf: PathOf = (file) => file): string {
  if (upload.kind === 'manual') return `${commented(headOf(channel))}\n${steps(upload)}`;
  const lines = [...headOf(channel), '', ...usage(upload), '', ...environmentOf(upload)];
  return `#!/bin/sh\n${commented(lines)}\n${scriptBody(upload, pathOf)}`;
}

/** How a delivery would get to the server, for people: no command, as there is no file yet for one. */
export function overview(channel: Channel, { files, upload }: Delivery): string {
  const written = [
    `It is ${files.length === 1 ? 'one file' : `${files.length} files`}: ${files.map(({ path }) => path).join(', ')}.`,
  ];
  const head = [...headOf(channel), '', ...written, ''];
  if (upload.kind === 'manual') return `${head.join('\n')}\n${steps(upload)}`;
  const actions = Object.entries(upload.actions).flatMap(([name, action]) => [
    `${name}: ${action.does}`,
    ...action.requests.flatMap((one) =>
      one.kind === 'http' ? requestLines(one) : [`  ${one.args.join(' ')}`],
    ),
    ...(action.steps ?? []).map((step) => `  ${step}`),
    '',
  ]);
  const end = ['', 'With -o, the files are written, and beside them the script that sends these requests.'];
  return `${[...head, ...actions, ...environmentOf(upload), ...end].join('\n')}\n`;
}

function headOf({ title, notes, source }: Channel): string[] {
  return [`${title}: how the profile gets there.`, ...notes, `Source: ${source}`];
}

function commented(lines: readonly string[]): string {
  return lines.map((line) => `${`# ${line}`.trimEnd()}\n`).join('');
}

function steps({ steps: first, update }: ManualUpload): string {
  const numbered = (all: readonly string[]) => all.map((step, index) => `${index + 1}. ${step}\n`).join('');
  return `${numbered(first)}\nTo replace a profile that is there already:\n${numbered(update)}`;
}

function usage({ actions }: ScriptUpload): string[] {
  return [
    'Run it with sh, and with the word for what it is to do; without one it takes create.',
    ...aligned(Object.entries(actions).map(([name, { does }]) => [name, does])),
  ];
}

function environmentOf(upload: ScriptUpload): string[] {
  const actions = Object.entries(upload.actions);
  const used = actions.flatMap(([, action]) => parametersOf(action)).filter((one) => one !== TOKEN);
  const parameters = used.filter(
    ({ parameter }, index) => used.findIndex((one) => one.parameter === parameter) === index,
  );
  const rows = parameters.map((one): [string, string] => {
    const needing = actions.filter(([, action]) => parametersOf(action).includes(one));
    const forSome =
      needing.length < actions.length ? `for ${needing.map(([name]) => name).join(', ')}: ` : '';
    const optional = needing.every(([, action]) => isOptional(one, action)) ? 'if wanted, ' : '';
    const otherwise = one.fallback === undefined ? '' : `; by default ${one.fallback}`;
    return [nameOf(one), `${forSome}${optional}${one.what}${otherwise}`];
  });
  const token: [string, string][] = actions.some(([, action]) => usesToken(action))
    ? [['MDM_TOKEN_FILE', `a file that holds ${upload.token} (or MDM_TOKEN, the token itself)`]]
    : [];
  return rows.length + token.length === 0
    ? []
    : ['It reads from the environment:', ...aligned([...rows, ...token])];
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`);
}

function requestLines({ method, url, headers = [], body }: HttpRequest): string[] {
  return [
    `  ${method} ${plain(url)}`,
    ...headers.map((header) => `    ${header}`),
    ...(body === undefined ? [] : bodyLines(body)),
  ];
}

function bodyLines(body: NonNullable<HttpRequest['body']>): string[] {
  if ('json' in body) return [`    application/json: ${plain(body.json)}`];
  if ('file' in body) return [`    ${body.type}: the file ${body.file}`];
  return body.form.map((field) =>
    'file' in field
      ? `    form field ${field.name}: the file ${field.file}`
      : `    form field ${field.name}: ${typeof field.value === 'string' ? field.value : plain(field.value)}`,
  );
}

function plain(parts: Text): string {
  return parts.map((part) => (typeof part === 'string' ? part : nameOf(part))).join('');
}
