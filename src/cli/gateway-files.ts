import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Certificate } from '../certificates/certificate.js';
import type { Gateway } from '../gateway/connection.js';
import type { IncludedFile, Includer } from '../gateway/place.js';
import type { GatewayCertificates } from '../gateway/rule.js';
import { fitting } from '../text/wildcards.js';
import type { Host } from './host.js';
import { largestBeside, readBeside, readInput } from './input.js';

/** A gateway by its configuration, with the certificates that lie beside it. */
export interface LoadedGateway {
  readonly gateway: Gateway;
  readonly certificates: GatewayCertificates;
}

/**
 * Reads the configuration of a gateway, with what it includes from its own folder and below, and the certificates in
 * `x509/` and `x509ca/` beside it.
 *
 * @throws InputError when something cannot be read
 */
export async function loadGateway(host: Host, file: string): Promise<LoadedGateway> {
  const [{ readGateway }, { decodeText }, { readCertificates }] = await Promise.all([
    import('../gateway/read-gateway.js'),
    import('../text/decode.js'),
    import('../certificates/certificate.js'),
  ]);
  const bytes = await readInput(host, file);
  const folder = dirname(file);
  const gateway = readGateway(file, decodeText(bytes), includerFor(host, folder, decodeText));
  const names = gateway.connections.flatMap(({ certificates }) => certificates.value);
  const authorities = new Set(gateway.connections.flatMap((one) => one.authorities.value));
  const inFolder = (inner: string, wanted: Iterable<string>) =>
    new Map(
      [...wanted].flatMap((name) => {
        const certificate = certificateIn(host, join(folder, inner, basename(name)), readCertificates);
        return certificate === undefined ? [] : [[name, certificate] as const];
      }),
    );
  return {
    gateway,
    certificates: { own: inFolder('x509', names), authorities: inFolder('x509ca', authorities) },
  };
}

/** The first certificate of a file; undefined where there is no such file, or no certificate in it. */
function certificateIn(
  host: Host,
  path: string,
  read: (bytes: Uint8Array) => readonly [Certificate, ...Certificate[]],
): Certificate | undefined {
  try {
    return read(readBeside(host, path))[0];
  } catch {
    return undefined;
  }
}

/** Gives the files of the folder and below; what lies elsewhere is not looked at. */
function includerFor(host: Host, folder: string, decode: (bytes: Uint8Array) => string): Includer {
  const root = resolve(host.cwd, folder);
  let left = largestBeside;
  return (pattern, from) => {
    const place = dirname(from);
    const inner = dirname(pattern);
    const inside = resolve(host.cwd, place, inner);
    if (inside !== root && !inside.startsWith(`${root}/`)) return undefined;
    return namesIn(inside, basename(pattern)).map((name): IncludedFile => {
      const file = join(place, inner, name);
      const bytes = readBeside(host, file, left);
      left -= bytes.length;
      return { file, text: decode(bytes) };
    });
  };
}

/** The files of a folder whose names fit a pattern, in order; none where there is no such folder. */
function namesIn(folder: string, pattern: string): string[] {
  const fits = fitting(pattern);
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && fits.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
