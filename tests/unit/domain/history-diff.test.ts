import fc from "fast-check";
import { expect, it } from "vitest";
import { changedFields } from "@/lib/domain/history-diff";

it("only fields that differ are listed, as they were and as they are", () => {
  expect(
    changedFields({ low: "3", unit: "万人", gone: 1 }, { low: "3.2", unit: "万人", note: "新增" }),
  ).toEqual([
    { field: "low", before: "3", after: "3.2" },
    { field: "note", before: null, after: "新增" },
    { field: "gone", before: 1, after: null },
  ]);
});

it("a missing field is the same as null", () => {
  expect(changedFields({ baseline: null }, {})).toEqual([]);
  expect(changedFields({}, { baseline: undefined })).toEqual([]);
});

it("lists and records are compared by what is in them", () => {
  expect(changedFields({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
  expect(changedFields({ a: [1, 2] }, { a: [2, 1] })).toHaveLength(1);
  expect(changedFields({ a: [] }, { a: {} })).toHaveLength(1);
  expect(changedFields({ a: [1] }, { a: [1, 2] })).toHaveLength(1);
});

it("a record does not differ from itself, and a difference is seen from both sides", () => {
  const record = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())));
  fc.assert(
    fc.property(record, record, (a, b) => {
      expect(changedFields(a, structuredClone(a))).toEqual([]);
      expect(changedFields(a, b).length).toBe(changedFields(b, a).length);
    }),
  );
});
