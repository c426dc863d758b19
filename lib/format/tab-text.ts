/**
 * Cells as spreadsheets put them on the clipboard: tab-separated, one row a line; a cell with a tab, a line break or a
 * quotation mark stands in quotation marks.
 */
export function writeTabText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

/** The cells of a text from a spreadsheet; the line break after the last row makes no row. */
export function readTabText(text: string): readonly (readonly string[])[] {
  return readDelimited(text, "\t");
}

/** The cells of a text in which `delimiter` stands between them (RFC 4180 for a comma). */
export function readDelimited(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let cell = "";
  let inQuotes = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (inQuotes) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = false;
    } else if (char === '"' && cell === "") inQuotes = true;
    else if (char === delimiter || char === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (char === "\n") rows.push([]);
    } else cell += char;
  }
  rows.at(-1)?.push(cell);
  return rows;
}

function quoted(cell: string): string {
  return /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
