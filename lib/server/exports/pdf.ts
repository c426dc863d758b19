import path from "node:path";
import pdfmake, { type DocumentDefinition } from "pdfmake";

/** Put together at run time: a path in one piece would make the bundler look for the files and pack them. */
const fontFile = (family: string, file: string): string =>
  [process.cwd(), "node_modules", "@expo-google-fonts", family, file].join(path.sep);

/** Song (text, and bold for titles) and Hei (headings), both under the OFL; what is used of them is embedded. */
const SONG = {
  normal: fontFile("noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf"),
  bold: fontFile("noto-serif-sc", "700Bold/NotoSerifSC_700Bold.ttf"),
};
const HEI = { normal: fontFile("noto-sans-sc", "500Medium/NotoSansSC_500Medium.ttf") };
const OWN_FILES: ReadonlySet<string> = new Set([...Object.values(SONG), ...Object.values(HEI)]);

/** Height of a line of these fonts, as a multiple of the size: what pdfmake's `lineHeight` multiplies. */
export const SONG_LINE = 1.437;
export const HEI_LINE = 1.448;

pdfmake.setFonts({ song: SONG, hei: HEI });
// A definition can name files and addresses; only the fonts are read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file) => OWN_FILES.has(file));

/** Makes a PDF with embedded, subset fonts, so that it looks the same on every machine; in a worker, as it takes a second. */
export async function makePdf(definition: DocumentDefinition): Promise<Uint8Array> {
  const buffer = await pdfmake.createPdf({ pageSize: "A4", language: "zh-CN", ...definition }).getBuffer();
  return new Uint8Array(buffer);
}
