"use server";

import { endDeputyInput, nameDeputyInput } from "@/lib/schemas/deputies";
import { endDeputy, nameDeputy } from "@/lib/server/commands/name-deputy";
import { defineAction } from "@/lib/server/http/define-action";

const right = "deputy.name";

export const name = defineAction({ right, input: nameDeputyInput, run: nameDeputy });
export const end = defineAction({ right, input: endDeputyInput, run: endDeputy });
