import "server-only";
import { getTranslations } from "next-intl/server";
import { problemWords } from "@/lib/format/problem-words";
import { refusalOf } from "../db/refusal";
import { type ErrorCode, ERROR_STATUS } from "../errors";
import { logger } from "../logger";

/** What a person is told when something did not work; the same shape for actions and routes. */
export interface Problem {
  readonly code: ErrorCode | "FAULT";
  readonly message: string;
  /** One sentence by form field. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What to name when asking for help; the log holds it. */
  readonly requestId: string;
}

/** Keys come from commands and schemas at run time; a key without a sentence falls back to its code's. */
interface Sentences {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
}

/**
 * The one place where errors become words and statuses. What is not a LedgerError is a fault: it is logged
 * with the request's id and shown without any detail.
 */
export async function toProblem(
  error: unknown,
  requestId: string,
): Promise<{ status: number; problem: Problem }> {
  const t = (await getTranslations("errors")) as unknown as Sentences;
  const known = refusalOf(error);
  if (!known) {
    logger.error({ requestId, err: error }, "fault");
    return { status: 500, problem: { code: "FAULT", message: t("FAULT", { requestId }), requestId } };
  }
  const say = (key: string) =>
    problemWords(t, t.has(key.split(":")[0]!) ? key : known.code, known.details.params);
  return {
    status: ERROR_STATUS[known.code],
    problem: {
      code: known.code,
      message: say(known.details.problem ?? known.code),
      fields:
        known.details.fields &&
        Object.fromEntries(Object.entries(known.details.fields).map(([field, key]) => [field, say(key)])),
      requestId,
    },
  };
}
