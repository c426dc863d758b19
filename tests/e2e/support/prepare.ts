import { seededFolder } from "../../support/seeded-folder";

/** Before the first test: the sample district, which takes longer than any test should wait for its server. */
export default function prepare(): void {
  seededFolder();
}
