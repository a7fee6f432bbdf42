import type { Rule } from './rule.js';
import { tunnelInterfaceUncovered } from './tunnel-interface-uncovered.js';
import { userToggle } from './user-toggle.js';

/** Every rule, in the order in which their findings are told. */
export const rules: readonly Rule[] = [tunnelInterfaceUncovered, userToggle];
