package no.samklang.connector.proresult;

import java.time.LocalDate;
import java.util.Map;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Item withdrawals. VERIFIED: a line may be free text; what was invoiced is corrected by a return,
 * which is a line of its own. Figures stay as they were sent, signs too.
 */
final class ApiWithdrawals implements ApiForm<ItemWithdrawal> {

  private final @Nullable LocalDate from;

  /** Makes the form of withdrawals, of all days or from one on. */
  ApiWithdrawals(@Nullable LocalDate from) {
    this.from = from;
  }

  @Override
  public boolean isAsked(ApiRow row) {
    boolean marked = Boolean.TRUE.equals(row.flag(ApiNames.Assumed.INVOICED));
    return !marked && ApiHours.isSince(row, from);
  }

  @Override
  public String key() {
    return ApiNames.Assumed.ID;
  }

  @Override
  public ItemWithdrawal read(ApiRow row) {
    row.required(ApiNames.Assumed.ID);
    String item = row.text(ApiNames.Assumed.ITEM_NUMBER);
    return ItemWithdrawal.builder()
        .date(row.requiredDay(ApiNames.Assumed.DAY))
        .employee(ApiHours.employee(row))
        .project(ApiHours.project(row))
        .item(item == null ? null : Ref.to(EntityTypes.ITEM, item, item))
        .freeText(row.requiredFlag(ApiNames.Assumed.FREE_TEXT))
        .text(row.text(ApiNames.Assumed.ITEM_TEXT))
        .quantity(row.requiredDecimal(ApiNames.Assumed.QUANTITY))
        .unit(row.text(ApiNames.Assumed.UNIT))
        .price(row.requiredDecimal(ApiNames.Assumed.PRICE))
        .cost(row.decimal(ApiNames.Assumed.COST))
        .returned(row.requiredFlag(ApiNames.Assumed.RETURN))
        .returnOf(row.text(ApiNames.Assumed.RETURN_OF))
        .attributes(row.attributes(Map.of(Attributes.ERP_NUMBER, ApiNames.Assumed.ERP_NUMBER)))
        .build();
  }
}
