/** A line or a section of a swanctl.conf, with what it follows from. */
export type Entry =
  | { readonly key: string; readonly value: string; readonly because: string }
  | { readonly name: string; readonly entries: readonly Entry[]; readonly because?: string };

/** A line `key = value` under a comment. */
export function setting(
  key: string,
  value: string,
  because: string,
): { key: string; value: string; because: string } {
  return { key, value, because };
}

/** A section `name { … }`. */
export function section(name: string, entries: readonly Entry[], because?: string): Entry {
  return { name, entries, ...(because !== undefined && { because }) };
}

/** The sections as text, indented by two. */
export function renderSections(sections: readonly Entry[]): string {
  return `${sections.map((entry) => lines(entry, '').join('\n')).join('\n\n')}\n`;
}

function lines(entry: Entry, indent: string): string[] {
  const comment = entry.because === undefined ? [] : commentLines(entry.because, indent);
  if ('key' in entry) return [...comment, `${indent}${entry.key} = ${written(entry.value)}`];
  return [
    ...comment,
    `${indent}${entry.name} {`,
    ...entry.entries.flatMap((inner) => lines(inner, `${indent}  `)),
    `${indent}}`,
  ];
}

const widest = 100;

function commentLines(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > widest) lines.push(`${indent}# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A value as it stands in the file: in quotation marks where it holds what would end it. */
function written(value: string): string {
  if (/^[\w.:/@%*, +-]*$/.test(value) && value.trim() === value) return value;
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}
