/**
 * Stands in for the package string-width in the bundled command line. yargs measures all of its help at every start,
 * and the package's Intl.Segmenter took a fifth of the time of a short command; our help is letters of one column.
 */
export default function stringWidth(text) {
  return [...text].length;
}
