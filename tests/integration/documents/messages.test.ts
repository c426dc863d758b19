import { expect, test } from "vitest";
import english from "@/lib/format/messages/en/documents.json";
import chinese from "@/lib/format/messages/zh-CN/documents.json";
import { documentLimits, documentProblems } from "@/lib/server/documents/document";

test.each([
  ["zh-CN", chinese],
  ["en", english],
])("%s has a sentence for each problem, and no other", (_locale, messages) => {
  expect(Object.keys(messages).toSorted()).toEqual(documentProblems.toSorted());
  for (const sentence of Object.values(messages)) expect(sentence).toMatch(/^\S.+[。.]$/);
});

test.each([chinese, english])("the limits that the sentences name are the ones that hold", (messages) => {
  const MB = 1024 * 1024;
  expect(messages.too_large).toContain(`${documentLimits.fileBytes / MB} MB`);
  expect(messages.unpacks_too_large).toContain(`${documentLimits.unpackedBytes / MB} MB`);
  expect(messages.too_many_pages).toContain(String(documentLimits.pages));
  expect(messages.too_slow).toContain(String(documentLimits.time / 1000));
});
