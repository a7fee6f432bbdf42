import type { PolicyReading } from '../graph/read-policy.js';
import type { LoadedBindings } from '../translate/bindings/load.js';
import type { MadeDevice, MakerOptions } from './made.js';
import { isPlain, type Shape, shapeOf } from './shape.js';
import type { SlotValues } from './slots.js';

/** A device whose profile is to be made. */
export interface DeviceInput {
  /** Devices with the same text have the same bindings but for those in slots. */
  readonly shape: string;
  /** The values in slots; undefined where they are not known without all bindings. */
  readonly slots: SlotValues | undefined;
  /** All bindings of the device. */
  readonly bindings: () => Promise<LoadedBindings>;
}

/** As many shapes as are kept: with more, hardly two devices have the same. */
const mostShapes = 64;

/**
 * Makes the profile of one policy for many devices: byte for byte what `translate` makes with the same bindings, with
 * the same findings. What is the same for many is made once: where devices differ in {@link SlotValues} alone, their
 * values are filled into the text of the profile, and only those rules are asked that look at these values.
 */
export class DeviceMaker {
  readonly #reading: PolicyReading;
  readonly #options: MakerOptions;
  /** `once` where a shape was seen once, `unfit` where its values do more than stand in the profile. */
  readonly #shapes = new Map<string, Shape | 'once' | 'unfit'>();

  constructor(reading: PolicyReading, options: MakerOptions) {
    this.#reading = reading;
    this.#options = options;
  }

  /** Throws InputError as {@link DeviceInput.bindings} does. */
  async make({ shape: name, slots, bindings }: DeviceInput): Promise<MadeDevice> {
    const shape = slots === undefined || !isPlain(slots) ? 'unfit' : this.#shapes.get(name);
    if (slots !== undefined && typeof shape === 'object') return shape.make(slots);
    const loaded = await bindings();
    if (loaded.bindings === undefined) return { findings: loaded.findings };
    const made = await this.#options.whole(this.#reading, loaded.bindings);
    const whole = { ...made, findings: [...loaded.findings, ...made.findings] };
    if (shape === undefined && this.#shapes.size < mostShapes) this.#shapes.set(name, 'once');
    if (shape === 'once' && slots !== undefined) {
      const found = await shapeOf(this.#reading, loaded, slots, this.#options);
      // Tried on a device whose profile is known.
      const fits = found !== undefined && sameMade(found.make(slots), whole);
      this.#shapes.set(name, fits ? found : 'unfit');
    }
    return whole;
  }
}

function sameMade(one: MadeDevice, other: MadeDevice): boolean {
  return one.profile === other.profile && JSON.stringify(one.findings) === JSON.stringify(other.findings);
}
