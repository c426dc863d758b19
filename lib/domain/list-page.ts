/** So many rows of a long table stand on a page; its exports hold all of them. */
export const ROWS_PER_PAGE = 100;

/** Where a page stands in its whole list. */
export interface PagePlace {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** How many items the whole list has. */
  readonly total: number;
}

/** A page of a list. */
export interface ListPage<Item> extends PagePlace {
  readonly items: readonly Item[];
}

/** The page that is shown of a list of `total` items: the one that was asked for, the last one where that is beyond the end. */
export function pagePlace(total: number, asked: number, pageSize: number): PagePlace {
  const last = Math.max(1, Math.ceil(total / pageSize));
  return { page: Math.min(Math.max(1, asked), last), pageSize, total };
}

/** A page of a list that is there as a whole. */
export function pageOf<Item>(list: readonly Item[], asked: number, pageSize: number): ListPage<Item> {
  const place = pagePlace(list.length, asked, pageSize);
  const { from, to } = rangeOf(place);
  return { ...place, items: list.slice(from - 1, to) };
}

/** The first and the last item of a page, counted from 1; 1 and 0 of an empty list. */
export function rangeOf({ page, pageSize, total }: PagePlace): {
  readonly from: number;
  readonly to: number;
} {
  return { from: (page - 1) * pageSize + 1, to: Math.min(page * pageSize, total) };
}

/** The pages that are offered beside the one that is shown: the first, the last, its neighbours; null for those left out. */
export function pagesOffered({ page, pageSize, total }: PagePlace): readonly (number | null)[] {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const offered = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((one) => one >= 1 && one <= last)
    .sort((one, other) => one - other);
  return offered.flatMap((one, index) => {
    const before = offered[index - 1] ?? 0;
    if (one - before === 2) return [one - 1, one];
    return one - before > 2 ? [null, one] : [one];
  });
}
