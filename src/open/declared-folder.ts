import { appleSources } from '../apple/sources.js';
import { isObject, type JsonObject } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { decodeText } from '../text/decode.js';
import { carried } from './carriers.js';
import { openDeclarations, readDeclarations } from './declarations.js';
import type { FolderFile } from './folder-file.js';
import { type OpenOptions, open } from './open.js';
import type { Opened } from './opened.js';
import { unplaced } from './unplaced.js';

/** A file with declarations in it. */
interface DeclarationFile extends FolderFile {
  readonly value: unknown;
}

/** The files of a folder that hold declarations. */
export async function declarationsIn(files: readonly FolderFile[]): Promise<DeclarationFile[]> {
  const listed = new Map(files.filter(isIndex).flatMap((index) => declaredBy(index)));
  const found: DeclarationFile[] = [];
  for (const file of files) {
    const row = listed.get(file.path);
    const value = /\.json$/i.test(file.path)
      ? ((await readDeclarations(file.bytes)) ?? (row && withPayload(row, file)))
      : undefined;
    if (value !== undefined) found.push({ ...file, value });
  }
  return found;
}

/** Opens declarations together with the files that they point at, as far as these lie in the same folder. */
export async function openDeclaredFolder(
  declared: readonly DeclarationFile[],
  files: readonly FolderFile[],
  options: OpenOptions,
): Promise<{ readonly opened: Opened; readonly used: readonly string[] }> {
  const values = declared.flatMap(({ value }) => [value].flat());
  const paths = declared.map(({ path }) => path);
  // A declaration can have the name of the file that its asset points at.
  const others = files.filter(({ path }) => !paths.includes(path));
  const documents = new Map(
    values.flatMap(urlsIn).flatMap((url) => {
      const file = fileServedAs(url, others);
      return file === undefined ? [] : [[url, file] as const];
    }),
  );
  const used = [...paths, ...Array.from(documents.values(), ({ path }) => path), ...indexesIn(files)];
  const bytes = new Map(Array.from(documents, ([url, file]) => [url, file.bytes] as const));
  const profile = values.flatMap(profileUrlOf).flatMap((url) => documents.get(url) ?? [])[0];
  if (profile !== undefined) {
    const opened = await legacyProfile(profile, options);
    return { opened: { ...opened, declared: { declarations: values, documents: bytes } }, used };
  }
  const content = await openDeclarations(values, { ...options, documents: bytes });
  if (content === undefined) throw new InputError('The declarations of this folder cannot be read.');
  // Places in a list of all declarations are places in no file.
  return { opened: { ...unplaced(content), layers: [] }, used };
}

/** The profile that a legacy declaration points at. */
async function legacyProfile({ path, bytes }: FolderFile, options: OpenOptions): Promise<Opened> {
  const { layer, inside } = carried(
    'declaration with a profile',
    appleSources.legacyDeclaration,
    bytes,
    bytes,
  );
  try {
    const opened = await open(inside, options);
    return {
      ...opened,
      layers: [layer, ...opened.layers],
      findings: [...layer.findings, ...opened.findings],
    };
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}

function profileUrlOf(declaration: unknown): string[] {
  const payload = isObject(declaration) ? declaration['Payload'] : undefined;
  const url = isObject(payload) ? payload['ProfileURL'] : undefined;
  return typeof url === 'string' ? [url] : [];
}

function urlsIn(declaration: unknown): string[] {
  const payload = isObject(declaration) ? declaration['Payload'] : undefined;
  const reference = isObject(payload) ? payload['Reference'] : undefined;
  const url = isObject(reference) ? reference['DataURL'] : undefined;
  return [...profileUrlOf(declaration), ...(typeof url === 'string' ? [url] : [])];
}

/** The file that an address means: the one that the index names for it, else the one with the same name. */
function fileServedAs(url: string, files: readonly FolderFile[]): FolderFile | undefined {
  const listed = files
    .filter(isIndex)
    .flatMap((index) => servedBy(index))
    .find((one) => one.url === url);
  const name = decodedName(url);
  return (
    files.find(({ path }) => path === listed?.file) ??
    files.find(({ path }) => path.split('/').at(-1) === name)
  );
}

function decodedName(url: string): string {
  const name = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function isIndex({ path }: FolderFile): boolean {
  return path === 'index.json';
}

function indexesIn(files: readonly FolderFile[]): string[] {
  return files.filter((file) => isIndex(file) && servedBy(file).length > 0).map(({ path }) => path);
}

/** A declaration of which the file has the Payload alone, as SimpleMDM takes it: the index has the rest. */
function withPayload(row: JsonObject, { bytes }: FolderFile): object | undefined {
  const payload = parsed(bytes);
  return isObject(payload) ? { ...row, Payload: payload } : undefined;
}

/** What the index of our own folders says of the declarations in it, by the names of their files. */
function declaredBy({ bytes }: FolderFile): [string, JsonObject][] {
  const value = parsed(bytes);
  const declarations = isObject(value) ? value['declarations'] : undefined;
  return (Array.isArray(declarations) ? declarations : []).flatMap((one: unknown) => {
    if (!isObject(one) || typeof one['file'] !== 'string' || typeof one['Type'] !== 'string') return [];
    const { file, ...row } = one;
    return [[String(file), row] satisfies [string, JsonObject]];
  });
}

/** What the index of our own folders says of the files in it that devices download. */
function servedBy({ bytes }: FolderFile): { readonly file: string; readonly url: string }[] {
  const value = parsed(bytes);
  const served = isObject(value) ? value['served'] : undefined;
  return (Array.isArray(served) ? served : []).flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const { file, url } = one;
    return typeof file === 'string' && typeof url === 'string' ? [{ file, url }] : [];
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch {
    return undefined;
  }
}
