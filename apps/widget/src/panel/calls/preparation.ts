import type { Course } from './call-course.ts';
import type { Handset } from './handset.ts';

/** What must be in hand before a call is begun or taken up; what is missing is told, and answered with false. */
export function openPreparation(handset: Handset, { take }: Pick<Course, 'take'>) {
  return {
    async listen(isWanted: () => boolean): Promise<boolean> {
      take({ step: 'microphone', is: 'asking' });
      const is = await handset.listen(isWanted);
      if (!isWanted()) return false;
      if (is === 'unavailable') take({ step: 'refused', code: is });
      else take({ step: 'microphone', is });
      return is === 'open';
    },
    async hold(isHandedOver: boolean): Promise<boolean> {
      const isHeld = await handset.hold(isHandedOver);
      if (!isHeld) take({ step: 'elsewhere' });
      return isHeld;
    },
  };
}
export type Preparation = ReturnType<typeof openPreparation>;
