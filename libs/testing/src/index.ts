export * from './people.ts';
export * from './refusal.ts';
export * from './test-app.ts';
