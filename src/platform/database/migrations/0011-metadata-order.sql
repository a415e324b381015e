-- Objects whose names the store chooses become json, which keeps the names in the order in which they were sent; jsonb
-- sorts them. Objects whose names the API defines, such as addresses, stay jsonb. Every table is rewritten.

alter table accounts alter column metadata type json using metadata::json;
alter table stores alter column metadata type json using metadata::json;
alter table api_keys alter column metadata type json using metadata::json;
alter table maintenance alter column metadata type json using metadata::json;
alter table shipping_options alter column metadata type json using metadata::json;
alter table tax_rates alter column metadata type json using metadata::json;
alter table meters alter column metadata type json using metadata::json;
alter table subscriptions alter column metadata type json using metadata::json;
alter table billing_options alter column metadata type json using metadata::json;
alter table add_ons alter column metadata type json using metadata::json;
alter table coupons alter column metadata type json using metadata::json;
alter table subscribers alter column metadata type json using metadata::json;
alter table notes alter column metadata type json using metadata::json;
alter table payment_methods alter column metadata type json using metadata::json;
alter table enrollments alter column metadata type json using metadata::json;
alter table parked_enrollments alter column metadata drop default,
  alter column metadata type json using metadata::json, alter column metadata set default '{}';
alter table invoices alter column metadata type json using metadata::json;
alter table payments alter column metadata type json using metadata::json;
alter table refunds alter column metadata type json using metadata::json;
alter table credit_notes alter column metadata type json using metadata::json;
alter table payment_gateways alter column metadata type json using metadata::json;
alter table webhook_endpoints alter column metadata type json using metadata::json;
alter table webhook_deliveries alter column metadata drop default,
  alter column metadata type json using metadata::json, alter column metadata set default '{}';
alter table usage_events alter column properties type json using properties::json,
  alter column metadata type json using metadata::json;
