import { textOf } from "../forms/action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** What was typed into the field of `NumberFields` with this name; NaN where nothing was, which no schema takes. */
export const numberOf = (form: FormData, name: string): number =>
  Number(textOf(form, `value.${name}`) || NaN);

/** Whole numbers of a setting side by side. */
export function NumberFields<Name extends string>({
  names,
  current,
  label,
  errorAt,
  className,
}: {
  names: readonly Name[];
  current: Partial<Record<Name, number>>;
  label: (name: Name) => string;
  errorAt: (path: string) => string | undefined;
  className: string;
}) {
  return (
    <div className={`grid max-w-md gap-4 ${className}`}>
      {names.map((name) => (
        <Field key={name} label={label(name)} error={errorAt(`value.${name}`)} required>
          {(control) => (
            <Input
              name={`value.${name}`}
              numeric
              inputMode="numeric"
              defaultValue={current[name]}
              {...control}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
