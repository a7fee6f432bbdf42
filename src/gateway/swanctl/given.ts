import type { Given } from '../connection.js';
import type { Section } from './settings.js';

/** What reads a setting of a section with the place that it has, or would have. */
export function givenIn(section: Section) {
  return <Value>(key: string, read: (text: string | undefined) => Value): Given<Value> => {
    const setting = section.settings.get(key);
    // An empty value takes a setting back.
    const text = setting?.value === '' ? undefined : setting?.value;
    return {
      value: read(text),
      place: setting?.place ?? section.place,
      setting: key,
      written: text !== undefined,
    };
  };
}

/** A setting that is not written, with what strongSwan does then. */
export function absent<Value>({ place }: Section, setting: string, value: Value): Given<Value> {
  return { value, place, setting, written: false };
}
