import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** Where a code is typed; phones offer the code of a message or an app here. */
export function CodeField({ label, hint, error }: { label: string; hint?: string; error?: string }) {
  return (
    <Field label={label} hint={hint} error={error} required className="max-w-md">
      {(control) => (
        <Input
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
          {...control}
        />
      )}
    </Field>
  );
}
