export {
  addBusinessTime,
  type BusinessHours,
  businessTimeBetween,
  dayStart,
  isOpen,
  nextOpening,
  openStretches,
} from './business-time.ts';
export { CalendarsModule } from './calendars.module.ts';
export { CalendarsService } from './calendars.service.ts';
