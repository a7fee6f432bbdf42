/** Values as a choice: `1, 2 or 3`. */
export function alternatives(values: readonly (string | number | boolean)[]): string {
  const last = values.at(-1);
  if (last === undefined) return 'nothing';
  const others = values.slice(0, -1);
  return others.length === 0 ? String(last) : `${others.join(', ')} or ${last}`;
}
