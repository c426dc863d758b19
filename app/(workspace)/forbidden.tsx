export { ForbiddenPage as default } from "@/components/shell/known-problems";
