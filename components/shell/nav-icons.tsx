import {
  BadgeCheck,
  Building2,
  CalendarClock,
  CalendarDays,
  ChartColumn,
  ClipboardList,
  Download,
  FileText,
  History,
  KeyRound,
  ListChecks,
  Megaphone,
  MessageSquareQuote,
  PencilLine,
  Settings,
  UserRound,
  UserRoundCheck,
  UsersRound,
} from "lucide-react";

/** The signs that a navigation entry may carry; the word beside them says it. */
export const navIcons = {
  todo: ListChecks,
  reports: FileText,
  targets: ClipboardList,
  progress: PencilLine,
  review: BadgeCheck,
  periods: CalendarClock,
  standing: ChartColumn,
  notices: Megaphone,
  instructions: MessageSquareQuote,
  exports: Download,
  deputies: UserRoundCheck,
  audit: History,
  units: Building2,
  accounts: UsersRound,
  roles: KeyRound,
  settings: Settings,
  calendar: CalendarDays,
  account: UserRound,
} as const;

export type NavIcon = keyof typeof navIcons;
