import { InputError } from '../../input-error.js';
import { jsonText } from '../../text/json-text.js';
import { nearest } from '../../text/nearest.js';
import type { CataloguedRule } from '../../verify/catalogue.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { resultFormat } from '../options.js';
import { packageFile } from '../package-files.js';

interface Options {
  rule?: string | undefined;
  search?: string | undefined;
  format: 'text' | 'json';
}

export const rulesCommand = defineCommand<Options>({
  command: 'rules [rule]',
  describe: 'list what verify looks for, or explain one rule',
  builder: (yargs) =>
    yargs
      .positional('rule', { type: 'string', describe: 'name of a rule' })
      .options({
        search: {
          type: 'string',
          requiresArg: true,
          describe: 'what a device says when it rejects a profile: find the rules for it',
        },
        format: resultFormat,
      })
      .example('$0 rules', 'every rule, with its severity')
      .example('$0 rules sa-dh-group', 'what it finds, why it matters, examples, and how to fix it')
      .example('$0 rules --search "ConfigProfilePluginDomain -319"', 'what an error of a Mac means'),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { rule, search } = options;
  if (options.format === 'json') return asJson(options, host);
  if (search !== undefined) return found(search, host);
  const { ruleCatalogue, ruleGroups } = await import('../../verify/catalogue.js');
  const names = ruleCatalogue.map(({ name }) => name);
  if (rule !== undefined) {
    host.stdout.write(pageOf(rule, names));
    return 0;
  }
  const width = Math.max(...names.map((name) => name.length));
  for (const { title, rules } of ruleGroups) {
    host.stdout.write(`${title}\n`);
    for (const one of rules) {
      host.stdout.write(`  ${one.name.padEnd(width)}  ${one.severity.padEnd(7)}  ${one.title}\n`);
    }
    host.stdout.write('\n');
  }
  return 0;
}

/** What is printed for people, as JSON by `schemas/rules.schema.json`. */
async function asJson({ rule, search }: Options, host: Host): Promise<ExitCode> {
  const { ruleCatalogue, ruleGroups } = await import('../../verify/catalogue.js');
  const data = (rules: readonly CataloguedRule[]) =>
    rules.map((one) => {
      const group = ruleGroups.find((each) => each.rules.includes(one))?.title;
      const { name, severity, title, why, source, confidence } = one;
      return { name, group, severity, title, why, source, confidence };
    });
  const write = (answer: object) => host.stdout.write(jsonText({ version: 1, ...answer }));
  if (search !== undefined) {
    const { searchRules } = await import('../../verify/search-rules.js');
    const { errors, rules } = searchRules(search);
    const known = errors.map(({ text, on, means, source, rules: named }) => {
      return { text, on, means, source, rules: named };
    });
    write({ rules: data(rules), errors: known });
    return errors.length > 0 || rules.length > 0 ? 0 : 1;
  }
  const named = ruleCatalogue.filter(({ name }) => rule === undefined || name === rule);
  const names = ruleCatalogue.map(({ name }) => name);
  write({ ...(rule !== undefined && { page: pageOf(rule, names) }), rules: data(named) });
  return 0;
}

/** Exit code 1 when nothing is found, as search tools have it. */
async function found(text: string, host: Host): Promise<ExitCode> {
  const { searchRules } = await import('../../verify/search-rules.js');
  const { errors, rules } = searchRules(text);
  for (const { text: said, on, means, source } of errors) {
    host.stdout.write(`${said} (${on})\n  ${means}\n  Source: ${source}\n\n`);
  }
  if (rules.length > 0) host.stdout.write('Rules:\n');
  const width = Math.max(0, ...rules.map(({ name }) => name.length));
  for (const { name, severity, title } of rules) {
    host.stdout.write(`  ${name.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`);
  }
  if (errors.length > 0 || rules.length > 0) return 0;
  host.stderr.write('No rule and no known error has these words. Search for fewer, or for the code alone.\n');
  return 1;
}

function pageOf(rule: string, names: readonly string[]): string {
  if (names.includes(rule)) {
    const page = packageFile(`docs/rules/${rule}.md`).toString();
    return page.replace(/^<!--.*-->\n\n/m, '');
  }
  const near = nearest(rule, names);
  const hint = near === undefined ? 'alwayson rules lists them.' : `Did you mean ${near}?`;
  throw new InputError(`There is no rule ${rule}. ${hint}`);
}
