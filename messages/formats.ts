/**
 * How dates and numbers are written, by name: `{at, date, day}` in a message, `format.dateTime(at, 'day')` in code. The
 * language and the time zone are the viewer's. A time names its zone, since who has no script is told times in UTC.
 */
export const formats = {
  dateTime: {
    day: { day: 'numeric', month: 'long', year: 'numeric' },
    dayOfMonth: { day: 'numeric', month: 'long' },
    moment: {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    },
    weekdayAndTime: {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    },
  },
  number: {
    percent: { style: 'percent', maximumFractionDigits: 0 },
  },
} as const
