export { NotFoundPage as default } from "@/components/shell/known-problems";
