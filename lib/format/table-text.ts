/** Rows of one shape as a table: what each value is called stands once instead of in every row. */
export interface TableText<Row> {
  readonly columns: readonly (keyof Row & string)[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Writes rows that all have the same keys as a table, for sending thousands of them. */
export function toTable<Row extends object>(rows: readonly Row[]): TableText<Row> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  return { columns, rows: rows.map((row) => columns.map((column) => row[column])) };
}

/** The rows that `toTable` wrote; their order and their values are the same. */
export function fromTable<Row extends object>({ columns, rows }: TableText<Row>): readonly Row[] {
  return rows.map(
    (values) => Object.fromEntries(columns.map((column, index) => [column, values[index]])) as Row,
  );
}
