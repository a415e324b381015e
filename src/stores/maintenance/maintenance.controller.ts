import { Body, Controller, Get, Put } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { Returns, ForOperator } from '../../contract/route.js';
import { MaintenanceBody, MaintenanceChange } from './maintenance.dto.js';
import { MAINTENANCE, maintenance } from './maintenance.resource.js';
import { MaintenanceWatch } from './maintenance-watch.js';

@ForOperator()
@Controller('operator/maintenance')
export class MaintenanceController {
  constructor(private readonly watch: MaintenanceWatch) {}

  @Get()
  @Returns(MaintenanceBody)
  get(@CurrentCaller() caller: OperatorCaller) {
    return maintenance.get(caller, MAINTENANCE);
  }

  @Put()
  @Returns(MaintenanceBody)
  async change(@CurrentCaller() caller: OperatorCaller, @Body() change: MaintenanceChange) {
    const changed = await maintenance.change(caller, MAINTENANCE, change);
    await caller.afterCommit(() => this.watch.read());
    return changed;
  }
}
