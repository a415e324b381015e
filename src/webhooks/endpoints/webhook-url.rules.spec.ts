import { describe, expect, it } from '@jest/globals';
import { isWebhookUrl, webhookUrlRules } from './webhook-url.rules.js';

const sentences = (url: string) => webhookUrlRules.flatMap((rule) => rule.faults({ url }).map(({ text }) => text));

describe('the URL of an endpoint', () => {
  it.each([
    'https://example.com',
    'http://example.com:8080/a/b?c=d',
    'https://bücher.example/',
    'HTTPS://EXAMPLE.COM/',
  ])('may be %s', (url) => {
    expect(sentences(url)).toEqual([]);
    expect(isWebhookUrl(url)).toBe(true);
  });

  it.each([
    ['example.com', 'Must be a whole URL, such as https://example.com/webhooks'],
    ['/webhooks', 'Must be a whole URL, such as https://example.com/webhooks'],
    ['https://', 'Must be a whole URL, such as https://example.com/webhooks'],
    ['https://[::1', 'Must be a whole URL, such as https://example.com/webhooks'],
    ['ftp://example.com/', 'Must start with https:// or http://'],
    ['file:///etc/passwd', 'Must start with https:// or http://'],
    ['javascript:alert(1)', 'Must start with https:// or http://'],
    ['https://ann@example.com/', 'Must hold no user and no password: the signature tells who calls'],
    ['https://ann:pw@example.com/', 'Must hold no user and no password: the signature tells who calls'],
    ['https://example.com/#a', 'Must have no fragment, which nobody would be sent'],
    ['https://example.com/#', 'Must have no fragment, which nobody would be sent'],
  ])('is refused in words: %s', (url, sentence) => {
    expect(sentences(url)).toEqual([sentence]);
    expect(isWebhookUrl(url)).toBe(false);
  });
});
