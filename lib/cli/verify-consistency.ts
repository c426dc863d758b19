import { readFileSync } from "node:fs";
import { readCheckpoint, shortForm, type SignedCheckpoint } from "@/lib/proof/checkpoint";
import { checkConsistency, type Consistency, readConsistency } from "@/lib/proof/consistency";
import { type VerifierKey } from "@/lib/proof/signed-note";

/**
 * Checks a consistency proof against an earlier checkpoint that was kept outside, and prints what it shows; whether the log
 * only grew. `keysOf` gives the keys that one believes for a log of this name.
 */
export async function verifyConsistencyFile(
  proofFile: string,
  checkpointFile: string,
  keysOf: (origin: string) => Promise<readonly VerifierKey[]>,
): Promise<boolean> {
  const proof = readConsistency(readFileSync(proofFile));
  const earlier = readCheckpoint(readFileSync(checkpointFile, "utf8").replaceAll("\r\n", "\n"));
  if (!proof) return refuse(`${proofFile} is no consistency proof 不是一致性证明`);
  if (!earlier) return refuse(`${checkpointFile} is no checkpoint 不是存证点`);
  console.log(`较早 Earlier: ${shortForm(earlier)} (${earlier.signedAt})`);
  console.log(`较晚 Later: ${shortForm(proof.later)} (${proof.later.signedAt})`);
  const fault = faultOf(earlier, proof, await keysOf(earlier.origin));
  if (fault !== null) return refuse(fault);
  console.log(
    `✓ The log only grew between the two, by ${proof.later.size - earlier.size} event(s). 日志只增不改。`,
  );
  return true;
}

function faultOf(earlier: SignedCheckpoint, proof: Consistency, keys: readonly VerifierKey[]): string | null {
  const verdict = checkConsistency(earlier, proof, keys);
  switch (verdict.outcome) {
    case "grew":
      return null;
    case "other_log":
      return "the two are of different logs 属于不同的台账";
    case "unsigned":
      return `the ${verdict.which} checkpoint is not signed by a known key ${verdict.which === "earlier" ? "较早" : "较晚"}存证点不是已知密钥的签名`;
    case "other_size":
      return `the proof begins at ${verdict.size} events, the checkpoint has ${earlier.size} 证明的起点与存证点不符`;
    case "contradicts":
      return "the later log does not begin with what the earlier checkpoint says 较晚的日志不是在较早的日志上增加而来";
  }
}

function refuse(fault: string): false {
  console.error(`✗ ${fault}`);
  return false;
}
