import { Resource } from '../../contract/resource/resource.js';
import { AddOnBody } from './add-ons.dto.js';

export const addOns = new Resource({ table: 'add_ons', prefix: 'add', body: AddOnBody });
