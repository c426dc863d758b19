import "server-only";
import { type z } from "zod";
import { type factorCodeInput } from "@/lib/schemas/accounts";
import { withFactorCode } from "../auth/factor-code";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";

/**
 * Shows the second factor in the session that the password opened; from then on the product is open in it.
 *
 * @throws as withFactorCode; CONFLICT where it was shown already
 */
export async function showFactor(
  context: ViewerContext,
  input: z.output<typeof factorCodeInput>,
): Promise<void> {
  const { userId, sessionId } = context.viewer;
  await withFactorCode(context, input.code, async (tx, record, shown) => {
    expectOne(
      await tx.session.updateMany({
        where: { id: sessionId, factorAt: null, revokedAt: null },
        data: { factorAt: context.now },
      }),
    );
    await record({
      action: "session.factor_shown",
      record: { type: "account", id: userId },
      payload: shown,
    });
  });
}
