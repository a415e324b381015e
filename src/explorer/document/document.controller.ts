import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Answer } from '../../contract/answers/answer.js';
import { WithoutCredentials } from '../../contract/route.js';
import { apiDocument } from './api-document.js';
import { routesOf, type Controller as RoutedController } from './registered-routes.js';

/** The API document. It is built when first asked for, and the same from then on. */
@WithoutCredentials()
@Controller({ path: 'openapi.json', version: VERSION_NEUTRAL })
export class DocumentController {
  private answer: Answer | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  @Get()
  get(): Answer {
    this.answer ??= new Answer(200, { 'Content-Type': 'application/json; charset=utf-8' }, this.text());
    return this.answer;
  }

  private text(): string {
    const controllers = this.discovery.getControllers().map(({ metatype }) => metatype as RoutedController);
    return JSON.stringify(apiDocument(controllers.flatMap(routesOf)));
  }
}
