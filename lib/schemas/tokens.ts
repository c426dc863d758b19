import { z } from "zod";
import { TOKEN_MAX_DAYS, TOKEN_SCOPES } from "@/lib/domain/api-token";
import { password } from "./accounts";

/** `id` is made by the form; `days` is how long the token holds; `current` is the own password. */
export const createTokenInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, "required").max(40, "too_long"),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, "nothing_chosen"),
  days: z.int("token_days").min(1, "token_days").max(TOKEN_MAX_DAYS, "token_days"),
  current: password,
});
export const revokeTokenInput = z.object({ id: z.string().min(1) });
