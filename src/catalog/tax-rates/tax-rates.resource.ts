import { Resource } from '../../contract/resource/resource.js';
import { TaxRateBody } from './tax-rates.dto.js';

export const taxRates = new Resource({ table: 'tax_rates', prefix: 'tax', body: TaxRateBody });
