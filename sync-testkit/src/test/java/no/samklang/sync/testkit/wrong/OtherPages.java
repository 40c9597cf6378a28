package no.samklang.sync.testkit.wrong;

import java.util.function.UnaryOperator;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** A source of customers that gives other pages than it should. */
class OtherPages extends DelegatingSource {
  private final UnaryOperator<Page<SourceRecord<Customer>>> change;

  OtherPages(SourceSystem right, UnaryOperator<Page<SourceRecord<Customer>>> change) {
    super(right);
    this.change = change;
  }

  @Override
  @SuppressWarnings("unchecked") // the contract reads customers
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    Object page = super.read(type, after, options);
    return (Page<SourceRecord<T>>) (Object) change.apply((Page<SourceRecord<Customer>>) page);
  }
}
