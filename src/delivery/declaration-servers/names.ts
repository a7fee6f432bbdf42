/** The servers of declarations, as `--server` names them, in the order of the help. */
export const declarationServerNames = ['kmfddm', 'fleet', 'simplemdm', 'zentral'] as const;

/** One of {@link declarationServerNames}. */
export type DeclarationServerName = (typeof declarationServerNames)[number];
