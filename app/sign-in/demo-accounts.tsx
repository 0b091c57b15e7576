import { words } from "@/app/words/words";

const organisations = [
  "brightwave",
  "orderpoint",
  "meridian",
  "kitpath",
  "fieldworks",
  "clearvoice",
  "ledgerline",
  "northgate",
  "swift",
];

/** The accounts of the demo networks; drawn in demo mode only. */
export function DemoAccounts() {
  const { demoTitle, demoNote, demoRoles, demoOrganisations, demoAccounts } = words.signIn;
  return (
    <section aria-labelledby="demo" className="card flex flex-col gap-3 self-start p-6">
      <h2 id="demo" className="text-[15px] leading-[22px] font-[590]">
        {demoTitle}
      </h2>
      <p className="text-ink-2">{demoNote("throughline-demo")}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {Object.entries(demoRoles).map(([role, does]) => (
          <div key={role} className="contents">
            <dt className="font-[510] break-all">{`${role}@brightwave.example`}</dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-2 font-[590]">{demoOrganisations}</h3>
      <p className="text-ink-2">{organisations.join(", ")}</p>
      <p className="text-[13px] text-ink-3">{demoAccounts("brightwave")}</p>
    </section>
  );
}
