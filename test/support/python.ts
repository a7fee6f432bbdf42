import type { PlistNode } from '../../src/plist/node.js';
import { run } from './programs.js';

/** A value with its type, in a form that JSON can hold and two programs can agree on: dates to the second. */
export type Tagged = readonly [type: string, value: unknown];

const script = `
import base64, datetime, json, plistlib, struct, sys

def tagged(value):
    if isinstance(value, bool): return ['boolean', value]
    if isinstance(value, int): return ['integer', str(value)]
    if isinstance(value, float): return ['real', struct.pack('>d', value).hex()]
    if isinstance(value, str): return ['string', value]
    if isinstance(value, bytes): return ['data', value.hex()]
    if isinstance(value, datetime.datetime):
        return ['date', (value - datetime.datetime(1970, 1, 1)) // datetime.timedelta(seconds=1)]
    if isinstance(value, list): return ['array', [tagged(item) for item in value]]
    if isinstance(value, dict): return ['dictionary', [[key, tagged(item)] for key, item in value.items()]]
    raise ValueError('no profile has this')

for line in sys.stdin:
    data = base64.b64decode(line)
    form = plistlib.FMT_BINARY if data.startswith(b'bplist') else plistlib.FMT_XML
    try:
        print(json.dumps(tagged(plistlib.loads(data, fmt=form))))
    except Exception:
        print('null')
`;

/** What Python's plistlib reads in each file; null where it refuses one. */
export function readWithPython(files: readonly Uint8Array[]): (Tagged | null)[] {
  return throughPython(script, files).map((line) => JSON.parse(line));
}

/** XML property lists, rewritten by Python's plistlib in the binary format. */
export function binaryByPython(files: readonly Uint8Array[]): Uint8Array[] {
  return throughPython(
    `
import base64, plistlib, sys
for line in sys.stdin:
    value = plistlib.loads(base64.b64decode(line), fmt=plistlib.FMT_XML)
    print(base64.b64encode(plistlib.dumps(value, fmt=plistlib.FMT_BINARY, sort_keys=False)).decode())
`,
    files,
  ).map((line) => Buffer.from(line, 'base64'));
}

/** Gives a script the files, a line of base64 each, and takes a line of output for each. */
function throughPython(program: string, files: readonly Uint8Array[]): string[] {
  const lines = files.map((file) => `${Buffer.from(file).toString('base64')}\n`);
  const output = run('python3', ['-c', program], Buffer.from(lines.join('')));
  return output.toString('utf8').trimEnd().split('\n');
}

/** A node in the form in which {@link readWithPython} gives values. */
export function tagged(node: PlistNode): Tagged {
  switch (node.type) {
    case 'array':
      return ['array', node.items.map(tagged)];
    case 'dictionary':
      return ['dictionary', Array.from(node.entries, ([key, item]) => [key, tagged(item)])];
    case 'integer':
      return ['integer', String(node.value)];
    case 'real': {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(node.value);
      return ['real', bytes.toString('hex')];
    }
    case 'data':
      return ['data', Buffer.from(node.value).toString('hex')];
    case 'date':
      return ['date', Math.floor(node.value.getTime() / 1000)];
    default:
      return [node.type, node.value];
  }
}
