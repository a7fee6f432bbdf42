import type { Shard } from './device-file.js';
import type { DeviceLine, RunLine } from './manifest.js';

/** A device, where it stands in the list or in a manifest. */
export interface PlacedDevice {
  readonly device: string;
  readonly line: number;
}

/** What the manifests of shards say together. */
export interface Joined {
  readonly manifests: number;
  /** How many devices have a profile. */
  readonly written: number;
  /** Those in the list that no manifest has. */
  readonly missing: readonly PlacedDevice[];
  /** Those that a manifest has without a profile. */
  readonly bad: readonly PlacedDevice[];
  /** Those that several manifests have. */
  readonly twice: readonly PlacedDevice[];
  /** Those that are not in the list. */
  readonly unlisted: readonly PlacedDevice[];
  /** The parts that no manifest is of. */
  readonly missingShards: readonly Shard[];
}

/** Joins manifests, one device after another. */
export class Joining {
  readonly #devices = new Map<string, { readonly line: DeviceLine; listed: boolean; twice: boolean }>();
  readonly #runs: RunLine[] = [];
  readonly #missing: PlacedDevice[] = [];
  #hasList = false;

  /** Begins a manifest. */
  run(run: RunLine): void {
    this.#runs.push(run);
  }

  /**
   * Adds what one manifest says last of a device.
   *
   * @param digest what devices are known by
   */
  device(digest: string, line: DeviceLine): void {
    const known = this.#devices.get(digest);
    this.#devices.set(digest, { line, listed: false, twice: known !== undefined });
  }

  /** Takes note of a device of the list. */
  listed(digest: string, device: PlacedDevice): void {
    this.#hasList = true;
    const known = this.#devices.get(digest);
    if (known === undefined) this.#missing.push(device);
    else known.listed = true;
  }

  lines(): DeviceLine[] {
    return Array.from(this.#devices.values(), ({ line }) => line);
  }

  result(): Joined {
    const all = [...this.#devices.values()];
    const placed = (some: typeof all) => some.map(({ line: { device, line } }) => ({ device, line }));
    const isWritten = ({ line }: (typeof all)[number]) => line.file !== undefined;
    return {
      manifests: this.#runs.length,
      written: all.filter(isWritten).length,
      missing: this.#missing,
      bad: placed(all.filter((one) => !isWritten(one))),
      twice: placed(all.filter(({ twice }) => twice)),
      unlisted: this.#hasList ? placed(all.filter(({ listed }) => !listed)) : [],
      missingShards: missingShards(this.#runs),
    };
  }
}

function missingShards(runs: readonly RunLine[]): Shard[] {
  const [first] = runs.flatMap(({ shard }) => shard ?? []);
  if (first === undefined) return [];
  const there = new Set(runs.map(({ shard }) => shard?.number));
  return Array.from({ length: first.of }, (_, index) => ({ number: index + 1, of: first.of })).filter(
    ({ number }) => !there.has(number),
  );
}
