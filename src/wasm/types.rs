//! The types of the boundary, as TypeScript sees them.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a person wants done with a kind of cookie. */
export type Action = "allow" | "block" | "session";
export type Purpose = "necessary" | "functional" | "statistical" | "marketing";
/** Relative to the top-level site. */
export type Party = "first" | "third";
export type Pause = boolean | { until: number };

export interface Purposes {
  functional: Action;
  statistical: Action;
  anonymised: Action;
  marketing: Action;
  unknown: Action;
}

/** Version 1; missing fields take their defaults, unknown ones are left alone. */
export interface Choices {
  version: 1;
  mode?: "enforce" | "watch";
  paused?: Pause;
  purposes?: Partial<Purposes>;
  third_party?: Action;
  gpc?: boolean;
  sites?: Record<string, { paused?: Pause; purposes?: Partial<Purposes>; third_party?: Action }>;
  rules?: { site?: string; domain?: string; name?: string; action: Action; until?: number }[];
  labels?: { domain?: string; name: string; purpose: Purpose; anonymised?: boolean }[];
}

/** Has the shape of `cookies.Cookie`; only `name` and `domain` are needed. */
export interface CookieLike {
  name: string;
  domain: string;
  value?: string;
  hostOnly?: boolean;
  path?: string;
  secure?: boolean;
  httpOnly?: boolean;
  sameSite?: string;
  session?: boolean;
  expirationDate?: number;
  storeId?: string;
  partitionKey?: { topLevelSite?: string; hasCrossSiteAncestor?: boolean } | null;
}

export interface Context {
  topLevelUrl?: string;
  party?: Party;
  /** Unix seconds. */
  now: number;
}

export interface Decision {
  action: "keep" | "remove" | "session";
  purpose: Purpose | null;
  /** Consent is not needed. */
  exempt: boolean;
  party: Party;
  provider: string | null;
  /** The provider for whom the site sets it on its own domain. */
  setFor: string | null;
  function: string | null;
  reason: {
    step: "paused" | "rule" | "necessary" | "preference" | "purpose" | "third-party";
    classifiedBy: "label" | "site-table" | "name-and-domain" | "name" | "prefix" | "unknown";
    table: string | null;
    row: string | null;
    /** Place in `choices.rules`. */
    rule: number | null;
    evidence: string[];
  };
}

export interface Judged {
  decision: Decision;
  key: string;
  /** Top-level sites it was set under, as far as known. */
  sites: string[];
}

/** `null` where the browser ignores the value anyway. */
export type SetCookieVerdict = { cookie: CookieLike; decision: Decision } | null;

export interface FilteredCookie {
  /** `null` where nothing is left. */
  value: string | null;
  refused: { name: string; decision: Decision }[];
}

export interface HeaderPlan {
  thirdParty: "strip" | "leave";
  exceptTops: string[];
  onlyTops: string[];
  exceptRequests: string[];
  exceptPairs: { request: string; top: string }[];
  /** When it changes by itself, in Unix seconds. */
  until: number | null;
}

/** The record of parties, to be stored and given back; its inside is private. */
export type SavedRecord = unknown;

/** What calls throw: an `Error` that says which value is at fault. */
export interface ConsentinelError extends Error {
  kind: "invalid-choices" | "newer-choices" | "invalid-cookie" | "invalid-context" | "invalid-url" | "invalid-view";
  /** The path of the field at fault, where one is. */
  field?: string;
}
"#;
