/** The systems whose console takes the file, as `--dialect` names them, in the order of the help. */
export const consoleNames = [
  'jamf-school',
  'addigy',
  'ivanti',
  'mosyle',
  'hexnode',
  'meraki',
  'miradore',
] as const;

/** One of {@link consoleNames}. */
export type ConsoleName = (typeof consoleNames)[number];
