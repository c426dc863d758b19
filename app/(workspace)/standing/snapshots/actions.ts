"use server";

import { takeSnapshotInput } from "@/lib/schemas/snapshots";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { defineAction } from "@/lib/server/http/define-action";

export const take = defineAction({ right: "snapshot.take", input: takeSnapshotInput, run: takeSnapshot });
