/**
 * What a field of a record says now, where somebody else changed it after the form was opened; undefined where it
 * still says what the person saw then.
 */
export function changedMeanwhile<Facts extends object, Name extends keyof Facts>(
  opened: Facts,
  now: Facts,
  name: Name,
): Facts[Name] | undefined {
  return Object.is(opened[name], now[name]) ? undefined : now[name];
}

/** What was typed, on top of the record as it is now: only the version is taken over, nothing that was typed. */
export function ontoVersion<Typed extends { readonly version: number }>(
  typed: Typed,
  now: { readonly version: number },
): Typed {
  return { ...typed, version: now.version };
}
