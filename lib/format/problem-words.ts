/** Sentences by key, as next-intl gives them. */
type Sentences = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/**
 * The sentence of a problem: a key of the `errors` catalogue, after a colon with the month (`YYYY-MM`) or the limit (a number)
 * that it speaks of.
 *
 * @param params of the sentence, beside `year`, `month` and `limit`
 */
export function problemWords(
  say: Sentences,
  problem: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const [key = "", told = ""] = problem.split(":");
  const [year = "", month = ""] = told.split("-");
  return say(key, { ...params, year, month: String(Number(month)), limit: Number(told) });
}
