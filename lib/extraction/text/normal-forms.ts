/** A character that stands for nothing: white space, control characters, soft hyphens. */
export const NOTHING = 0;

/** Pairs of a character and what it stands for. */
const FORMS = ",，;；:：(（)）!！?？％%﹪%．.＋+－-−-\r\n\f\n\u0085\n\u2028\n\u2029\n";
/** What stands for nothing besides the characters up to the space. */
const BLANKS = "\u00a0\u00ad\u1680\u180e\u202f\u205f\u2060\u3000\ufeff\ufffe";

/**
 * What each UTF-16 unit stands for in the canonical text: `NOTHING`, itself, or its normal form
 * (full-width digits, letters and signs as their narrow twins, narrow punctuation as the wide one
 * that the genre prints, Kangxi radicals as their characters). A table, because every character of
 * every report is looked up.
 */
const NORMAL_FORMS = tableOfForms();

export const normalForm = (code: number): number => NORMAL_FORMS[code] ?? NOTHING;

function tableOfForms(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0x21; code < table.length; code++) table[code] = code;
  table[0x0a] = 0x0a;
  const put = (from: number, to: number, form: (code: number) => number): void => {
    for (let code = from; code <= to; code++) table[code] = form(code);
  };
  put(0x7f, 0x9f, () => NOTHING);
  put(0x2000, 0x200f, () => NOTHING);
  put(0xff10, 0xff19, (code) => code - 0xfee0);
  put(0xff21, 0xff3a, (code) => code - 0xfee0);
  put(0xff41, 0xff5a, (code) => code - 0xfee0);
  put(0x2f00, 0x2fd5, (code) => String.fromCharCode(code).normalize("NFKC").charCodeAt(0));
  for (const blank of BLANKS) table[blank.charCodeAt(0)] = NOTHING;
  for (let i = 0; i < FORMS.length; i += 2) table[FORMS.charCodeAt(i)] = FORMS.charCodeAt(i + 1);
  return table;
}
