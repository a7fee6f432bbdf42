import { redactText } from '../secrets/redact-text.js';
import type { Plan, PlanStatement } from './plan-types.js';

/** The plan without the passwords that a URL in a name or a message may hold. */
export function withoutSecrets(plan: Plan): Plan {
  return {
    ...plan,
    ...(plan.replaces && { replaces: redactAll(plan.replaces) }),
    payloads: plan.payloads.map(({ identifier, meaning, ...rest }) => ({
      ...rest,
      identifier: identifier === undefined ? undefined : redactText(identifier),
      ...(meaning && { meaning: withoutSecret(meaning) }),
    })),
    statements: plan.statements.map(withoutSecret),
    differences: plan.differences.map(withoutSecret),
    ...(plan.traffic && {
      traffic: plan.traffic.map((one) => ({
        ...one,
        id: redactText(one.id),
        traffic: redactText(one.traffic),
      })),
    }),
  };
}

function withoutSecret<One extends Pick<PlanStatement, 'message' | 'fix'>>(one: One): One {
  const { message, fix } = one;
  return { ...one, message: redactText(message), ...(fix !== undefined && { fix: redactText(fix) }) };
}

function redactAll<Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, redactText(text)])) as Texts;
}
