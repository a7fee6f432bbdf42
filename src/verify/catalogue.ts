import type { RuleInfo } from '../report/report.js';
import { rules } from '../rules/index.js';

export const ruleCatalogue: readonly RuleInfo[] = rules;
