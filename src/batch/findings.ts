import { findingTable } from '../finding-table.js';

const source = 'the form of a list of devices, docs/batch.md';

/** What reading a list of devices finds: each is about one line, whose device gets no profile. */
export const batchFinding = findingTable('bindings', {
  'batch-row-cells': {
    title: 'a line of a list of devices with more or fewer cells than the header',
    severity: 'error',
    why: 'Nobody can tell which cell belongs to which column, so a device could get the secret of another.',
    source,
    confidence: 'documented',
  },
  'batch-row-unreadable': {
    title: 'a line of a list of devices whose values cannot be used',
    severity: 'error',
    why: 'A profile without the value would not connect.',
    source,
    confidence: 'documented',
  },
  'batch-cell-empty': {
    title: 'an empty cell in a list of devices where a value is needed',
    severity: 'error',
    why: 'Nothing else says the value, and none is invented.',
    source,
    confidence: 'documented',
  },
  'batch-cell-secret': {
    title: 'a secret in a list of devices that others can read',
    severity: 'error',
    why: 'Everyone who can read the list could connect as each of its devices.',
    source,
    confidence: 'documented',
  },
  'batch-cell-variable': {
    title: 'a variable in the path of a file that the list of devices has no value for',
    severity: 'error',
    why: 'The file of the device cannot be found without the value.',
    source,
    confidence: 'documented',
  },
  'batch-device-twice': {
    title: 'a device that stands in a list twice',
    severity: 'error',
    why: 'The second profile would overwrite the first, and nobody can tell which one is meant.',
    source,
    confidence: 'documented',
  },
  'batch-device-name': {
    title: 'a device whose name leads out of the folder',
    severity: 'error',
    why: 'Files are named after their devices, and this one would lie outside the folder.',
    source,
    confidence: 'documented',
  },
});
