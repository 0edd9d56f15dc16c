/** A cell of a table: numbers as they are, in no language. */
export type CsvCell = string | number | null;

/** What a spreadsheet takes for a formula: a name must not become one (OWASP, "CSV Injection"). */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A table as spreadsheets read it (RFC 4180, in UTF-8 with its mark). Text that they would take for a formula has an apostrophe
 * before it, which they show as no part of it.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  // By semicolons and tabs as well: some spreadsheets part cells by them, and would take what is behind one for a cell of its own.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
