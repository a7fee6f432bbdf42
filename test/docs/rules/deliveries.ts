import { deliverTo } from './example.js';
import type { RuleParts } from './part.js';

export const deliveryParts = {} satisfies RuleParts;
