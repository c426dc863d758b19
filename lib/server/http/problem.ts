import "server-only";
import { getTranslations } from "next-intl/server";
import { type ErrorCode, ERROR_STATUS, LedgerError } from "../errors";
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
  const known = error instanceof LedgerError ? error : asUnavailable(error);
  if (!known) {
    logger.error({ requestId, err: error }, "fault");
    return { status: 500, problem: { code: "FAULT", message: t("FAULT", { requestId }), requestId } };
  }
  const say = (key: string) => t(t.has(key) ? key : known.code, known.details.params);
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

/** Database error codes are read here and nowhere else. */
function asUnavailable(error: unknown): LedgerError | null {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  // P1008: the database was busy for longer than the timeout; P2028: no turn for a transaction in time.
  if (code === "P1008" || code === "P2028") return new LedgerError("UNAVAILABLE");
  // P2002: a record with this id or key exists already, as after a double click: the first one won.
  if (code === "P2002") return new LedgerError("CONFLICT");
  return null;
}
