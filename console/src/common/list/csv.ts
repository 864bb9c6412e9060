export type CsvValue = string | number | boolean | undefined | null;

/** Spreadsheets take these first characters for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

function cell(value: CsvValue): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = formula.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Lines as RFC 4180 wants them, with a byte order mark: without it Excel reads Korean as noise. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return '\uFEFF' + [header, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** Hands a text to the user as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
