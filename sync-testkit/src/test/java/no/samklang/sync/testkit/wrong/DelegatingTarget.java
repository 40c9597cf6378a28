package no.samklang.sync.testkit.wrong;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Writing;
import no.samklang.sync.spi.Written;

/** A target that does as another does; a subclass departs from it. */
class DelegatingTarget implements TargetSystem {
  final TargetSystem right;

  DelegatingTarget(TargetSystem right) {
    this.right = right;
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    return right.list(type, after, options);
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    return right.find(type, key);
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return right.fetch(type, ids);
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    return right.locate(type, wanted, writing);
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    return right.create(type, wanted, writing);
  }

  @Override
  public <T> Receipt resume(EntityType<T> type, T wanted, Writing writing) {
    return right.resume(type, wanted, writing);
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    return right.update(type, id, change);
  }

  @Override
  public <T> List<Written> writeAll(EntityType<T> type, List<Write<T>> writes) {
    return right.writeAll(type, writes);
  }

  @Override
  public void retire(EntityType<?> type, String id, Retirement how) {
    right.retire(type, id, how);
  }
}
