import { consoles } from '../../src/delivery/consoles.js';
import { channelNames, channels, channelsThatTake, loadChannel } from '../../src/delivery/index.js';
import type { OptionName } from '../../src/delivery/options.js';
import { optionFlags } from '../../src/delivery/options.js';
import type { Action } from '../../src/delivery/upload.js';
import { variables } from '../../src/tokens.js';
import type { Dialect } from '../../src/variables/dialects.js';
import { delivered, profileFile } from '../support/delivery-sample.js';
import { expectGolden } from '../support/golden.js';
import { knowledge } from './channels.js';

/** A cell in which a line has no end and a bar is no border. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

/** Modules of a test are not loaded well at the same time. */
async function eachInTurn<Item, Result>(
  items: readonly Item[],
  make: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await make(item));
  return results;
}

const treatments = {
  kept: 'kept',
  replaced: 'replaced by its own',
  lost: 'lost',
  refused: 'refused',
  unknown: 'not known',
} as const;

async function overviewRow(name: (typeof channelNames)[number]): Promise<string[]> {
  const channel = await loadChannel(name, {});
  const { upload, files } = await delivered(name, profileFile());
  const endings = [...new Set(files.map(({ path }) => path.replace(/^.*(\.[a-z]+)$/, '$1')))];
  const update = upload.kind === 'manual' ? 'by hand' : updateOf(upload.actions.update);
  const takes: readonly OptionName[] = channels[name].takes;
  return [
    `\`${name}\``,
    channel.title,
    endings.map((ending) => `\`${ending}\``).join(' '),
    channel.dialect === undefined ? 'none' : `\`${channel.dialect.looksLike}\``,
    treatments[channel.signature.treatment],
    update,
    channel.declared === undefined ? '' : 'as they are',
    takes.map((option) => `\`${optionFlags[option]}\``).join(' '),
  ];
}

function updateOf({ requests, steps = [] }: Action): string {
  const ways = requests.map((request) =>
    request.kind === 'http' ? request.method : `\`${request.args.join(' ')}\``,
  );
  return [...new Set(ways), ...(steps.length > 0 ? ['steps that it prints'] : [])].join(', ');
}

function variableRow([name, dialect]: readonly [string, Dialect]): string[] {
  const own = variables.map((variable) => {
    const found = dialect.variables[variable];
    if (found === undefined) return '';
    return `\`${found.text}\`${found.confidence === 'documented' ? '' : ` (${found.confidence})`}`;
  });
  return [name, ...own];
}

async function dialectsOf(): Promise<(readonly [string, Dialect])[]> {
  const ofChannels = await eachInTurn(
    channelNames,
    async (name) => [`\`${name}\``, (await loadChannel(name, {})).dialect] as const,
  );
  const ofConsoles = Object.entries(consoles).map(
    ([name, { dialect }]) => [`\`file --dialect ${name}\``, dialect] as const,
  );
  return [...ofChannels, ...ofConsoles].flatMap(([name, dialect]) =>
    dialect === undefined ? [] : [[name, dialect] as const],
  );
}

test('the page of channels', async () => {
  const sections = [
    '# Channels\n\n<!-- Made from the channels themselves and test/docs/channels.ts; do not edit. UPDATE=1 npm test writes it anew. -->\n',
    '`alwayson deliver --to CHANNEL -o FOLDER` writes a profile in the form that a management system takes, and beside it a\nscript that uploads it (or the steps, where the console is the only way in). The script says in its comments what it\ncan do and what it reads from the environment:\n',
    '```text\nMDM_SERVER=https://contoso.jamfcloud.com MDM_TOKEN_FILE=~/.jamf-token sh Always-On-VPN.jamf.xml.upload.sh create\nMDM_SERVER=https://contoso.jamfcloud.com MDM_TOKEN_FILE=~/.jamf-token MDM_ID=42 sh Always-On-VPN.jamf.xml.upload.sh update\n```\n',
    'The token is read from a file or from `MDM_TOKEN`, and is in no command line. `--explain` without `-o` lists the requests\nand writes nothing. An option that a channel has no use for is refused.\n',
    '## Form, variables, signature, update\n',
    table(
      [
        '`--to`',
        'system',
        'files',
        'variables look like',
        'a signature is',
        'an update is',
        'declarations',
        'options',
      ],
      await eachInTurn(channelNames, overviewRow),
    ),
    `For ${channelsThatTake('server')
      .map((name) => `\`${name}\``)
      .join(
        ' and ',
      )}, \`--server\` chooses the server of the declarations; for \`file\`, \`--dialect\` chooses the console whose variables are written: ${Object.entries(
      consoles,
    )
      .map(([name, { title }]) => `\`${name}\` (${title})`)
      .join(', ')}.\n`,
    'Declarations, a file of them or a folder with the files that they point at, reach the channels that take them `as they are`:\ntheir keys, identifiers and addresses stay. A folder with a legacy declaration and its profile is delivered as the profile\nby all others.\n',
    '## Variables\n',
    'The neutral variables of bindings and profiles, and what each system has for them. Empty: it has none, or nobody says that\nit has. In brackets: how sure it is, where it is not documented.\n',
    table(['', ...variables.map((variable) => `\`{{${variable}}}\``)], (await dialectsOf()).map(variableRow)),
    '## How we know\n',
    'Verified: the files and requests are held to this by the tests of this repository. By analogy: what follows from a\nneighbouring document, or was seen by others, and has not been tried on a server. No channel has been tried on a server of\nits maker for this version.\n',
    table(
      ['', 'verified against', 'read', 'known by analogy only'],
      Object.entries(knowledge).map(([name, { against, read, analogy }]) => [
        `\`${name}\``,
        against,
        read,
        analogy,
      ]),
    ),
  ];
  expectGolden('docs/channels.md', sections.join('\n'));
});

test('the page says of every channel and server how we know', () => {
  const named = Object.keys(knowledge).map((name) => name.split(' ')[0]);
  for (const name of channelNames) expect(named).toContain(name);
});
