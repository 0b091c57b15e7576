import { proof } from "@/db/testing/proof";
import { test } from "../fixtures";
import { doneByWhoMay } from "./action-cells";
import { actions } from "./matrix";
import { cellsOf, placesOf } from "./row";

for (const row of actions) {
  test(`everybody who may call ${row.name} of ${row.file} does what it is for, on any page`, async () => {
    test.setTimeout(300_000);
    const allowed = cellsOf(row).filter((cell) => cell.allowed);
    const count = proof(`T10 authorisation matrix, who may ${row.name}`, {
      floor: placesOf(row).length * allowed.length,
    });
    for (const cell of allowed) {
      for (const from of placesOf(row)) await doneByWhoMay(row, cell, { from, count });
    }
    count.conclude();
  });
}
