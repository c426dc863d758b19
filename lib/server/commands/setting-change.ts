import "server-only";
import { randomUUID } from "node:crypto";
import { type SettingKey, type SettingValue } from "@/lib/schemas/settings";
import { type Tx } from "../db/client";
import { conflict } from "../errors";
import { type ViewerContext } from "./context";

/**
 * Writes what a setting is from a day on; what was set for the same day is replaced.
 *
 * @param change `latest`: id of the change that the person saw last, null where nothing was ever set
 * @throws LedgerError CONFLICT when somebody else has set it since
 */
export async function writeSetting<Key extends SettingKey>(
  tx: Tx,
  { viewer, now }: ViewerContext,
  change: { key: Key; value: SettingValue<Key>; effectiveFrom: string; latest: string | null },
): Promise<void> {
  const { key, effectiveFrom } = change;
  const latest = await tx.setting.findFirst({
    where: { key },
    orderBy: { setAt: "desc" },
    select: { id: true },
  });
  if ((latest?.id ?? null) !== change.latest) throw conflict();
  await tx.setting.deleteMany({ where: { key, effectiveFrom } });
  await tx.setting.create({
    data: {
      id: randomUUID(),
      key,
      value: JSON.stringify(change.value),
      effectiveFrom,
      setById: viewer.userId,
      setAt: now,
    },
    select: { id: true },
  });
}
