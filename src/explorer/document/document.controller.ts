import { Controller, Get, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import type { ContractRequest } from '../../contract/http/exchange.js';
import { WithoutCredentials } from '../../contract/route.js';
import { EXAMPLE_ADDRESS, publicAddress } from '../served-at.js';
import { DocumentService } from './document.service.js';
import type { OpenApiDocument } from './openapi.js';

const HEADERS = { 'Content-Type': 'application/json; charset=utf-8' };

/** The API document, for programs. */
@WithoutCredentials()
@Controller({ path: 'openapi.json', version: VERSION_NEUTRAL })
export class DocumentController {
  /** The text between the places that have the address of the service: all answers share it. */
  private parts: readonly Buffer[] | undefined;

  constructor(private readonly service: DocumentService) {}

  /** With the address by which it was asked for, because programs that import a document do not know where it came from. */
  @Get()
  get(@Req() request: ContractRequest): Answer {
    this.parts ??= partsOf(this.service.document);
    const address = Buffer.from(publicAddress(request));
    return new Answer(
      200,
      HEADERS,
      this.parts.flatMap((part, place) => (place === 0 ? [part] : [address, part])),
    );
  }
}

/** Links within texts are relative to the service as well. */
const OWN_LINK = '](/docs';

function partsOf(document: OpenApiDocument): Buffer[] {
  const servers = document.servers.map((server) => ({ ...server, url: EXAMPLE_ADDRESS }));
  const text = JSON.stringify({ ...document, servers }).replaceAll(OWN_LINK, `](${EXAMPLE_ADDRESS}/docs`);
  return text.split(EXAMPLE_ADDRESS).map((part) => Buffer.from(part));
}
