import { createHash } from 'node:crypto';
import swc from '@swc/jest';

/*
 * Jest runs tests in a context of their own, in which every look-up of a global asks the embedder first: that costs as
 * much as the tests themselves. So each module looks up once those that it uses. Tests that replace one of them
 * (`globalThis.Date = …`) have to take it out of here.
 */
const globals =
  `Array ArrayBuffer BigInt Boolean Buffer DataView Date Error Function Infinity Int32Array Intl JSON Map Math NaN Number
  Object Promise Proxy RangeError Reflect RegExp Set String Symbol SyntaxError TextDecoder TextEncoder TypeError URL
  Uint16Array Uint32Array Uint8Array WeakMap WeakSet decodeURIComponent encodeURIComponent isFinite isNaN parseFloat
  parseInt structuredClone`.split(/\s+/);

/** Binds the globals that a module uses and does not declare, on its first line, so that all others keep their number. */
export function bindGlobals(code) {
  const used = new Set(code.match(/\b[A-Za-z]\w*/g));
  const declared = new Set(
    code
      .match(/^(?:import|(?:export )?(?:default )?(?:const|let|var|class|(?:async )?function))\b[^=(;]*/gm)
      ?.flatMap((declaration) => declaration.match(/\w+/g) ?? []),
  );
  const names = globals.filter((name) => used.has(name) && !declared.has(name));
  return names.length === 0 ? code : `const { ${names.join(', ')} } = globalThis; ${code}`;
}

/** `@swc/jest`, with the globals bound in ES modules. */
export default {
  createTransformer(options) {
    const inner = swc.createTransformer(options);
    const bound = (result) => ({ ...result, code: bindGlobals(result.code) });
    const version = bindGlobals.toString() + globals.join();
    return {
      ...inner,
      process: (source, path, jest) => {
        const result = inner.process(source, path, jest);
        return jest.supportsStaticESM ? bound(result) : result;
      },
      processAsync: async (...args) => bound(await inner.processAsync(...args)),
      getCacheKey: (...args) =>
        createHash('sha1')
          .update(inner.getCacheKey(...args))
          .update(version)
          .digest('hex'),
    };
  },
};
