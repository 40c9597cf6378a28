package no.samklang.sync.integrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.FieldRule;
import no.samklang.sync.Integration;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.Side;

/**
 * 24SevenOffice and Smartday: customers and products go to Smartday; a task that is finished there
 * becomes one sales order. Nothing is ever invoiced.
 */
public final class TwentyfoursoSmartday implements IntegrationDefinition {
  private static final Interval INTERVAL = Interval.of("15m");
  private static final Interval ITEMS_INTERVAL =
      new Interval("itemsInterval", "1h", "all items are read");

  /** What moves Smartday's mark of a change is not known (ASSUMED: every change of a task). */
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final String CUSTOMERS = "customers";
  private static final String ITEMS = "items";
  private static final String ORDERS = "orders";
  private static final List<String> ROUTES = List.of(CUSTOMERS, ITEMS, ORDERS);
  private static final List<String> NEEDED = List.of(CUSTOMERS, ITEMS);

  /** Is called by {@link java.util.ServiceLoader}. */
  public TwentyfoursoSmartday() {}

  /**
   * Returns the integration with these settings.
   *
   * @throws Settings.InvalidSettings naming every setting that is missing or wrong
   */
  public static Integration using(Map<String, String> settings) {
    return new TwentyfoursoSmartday().with(settings);
  }

  @Override
  public String id() {
    return "24so-smartday";
  }

  @Override
  public String name() {
    return "24SevenOffice and Smartday";
  }

  @Override
  public String left() {
    return "24so";
  }

  @Override
  public String right() {
    return "smartday";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    all.add(INTERVAL.setting());
    all.add(ITEMS_INTERVAL.setting());
    all.add(Triggers.setting(ROUTES));
    all.addAll(TasksToOrders.settings());
    return all;
  }

  @Override
  public List<Settings.Problem> problems(Map<String, String> values) {
    List<Settings.Problem> found = new ArrayList<>(IntegrationDefinition.super.problems(values));
    found.addAll(Triggers.problems(values, ROUTES, NEEDED));
    INTERVAL.problem(values).ifPresent(found::add);
    ITEMS_INTERVAL.problem(values).ifPresent(found::add);
    return found;
  }

  @Override
  public List<Route> routes(Settings settings) {
    Triggers triggers = Triggers.of(settings);
    List<Route> routes =
        new ArrayList<>(List.of(customers(settings, triggers), items(settings, triggers)));
    if (!triggers.off(ORDERS)) {
      routes.add(orders(settings, triggers));
    }
    return routes;
  }

  private static Route customers(Settings settings, Triggers triggers) {
    return MirrorRoute.builder(
            CUSTOMERS,
            Side.LEFT,
            EntityTypes.CUSTOMER,
            EntityTypes.CUSTOMER,
            new CustomersToSmartday())
        .match(Match.by("number", Customer::number))
        .match(Match.by("organisationNumber", Customer::organisationNumber))
        .field("deliveryAddress", FieldRule.NEVER)
        .field("contactPerson", FieldRule.NEVER)
        .whenVanished(Retirement.DEACTIVATE)
        .trigger(triggers.of(CUSTOMERS, INTERVAL.trigger(settings)))
        .build();
  }

  private static Route items(Settings settings, Triggers triggers) {
    return MirrorRoute.builder(
            ITEMS, Side.LEFT, EntityTypes.ITEM, EntityTypes.ITEM, new ItemsToSmartday())
        .match(Match.by("externalId", ItemsToSmartday::key))
        .match(Match.by("number", Item::number))
        .field("stockItem", FieldRule.NEVER)
        .field("active", FieldRule.NEVER)
        .trigger(triggers.of(ITEMS, ITEMS_INTERVAL.trigger(settings)))
        .build();
  }

  private static Route orders(Settings settings, Triggers triggers) {
    TasksToOrders mapper = new TasksToOrders(settings);
    return PostRoute.builder(
            ORDERS, Side.RIGHT, EntityTypes.WORK_ORDER, EntityTypes.SALES_ORDER, mapper)
        .mappingVersion(mapper.version())
        .comparing(TasksToOrders::ordered)
        .wholeEvery(A_DAY)
        .dependsOn(CUSTOMERS, ITEMS)
        .trigger(triggers.of(ORDERS, INTERVAL.trigger(settings)))
        .build();
  }
}
