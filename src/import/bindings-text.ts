import { Document } from 'yaml';
import type { BindingsFile } from '../translate/bindings/file.js';
import { schemaLine } from '../translate/bindings/schema-line.js';

/**
 * Bindings as the text of a bindings file, in YAML.
 *
 * @param profile what the profile is called that they come from
 */
export function bindingsText(bindings: BindingsFile, profile: string): string {
  const document = new Document(bindings);
  document.commentBefore = ` Bindings of ${profile}: the values that Graph has no property for. Secrets are in files beside this one.`;
  return `${schemaLine}\n${document.toString({ lineWidth: 0 })}`;
}
