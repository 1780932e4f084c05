/** Ids and codes only: no field takes free text (style rule 18). */
export interface LogFields {
  readonly caseId?: string;
  readonly effect?: string;
  readonly person?: string;
  readonly key?: string;
  readonly code?: string;
  readonly command?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly status?: number;
}

export interface Logger {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, fields?: LogFields): void;
}
