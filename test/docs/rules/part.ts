import type { Examples } from './example.js';

/** The part of a rule's page that is written by hand; the rest comes from the rule itself. */
export interface RulePart {
  /** What it finds, exactly, and with which severity where that varies: whole sentences. */
  readonly finds: string;
  /** How to put it right: whole sentences. */
  readonly fix: string;
  readonly examples: Examples;
}

/** The parts of some rules by their names. */
export type RuleParts = Readonly<Record<string, RulePart>>;
