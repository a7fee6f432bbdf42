import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { type Run, type RunOptions, runCli } from '../support/run-cli.js';

export const header = 'device.serialNumber,localIdentifier,sharedSecret';

/** A secret that stands in lists, and must stand nowhere but in profiles. */
export const secret = (index: number) => `correct horse ${index} battery`;

/** A list of devices with secrets of their own. */
export function listOf(count: number, first = 1): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const index = first + at;
    return `C${index},device-${index}.contoso.com,${secret(index)}`;
  });
  return `${[header, ...lines].join('\n')}\n`;
}

/** A folder with a template in it, and lists beside. */
export class Workshop {
  readonly folder = makeFolder();

  constructor(template = 'shared-secret') {
    cpSync(join('templates', template), this.folder, { recursive: true });
  }

  /** Writes a list, readable by its owner alone. */
  list(content: string | Uint8Array, name = 'devices.csv', mode = 0o600): void {
    writeFileSync(join(this.folder, name), content, { mode });
  }

  run(words: string, options: RunOptions = {}): Promise<Run> {
    return runCli(words.split(' '), { cwd: this.folder, ...options });
  }

  /** Runs batch with the list, the bindings of the template and the folder out, as far as nothing else is said. */
  batch(words = '', options: RunOptions = {}): Promise<Run> {
    const usual = { '--devices': 'devices.csv', '--bindings': 'bindings.yaml', '-o': 'out' };
    const others = Object.entries(usual).filter(([option]) => !words.split(' ').includes(option));
    return this.run(['batch policy.json', ...others.flat(), words].join(' ').trim(), options);
  }

  read(path: string): Buffer {
    return readFileSync(join(this.folder, path));
  }

  write(path: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, path), content);
  }

  /** The profiles in a folder, by their names. */
  profiles(folder = 'out'): Record<string, string> {
    const names = readdirSync(join(this.folder, folder)).filter((name) => !/^batch|^\./.test(name));
    return Object.fromEntries(
      names.sort().map((name) => [name, readFileSync(join(this.folder, folder, name), 'latin1')]),
    );
  }

  /** The lines of a manifest about devices, in the order of the list. */
  manifest(
    path = 'out/batch.jsonl',
  ): { readonly device: string; readonly line: number; readonly file?: string }[] {
    const [, ...lines] = this.read(path).toString().trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line)).sort((a, b) => a.line - b.line);
  }
}
