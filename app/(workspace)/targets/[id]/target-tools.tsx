import { AssignButton } from "@/components/targets/assign-dialog";
import { proposedLead } from "@/components/targets/ledger-row";
import { CompleteDialog } from "@/components/targets/complete-dialog";
import { ProposeAdjustmentDialog } from "@/components/targets/propose-adjustment-dialog";
import {
  LiftLightDialog,
  SetLightDialog,
  TakeBackDialog,
  WithdrawDialog,
} from "@/components/targets/reasoned-dialog";
import { SplitDialog } from "@/components/targets/split-dialog";
import { ScheduleDialog } from "@/components/targets/schedule-dialog";
import { type ScheduleGround } from "@/components/targets/schedule-fields";
import { type TargetTools } from "@/components/targets/target-page";
import { isRate } from "@/lib/domain/goal";
import { followsLastYear } from "@/lib/domain/last-year-shape";
import { typable } from "@/lib/domain/schedule";
import { scheduleKindsFor } from "@/lib/domain/target-setup";
import { type Directory } from "@/lib/server/queries/directory";
import { type LastYearTarget } from "@/lib/server/queries/last-year";
import { type LeadProposer } from "@/lib/server/queries/lead-table";
import { type TargetPage, type targetRights } from "@/lib/server/queries/target-page";
import {
  assign,
  complete,
  liftLightByHand,
  proposeNewDefinition,
  schedule,
  setLightByHand,
  split,
  unsplit,
  withdraw,
} from "../actions";

/** The dialogs of those who may change something on the page. */
export function targetTools(
  page: TargetPage,
  rights: ReturnType<typeof targetRights>,
  directory: Directory,
  propose: LeadProposer,
  lastYear: readonly LastYearTarget[],
): TargetTools {
  const { target } = page;
  const { id, version, inForce: definition, assignment } = target;
  const kinds = scheduleKindsFor(definition.measure);
  const ground: ScheduleGround = {
    year: target.year,
    unit: definition.unit,
    kind: target.schedule?.kind ?? null,
    values: page.schedule.map(({ expected }) => (expected === null ? "" : typable(expected))),
    stages: definition.stages,
    lastYear: followsLastYear(definition) ? { definition, candidates: lastYear } : null,
  };
  const assignable = {
    id,
    number: target.number,
    indicator: target.indicator,
    year: target.year,
    assignmentVersion: assignment?.version ?? 0,
    assignment: assignment && {
      leadUnitId: assignment.leadUnit.id,
      supportUnitIds: assignment.supportUnits.map((unit) => unit.id),
      leaderPostId: assignment.leaderPost?.id ?? null,
      contact: assignment.contact,
      dueOn: assignment.dueOn,
    },
    proposedLead: proposedLead(target, propose),
  };
  const lift = page.overrideId && <LiftLightDialog key="lift" id={page.overrideId} lift={liftLightByHand} />;
  return {
    assign: rights.manage && <AssignButton target={assignable} directory={directory} assign={assign} />,
    schedule: rights.manage && kinds.length > 0 && (
      <ScheduleDialog
        targetId={id}
        scheduleVersion={target.schedule?.version ?? 0}
        kinds={kinds}
        ground={ground}
        rate={isRate(definition) ? definition.low : null}
        schedule={schedule}
      />
    ),
    complete: rights.manage && (
      <CompleteDialog
        key="complete"
        details={{
          id,
          version,
          baseline: definition.baseline ?? "",
          weight: target.weight,
          livelihood: target.livelihood,
          note: target.note ?? "",
        }}
        complete={complete}
      />
    ),
    adjust: rights.manage && page.adjustment?.state !== "proposed" && (
      <ProposeAdjustmentDialog
        key="adjust"
        definition={{
          id,
          version,
          indicator: definition.indicator,
          category: definition.category,
          measure: definition.measure,
          metric: definition.metric,
          comparator: definition.comparator,
          direction: definition.direction,
          low: definition.low ?? "",
          high: definition.high ?? "",
          unit: definition.unit ?? "",
          baseline: definition.baseline ?? "",
        }}
        dueOn={assignment?.dueOn ?? null}
        ground={{ ...ground, lastYear: null }}
        propose={proposeNewDefinition}
      />
    ),
    split: rights.manage && target.parentId === null && splitTools(page, directory),
    withdraw: rights.manage && (
      <WithdrawDialog key="withdraw" id={id} version={version} withdraw={withdraw} />
    ),
    light: rights.light && (
      <>
        {lift}
        <SetLightDialog
          targetId={id}
          period={page.period}
          current={page.overrideId}
          light={target.standing.light}
          setLight={setLightByHand}
        />
      </>
    ),
  };
}

/** Splits the target over units, changes the split, or takes it back while nobody reported on a part. */
function splitTools({ target, split: stands }: TargetPage, directory: Directory) {
  return (
    <>
      {stands?.mayTakeBack && <TakeBackDialog id={target.id} version={target.version} takeBack={unsplit} />}
      <SplitDialog
        targetId={target.id}
        version={target.version}
        year={target.year}
        definition={target.inForce}
        dueOn={target.assignment?.dueOn ?? `${target.year}-12-31`}
        rule={stands?.rule ?? null}
        parts={(stands?.parts ?? []).map((part) => ({
          id: part.id,
          version: part.version,
          assignmentVersion: part.assignment?.version ?? 0,
          unitId: part.assignment?.leadUnit.id ?? "",
          value: part.inForce.low ?? "",
          weight: part.weight,
          dueOn: part.assignment?.dueOn ?? "",
        }))}
        units={directory.units}
        split={split}
      />
    </>
  );
}
