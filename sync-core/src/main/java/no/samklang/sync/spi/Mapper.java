package no.samklang.sync.spi;

/**
 * Makes the wanted target record of a source record. A pure function: no I/O, same answer for same
 * input, called from several threads. References are passed on in the source's terms; the engine
 * translates them.
 *
 * @param <S> class of the source record
 * @param <T> class of the wanted record
 */
@FunctionalInterface
public interface Mapper<S, T> {
  /** Maps one record. A {@link RuntimeException} parks this record as rejected; others go on. */
  Mapping<T> map(S source, MappingContext context);

  /** Returns the mapper that passes a record on as it is. */
  static <S> Mapper<S, S> same() {
    return (source, context) -> Mapping.mapped(source);
  }
}
