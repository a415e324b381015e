import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PERIOD_US = 20_000;
const V1 = '/sys/fs/cgroup/cpu';
const V2 = '/sys/fs/cgroup';

/**
 * Gives a process no more than a part of one core, where Linux and its user allow that: then how much several processes
 * do together can be seen on a machine that has not a core for each.
 * @returns what takes the limit's group away once the process has ended; undefined where there are no such limits
 */
export function limitCpu(pid, share) {
  const root = existsSync(join(V1, 'cpu.cfs_quota_us')) ? V1 : V2;
  const group = join(root, `standing-order-bench-${pid}`);
  const quotaUs = Math.round(share * PERIOD_US);
  try {
    mkdirSync(group);
    if (root === V1) {
      writeFileSync(join(group, 'cpu.cfs_period_us'), String(PERIOD_US));
      writeFileSync(join(group, 'cpu.cfs_quota_us'), String(quotaUs));
    } else writeFileSync(join(group, 'cpu.max'), `${quotaUs} ${PERIOD_US}`);
    writeFileSync(join(group, 'cgroup.procs'), String(pid));
  } catch {
    return undefined;
  }
  return () => rmdirSync(group);
}
