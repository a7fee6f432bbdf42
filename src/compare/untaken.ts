/** Things of which each can be taken once. Finding one takes no longer the more there are. */
export class Untaken<Thing extends object> {
  readonly #things: readonly Thing[];
  readonly #taken = new Set<Thing>();

  constructor(things: readonly Thing[]) {
    this.#things = things;
  }

  /** What takes the first with a key; those without a key are never taken so. */
  by(keyOf: (thing: Thing) => string | undefined): (key: string) => Thing | undefined {
    const byKey = new Map<string, Thing[]>();
    for (const thing of this.#things.toReversed()) {
      const key = keyOf(thing);
      if (key === undefined) continue;
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [thing]);
      else same.push(thing);
    }
    return (key) => {
      const left = byKey.get(key) ?? [];
      for (let thing = left.pop(); thing !== undefined; thing = left.pop()) {
        if (this.#taken.has(thing)) continue;
        this.#taken.add(thing);
        return thing;
      }
      return undefined;
    };
  }

  /** Those that are not taken, in their order. */
  get left(): Thing[] {
    return this.#things.filter((thing) => !this.#taken.has(thing));
  }
}
