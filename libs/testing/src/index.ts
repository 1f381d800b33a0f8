export * from './people.ts';
export * from './test-app.ts';
