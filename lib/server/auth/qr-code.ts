import "server-only";
import { encode } from "uqr";

/** A QR code as a drawing: the length of its side in modules, border included, and the path that fills the dark ones. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** ISO/IEC 18004, 5.3.8: four light modules around the symbol. */
const BORDER = 4;

/** Draws a text as a QR code; nothing leaves the product for it. */
export function qrDrawing(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: "M", border: BORDER });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join("") };
}
