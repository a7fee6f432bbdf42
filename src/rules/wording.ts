/** A key with its value as it stands in an XML property list. */
export function entry(key: string, value: string | number): string {
  const type = typeof value === 'number' ? 'integer' : 'string';
  return `<key>${key}</key>\n<${type}>${value}</${type}>`;
}

/** The end of a sentence about an unknown name, where there is a known one that is near. */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
