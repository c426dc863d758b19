interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
}
interface LicenceRules {
  readonly allowed: Readonly<Record<string, string>>;
  readonly read: Readonly<Record<string, readonly string[]>>;
  readonly unstated: Readonly<Record<string, string>>;
}
export function packagesOf(lock: unknown): readonly Package[];
export function belowFloor(
  packages: readonly Package[],
  floors: Readonly<Record<string, readonly [string, string]>>,
): string[];
export function refusedLicences(packages: readonly Package[], rules: LicenceRules): string[];
