export * from './people.ts';
export * from './processor-time.ts';
export * from './refusal.ts';
export * from './test-app.ts';
