/** Words of the list of metrics. */
export const metrics = {
  title: "Metrics",
  lead: "What the parties agreed to measure. Each definition counts from the month in which every party had agreed to it.",
  filter: "Filter by name, code or organisation",
  code: "Code",
  name: "Metric",
  reporter: "Reported by",
  recent: "Last 13 months",
  latest: "Latest",
  level: "Level",
  version: "Version",
  agreed: "Agreed by all",
  waiting: (count: string) => `${count} to agree`,
  computed: "Computed from the stages",
  noMatch: "No metric matches. Clear the filter to see all.",
  none: "No metric is visible to your organisation in this network yet.",
} as const;
