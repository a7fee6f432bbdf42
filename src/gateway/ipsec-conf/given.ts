import type { Given } from '../connection.js';
import type { ConfSection } from './sections.js';

/** What reads a parameter of a section with the place that it has, or would have. */
export function givenIn(section: ConfSection) {
  return <Value>(key: string, read: (text: string | undefined) => Value): Given<Value> => {
    const parameter = section.parameters.get(key);
    return {
      value: read(parameter?.value),
      place: parameter?.place ?? section.place,
      setting: key,
      written: parameter !== undefined,
    };
  };
}
