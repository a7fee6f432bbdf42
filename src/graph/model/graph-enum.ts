import * as v from 'valibot';

/**
 * An enum of the Graph schema, read in any case: the output is the member as Graph spells it.
 * `aliases` are other spellings that occur, in lower case.
 */
export function graphEnum<const M extends readonly string[]>(
  members: M,
  aliases: Readonly<Record<string, M[number]>> = {},
) {
  const spelling = spellings(members, aliases);
  return v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === 'string' ? spelling(value) : value)),
    v.picklist(members),
    v.description(`one of ${members.join(', ')}`),
  );
}

/**
 * An enum whose members can be combined, which Graph writes as one comma list (`keyEncipherment,digitalSignature`).
 * The output is the list of members.
 */
export function graphFlags<const M extends readonly string[]>(members: M) {
  const spelling = spellings(members, {});
  return v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
    v.transform((value) =>
      Array.isArray(value)
        ? value.map((one) => (typeof one === 'string' ? spelling(one.trim()) : one))
        : value,
    ),
    v.array(v.picklist(members)),
    v.description(`one or more of ${members.join(', ')}, separated by commas`),
  );
}

function spellings(members: readonly string[], aliases: Readonly<Record<string, string>>) {
  const known = new Map([
    ...members.map((member) => [member.toLowerCase(), member] as const),
    ...Object.entries(aliases),
  ]);
  return (value: string): string => known.get(value.toLowerCase()) ?? value;
}

interface Step {
  readonly type: string;
  readonly options?: readonly string[];
}

/** The members that an enum made by {@link graphEnum} allows; `undefined` for any other schema. */
export function enumMembers(schema: v.GenericSchema): readonly string[] | undefined {
  const steps: readonly Step[] = 'pipe' in schema && Array.isArray(schema.pipe) ? schema.pipe : [];
  return steps.find(({ type }) => type === 'picklist')?.options;
}
