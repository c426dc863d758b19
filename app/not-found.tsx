import { NotFoundPage } from "@/components/shell/known-problems";

export default function NotFound() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
