const locale = "en-GB";
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const dayAndSecond = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});
const minuteOfDay = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** An instant of the hub (RFC 3339) in the reader's time zone. */
export const formatInstant = (instant: string): string => dayAndTime.format(Date.parse(instant));

/** The same to the second, with the name of the zone: it is copied into mails and reports. */
export const formatMoment = (instant: string): string => dayAndSecond.format(Date.parse(instant));

export const formatTime = (instant: string): string => timeOfDay.format(Date.parse(instant));

/** The time of day of the first whole minute from there on. */
export const formatMinute = (milliseconds: number): string =>
  minuteOfDay.format(Math.ceil(milliseconds / 60_000) * 60_000);

export const formatCount = (count: number): string => whole.format(count);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

export const formatBytes = (bytes: number): string => {
  if (bytes < 1_000) return `${whole.format(bytes)} B`;
  if (bytes < 1_000_000) return `${tenths.format(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${tenths.format(bytes / 1_000_000)} MB`;
  return `${tenths.format(bytes / 1_000_000_000)} GB`;
};

/** The time between two instants of the hub. */
export const formatSpan = (from: string, to: string): string => {
  const exact = Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);
  if (exact < 59.95) return `${tenths.format(exact)} s`;
  const seconds = Math.round(exact);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(exact / 60);
  return `${whole.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
};
