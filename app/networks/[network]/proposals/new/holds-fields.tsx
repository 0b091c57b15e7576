"use client";

import { useState, type ReactNode } from "react";
import { FormSelect } from "@/app/_components/form-field";
import type { Part } from "./form-context";

/** Whether what was agreed goes on or ends; what it says stands below while it goes on. What is new can't end. */
export function HoldsFields({
  at,
  said,
  isNew,
  holds,
  children,
}: Pick<Part, "at" | "said"> & { isNew: boolean; holds: boolean; children: ReactNode }) {
  const [goesOn, setGoesOn] = useState(holds);
  if (isNew) {
    return (
      <>
        <input type="hidden" name={`${at}.holds`} value="yes" />
        {children}
      </>
    );
  }
  return (
    <>
      <FormSelect
        name={`${at}.holds`}
        label={said.pact.holds}
        hint={goesOn ? undefined : said.pact.endsLead}
        problem={null}
        defaultValue={holds ? "yes" : "no"}
        choices={[
          { value: "yes", text: said.pact.holdsYes },
          { value: "no", text: said.pact.holdsNo },
        ]}
        onChange={(value) => {
          setGoesOn(value === "yes");
        }}
      />
      <div hidden={!goesOn}>{children}</div>
    </>
  );
}
