import { z } from "zod";

/** The page of a list in its address, from 1; what can't be read asks for the first. Beyond the end the last is shown. */
export const pageNumber = z.coerce.number().int().min(1).catch(1).default(1);
