"use client";

import { memo, useSyncExternalStore } from "react";
import { formatRatio, nothing } from "@/app/format";
import { levels } from "@/app/words/en/figures";
import { report as said } from "@/app/words/en/report";
import { shownDecimals } from "@/lib/metrics/kind";
import { figureValue } from "@/lib/metrics/value";
import { hasRemark, LineRemarks } from "./line-remarks";
import { isUnsaved, partsOf, type Entry } from "./entry";
import { GridCell } from "./grid-cell";
import type { EntryStore } from "./entry-store";
import type { GridRow } from "./grid-rows";
import type { Editing, useEditor } from "./use-editor";

type Props = {
  readonly store: EntryStore;
  readonly row: GridRow;
  readonly index: number;
  readonly isOneMonth: boolean;
  readonly focused: number | null;
  readonly selected: string;
  readonly editing: Editing | null;
  readonly editor: ReturnType<typeof useEditor>;
  readonly isMissing: boolean;
};

/** A row of the grid, and below it what has to be said about its figures. */
export const GridLine = memo(Line, isSameLine);

function Line(props: Props) {
  const { store, row, index, isOneMonth, focused, selected, editing, editor, isMissing } = props;
  const { key, code, title } = row.series;
  useSyncExternalStore(
    store.subscribe,
    () => store.stamp(key),
    () => 0,
  );
  const [from = -1, to = -1] = selected === "" ? [] : selected.split(" ", 2).map(Number);
  const columns = row.cells.length + (isOneMonth ? 4 : 1);
  const ends = row.ends.flatMap((id) => store.get(id) ?? []);
  const remarkable = ends.filter((entry) => hasRemark(store, entry, isOneMonth));
  const [only] = ends;
  return (
    <>
      <tr data-key={key} data-missing={isMissing}>
        <th scope="row">
          <span className="text-ink-3">{code}</span> {title}
          {row.part === null ? null : <small>{row.part}</small>}
        </th>
        {row.cells.map((ref, column) => (
          <GridCell
            key={ref?.id ?? column}
            store={store}
            cell={ref}
            entry={ref === null ? null : (store.get(ref.id) ?? null)}
            place={`${index} ${column}`}
            isFocused={focused === column}
            isSelected={column >= from && column <= to}
            editing={editing?.place.column === column ? editing : null}
            editor={editor}
            remark={remarkable.some(({ id }) => id === ref?.id) ? remarkId(row) : null}
          />
        ))}
        {isOneMonth && only !== undefined ? <Judged store={store} entry={only} /> : null}
      </tr>
      {remarkable.length === 0 ? null : (
        <tr className="remark">
          <td colSpan={columns} id={remarkId(row)}>
            <LineRemarks store={store} entries={remarkable} isOneMonth={isOneMonth} />
          </td>
        </tr>
      )}
    </>
  );
}

function remarkId({ id }: GridRow): string {
  return `remark-${id.replace(" ", "-")}`;
}

/** What a figure comes to, how it is judged, and how far it is saved. */
function Judged({ store, entry }: { readonly store: EntryStore; readonly entry: Entry }) {
  const state = store.stateOf(entry);
  return (
    <>
      <td className="num">{valueText(entry)}</td>
      <td>
        {isUnsaved(entry) ? null : (
          <span className={`level-${entry.stands.level}`}>
            {entry.fields.notApplicable ? said.notApplicable : levels[entry.stands.level]}
          </span>
        )}
      </td>
      <td data-says={state}>{said.states[state]}</td>
    </>
  );
}

/** The value without its unit, which stands beside the grid; but for per cent. */
function valueText(entry: Entry): string {
  const { measure } = entry.month;
  const value = figureValue(measure, partsOf(entry));
  if (value === null) return nothing;
  const text = formatRatio(value, shownDecimals(measure));
  return measure.unit === "%" ? `${text} %` : text;
}

/** The editor's functions change with every key; what a row shows doesn't. */
function isSameLine(one: Props, other: Props): boolean {
  return (
    one.store === other.store &&
    one.row === other.row &&
    one.index === other.index &&
    one.focused === other.focused &&
    one.selected === other.selected &&
    one.editing === other.editing &&
    one.isMissing === other.isMissing
  );
}
