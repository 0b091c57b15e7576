import { expect, test } from "vitest";
import { promiseColumns, readPromiseHeader } from "@/lib/promises/promise-columns";
import { promiseImport } from "./promise-import";

test("the template’s columns are read as what they are", () => {
  const header = promiseColumns.map((column) => promiseImport.columns[column][0]);
  const { places, missing, twice, others } = readPromiseHeader(header);
  expect([...places.keys()].toSorted()).toEqual([...promiseColumns].toSorted());
  expect([missing, twice, others]).toEqual([[], [], []]);
});
