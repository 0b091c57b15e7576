import type { ReactElement } from "react";
import { ScrollRegion } from "./scroll-region";

/** Who was asked, a row each, under its title; or the sentence that nobody was. */
export function InvitationTable({
  words,
  columns,
  children: rows,
}: {
  words: { readonly invitations: string; readonly noInvitations: string };
  columns: readonly string[];
  children: readonly ReactElement[];
}) {
  return (
    <section aria-labelledby="invitations" className="flex flex-col gap-3">
      <h2 id="invitations" className="text-[15px] leading-[22px] font-[590]">
        {words.invitations}
      </h2>
      {rows.length === 0 ? (
        <p className="text-ink-2">{words.noInvitations}</p>
      ) : (
        <ScrollRegion label={words.invitations}>
          <table className="w-full">
            <thead className="border-b border-line text-left text-[13px] text-ink-3">
              <tr className="*:px-4 *:py-2 *:font-[510]">
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
