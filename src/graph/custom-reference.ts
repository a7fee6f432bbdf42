import { isObject, type JsonObject, propertyOf, textOf } from './json.js';
import type { CertificateReference } from './model/certificate-reference.js';

/** What IntuneManagement puts between the name and the type of what a policy refers to. */
const separator = '|:|';

/** The id in `…/deviceConfigurations('GUID')` or `…/deviceConfigurations/GUID`. */
const boundId = /deviceConfigurations(?:\('([^']+)'\)|\/([^/?#]+))/i;

/**
 * The object with its navigation property `name` replaced by a {@link CertificateReference} as far as the export
 * tells what it points to. Graph leaves the property out of ordinary answers, so all of these are looked at: the
 * property itself where it was expanded, `name@odata.bind` where the file was made to be sent to Graph, and
 * `#CustomRef_name` of IntuneManagement (`<display name>|:|<type>`).
 */
export function withReference(object: JsonObject, name: string): JsonObject {
  const reference: CertificateReference = {
    ...fromCustomReference(textOf(object, `#CustomRef_${name}`)),
    ...fromBind(textOf(object, `${name}@odata.bind`)),
    ...fromExpanded(propertyOf(object, name)),
  };
  const rest = Object.entries(object).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  const isKnown = Object.keys(reference).length > 0;
  return Object.fromEntries(isKnown ? [...rest, [name, reference]] : rest);
}

function fromCustomReference(text: string | undefined): CertificateReference {
  const [displayName, odataType] = text?.split(separator) ?? [];
  return present({ displayName, odataType });
}

function fromBind(text: string | undefined): CertificateReference {
  const found = boundId.exec(text ?? '');
  return present({ id: found?.[1] ?? found?.[2] });
}

function fromExpanded(value: unknown): CertificateReference {
  if (!isObject(value)) return {};
  return present({
    id: textOf(value, 'id'),
    displayName: textOf(value, 'displayName'),
    odataType: textOf(value, '@odata.type') ?? textOf(value, 'odataType'),
  });
}

/** Without what is absent or empty. */
function present(parts: { [part in keyof CertificateReference]: string | undefined }): CertificateReference {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && part !== ''));
}
