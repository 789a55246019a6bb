import { Type } from 'typebox';

/** operator.md, /health. */
export const Health = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('degraded'), Type.Literal('down')]),
  parts: Type.Record(Type.String(), Type.String()),
});
