import { printable } from '../report/wording.js';
import type { Host } from './host.js';

/**
 * Says something to people, each line of it made {@link printable}: names of files and what a file says must not steer
 * a terminal, nor whoever runs the command.
 *
 * @param stream standard error, or standard output for what was asked for
 */
export function say(stream: Host['stderr'], text: string): void {
  const lines = text.replace(/\n$/, '').split('\n');
  stream.write(withoutCommands(`${lines.map(printable).join('\n')}\n`));
}

/**
 * The text without what GitHub's runner takes for a command: `::` where a line begins, and `##[` anywhere
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '#\\u0023[').split('\n').map(withoutCommand).join('\n');
}

function withoutCommand(line: string): string {
  const words = line.trimStart();
  return words.startsWith('::') ? `${line.slice(0, -words.length)}\\u003a${words.slice(1)}` : line;
}
