import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  type NestInterceptor,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import type { Endpoint, InputOf, OutputOf } from '@guichet/contracts';
import { map } from 'rxjs';
import { DomainError } from '../domain-error.ts';
import { storable } from '../storable.ts';

export const ENDPOINT = Symbol('endpoint');
/** What controllers implement; a sweep holds it against the contract. */
export const implemented: Endpoint[] = [];

interface ParsedRequest {
  params: object;
  query: object;
  body: unknown;
}
/** Path beats body beats query, so that a body cannot name another subject than the path does. */
const ParsedInput = createParamDecorator((e: Endpoint, execution: ExecutionContext) => {
  const { params, query, body } = execution.switchToHttp().getRequest<ParsedRequest>();
  const fields = typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? body : {};
  const inQuery = e.method === 'GET' || e.transport === 'upload';
  const parsed = e.input.strict().safeParse(storable({ ...(inQuery ? query : fields), ...params }));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message }));
  throw new DomainError('invalid_input', { issues });
});

const checkOutput = (e: Endpoint): NestInterceptor => ({
  intercept: (_: ExecutionContext, next: CallHandler<unknown>) =>
    next.handle().pipe(map((value) => (e.transport === 'download' ? value : e.output.parse(value)))),
});

/** Binds a controller method to a contract: route, access, parsed input as first argument, checked output. */
export function Implements<E extends Endpoint>(e: E) {
  implemented.push(e);
  return <M extends (input: InputOf<E>, ...rest: never[]) => Promise<OutputOf<E>>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    ParsedInput(e)(target, name, 0);
    applyDecorators(
      RequestMapping({ method: RequestMethod[e.method], path: e.path }),
      HttpCode(200),
      SetMetadata(ENDPOINT, e),
      UseInterceptors(checkOutput(e)),
    )(target, name, descriptor);
  };
}
