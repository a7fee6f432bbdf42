/** What only the administrator knows. A script takes it from the environment: `MDM_` and this name. */
export interface Parameter {
  readonly parameter: string;
  /** What it is and where to find it: a phrase. */
  readonly what: string;
  /** What it is where the administrator does not say otherwise. */
  readonly fallback?: string;
}

/** A text with parameters in it, made by {@link text}. */
export type Text = readonly (string | Parameter)[];

/** A field of a form: a text, or the content of a file. An optional one is sent where its parameters are given. */
export type FormField =
  | { readonly name: string; readonly value: string | Text; readonly optional?: true }
  | { readonly name: string; readonly file: string };

/** How the server knows the administrator: by a header with the token after it, or by basic authentication. */
export type Login =
  | { readonly header: string }
  | { readonly user: string }
  /** The token is the user, and there is no password. */
  | { readonly user: undefined };

/** A line of a file that is sent with another one in its place, as only the administrator knows what stands there. */
export interface LineEdit {
  readonly line: string;
  readonly by: Text;
}

/** What a request carries. */
export type Body =
  | { readonly file: string; readonly type: string; readonly edits?: readonly LineEdit[] }
  | { readonly form: readonly FormField[] }
  | { readonly json: Text };

/** One HTTP request. */
export interface HttpRequest {
  readonly kind: 'http';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: Text;
  readonly login: Login;
  /** Headers beside those of the login and the body. */
  readonly headers?: readonly string[];
  readonly body?: Body;
}

/** A command of the channel's own tool, to be run where the files are. */
export interface Command {
  readonly kind: 'command';
  readonly environment?: Readonly<Record<string, Text>>;
  readonly args: readonly string[];
}

/** Something that can be done with the files. */
export interface Action {
  /** What it does: `adds the profile`. */
  readonly does: string;
  /** In this order; none where the steps say it all. */
  readonly requests: readonly (HttpRequest | Command)[];
  /** What is to be done by hand, after the requests. */
  readonly steps?: readonly string[];
}

/** Requests and commands, which a script can run. */
export interface ScriptUpload {
  readonly kind: 'script';
  /** What the token is and where it comes from: a phrase. */
  readonly token: string;
  /** By the word that the script is called with; `create` is what it does without one. */
  readonly actions: {
    readonly create: Action;
    /** What replaces a profile that is there already. */
    readonly update: Action;
    readonly [name: string]: Action;
  };
}

/** What to do by hand, where there is no interface. */
export interface ManualUpload {
  readonly kind: 'manual';
  readonly steps: readonly string[];
  /** What replaces a profile that is there already. */
  readonly update: readonly string[];
}

/** How the files of a delivery get to the server, and how they replace what is there. It never holds a token. */
export type Upload = ScriptUpload | ManualUpload;

/** The address that most scripts ask for. */
export const SERVER: Parameter = {
  parameter: 'SERVER',
  what: 'the address of the server, such as https://mdm.contoso.com',
};

/** The address of a service that has one for everybody. */
export function serviceAt(fallback: string): Parameter {
  return { ...SERVER, what: 'the address of the server', fallback };
}

/** A text with parameters: text`${SERVER}/v1/enqueue/${DEVICE}`. */
export function text(strings: TemplateStringsArray, ...values: readonly (string | Parameter)[]): Text {
  return strings.flatMap((string, index) => {
    const value = values[index];
    return value === undefined ? [string] : [string, value];
  });
}

/** The parameters of an action, each once. */
export function parametersOf({ requests }: Action): Parameter[] {
  const all = requests.flatMap((request) =>
    request.kind === 'http' ? inRequest(request) : inCommand(request),
  );
  return all.filter(({ parameter }, index) => all.findIndex((one) => one.parameter === parameter) === index);
}

/** Whether the action works without a parameter. */
export function isOptional(parameter: Parameter, { requests }: Action): boolean {
  return !requests.some((request) =>
    request.kind === 'http'
      ? [request.url, ...requiredTexts(request.body)].some((one) => one.includes(parameter))
      : inCommand(request).includes(parameter),
  );
}

function inRequest({ url, body }: HttpRequest): Parameter[] {
  return [url, ...requiredTexts(body), ...optionalTexts(body)].flatMap(parametersIn);
}

function requiredTexts(body: Body | undefined): Text[] {
  if (body === undefined) return [];
  if ('json' in body) return [body.json];
  if ('file' in body) return (body.edits ?? []).map(({ by }) => by);
  return valuesOf(body.form, false);
}

function optionalTexts(body: Body | undefined): Text[] {
  return body !== undefined && 'form' in body ? valuesOf(body.form, true) : [];
}

function valuesOf(form: readonly FormField[], optional: boolean): Text[] {
  return form.flatMap((field) =>
    'value' in field && typeof field.value !== 'string' && (field.optional ?? false) === optional
      ? [field.value]
      : [],
  );
}

function inCommand({ environment = {} }: Command): Parameter[] {
  return Object.values(environment).flatMap(parametersIn);
}

function parametersIn(one: Text): Parameter[] {
  return one.filter((part) => typeof part !== 'string');
}
