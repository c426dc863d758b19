import { type SeedCorrection, type SeedProgressReport, type SeedReturnedRound } from "../scenario-types";

/** What happened to one month's report, where it differs from "submitted in time, approved". */
export type Course = Partial<
  Pick<
    SeedProgressReport,
    | "state"
    | "savedAt"
    | "handedOverAt"
    | "returnedToReporter"
    | "submittedAt"
    | "reviewedAt"
    | "returnReason"
    | "correctionAsked"
  >
> & { returnedRound?: SeedReturnedRound; correction?: SeedCorrection };

const late = (submittedAt: string, reviewedAt: string): Course => ({
  savedAt: submittedAt,
  submittedAt,
  reviewedAt,
});
const waiting: Course = { state: "submitted", reviewedAt: null };
const draft = (savedAt: string): Course => ({
  state: "draft",
  savedAt,
  submittedAt: null,
  reviewedAt: null,
});

/** By target and month. */
export const courses: Record<string, Record<number, Course>> = {
  farmland: { 4: late("2026-04-29T16:40:00+08:00", "2026-04-30T10:05:00+08:00") },
  "retail-sales": {
    7: {
      ...late("2026-07-28T11:15:00+08:00", "2026-07-29T09:40:00+08:00"),
      correctionAsked: {
        at: "2026-10-16T10:40:00+08:00",
        reason: "统计部门对二季度零售额作了修订，7月累计增速需相应更正。",
      },
    },
  },
  "farm-produce": { 8: late("2026-08-31T17:20:00+08:00", "2026-09-01T14:30:00+08:00") },
  parking: {
    9: {
      ...waiting,
      savedAt: "2026-10-09T10:30:00+08:00",
      submittedAt: "2026-10-09T15:10:00+08:00",
    },
  },
  "key-projects": { 9: waiting },
  childcare: { 9: waiting },
  "sunshine-canteens": { 9: waiting },
  "approval-days": { 9: waiting },
  "general-spending": { 9: waiting },
  demolition: {
    5: {
      returnedRound: {
        figure: { kind: "value", value: "16.9" },
        progress: "累计16.9万平方米，东站、临江片区集中拆除。",
        submittedAt: "2026-05-22T10:12:00+08:00",
        returnedAt: "2026-05-23T09:30:00+08:00",
        reason: "上报数与违建台账合计15.6万平方米不一致，疑有重复登记，请剔重核实并附台账后重新提交。",
      },
      savedAt: "2026-05-25T09:05:00+08:00",
      submittedAt: "2026-05-25T11:40:00+08:00",
      reviewedAt: "2026-05-26T15:20:00+08:00",
    },
  },
  elevators: {
    9: {
      returnedRound: {
        figure: { kind: "value", value: "22" },
        progress: "累计完工22台，在建26台，完成率27.5%。",
        submittedAt: "2026-09-24T16:05:00+08:00",
        returnedAt: "2026-09-27T10:20:00+08:00",
        reason: "进度严重滞后，但未说明停工点位和原因，也没有追赶时间表，请补充后重新提交。",
      },
      savedAt: "2026-09-29T09:50:00+08:00",
      submittedAt: "2026-09-29T15:35:00+08:00",
      reviewedAt: "2026-09-30T10:10:00+08:00",
    },
  },
  "health-stations": {
    9: {
      state: "returned",
      submittedAt: "2026-09-25T17:30:00+08:00",
      reviewedAt: "2026-10-12T09:25:00+08:00",
      returnReason: "南浦站尚未取得执业登记，按“登记启用”口径不能计入，请核实数量并上传登记证照。",
    },
  },
  "skills-training": {
    8: {
      correction: {
        figure: { kind: "value", value: "1.02" },
        progress: "经审计核减重复报名0.12万人次，更正为累计1.02万人次，园区订单班结业2100人次。",
        reason: "区审计局专项审计发现1200人次跨机构重复报名，按核减结果更正8月累计数。",
        submittedAt: "2026-09-15T10:30:00+08:00",
        approvedAt: "2026-09-16T09:15:00+08:00",
      },
    },
  },
  "new-jobs": { 10: draft("2026-10-19T16:45:00+08:00") },
  "industrial-output": {
    10: {
      ...draft("2026-10-19T10:20:00+08:00"),
      handedOverAt: "2026-10-19T11:05:00+08:00",
      returnedToReporter: {
        at: "2026-10-19T16:30:00+08:00",
        reason: "快报数尚未经统计部门确认，请核对后再送审。",
      },
    },
  },
  "gas-pipes": {
    10: { ...draft("2026-10-16T14:55:00+08:00"), handedOverAt: "2026-10-16T15:40:00+08:00" },
  },
};
