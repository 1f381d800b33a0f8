import { ApiError } from '@guichet/contracts';

/** The refusal a call ends in; fails when it succeeds. */
export async function refusal(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('was not refused', { cause: error });
  return error;
}
/** Its code, which is what most tests ask for. */
export const refusalCode = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).code;
