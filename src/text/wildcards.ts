/**
 * What tells the file names that fit a pattern with `*` and `?`. The first place where a part fits is kept, since a
 * later one serves no better: so that many stars take no more steps than one.
 */
export function fitting(pattern: string): RegExp {
  const [first = '', ...parts] = pattern
    .split(/\*+/)
    .map((part) => part.replaceAll(/[.+^${}()|[\]\\/]/g, '\\$&').replaceAll('?', '.'));
  const last = parts.pop();
  if (last === undefined) return new RegExp(`^${first}$`, 's');
  const between = parts.map((part, index) => `(?=(.*?${part}))\\${index + 1}`).join('');
  return new RegExp(`^${first}${between}.*${last}$`, 's');
}
