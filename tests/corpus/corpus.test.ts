import path from "node:path";
import { describe, expect, it } from "vitest";
import { expectedRows, foundRows, readCorpus } from "@/lib/cli/extraction-corpus";

describe.each(readCorpus(path.join(import.meta.dirname)))("extraction corpus: $name", ({ cases }) => {
  it.each(cases)("$name", (sample) => {
    expect(foundRows(sample)).toEqual(expectedRows(sample));
  });
});
