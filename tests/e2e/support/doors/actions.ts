import { ADMINISTRATION } from "./actions/administration";
import { LEDGER } from "./actions/ledger";
import { MONTH } from "./actions/month";
import { OWN } from "./actions/own";
import { SUPERVISION } from "./actions/supervision";
import { type ActionDoor } from "./door";

/**
 * Every server action by folder and name, with who may call it and with what it is tried. Each input fits its schema and
 * names records that are there, so that whoever is let in reaches the command: it does what is asked, where that takes
 * nothing from the doors behind it (another draft, another snapshot), or says why it does not (`says`), mostly because the
 * version that is named is gone by. So no account is disabled, no report decided and no target changed on the way, and yet
 * sight and right are asked of the record itself, which commands do before they compare versions.
 */
export const ACTIONS: Readonly<Record<string, ActionDoor>> = {
  ...OWN,
  ...ADMINISTRATION,
  ...LEDGER,
  ...MONTH,
  ...SUPERVISION,
};

/** Actions that ask for no right: whoever is signed in may leave. */
export const OPEN_ACTIONS: readonly string[] = ["#leave"];
