-- Spreads the tables over a Citus cluster, by store: see "Spreading the tables" in the README, which also says what has
-- not been tried. For the coordinator, once, after a first start has made the tables, and while no process runs.
-- The order is that of the foreign keys.

-- Also in the configuration of every node: the triggers that write events write to the same store's shard.
set citus.enable_unsafe_triggers = on;

-- What its trigger does concerns stores on all nodes, which a reference table's trigger may not.
drop trigger accounts_standing on accounts;
select create_reference_table('accounts');

select create_distributed_table('stores', 'id', colocate_with => 'none');
select create_distributed_table('api_keys', 'store_id', colocate_with => 'stores');
select create_distributed_table('idempotency_keys', 'store_id', colocate_with => 'stores');

select create_distributed_table('shipping_options', 'store_id', colocate_with => 'stores');
select create_distributed_table('tax_rates', 'store_id', colocate_with => 'stores');
select create_distributed_table('meters', 'store_id', colocate_with => 'stores');
select create_distributed_table('subscriptions', 'store_id', colocate_with => 'stores');
select create_distributed_table('subscription_tax_rates', 'store_id', colocate_with => 'stores');
select create_distributed_table('billing_options', 'store_id', colocate_with => 'stores');
select create_distributed_table('add_ons', 'store_id', colocate_with => 'stores');
select create_distributed_table('coupons', 'store_id', colocate_with => 'stores');
select create_distributed_table('coupon_subscriptions', 'store_id', colocate_with => 'stores');

select create_distributed_table('subscribers', 'store_id', colocate_with => 'stores');
select create_distributed_table('notes', 'store_id', colocate_with => 'stores');
select create_distributed_table('payment_methods', 'store_id', colocate_with => 'stores');

select create_distributed_table('enrollments', 'store_id', colocate_with => 'stores');
select create_distributed_table('enrollment_holdings', 'store_id', colocate_with => 'stores');
select create_distributed_table('enrollment_add_ons', 'store_id', colocate_with => 'stores');
select create_distributed_table('coupon_redemptions', 'store_id', colocate_with => 'stores');
select create_distributed_table('parked_enrollments', 'store_id', colocate_with => 'stores');
select create_distributed_table('invoice_counters', 'store_id', colocate_with => 'stores');
select create_distributed_table('invoices', 'store_id', colocate_with => 'stores');
select create_distributed_table('payments', 'store_id', colocate_with => 'stores');
select create_distributed_table('usage_events', 'store_id', colocate_with => 'stores');
select create_distributed_table('billed_usage', 'store_id', colocate_with => 'stores');

select create_distributed_table('payment_gateways', 'store_id', colocate_with => 'stores');
select create_distributed_table('test_gateway_requests', 'store_id', colocate_with => 'stores');
select create_distributed_table('counters', 'store_id', colocate_with => 'stores');
select create_distributed_table('credit_notes', 'store_id', colocate_with => 'stores');
select create_distributed_table('line_accounts', 'store_id', colocate_with => 'stores');
select create_distributed_table('line_credits', 'store_id', colocate_with => 'stores');
select create_distributed_table('held_credits', 'store_id', colocate_with => 'stores');
select create_distributed_table('balance_refunds', 'store_id', colocate_with => 'stores');
select create_distributed_table('refunds', 'store_id', colocate_with => 'stores');

select create_distributed_table('event_log', 'store_id', colocate_with => 'stores');
select create_distributed_table('webhook_endpoints', 'store_id', colocate_with => 'stores');
select create_distributed_table('webhook_deliveries', 'store_id', colocate_with => 'stores');

select create_distributed_table('event_listeners', 'store_id', colocate_with => 'stores');
select create_distributed_table('daily_tasks', 'store_id', colocate_with => 'stores');
