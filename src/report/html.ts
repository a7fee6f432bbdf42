import { html as markup } from '../html/html.js';
import { page } from '../html/page.js';
import { fileMarkup, filterMarkup } from './findings-markup.js';
import type { Reporter } from './report.js';
import { plural, summaryWords } from './wording.js';

/** One page that needs nothing else: a summary, then the findings by file, with filters that work without script. */
export const html: Reporter = ({ files, summary }, { version } = {}) =>
  page({
    title: `alwayson: ${summaryWords(summary)}`,
    body: markup`<header class="top"><h1>${sentence(summaryWords(summary))}</h1><p class="lead">In ${plural(files.length, 'file')}.</p></header>
<main class="filters">${filterMarkup(summary)}
${files.length > 1 && contents(files)}
${files.map(fileMarkup)}</main>
<footer>Verified by alwayson${version !== undefined && ` ${version}`}. Not affiliated with Apple or Microsoft.</footer>`,
  });

/** Which file has how much, where there are several. */
function contents(files: Parameters<Reporter>[0]['files']) {
  return markup`<section class="card"><h2>Files</h2><div class="scroll"><table><thead><tr><th scope="col">File</th><th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Notes</th></tr></thead><tbody>${files.map(
    ({ file, findings }) => {
      const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
      return markup`<tr><th scope="row">${file}</th><td>${count('error')}</td><td>${count('warning')}</td><td>${count('info')}</td></tr>`;
    },
  )}</tbody></table></div></section>`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
