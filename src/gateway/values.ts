const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A time as gateways write it, in seconds: a number, with a unit (s, m, h, d) or without; `otherwise` where there is none. */
export function secondsOf(text: string | undefined, otherwise: number): number {
  const [, number, unit = ''] = /^(\d+)\s*([smhd]?)$/.exec(text ?? '') ?? [];
  return number === undefined ? otherwise : Number(number) * (units[unit] ?? 1);
}

/** The members of a list that commas separate. */
export function itemsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
