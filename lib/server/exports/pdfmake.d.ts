/** The part of pdfmake (which brings no types) that is used here. Lengths are points. */
declare module "pdfmake" {
  type Content = string | { [key: string]: unknown } | Content[];
  interface DocumentDefinition {
    content: Content;
    defaultStyle?: Record<string, unknown>;
    styles?: Record<string, Record<string, unknown>>;
    pageSize?: string;
    pageOrientation?: "portrait" | "landscape";
    pageMargins?: number | number[];
    userPassword?: string;
    info?: { title?: string; author?: string; creationDate?: Date };
    language?: string;
    header?: string;
    pageBreakBefore?: (
      node: LaidOutNode,
      nodes: { readonly getFollowingNodesOnPage: () => readonly LaidOutNode[] },
    ) => boolean;
    footer?: (
      currentPage: number,
      pageCount: number,
      pageSize: { readonly width: number; readonly height: number },
    ) => Content;
  }
  interface LaidOutNode {
    readonly headlineLevel?: number;
    readonly text?: unknown;
  }
  interface PdfMake {
    setFonts(fonts: Record<string, Record<string, string>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  }
  const pdfmake: PdfMake;
  export default pdfmake;
  export type { Content, DocumentDefinition, LaidOutNode };
}
