import { afterAll } from "vitest";
import { openTestLedger } from "@/tests/support/ledger";
import { holdEarlierLedger } from "./earlier";
import { LEDGER_STEPS, type Step } from "./ledger-steps";
import { OFFICE_STEPS } from "./office-steps";

const ledger = openTestLedger();
afterAll(() => ledger.close());

/** What the office's changes are about: a livelihood project with an approved month that another unit leads by now. */
const BEFORE = [
  "a target is put in charge of a unit",
  "baseline, weight and note are filled in",
  "a report is written",
  "it is submitted",
  "it is approved",
  "a renamed unit's target goes to another",
].map((name) => LEDGER_STEPS.find(([step]) => step === name) as Step);

holdEarlierLedger(ledger, [...BEFORE, ...OFFICE_STEPS], BEFORE.length);
