import fc from 'fast-check';
import forge from 'node-forge';

/** DER in which some values stand elsewhere, twice, not at all, or as something else: the lengths around them fit. */
export function changedDer(der: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('remove', 'double', 'null', 'tag', 'content', 'reverse', 'many', 'nest'),
    byte: fc.nat(255),
    times: fc.nat(200),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const top = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(der).toString('latin1')));
    for (const { place, how, byte, times } of changes) {
      const lists = listsIn(top);
      const list = lists[place % Math.max(1, lists.length)];
      if (list === undefined || list.length === 0) continue;
      const index = place % list.length;
      const old = list[index];
      if (old === undefined) continue;
      const nothing = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.NULL, false, '');
      if (how === 'remove') list.splice(index, 1);
      else if (how === 'double') list.splice(index, 0, old);
      else if (how === 'null') list[index] = nothing;
      else if (how === 'tag') old.type = byte & 0x1e;
      else if (how === 'content' && typeof old.value === 'string')
        old.value = String.fromCharCode(byte).repeat(times);
      else if (how === 'reverse') list.reverse();
      else if (how === 'many') for (let more = 0; more < times; more += 1) list.push(nothing);
      else if (how === 'nest') {
        const { SEQUENCE } = forge.asn1.Type;
        list[index] = forge.asn1.create(forge.asn1.Class.UNIVERSAL, SEQUENCE, true, [old]);
      }
    }
    return Buffer.from(forge.asn1.toDer(top).getBytes(), 'latin1');
  });
}

function listsIn({ value }: forge.asn1.Asn1): forge.asn1.Asn1[][] {
  return Array.isArray(value) ? [value, ...value.flatMap(listsIn)] : [];
}
