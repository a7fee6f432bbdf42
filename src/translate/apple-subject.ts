import { bindingFinding } from './bindings/findings.js';
import { type DistinguishedName, distinguishedNameOf } from './distinguished-name.js';
import type { Draft } from './draft.js';

/**
 * The Apple form of a subject that a binding gives as text; a finding and an empty subject where it is none.
 *
 * @param text the distinguished name, for example `CN=device,O=Contoso`
 * @param path where the binding has it
 * @param source which payload's schema asks for it
 */
export function appleSubject(text: string, path: string, source: string, draft: Draft): DistinguishedName {
  const subject = distinguishedNameOf(text);
  if (subject !== undefined) return subject;
  draft.findings.push(
    bindingFinding('binding-invalid', {
      path,
      message: 'The subject is not a distinguished name.',
      why: "Apple's payload takes the subject as a list of types and values.",
      fix: 'Write type=value, with commas between the parts: CN=device,O=Contoso.',
      source,
    }),
  );
  return [];
}
