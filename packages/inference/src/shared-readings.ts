import type { LayerDefinition } from '@netwright/layers';
import { fingerprint, frozenCopy, type Raw, samePlain } from './plain-values.js';

interface Read {
  readonly definition: LayerDefinition;
  readonly raw: Raw;
}

/**
 * Readings of parameters that came up more than once, by their values: the layers of a large network are mostly a few,
 * repeated. Bounded: each fingerprint has one place, which the next one with the same place takes over. What comes up
 * a single time is not kept, only that it did.
 */
export class SharedReadings<R extends Read> {
  private readonly readings: (R | undefined)[];
  private readonly seen: Int32Array;

  /** @param places a power of two */
  constructor(
    private readonly read: (definition: LayerDefinition, raw: Raw) => R,
    private readonly places = 1024,
  ) {
    this.readings = new Array(places).fill(undefined);
    this.seen = new Int32Array(places);
  }

  /** The reading of such parameters for a kind; undefined where they come up for the first time, or again after long. */
  find(definition: LayerDefinition, raw: Raw): R | undefined {
    const values = fingerprint(raw);
    if (values === undefined) return undefined;
    const print = (values ^ Math.imul(fingerprint(definition.kind) as number, 31)) | 0;
    const place = (print ^ (print >>> 15)) & (this.places - 1);
    const reading = this.readings[place];
    if (reading?.definition === definition && samePlain(reading.raw, raw)) return reading;
    if (this.seen[place] !== print) {
      this.seen[place] = print;
      return undefined;
    }
    // Of a copy: no document that changes what it should not can change what another one means.
    const made = this.read(definition, frozenCopy(raw));
    this.readings[place] = made;
    return made;
  }
}
