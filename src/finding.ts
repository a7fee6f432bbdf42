/** How much a finding matters. error: rejected, no tunnel, or weaker than meant; warning: silently ignored or changed; info: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** How sure it is. documented: Apple or Microsoft; observed: seen in the implementation, not a contract; inferred: follows from both, untested on a device. */
export type Confidence = 'documented' | 'observed' | 'inferred';

/** What the path of a finding points into. */
export type FindingDocument = 'profile' | 'policy' | 'bindings' | 'identity' | 'signature' | 'gateway';

/** What a file is called where its paths are those of a document of another name. */
export type FileKind = 'declarations' | 'authority';

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A setting of an Intune policy. */
export interface Setting {
  /** JSON Pointer to the Graph property. */
  readonly path: string;
  /** What the Intune admin center calls it, where it is in its form. */
  readonly label?: string;
}

/** One thing that the tool noticed. Data only: every output format is made from these by `report/`. */
export interface Finding {
  /** The rule's name, for example `policy-value`. Part of the product's interface. */
  readonly rule: string;
  readonly severity: Severity;
  readonly document: FindingDocument;
  /** JSON Pointer (RFC 6901) into `document`; `''` is the whole of it. */
  readonly path: string;
  /** What the message is about, for example `DiffieHellmanGroup`: the last key of `path`. Absent where that has no name. */
  readonly subject?: string;
  /** Plain sentences that stand alone and begin with who or what they speak of: what is wrong. Never a secret's value. */
  readonly message: string;
  /** A sentence that begins with who does what, and so says why it matters. */
  readonly why: string;
  /** Where that is said: one of the texts in `apple/sources.ts` or `graph/sources.ts`. */
  readonly source: string;
  readonly confidence: Confidence;
  /** An instruction that begins with a verb, or the exact text to add. */
  readonly fix?: string;
  /** The OS versions concerned, for example `iOS 26.0 and later`. */
  readonly os?: string;
  /** For a policy: the setting that it comes from. */
  readonly setting?: Setting;
  /** Where in the file, where the file's text is known. */
  readonly position?: Position;
}
