/** The first line of a bindings file in YAML: by it, editors with the YAML language server check and complete the rest. */
export const schemaLine =
  '# yaml-language-server: $schema=https://unpkg.com/alwayson/schemas/bindings.schema.json';
