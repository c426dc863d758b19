import { type Door, type Ground } from "./door";

const EMPTY = {
  value: "",
  notPublished: false,
  stage: null,
  judgement: null,
  progress: "",
  problems: "",
  nextStep: "",
};
const NEW_ID = "00000000-0000-4000-8000-000000000002";
/** No record has it, so that whoever passes the check is told of a conflict and nothing changes. */
const STALE = 999_999;

const ofTarget = { on: "target", sight: "target.view" } as const;
const seen = ({ progress }: Ground) => ({ id: progress, version: STALE });
const seenReports = (ground: Ground) => ({ reports: [seen(ground)] });
const seenNotice = ({ notice }: Ground) => ({ id: notice, version: STALE });
const saved = ({ target, period }: Ground) => ({
  ...EMPTY,
  id: NEW_ID,
  targetId: target,
  period,
  version: STALE,
});

/**
 * Every server action by folder and name, with who may call it. An action whose right is for the whole ledger is called
 * with nothing: whoever may call it is told what is missing. The others name their record.
 */
export const ACTIONS: Readonly<Record<string, Door>> = {
  "account#change": { right: "own_account.manage" },
  "account#revokeOthers": { right: "own_account.manage" },
  "account#setReminders": { right: "own_account.manage" },
  "account#testReminders": { right: "own_account.manage" },
  "admin/accounts#change": { right: "account.manage" },
  "admin/accounts#create": { right: "account.manage" },
  "admin/accounts#disable": { right: "account.manage" },
  "admin/accounts#enable": { right: "account.manage" },
  "admin/accounts#reset": { right: "account.manage" },
  "admin/calendar#clear": { right: "setting.manage" },
  "admin/calendar#set": { right: "setting.manage" },
  "admin/deliveries#retry": { right: "delivery.manage" },
  "admin/roles#grant": { right: "role.grant" },
  "admin/roles#unlock": { right: "account.unlock" },
  "admin/settings#change": { right: "setting.manage" },
  "admin/units#change": { right: "unit.manage" },
  "admin/units#changePost": { right: "unit.manage" },
  "admin/units#create": { right: "unit.manage" },
  "admin/units#createPost": { right: "unit.manage" },
  "admin/units#move": { right: "unit.manage" },
  "admin/units#setActive": { right: "unit.manage" },
  "audit#recheck": { right: "audit.view" },
  "audit/checkpoints#compare": { right: "audit.view" },
  "audit/checkpoints#signNow": { right: "audit.view" },
  "audit/packages#request": { right: "package.make" },
  "deputies#end": { right: "deputy.name" },
  "deputies#name": { right: "deputy.name" },
  "disclosures#switchOn": { right: "disclosure.manage" },
  "disclosures#word": { right: "disclosure.manage" },
  "instructions#answer": {
    right: "instruction.answer",
    on: "target",
    sight: "instruction.view",
    input: ({ instruction }) => ({ id: instruction, version: STALE, text: "已阅" }),
  },
  "instructions#give": {
    right: "instruction.give",
    ...ofTarget,
    input: ({ target, instruction }) => ({ id: instruction, targetId: target, text: "请抓紧。" }),
  },
  "messages#read": { right: "message.read" },
  "notices#change": { right: "notice.manage" },
  "notices#close": { right: "notice.manage" },
  "notices#create": { right: "notice.manage" },
  "notices#draftFromRed": { right: "notice.manage" },
  "notices#issue": { right: "notice.manage" },
  "notices#receive": { right: "notice.answer", on: "notice", sight: "notice.view", input: seenNotice },
  "notices#reply": {
    right: "notice.answer",
    on: "notice",
    sight: "notice.view",
    input: (ground) => ({ ...seenNotice(ground), text: "已整改" }),
  },
  "notices#returnReply": { right: "notice.manage" },
  "notices#verify": { right: "notice.manage" },
  "periods#change": { right: "period.manage" },
  "periods#extend": { right: "period.manage" },
  "periods#lock": { right: "period.manage" },
  "periods#unlock": { right: "period.manage" },
  "periods#withdraw": { right: "period.manage" },
  "progress#addLink": {
    right: "progress.write",
    ...ofTarget,
    input: ({ evidence, progress }) => ({
      id: evidence,
      progressReportId: progress,
      name: "公开数据",
      url: "https://stat.example.cn/10",
    }),
  },
  "progress#askCorrection": {
    right: "progress.write",
    ...ofTarget,
    input: ({ progress }) => ({ id: NEW_ID, progressReportId: progress, reason: "核对" }),
  },
  "progress#detach": {
    right: "progress.write",
    ...ofTarget,
    input: ({ progress }) => ({ evidenceId: "none", progressReportId: progress }),
  },
  "progress#handOver": { right: "progress.hand_over", ...ofTarget, input: seenReports },
  "progress#save": { right: "progress.write", ...ofTarget, input: saved },
  "progress#saveRow": { right: "progress.write", ...ofTarget, input: saved },
  "progress#sendBack": {
    right: "progress.submit",
    ...ofTarget,
    input: (ground) => ({ ...seen(ground), reason: "核对" }),
  },
  "progress#stored": {
    right: "progress.write",
    on: "target",
    sight: "progress.view_draft",
    input: ({ target, period }) => ({ targetId: target, period }),
  },
  "progress#submit": { right: "progress.submit", ...ofTarget, input: seenReports },
  "reports/[id]#add": { right: "statement.decide" },
  "reports/[id]#change": { right: "report.import" },
  "reports/[id]#confirm": { right: "statement.decide" },
  "reports/[id]#confirmAll": { right: "statement.decide" },
  "reports/[id]#draft": { right: "statement.decide" },
  "reports/[id]#edit": { right: "statement.decide" },
  "reports/[id]#merge": { right: "statement.decide" },
  "reports/[id]#reject": { right: "statement.decide" },
  "reports/[id]#restore": { right: "statement.decide" },
  "reports/[id]#split": { right: "statement.decide" },
  "reports/[id]#unreplace": { right: "statement.decide" },
  "review#approve": { right: "progress.review" },
  "review#refuse": { right: "progress.review" },
  "review#sendBack": { right: "progress.review" },
  "review#unlock": { right: "progress.review" },
  "scores#adjust": { right: "score.manage" },
  "scores#answer": { right: "score.manage" },
  "scores#discard": { right: "score.manage" },
  "scores#make": { right: "score.manage" },
  "scores#object": { right: "score.object" },
  "scores#publish": { right: "score.manage" },
  "standing/snapshots#take": { right: "snapshot.take" },
  "targets#assign": { right: "target.manage" },
  "targets#complete": { right: "target.manage" },
  "targets#confirm": {
    right: "adjustment.confirm",
    ...ofTarget,
    input: ({ adjustment }) => ({ id: adjustment, version: STALE }),
  },
  "targets#editCells": { right: "target.manage" },
  "targets#liftLightByHand": { right: "light.set" },
  "targets#proposeNewDefinition": { right: "target.manage" },
  "targets#refuse": {
    right: "adjustment.confirm",
    ...ofTarget,
    input: ({ adjustment }) => ({ id: adjustment, version: STALE, reason: "依据不足" }),
  },
  "targets#schedule": { right: "target.manage" },
  "targets#setLightByHand": { right: "light.set" },
  "targets#split": { right: "target.manage" },
  "targets#takeBack": { right: "target.manage" },
  "targets#unsplit": { right: "target.manage" },
  "targets#withdraw": { right: "target.manage" },
  "targets/departments#change": { right: "target.manage" },
  "targets/import#map": { right: "ledger.import" },
  "targets/import#start": { right: "ledger.import" },
};

/** Actions that ask for no right: whoever is signed in may leave. */
export const OPEN_ACTIONS: readonly string[] = ["#leave"];
