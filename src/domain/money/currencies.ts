/**
 * Active currencies of ISO 4217 by the digits of their minor unit, from the standard's list one of 2024-06-25
 * (SIX Group, published for ISO). Funds and metals, which have no minor unit, are left out: nothing is sold in them.
 */
const CODES_BY_DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHF CNY COP CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD ' +
    'HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT ' +
    'MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR ' +
    'SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU ' +
    'UZS VED VES WST XCD YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

/** How many digits the minor unit of each has. */
export const CURRENCY_DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_DIGITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

export function isCurrency(code: string): boolean {
  return CURRENCY_DIGITS.has(code);
}

/**
 * How many digits the minor unit has: 2 for EUR and HUF, 0 for JPY, 3 for KWD.
 * @throws RangeError for a code that is not in the standard's list
 */
export function minorUnitDigits(code: string): number {
  const digits = CURRENCY_DIGITS.get(code);
  if (digits === undefined) throw new RangeError(`${code} is not an ISO 4217 currency`);
  return digits;
}
