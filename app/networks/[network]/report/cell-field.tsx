"use client";

import type { KeyboardEvent } from "react";
import { longestText } from "./month-data";
import type { Editing, EndKey, useEditor } from "./use-editor";

/** The field that opens in a cell. */
export function CellField({
  label,
  editing,
  editor,
}: {
  readonly label: string;
  readonly editing: Editing;
  readonly editor: ReturnType<typeof useEditor>;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    const { key, shiftKey, nativeEvent } = event;
    // A word that is still being composed ends with a key of its own.
    if (nativeEvent.isComposing || !isEnd(key, editing.isTyped)) return;
    event.preventDefault();
    editor.onEnd(key, shiftKey);
  };
  return (
    <input
      ref={focusAtEnd}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      maxLength={longestText}
      defaultValue={editing.text}
      onKeyDown={onKeyDown}
      onInput={({ currentTarget }) => {
        editor.onType(currentTarget.value);
      }}
      onBlur={editor.onLeave}
    />
  );
}

/** Who only types on leaves the cell by the arrows too; who corrects moves within it. */
function isEnd(key: string, isTyped: boolean): key is EndKey {
  if (key === "ArrowLeft" || key === "ArrowRight") return isTyped;
  return ["Enter", "Tab", "Escape", "ArrowUp", "ArrowDown"].includes(key);
}

function focusAtEnd(input: HTMLInputElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}
