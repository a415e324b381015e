import { serve, StandingOrderModule } from 'standing-order';
import { LoyaltyModule } from './loyalty.module.js';

await serve(StandingOrderModule.forRoot({ modules: [LoyaltyModule] }));
