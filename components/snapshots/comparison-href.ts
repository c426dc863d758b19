/** The page on which two snapshots are laid side by side; without one of them it asks for it. */
export function comparisonHref(before: string | null, after: string | null, page = 1): string {
  return `/standing/snapshots/compare?${addressOf(before, after)}${page > 1 ? `&page=${page}` : ""}`;
}

/** The same as a sheet. */
export function comparisonExportHref(before: string, after: string): string {
  return `/api/exports/comparison.xlsx?${addressOf(before, after)}`;
}

function addressOf(before: string | null, after: string | null): URLSearchParams {
  return new URLSearchParams({ ...(before && { before }), ...(after && { after }) });
}
