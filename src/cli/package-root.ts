import { fileURLToPath } from 'node:url';

/** The folder of the package: this file lies two folders below it, in `src/cli` as in `dist/cli`. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
