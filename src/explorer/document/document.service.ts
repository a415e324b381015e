import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { apiDocument } from './api-document.js';
import type { OpenApiDocument } from './openapi.js';
import { routesOf, type Controller } from './registered-routes.js';

/** The API document of this service. It is built when first asked for, and the same from then on. */
@Injectable()
export class DocumentService {
  private built: OpenApiDocument | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  get document(): OpenApiDocument {
    this.built ??= apiDocument(this.controllers().flatMap(routesOf));
    return this.built;
  }

  private controllers(): Controller[] {
    return this.discovery.getControllers().map(({ metatype }) => metatype as Controller);
  }
}
