import "server-only";
import { BAG } from "@/lib/proof/bag";
import { shortForm, type SignedCheckpoint } from "@/lib/proof/checkpoint";

/** The commands by which a package is checked without a program of ours; a test runs exactly these. */
export const CHECK_COMMANDS = [
  `sha256sum -c ${BAG.manifest}`,
  `sha256sum -c ${BAG.tagManifest}`,
  `openssl pkeyutl -verify -pubin -inkey ${BAG.key} -rawin -in ${BAG.signed} -sigfile ${BAG.signature}`,
] as const;

/** The note that lies in a package: what it is, and how an outsider checks it. */
export function readmeText(of: {
  readonly folder: string;
  readonly scope: string;
  readonly checkpoint: SignedCheckpoint;
  readonly key: string;
}): string {
  const [payload, tags, signature] = CHECK_COMMANDS;
  return `审计包 Audit package
范围 Scope: ${of.scope}
存证点 Checkpoint: ${shortForm(of.checkpoint)} (${of.checkpoint.signedAt})
签名公钥 Key: ${of.key}

【如何核对】
一、打开 ${BAG.verifier}（不联网），选择审计包 ZIP 或解压后的文件夹，按真实性、完整性、可用性、安全性逐项显示结果，并指出第一个问题。
二、不用本系统的任何程序：解压后在文件夹 ${of.folder} 中依次执行
    ${payload}
    ${tags}
    ${signature}
  前两条核对每个文件，第三条核对存证点的签名（OpenSSL 3）。
三、签名公钥请与另行取得的公钥对照；此前保存的存证点请粘贴到 ${BAG.verifier}，可查出日志此后是否被删改。

【目录】
data/ledger    目标台账（xlsx、csv）
data/reports   报告原件
data/evidence  佐证材料原件；data/index.csv 说明每个文件属于哪个目标
data/log       事件日志：每行一个事件。与本包范围无关的、以及涉及账号、会话和联系方式的事件只列哈希，故编号仍然连续，树根仍可重算。
proof          存证点、签名和公钥

【How to check】
1. Open ${BAG.verifier} (it uses no network) and give it the ZIP or the unpacked folder: it says in four parts what holds, and names the first thing that is wrong.
2. Without any program of ours: unpack it and run in ${of.folder}
    ${payload}
    ${tags}
    ${signature}
   The first two check every file, the third the signature of the checkpoint (OpenSSL 3).
3. Compare the key with the one you got by another way. Paste a checkpoint that was kept elsewhere into ${BAG.verifier}: it shows whether the log was changed since.

Events that are not about what this package holds, and those about accounts, sessions and contacts, are given by their hash alone: so no number is missing, and the root can still be recomputed.
`;
}
