/** The part of pdfmake (which brings no types) that makes the tests' PDF files. */
declare module "pdfmake" {
  type Content = string | { [key: string]: unknown } | Content[];
  interface DocumentDefinition {
    content: Content;
    defaultStyle?: Record<string, unknown>;
    pageSize?: string;
    pageMargins?: number | number[];
    userPassword?: string;
    info?: { title?: string };
    header?: string;
    footer?: (currentPage: number, pageCount: number) => Content;
  }
  interface PdfMake {
    setFonts(fonts: Record<string, Record<string, string>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  }
  const pdfmake: PdfMake;
  export default pdfmake;
  export type { Content, DocumentDefinition };
}
