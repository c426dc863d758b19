import { type Parser, type Refiner, type Sieve } from "./draft";
import { change, wordedChange } from "./parsers/change";
import { countAfterNoun, countBeforeNoun } from "./parsers/count";
import { share } from "./parsers/share";
import {
  asideSieve,
  awardSieve,
  circumstanceSieve,
  comparisonSieve,
  durationSieve,
  exampleSieve,
  frameSieve,
  policySieve,
  rankingSieve,
  rhetoricSieve,
} from "./parsers/sieves";
import { doubts } from "./refiners/doubts";
import { distribution } from "./refiners/distribution";
import { attribute } from "./refiners/attribute";
import { part } from "./refiners/part";
import { purpose } from "./refiners/purpose";
import { saidObject } from "./refiners/said-object";
import { secondMeasure } from "./refiners/second-measure";
import { sharedLevel } from "./refiners/shared-level";
import { sharedNoun, sharedNounAhead } from "./refiners/shared-noun";
import { sharedObject } from "./refiners/shared-object";
import { sharedPredicate } from "./refiners/shared-predicate";
import { sharedVerb } from "./refiners/shared-verb";
import { theme } from "./refiners/theme";

/** What a number is not; the first that objects drops it. */
export const SIEVES: readonly Sieve[] = [
  asideSieve,
  durationSieve,
  frameSieve,
  exampleSieve,
  awardSieve,
  rankingSieve,
  policySieve,
  comparisonSieve,
  circumstanceSieve,
  rhetoricSieve,
];

/** What a number may say; the first that understands it makes the draft. */
export const PARSERS: readonly Parser[] = [wordedChange, change, share, countBeforeNoun, countAfterNoun];

/** What the drafts of a sentence say together, in the order in which it is worked out. */
export const REFINERS: readonly Refiner[] = [
  distribution,
  saidObject,
  purpose,
  theme,
  secondMeasure,
  sharedObject,
  part,
  attribute,
  sharedNoun,
  sharedNounAhead,
  sharedPredicate,
  sharedVerb,
  sharedLevel,
  doubts,
];
