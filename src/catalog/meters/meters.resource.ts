import { Resource } from '../../contract/resource/resource.js';
import { meterRules } from './meter.rules.js';
import { MeterBody } from './meters.dto.js';

export const meters = new Resource({ table: 'meters', prefix: 'mtr', body: MeterBody, rules: meterRules });
