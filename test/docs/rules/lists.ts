import { readColumns } from '../../../src/batch/columns.js';
import { deviceTwice, RowReader } from '../../../src/batch/row.js';
import type { Finding } from '../../../src/finding.js';
import type { Example, Examples } from './example.js';
import type { RuleParts } from './part.js';

/** A list of devices as it stands on a page; others than its owner can read it, unless it is said otherwise. */
interface List {
  readonly lines: readonly string[];
  readonly where?: string;
  readonly readableByOthers?: boolean;
}

function lists(failing: List, passing: List): Examples {
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

function exampleOf({ lines, where = 'in devices.csv', readableByOthers = false }: List): Example {
  return {
    where,
    language: 'text',
    shown: lines.join('\n'),
    findings: async () => findingsOf(lines, readableByOthers),
  };
}

function findingsOf([header = '', ...lines]: readonly string[], readableByOthers: boolean): Finding[] {
  const reader = new RowReader(readColumns(header.split(',')), {}, (path) => path);
  const seen = new Map<string, number>();
  return lines.flatMap((text, index) => {
    const row = { line: index + 2, cells: text.split(',') };
    const { findings } = reader.read(row, !readableByOthers);
    const before = seen.get(reader.deviceOf(row));
    seen.set(reader.deviceOf(row), row.line);
    const twice = before === undefined ? [] : [deviceTwice(row.line, before)];
    return [...findings, ...twice, ...(findings.length > 0 ? [] : reader.treeOf(row).findings)];
  });
}

const header = 'device.serialNumber,localIdentifier,sharedSecret';
const good = [header, 'C02XYZ123,device-0001.contoso.com,env:PSK_1'];

export const listParts = {
  'batch-row-cells': {
    finds:
      'A line of a list of devices that has not as many cells as the header. The device gets no profile.',
    fix: 'Write a separator for every cell, also for an empty one, and put quotation marks around a cell that holds the separator.',
    examples: lists({ lines: [header, 'C02XYZ123,env:PSK_1'] }, { lines: good }),
  },
  'batch-row-unreadable': {
    finds:
      'A line that is no CSV or no JSON, a file or an environment variable that is not there, a PKCS#12 file that does not open, and a cell that asks for a secret. The device gets no profile.',
    fix: 'Correct what the finding names, and run the command again with `--resume`.',
    examples: lists({ lines: [header, 'C02XYZ123,device-0001.contoso.com,prompt'] }, { lines: good }),
  },
  'batch-cell-empty': {
    finds:
      'An empty cell in the column that names the devices, or in a column that the policy needs. A column takes the place of the binding in the bindings file, so that an empty cell is no value.',
    fix: 'Write the value into the cell.',
    examples: lists({ lines: [header, ',device-0001.contoso.com,env:PSK_1'] }, { lines: good }),
  },
  'batch-cell-secret': {
    finds:
      'A secret in a cell, in a file that others than its owner can read. On Windows this is not checked.',
    fix: 'Make the list readable for you alone with `chmod 600 devices.csv`, or write references: `env:NAME` or `file:PATH`.',
    examples: lists(
      {
        lines: [header, 'C02XYZ123,device-0001.contoso.com,a-long-secret'],
        where: 'in devices.csv, which everyone can read',
        readableByOthers: true,
      },
      {
        lines: [header, 'C02XYZ123,device-0001.contoso.com,a-long-secret'],
        where: 'in devices.csv, after chmod 600',
      },
    ),
  },
  'batch-cell-variable': {
    finds:
      'A variable in the path of a file, in a cell or in the bindings file, without a value for the device.',
    fix: 'Add a column with the value to the list.',
    examples: lists(
      { lines: ['localIdentifier,identity.pkcs12', 'device-1,certs/{{device.serialNumber}}.p12'] },
      {
        lines: [
          'device.serialNumber,localIdentifier,identity.pkcs12',
          'C02XYZ123,device-1,certs/{{device.serialNumber}}.p12',
        ],
      },
    ),
  },
  'batch-device-twice': {
    finds:
      'A device that an earlier line of the list has already. The first line is used, the others get no profile. Capital and small letters count as the same, as they do in the file names of many systems.',
    fix: 'Remove the line that is wrong.',
    examples: lists(
      { lines: [...good, 'C02XYZ123,device-0002.contoso.com,env:PSK_2'] },
      { lines: [...good, 'C02XYZ124,device-0002.contoso.com,env:PSK_2'] },
    ),
  },
  'batch-device-name': {
    finds: 'A device whose name is a whole path, or a path with `..` in it.',
    fix: 'Put `device.serialNumber` into the list: the files are named after it.',
    examples: lists(
      { lines: [header, '../../C02XYZ123,device-0001.contoso.com,env:PSK_1'] },
      { lines: good },
    ),
  },
} satisfies RuleParts;
