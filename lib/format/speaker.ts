/**
 * Looks up whole keys of the catalogues at run time (`domain.light.red`), for words that data decides:
 * the translator of all namespaces, seen without its typed keys.
 */
export interface Speaker {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
}
