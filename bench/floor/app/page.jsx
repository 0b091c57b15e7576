export const dynamic = "force-dynamic";

/** The least that a dynamic page can be: it reads nothing. */
export default function Page() {
  return <main>Floor</main>;
}
