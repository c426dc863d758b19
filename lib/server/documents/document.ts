/** What reading a document can give, and the limits it works within. Shared by the server and the child process. */

export type DocumentFormat = "txt" | "html" | "docx" | "pdf";

/** Every reason for which a file is refused; the sentences for people are in the `documents` message catalogue. */
export const documentProblems = [
  "empty",
  "too_large",
  "binary",
  "image",
  "wrong_extension",
  "unsupported_type",
  "old_office_format",
  "encrypted",
  "damaged",
  "no_text_layer",
  "undecodable",
  "too_many_pages",
  "unpacks_too_large",
  "external_entity",
  "too_slow",
  "too_much_memory",
] as const;
export type DocumentProblem = (typeof documentProblems)[number];

/** Where a page of a PDF begins: `page` counts from 1, `start` is a UTF-16 offset in the document's text. */
export interface PageStart {
  page: number;
  start: number;
}

export interface ReadableDocument {
  ok: true;
  format: DocumentFormat;
  mediaType: string;
  /** The encoding of the bytes; only txt and html have one. */
  encoding?: string;
  /** One paragraph, heading or table row a line; a row reads as a sentence (table-lines.ts). */
  text: string;
  /** Only for pdf: ascending, one for each page. */
  pages?: PageStart[];
  /** What the document itself calls its title, where it does. */
  title?: string;
}

export type DocumentResult = ReadableDocument | { ok: false; problem: DocumentProblem };

/** Sizes in bytes, time in milliseconds. `memory` is the resident memory of the process that reads the file. */
export interface DocumentLimits {
  fileBytes: number;
  unpackedBytes: number;
  pages: number;
  time: number;
  memory: number;
}

const MB = 1024 * 1024;

export const documentLimits: Readonly<DocumentLimits> = {
  fileBytes: 20 * MB,
  unpackedBytes: 200 * MB,
  pages: 500,
  time: 30_000,
  memory: 768 * MB,
};

/** The way out of a reader that meets a file it must refuse; it never leaves the child process. */
export class DocumentRefusal extends Error {
  constructor(readonly problem: DocumentProblem) {
    super(problem);
  }
}
