import { type Format, reporters } from '../../src/report/index.js';
import type { Report } from '../../src/report/report.js';
import { type RunOptions, runCli } from './run-cli.js';

/** A run of `alwayson verify`, its report read where that is JSON. */
export interface VerifyRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report;
}

const nothing: Report = { files: [], summary: { error: 0, warning: 0, info: 0 } };

/** Runs `alwayson verify`; in JSON unless told otherwise. */
export async function runVerify(
  args: readonly string[],
  { format = 'json', ...options }: RunOptions & { readonly format?: Format } = {},
): Promise<VerifyRun> {
  const run = await runCli(['verify', ...args, '--format', format], options);
  const report = format === 'json' && run.stdout !== '' ? (JSON.parse(run.stdout) as Report) : nothing;
  return { ...run, report };
}

/** The names of all formats. */
export function formatsOf(): Format[] {
  return Object.keys(reporters) as Format[];
}
