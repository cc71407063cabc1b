// A value as a file of the person's.

/** How long the browser gets to read what is saved, in milliseconds. */
const READ_BY = 60_000;

/**
 * Lets the person save a value as JSON.
 * @param {string} name of the file
 * @param {unknown} value
 */
export function download(name, value) {
  const file = new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY);
}
