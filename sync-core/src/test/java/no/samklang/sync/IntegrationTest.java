package no.samklang.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IntegrationTest {
  private static Route route(String name, String... dependsOn) {
    return MirrorRoute.builder(
            name, Side.LEFT, EntityTypes.CUSTOMER, EntityTypes.CUSTOMER, Mapper.<Customer>same())
        .dependsOn(dependsOn)
        .build();
  }

  private static List<String> order(Route... routes) {
    return Integration.builder("trial", "erp", "field").routes(routes).build().routes().stream()
        .map(Route::name)
        .toList();
  }

  @Test
  @Tag("F-29")
  void putsEachRouteAfterThoseItDependsOn() {
    assertThat(
            order(
                route("hours", "projects", "employees"),
                route("projects", "customers"),
                route("employees"),
                route("customers")))
        .containsSubsequence("customers", "projects", "hours")
        .containsSubsequence("employees", "hours");
  }

  @Test
  void keepsTheGivenOrderWhereNothingDepends() {
    assertThat(order(route("c"), route("a"), route("b"))).containsExactly("c", "a", "b");
  }

  @Test
  void refusesACircleAndNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order(route("a", "b"), route("b", "c"), route("c", "a")))
        .withMessageContaining("circle")
        .withMessageContaining("a, b, c");
  }

  @Test
  void refusesARouteThatIsNotThereAndANameUsedTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order(route("a", "missing")))
        .withMessageContaining("'missing'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order(route("a"), route("a")))
        .withMessageContaining("'a' is used twice");
  }

  @Test
  void refusesARouteNameThatCannotBeStored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> route("Kunder og prosjekter"))
        .withMessageContaining("lower-case");
  }

  @Test
  @Tag("F-61")
  void refusesAnIntervalUnderOneMinute() {
    assertThat(Trigger.every(Duration.ofMinutes(1)).interval()).contains(Duration.ofMinutes(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trigger.every(Duration.ofSeconds(59)))
        .withMessageContaining("one minute or more");
    assertThat(Trigger.manual().interval()).isEmpty();
  }

  @Test
  void appliesTheRuleOfAFieldToAllBelowIt() {
    MirrorRoute<Customer, Customer> route =
        MirrorRoute.builder(
                "customers",
                Side.LEFT,
                EntityTypes.CUSTOMER,
                EntityTypes.CUSTOMER,
                Mapper.<Customer>same())
            .field("address", FieldRule.ON_CREATE)
            .field("address.city", FieldRule.NEVER)
            .build();
    assertThat(route.rule("address.line1")).isEqualTo(FieldRule.ON_CREATE);
    assertThat(route.rule("address.city")).isEqualTo(FieldRule.NEVER);
    assertThat(route.rule("name")).isEqualTo(FieldRule.ALWAYS);
  }
}
