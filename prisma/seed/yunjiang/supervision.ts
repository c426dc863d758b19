import {
  type SeedAssessment,
  type SeedDeputy,
  type SeedDisclosure,
  type SeedExtension,
  type SeedLightOverride,
  type SeedNotice,
  type SeedSnapshot,
  type SeedSplit,
} from "../scenario-types";

export const notices: SeedNotice[] = [
  {
    number: "云政督〔2026〕3号",
    title: "关于加快实际利用外资进度的督办通知",
    body: [
      "2026年政府工作报告明确全年实际利用外资1.2亿美元。截至7月底，累计到资0.29亿美元，完成率24.2%，落后序时34.2个百分点，亮红灯。",
      "请你局逐项目查明未到资原因，制定到资计划和追赶措施，明确责任人和完成时间，自8月起每半月报送一次到资情况。",
      "请书面反馈落实情况。",
    ].join("\n"),
    unit: "swj",
    targets: ["foreign-capital"],
    issuedBy: "supervisor.dcs",
    issuedAt: "2026-08-05T10:00:00+08:00",
    dueOn: "2026-09-15",
    receipt: { by: "head.swj", at: "2026-08-06T09:12:00+08:00" },
    replies: [
      {
        by: "head.swj",
        at: "2026-09-12T16:30:00+08:00",
        text: "已逐一走访23个在谈项目，形成到资计划表。医药研发中心首期700万美元8月到账；精密制造增资2500万美元正在履行境外审批，预计10月底前到账；另有两个备选项目合计1800万美元争取年内到账。受大项目出资推迟影响，全年目标完成仍有较大难度，我局将继续每半月报告进展。",
      },
    ],
  },
];

/** Since September the housing bureau brings the homes in old estates; the civil affairs bureau has not reported its own. */
export const splits: SeedSplit[] = [
  {
    target: "home-adaptation",
    by: "supervisor.dcs",
    at: "2026-09-10T10:30:00+08:00",
    parts: [
      { unit: "mzj", value: "380", reports: [] },
      {
        unit: "zjj",
        value: "220",
        reports: [
          {
            period: "2026-09",
            state: "approved",
            figure: { kind: "value", value: "168" },
            progress: "结合老旧小区改造，累计改造168户。",
            problems: "",
            nextStep: "11月底前完成其余52户的入户施工。",
            savedAt: "2026-09-22T10:20:00+08:00",
            handedOverAt: null,
            returnedToReporter: null,
            submittedAt: "2026-09-23T15:10:00+08:00",
            reviewedAt: "2026-09-25T10:40:00+08:00",
            returnReason: null,
            returnedRound: null,
            correction: null,
            correctionAsked: null,
            evidence: [],
          },
        ],
      },
    ],
  },
];

export const lightOverrides: SeedLightOverride[] = [
  {
    target: "hospital",
    period: "2026-09",
    light: "green",
    reason:
      "6月以来强降雨和台风累计停工17天，区政府第38次常务会议同意主体封顶节点顺延至11月15日，顺延期内按绿灯掌握。",
    setBy: "supervisor.dcs",
    setAt: "2026-09-30T15:00:00+08:00",
  },
];

export const snapshots: SeedSnapshot[] = [
  {
    name: "2026年8月通报",
    period: "2026-08",
    takenBy: "supervisor.dcs",
    takenAt: "2026-08-28T16:00:00+08:00",
  },
  {
    name: "2026年9月通报",
    period: "2026-09",
    takenBy: "supervisor.dcs",
    takenAt: "2026-09-30T16:00:00+08:00",
  },
];

export const extensions: SeedExtension[] = [
  {
    period: "2026-10",
    unit: "fgj",
    dueOn: "2026-10-29",
    reason: "省统计局三季度核算数据10月28日反馈，同意延后一个工作日报送。",
    by: "supervisor.dcs",
    at: "2026-10-15T11:20:00+08:00",
  },
];

export const deputies: SeedDeputy[] = [
  {
    principal: "head.zjj",
    deputy: "reporter2.zjj",
    fromDay: "2026-10-19",
    untilDay: "2026-10-30",
    at: "2026-10-16T17:10:00+08:00",
  },
];

/** What citizens read: words of the office's own, without what is nobody's business outside. */
export const disclosures: SeedDisclosure[] = (
  [
    ["schools", "新建改建中小学、幼儿园", "9所学校、幼儿园全部建成，老城第三幼儿园9月投入使用。"],
    ["school-places", "增加中小学、幼儿园学位", "今年秋季学期新增学位已全部投入使用。"],
    ["screening", "适龄妇女“两癌”免费筛查", "免费筛查已提前完成全年任务，街道社区卫生服务中心继续接受预约。"],
    ["gas-pipes", "更新改造老旧燃气管道", "已完成24.6公里，第四季度施工沿江路、建设路等路段。"],
    ["flood-points", "整治城市积水点", "已完成7处，另有4处正在施工，汛前完成的点位经受住了强降雨考验。"],
    ["elevators", "老旧住宅加装电梯", "已完工22台，26台正在施工。"],
    ["care-centres", "街道综合养老服务中心", "青禾街道综合养老服务中心已建成开放。"],
    ["parking", "新增公共停车泊位", null],
  ] as const
).map(([target, name, text]) => ({
  target,
  name,
  text,
  period: "2026-09",
  by: "supervisor.dcs",
  at: "2026-10-09T10:00:00+08:00",
}));

export const assessments: SeedAssessment[] = [
  {
    name: "2026年9月考核",
    snapshot: "2026年9月通报",
    by: "supervisor.dcs",
    madeAt: "2026-10-15T09:30:00+08:00",
    publishedAt: "2026-10-16T10:00:00+08:00",
    objections: [
      {
        by: "head.zjj",
        at: "2026-10-19T11:00:00+08:00",
        text: "既有住宅加装电梯9月受台风影响停工17天，区政府常务会议已同意顺延有关节点，申请按顺延后的进度核定该项得分。",
      },
    ],
  },
];
