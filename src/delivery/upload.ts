/** A field of a form: a text, or the content of a file. */
export type FormField =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: string };

/** One HTTP request. `HOST`, `TOKEN` and `DEVICE` stand for what only the administrator knows. */
export interface HttpUpload {
  readonly kind: 'http';
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  /** User and password of basic authentication, for example `nanomdm:TOKEN`; absent: `TOKEN` is a bearer token. */
  readonly login?: string;
  readonly body: { readonly file: string; readonly type: string } | { readonly form: readonly FormField[] };
}

/** A command of the channel's own tool, to be run where the files are. */
export interface CommandUpload {
  readonly kind: 'command';
  readonly environment?: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** What to do by hand, where there is no interface. */
export interface ManualUpload {
  readonly kind: 'manual';
  readonly steps: readonly string[];
}

/** How the files of a delivery get to the server. It never holds a token. */
export type Upload = HttpUpload | CommandUpload | ManualUpload;

/** Gives the path of a file of the delivery as it is seen from where the command is run. */
export type PathOf = (file: string) => string;

/**
 * The upload as text: a command for a POSIX shell, or the steps, numbered.
 *
 * @param pathOf where a file has been given another name, that name
 */
export function uploadText(upload: Upload, pathOf: PathOf = (file) => file): string {
  switch (upload.kind) {
    case 'http':
      return shellLine(curl(upload, pathOf));
    case 'command':
      return shellLine([environment(upload.environment ?? {}), upload.args]);
    case 'manual':
      return upload.steps.map((step, index) => `${index + 1}. ${step}\n`).join('');
  }
}

/** Arguments in groups that stay on a line together. */
type Groups = readonly (readonly string[])[];

function curl({ method, url, login, body }: HttpUpload, pathOf: PathOf): Groups {
  return [
    ['curl', '--fail-with-body', '--request', method],
    login === undefined ? ['--header', 'Authorization: Bearer TOKEN'] : ['--user', login],
    ...('file' in body
      ? [
          ['--header', `Content-Type: ${body.type}`],
          ['--data-binary', `@${pathOf(body.file)}`],
        ]
      : body.form.map((field) => formField(field, pathOf))),
    [url],
  ];
}

/** `--form` reads `@`, `<`, `;` and quotes in a value, `--form-string` takes it as it is (curl's manual page). */
function formField(field: FormField, pathOf: PathOf): string[] {
  if ('value' in field) return ['--form-string', `${field.name}=${field.value}`];
  const path = pathOf(field.file);
  const quoted = /[";,\\]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path;
  return ['--form', `${field.name}=@${quoted}`];
}

function environment(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}

function shellLine(groups: Groups): string {
  const lines = groups.filter((group) => group.length > 0).map((group) => group.map(shellWord).join(' '));
  return `${lines.join(' \\\n  ')}\n`;
}

/** A word that the shell leaves as it is: in single quotes, unless it has only harmless characters. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
