import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { WithoutCredentials } from '../../contract/route.js';
import { DocumentService } from './document.service.js';

/** The API document, for programs. */
@WithoutCredentials()
@Controller({ path: 'openapi.json', version: VERSION_NEUTRAL })
export class DocumentController {
  private answer: Answer | undefined;

  constructor(private readonly service: DocumentService) {}

  @Get()
  get(): Answer {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    this.answer ??= new Answer(200, headers, JSON.stringify(this.service.document));
    return this.answer;
  }
}
