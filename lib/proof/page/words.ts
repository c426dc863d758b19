import { type Check } from "../check-package";

/** What each check says where it holds and where it doesn't, Chinese and English: on the page and on the command line. */
export const PAGE_WORDS: Readonly<Record<Check, { readonly holds: string; readonly fails: string }>> = {
  container: {
    holds: "压缩包逐字节完好 The ZIP is intact, byte for byte",
    fails: "压缩包结构被改动 The structure of the ZIP was changed",
  },
  paths: { holds: "文件路径安全 All paths are safe", fails: "文件路径不安全 An unsafe path" },
  description: {
    holds: "说明文件与清单相符 The describing files match their manifest",
    fails: "说明文件与清单不符 A describing file is missing or changed",
  },
  files: {
    holds: "内容文件与清单一一相符 Every file matches the manifest, none is missing or extra",
    fails: "文件缺失、多余或被改动 A file is missing, extra or changed",
  },
  events: {
    holds: "日志事件编号连续，无缺失 All events are there in their order",
    fails: "日志事件缺失或无法读取 An event is missing or unreadable",
  },
  chain: {
    holds: "事件内容与哈希链相符 The words of the events give their hashes",
    fails: "事件内容与哈希链不符 An event does not give its hash",
  },
  readable: {
    holds: "事件内容可以读取 The words of the events can be read",
    fails: "事件内容无法读取 The words of an event cannot be read",
  },
  personal: {
    holds: "不含账号、会话和联系方式 No event about accounts, sessions or contacts in words",
    fails: "含有应隐去的个人信息 An event that should be withheld is given in words",
  },
  signature: {
    holds: "存证点签名有效 The signature of the checkpoint is valid",
    fails: "存证点签名无效 The signature of the checkpoint is not valid",
  },
  root: {
    holds: "日志与签名的默克尔树根一致 The log gives the signed Merkle root",
    fails: "日志与签名的默克尔树根不一致 The log does not give the signed Merkle root",
  },
  seal: {
    holds: "全部文件由日志封存 The log seals all files",
    fails: "文件与日志的封存记录不符 The files are not those that the log sealed",
  },
  originals: {
    holds: "报告与佐证均为当时提交的原件 Reports and evidence are the originals handed in",
    fails: "文件不是当时提交的原件 A file is not the original that was handed in",
  },
  tables: {
    holds: "台账表格可以打开 The tables can be opened",
    fails: "台账表格无法打开 A table cannot be opened",
  },
  secrets: { holds: "不含私钥 No private key inside", fails: "含有私钥 A private key inside" },
  outside: {
    holds: "与外部存证点一致 The log agrees with the checkpoint from outside",
    fails: "未能与外部存证点核对一致 The checkpoint from outside is not confirmed",
  },
};
