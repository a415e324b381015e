import { Resource } from '../../contract/resource/resource.js';
import { ShippingOptionBody } from './shipping-options.dto.js';

export const shippingOptions = new Resource({ table: 'shipping_options', prefix: 'shp', body: ShippingOptionBody });
