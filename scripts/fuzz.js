// npm run fuzz -- --minutes N [--kind WORD]: makes inputs of every kind for so long, and keeps in test/fuzz/corpus what
// ends otherwise than with an exit code and a sentence.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, kind: { type: 'string', default: '' } },
});
const kinds = values.kind === '' ? 11 : 1;
const { status } = spawnSync('npm', ['run', 'jest', '--', 'test/fuzz', '-w', '1'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    FUZZ_SECONDS: String((Number(values.minutes) * 60) / kinds),
    FUZZ_KIND: values.kind,
  },
});
process.exitCode = status ?? 1;
