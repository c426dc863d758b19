import { ForbiddenPage } from "@/components/shell/known-problems";

export default function Forbidden() {
  return (
    <main>
      <ForbiddenPage />
    </main>
  );
}
