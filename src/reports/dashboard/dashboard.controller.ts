import { Controller, Get, Param, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import type { ContractRequest } from '../../contract/http/exchange.js';
import { WithoutCredentials } from '../../contract/route.js';
import { atPrefix } from '../../platform/pages/at-prefix.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { DASHBOARD_ASSETS } from './assets.js';
import { dashboardPage } from './page.js';

/** The page that shows a store its reports. It asks the API for them as any caller would, with the store's own key. */
@WithoutCredentials()
@Controller({ path: 'dashboard', version: VERSION_NEUTRAL })
export class DashboardController {
  private html: string | undefined;

  @Get()
  page(@Req() { pathPrefix = '' }: ContractRequest): Answer {
    this.html ??= dashboardPage();
    return new Answer(200, PAGE_HEADERS, atPrefix(this.html, pathPrefix));
  }

  /** Also the page itself, for those who end its path with a slash: there are no redirects. */
  @Get('{*asset}')
  asset(@Param('asset') path: readonly string[] | undefined, @Req() request: ContractRequest): Answer {
    if (path === undefined) return this.page(request);
    const asset = DASHBOARD_ASSETS.find(path.join('/'));
    if (asset === undefined) throw new Failure('unknown_url');
    return new Answer(200, asset.headers, asset.content);
  }
}
