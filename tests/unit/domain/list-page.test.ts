import { describe, expect, it } from "vitest";
import { pageOf, pagePlace, pagesOffered, rangeOf } from "@/lib/domain/list-page";
import { pageNumber } from "@/lib/schemas/list-page";

const list = Array.from({ length: 250 }, (_, index) => index + 1);

describe("a page of a long list", () => {
  it.each([
    ["the first", 1, 1, 1, 100],
    ["one in the middle", 2, 2, 101, 200],
    ["the last, which is not full", 3, 3, 201, 250],
    ["beyond the end: the last", 99, 3, 201, 250],
    ["before the beginning: the first", -3, 1, 1, 100],
  ])("%s", (_, asked, page, from, to) => {
    const shown = pageOf(list, asked, 100);
    expect(shown).toMatchObject({ page, pageSize: 100, total: 250 });
    expect([shown.items[0], shown.items.at(-1)]).toEqual([from, to]);
    expect(rangeOf(shown)).toEqual({ from, to });
  });

  it("of an empty list is the first, with nothing on it", () => {
    expect(pageOf([], 4, 100)).toEqual({ page: 1, pageSize: 100, total: 0, items: [] });
  });

  it("every item stands on exactly one page", () => {
    const pages = [1, 2, 3].flatMap((page) => pageOf(list, page, 100).items);
    expect(pages).toEqual(list);
  });

  it("what fills its last page does not offer an empty one after it", () => {
    expect(pagePlace(200, 3, 100).page).toBe(2);
  });

  it.each([
    [1, 3, [1, 2, 3]],
    [1, 20, [1, 2, null, 20]],
    [2, 20, [1, 2, 3, null, 20]],
    [4, 20, [1, 2, 3, 4, 5, null, 20]],
    [10, 20, [1, null, 9, 10, 11, null, 20]],
    [20, 20, [1, null, 19, 20]],
  ])("from page %i of %i one gets to %o", (page, pages, offered) => {
    expect(pagesOffered({ page, pageSize: 10, total: pages * 10 })).toEqual(offered);
  });

  it.each([
    ["3", 3],
    ["", 1],
    ["0", 1],
    ["-2", 1],
    ["1.5", 1],
    ["all", 1],
    ["1e30", 1],
    [undefined, 1],
  ])("the address %o asks for page %i", (asked, page) => expect(pageNumber.parse(asked)).toBe(page));
});
