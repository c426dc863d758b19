"use client";

import { useState } from "react";

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, both ends included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function blockOf(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function holds({ top, bottom, left, right }: Block, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** A page of rows, as PageUp and PageDown move by. */
const PAGE = 15;

/** Where a key moves to in a table of so many rows and columns; null when it is no key that moves. */
export function placeAfter(
  from: Place,
  key: string,
  far: boolean,
  rows: number,
  columns: number,
): Place | null {
  const { row, column } = from;
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const moves: Readonly<Record<string, Place>> = {
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowDown: { row: far ? lastRow : row + 1, column },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    ArrowRight: { row, column: far ? lastColumn : column + 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? lastRow : row, column: lastColumn },
  };
  const to = moves[key];
  return to ? within(to, rows, columns) : null;
}

/** The next cell for Tab, row by row; null beyond either end. */
export function placeAfterTab(
  { row, column }: Place,
  back: boolean,
  rows: number,
  columns: number,
): Place | null {
  const at = row * columns + column + (back ? -1 : 1);
  return at < 0 || at >= rows * columns ? null : { row: Math.floor(at / columns), column: at % columns };
}

function within({ row, column }: Place, rows: number, columns: number): Place {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: clamp(row, rows), column: clamp(column, columns) };
}

/** The active cell and the block that is chosen from it. */
export function useSelection(rows: number, columns: number, start: Place) {
  const [ends, setEnds] = useState<{ readonly active: Place; readonly reach: Place }>({
    active: start,
    reach: start,
  });
  const active = within(ends.active, rows, columns);
  const reach = within(ends.reach, rows, columns);
  return {
    active,
    reach,
    block: blockOf(active, reach),
    moveTo: (place: Place) => setEnds({ active: place, reach: place }),
    reachTo: (place: Place) => setEnds({ active, reach: place }),
    chooseAll: () =>
      setEnds({ active: { row: 0, column: 0 }, reach: { row: rows - 1, column: columns - 1 } }),
  };
}

export type Selection = ReturnType<typeof useSelection>;
