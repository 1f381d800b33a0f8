// All that a call needs and nothing else does: fetched when somebody wants to call.
export * from './microphone.ts';
export * from './telephone.ts';
