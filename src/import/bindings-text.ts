import { Document } from 'yaml';
import type { BindingsFile } from '../translate/bindings/file.js';

/**
 * Bindings as the text of a bindings file, in YAML.
 *
 * @param profile what the profile is called that they come from
 */
export function bindingsText(bindings: BindingsFile, profile: string): string {
  const document = new Document(bindings);
  document.commentBefore = ` What Graph cannot say of ${profile}. Secrets are in files beside this one.`;
  return document.toString({ lineWidth: 0 });
}
