/**
 * The page of an official document by GB/T 9704-2012: A4; 天头 37 mm, 订口 28 mm; the text's area (版心) 156 × 225 mm,
 * 22 lines of 28 characters each.
 */
const MM = 72 / 25.4;

/** In points. */
export const A4 = { width: 210 * MM, height: 297 * MM } as const;
export const TEXT_AREA = { width: 156 * MM, height: 225 * MM } as const;
export const MARGINS = {
  top: 37 * MM,
  left: 28 * MM,
  right: A4.width - 28 * MM - TEXT_AREA.width,
  bottom: A4.height - 37 * MM - TEXT_AREA.height,
} as const;
export const LINES = 22;
export const CHARACTERS = 28;
/** From one line's foot to the next. */
export const LINE_PITCH = TEXT_AREA.height / LINES;

/**
 * 字号 in points. A word processor calls 3号 16 points and squeezes 28 of them into a line by its grid; on the pdf the
 * sizes of the 号 system itself are used (3号 = 15.75), which fill the line without a grid.
 */
export const SIZES = {
  /** 2号: the title */
  title: { docx: 22, pdf: 21 },
  /** 3号: the text */
  text: { docx: 16, pdf: 15.75 },
  /** 小4号: tables */
  table: { docx: 12, pdf: 10.5 },
  /** 4号: page numbers */
  page: { docx: 14, pdf: 14 },
  /** 发文机关标志: chosen by the office, at most as large as the model's. */
  mark: { docx: 42, pdf: 42 },
} as const;

/** The red of head and rule. */
export const RED = "#c8102e";

/** From the text's area's upper edge to the mark's (35 mm), and from the number to the red rule (4 mm). */
export const MARK_DROP = 35 * MM;
export const RULE_GAP = 4 * MM;
/** The page number stands 7 mm below the text's area. */
export const PAGE_NUMBER_DROP = 7 * MM;

/** How wide a text is in characters of its own size: Han letters and full-width signs count one, others a half. */
export function widthInCharacters(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u0000-\u00ff]/.test(char) ? 0.5 : 1), 0);
}

/**
 * Where signature and date end, in characters from the right edge: the date 4 characters from it, the office centred
 * over the date (加盖印章的公文).
 */
export function signatureIndents(office: string, day: string): { office: number; day: number } {
  const [officeWidth, dayWidth] = [widthInCharacters(office), widthInCharacters(day)];
  const centred = 4 + (dayWidth - officeWidth) / 2;
  // A name that would run over the edge moves both to the left.
  const shift = Math.max(0, -centred);
  return { office: centred + shift, day: 4 + shift };
}
